"""The compliance window opened from the Checklist tab; one that is open comes to the front."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.checklists.dossier.window import ComplianceWindow
from istes_desk.gui.desk import Desk

CONFORMITY, PRIVACY, DOSSIER = range(3)


def open_compliance(bench: Bench) -> None:
    """Conformity and privacy of the customer at the top."""
    _open(bench, CONFORMITY)


def open_dossier(bench: Bench) -> None:
    """The page that prints."""
    _open(bench, DOSSIER)


def _open(bench: Bench, page: int) -> None:
    scope = bench.scope()
    if scope is not None:
        show_compliance(bench.desk, bench.window, scope, page)


def show_compliance(
    desk: Desk, parent: QWidget, customer_id: int, page: int = CONFORMITY
) -> ComplianceWindow:
    """One window for each customer."""
    found = [one for one in parent.findChildren(ComplianceWindow) if one.customer_id == customer_id]
    window = found[0] if found else ComplianceWindow(desk, customer_id, parent)
    window.tabs.setCurrentIndex(page)
    window.show()
    window.raise_()
    window.activateWindow()
    return window
