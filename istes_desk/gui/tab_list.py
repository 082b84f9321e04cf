"""Which tabs there are, in their order. A tab's module is imported when the tab is first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from istes_desk.gui.tab import Tab

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TabSpec:
    """``kind`` is the class in ``istes_desk.gui.<module>``; ``places``: the kinds of places it can show.

    ``title`` gives its name in the user's language.
    """

    module: str
    kind: str
    icon: str
    title: Callable[[], str]
    places: tuple[str, ...] = ()

    def load(self) -> type[Tab]:
        """The class; imports its module."""
        kind: type[Tab] = getattr(import_module(f"istes_desk.gui.{self.module}.tab"), self.kind)
        return kind


TABS = (
    TabSpec("incidents", "IncidentsTab", "queue", lambda: translate("IncidentsTab", "Queue"), ("incident",)),
    TabSpec("network", "NetworkTab", "map", lambda: translate("NetworkTab", "Maps"), ("site", "device")),
    TabSpec(
        "checklists",
        "ChecklistsTab",
        "checklist",
        lambda: translate("ChecklistsTab", "Checklist"),
        ("duty", "compliance"),
    ),
    TabSpec("timer", "TimerTab", "timer", lambda: translate("TimerTab", "Timer"), ("intervention",)),
    TabSpec(
        "customers",
        "CustomersTab",
        "customers",
        lambda: translate("CustomersTab", "Customers"),
        ("customer",),
    ),
    TabSpec("deadlines", "DeadlinesTab", "deadlines", lambda: translate("DeadlinesTab", "Deadlines")),
    TabSpec(
        "invoices",
        "InvoicesTab",
        "invoices",
        lambda: translate("InvoicesTab", "Invoices"),
        ("invoice",),
    ),
    TabSpec(
        "settings",
        "SettingsTab",
        "settings",
        lambda: translate("SettingsTab", "Settings"),
        ("firm", "tariff"),
    ),
)
QUEUE, TIMER = 0, 3


def index_of(kind: type[Tab]) -> int:
    """The place of a tab in the row."""
    return [spec.kind for spec in TABS].index(kind.__name__)
