"""What the main window asks of every tab, and how tabs ask for each other without knowing each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from istes_desk.domain.billing_rules import WorkCategory
from istes_desk.gui.desk import Desk
from istes_desk.services.changes import Changes


@dataclass(frozen=True, slots=True)
class WorkRequest:
    """Asks to start the timer; every field but the customer may be 0 or empty.

    Without ``category`` the incident decides.
    """

    customer_id: int
    incident_id: int = 0
    site_id: int = 0
    device_ids: tuple[int, ...] = ()
    category: WorkCategory | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be shown: ``kind`` is customer, incident, device, site, intervention or duty."""

    kind: str
    id: int


class Navigator(QObject):
    """The signals by which one tab asks for another; the main window listens.

    ``vault_changed`` was emitted with whether credentials may be shown just now.
    """

    work_asked = Signal(WorkRequest)
    place_asked = Signal(Place)
    vault_changed = Signal(bool)


class Tab(QWidget):
    """Base of the tabs: view plus presenter. Override what makes sense; the defaults do nothing.

    ``counter_changed`` was emitted with the number of things on which someone must act.
    """

    counter_changed = Signal(int)

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.navigator = desk, navigator

    def complete(self) -> None:
        """The start is over: what the first paint did without."""

    def on_changes(self, changes: Changes) -> None:
        """Refreshes what the changes touch; selection, scroll and focus stay."""

    def set_scope(self, customer_id: int | None) -> None:
        """The customer chosen at the top; None is all."""

    def activate(self) -> None:
        """The tab was brought to the front: give focus to its main list."""

    def create_new(self) -> None:
        """Ctrl+N."""

    def print_page(self) -> None:
        """Ctrl+P."""

    def explain(self) -> None:
        """F1: why is the selected thing here, what does it cost."""

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Mail files handed over by a second start; True when this tab takes them."""
        del paths
        return False

    def show_place(self, place: Place) -> bool:
        """Selects and shows the place if it is one of this tab's; True when it was."""
        del place
        return False
