"""What the Fatture tab asks of each of its pages; the defaults do nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from istes_desk.gui.invoices.bench import Bench
from istes_desk.services.changes import Changes


class InvoicePage(QWidget):
    """A page is made when it is first shown, and reads what it shows by ``reload``.

    ``counter_changed`` was emitted with the number of things on which someone must act.
    """

    counter_changed = Signal(int)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench

    def reload(self) -> None:
        """Reads everything shown; selection and scroll stay."""

    def on_changes(self, changes: Changes) -> None:
        """Reads again what the changes touch."""
        if changes.invoices or changes.customers or changes.settings:
            self.reload()

    def activate(self) -> None:
        """It was brought to the front: give focus to its main list."""

    def print_page(self) -> None:
        """Ctrl+P."""

    def explain(self) -> None:
        """F1."""
