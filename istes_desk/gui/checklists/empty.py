"""What stands in the place of the matrix while there is nothing to show: why, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from istes_desk.gui import theme
from istes_desk.gui.checklists.page_reading import Page
from istes_desk.gui.theme import GRID, TextSize
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary


class EmptyState(QWidget):
    """``assign_asked``: give this customer's PCs their duties."""

    assign_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyChecklist")
        self._title, self._hint = PlainLabel(), PlainLabel()
        self._title.setFont(theme.font(TextSize.TITLE, bold=True))
        self._title.setObjectName("emptyTitle")
        self.assign = QPushButton(self.tr("&Assign the duties"))
        self.assign.setObjectName("assignDuties")
        self.assign.setAccessibleName(self.tr("Assign the duties"))
        primary(self.assign)
        self.assign.clicked.connect(self.assign_asked)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addStretch(1)
        for widget in (self._title, self._hint, self.assign):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_for(self, page: Page | None) -> None:
        """The words for an empty page; None while it is being read."""
        self.assign.setVisible(page is not None and page.customer_id is not None and page.board.devices > 0)
        title, hint = self._words(page)
        self._title.setText(title)
        self._hint.setText(hint)

    def _words(self, page: Page | None) -> tuple[str, str]:
        if page is None:
            return self.tr("Reading the checklist…"), ""
        if page.customer_id is None:
            return (
                self.tr("No duties assigned yet"),
                self.tr("Choose a customer at the top, then assign the duties to its PCs."),
            )
        if page.board.devices == 0:
            return self.tr("This customer has no PCs yet"), self.tr("Draw them on the network plan first.")
        return (
            self.tr("No duties assigned to this customer"),
            self.tr("Every PC gets its own duties, every site those of the firewall and of the plan."),
        )

    def all_done(self) -> None:
        """The work list is empty."""
        self._title.setText(self.tr("Nothing left to do today"))
        self._hint.setText(self.tr("The matrix shows what comes next."))
        self.assign.setVisible(False)
