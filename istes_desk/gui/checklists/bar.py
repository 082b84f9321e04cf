"""The line above the matrix: today's work, counts as filters, assigning, printing, everything else."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from istes_desk.gui.checklists.chips import Chips
from istes_desk.gui.checklists.page_reading import Page
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID


class Bar(QWidget):
    """Buttons and chips; does nothing itself. ``more`` is the menu of the table of commands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklistBar")
        self.today = self._button("todaySwitch", "calendar", self.tr("&Today"))
        self.today.setCheckable(True)
        self.today.setToolTip(self.tr("The work of today, place by place"))
        self.overview = self._button("overviewSwitch", "checklist", self.tr("&Overview"))
        self.overview.setCheckable(True)
        self.overview.setToolTip(self.tr("How customers, sites and PCs stand"))
        self.overview.toggled.connect(lambda on: self.today.setChecked(False) if on else None)
        self.today.toggled.connect(lambda on: self.overview.setChecked(False) if on else None)
        self.print = self._button("printMatrix", "print", self.tr("&Print…"))
        self.assign = self._button("assignMore", "add", self.tr("&Assign"))
        self.assign.setToolTip(self.tr("Gives new PCs and sites of this customer the duties they lack"))
        self.chips = Chips()
        self._menu_button = self._button("moreDuties", "more", self.tr("&More"))
        self.more = QMenu(self._menu_button)
        self._menu_button.setMenu(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.addWidget(self.overview)
        row.addWidget(self.today)
        row.addWidget(self.chips, 1)
        for button in (self.assign, self.print, self._menu_button):
            row.addWidget(button)

    def _button(self, name: str, drawing: str, text: str) -> QPushButton:
        button = QPushButton(icon(drawing), text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        return button

    def show_for(self, page: Page) -> None:
        """What can be done with the page."""
        one = page.customer_id is not None
        self.assign.setEnabled(one and page.board.devices > 0)
        self.print.setEnabled(one and bool(page.board.cells))
        why = self.tr("Choose a customer at the top to print its checklist")
        self.print.setToolTip("" if one else why)
