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
        """What can be done with the page, and of what cannot the reason."""
        one, some = page.customer_id is not None, page.board.devices > 0
        self.assign.setEnabled(one and some)
        self.print.setEnabled(one and bool(page.board.cells))
        does = self.tr("Gives new PCs and sites of this customer the duties they lack")
        bare = self.tr("This customer has no PC yet: draw or import its network first")
        nobody = self.tr("Choose a customer at the top to assign its duties")
        _tell(self.assign, (does if some else bare) if one else nobody)
        empty = "" if page.board.cells else self.tr("There is nothing to print: assign the duties first")
        _tell(self.print, empty if one else self.tr("Choose a customer at the top to print its checklist"))


def _tell(button: QPushButton, words: str) -> None:
    button.setToolTip(words)
    button.setStatusTip(words)
    button.setAccessibleDescription(words)
