"""What stands in the place of the matrix while there is nothing to show: why, and the first step."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from istes_desk.gui.checklists.page_reading import Page
from istes_desk.gui.widgets.empty_state import EmptyState


class EmptyChecklist(EmptyState):
    """``assign_asked``: give this customer's PCs their duties."""

    assign_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("EmptyChecklist", "&Assign the duties")
        super().__init__("checklist", "", "", [("assignDuties", words, self._ask)], parent)
        self.title.setObjectName("emptyTitle")
        self._buttons = self.findChildren(QPushButton)
        self.show_for(None)

    def _ask(self) -> None:
        self.assign_asked.emit()

    def show_for(self, page: Page | None) -> None:
        """The words for an empty page; None while it is being read."""
        can = page is not None and page.customer_id is not None and page.board.devices > 0
        self._tell(*self._words(page), can=can)

    def _tell(self, title: str, hint: str, *, can: bool = False) -> None:
        self.title.setText(title)
        self.sentence.setText(hint)
        for button in self._buttons:
            button.setVisible(can)

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
        self._tell(self.tr("Nothing left to do today"), self.tr("The matrix shows what comes next."))
