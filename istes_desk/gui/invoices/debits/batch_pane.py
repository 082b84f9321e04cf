"""The files made so far and what can be done with the one in front. Decides nothing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.invoices.debits.batch_tree import BatchTree
from istes_desk.gui.invoices.debits.return_form import ReturnForm
from istes_desk.gui.theme import HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.debits.history import BatchView


class BatchPane(QWidget):
    """Tree, buttons, the form of a return, and a line for what was refused."""

    def __init__(self, fmt: Formatter, today: date) -> None:
        super().__init__()
        self.setObjectName("debitHistory")
        self._today = today
        self.tree, self.form = BatchTree(fmt), ReturnForm(today)
        self.wrong = tinted(PlainLabel(), Tone.DANGER)
        self.wrong.setObjectName("debitHistoryError")
        self.wrong.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wrong.setWordWrap(True)
        self.empty = tinted(
            PlainLabel(self.tr("The files made for the bank will be listed here.")), Tone.MUTED
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setObjectName("noBatches")
        self._arrange()
        self.tree.currentItemChanged.connect(lambda _now, _before: self._on_current())
        self.refuse("")

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, HALF, 0, 0)
        column.addLayout(self._make_buttons())
        column.addWidget(self.form)
        column.addWidget(self.wrong)
        column.addWidget(self._stack, 1)

    def _make_buttons(self) -> QHBoxLayout:
        self.save = self._button("debitSave", "save", self.tr("Sa&ve the file…"))
        self.tell = self._button("debitNotice", "mail", self.tr("&Pre-notification"))
        self.collected = self._button("debitCollected", "ok", self.tr("Co&llected"))
        self.returned = self._button("debitReturned", "undo", self.tr("&Returned…"))
        self.withdraw = self._button("debitWithdraw", "cross", self.tr("&Withdraw"))
        self.collected.setToolTip(self.tr("All that was not returned is paid on the day of the collection"))
        self.withdraw.setToolTip(self.tr("The file never went to the bank: its invoices are open again"))
        self.returned.setToolTip(self.tr("The bank gave the chosen collection back"))
        menu = QMenu(self.tell)
        self.mail = self._action(menu, "noticeMail", "mail", self.tr("By e-&mail"))
        self.copy = self._action(menu, "noticeCopy", "copy", self.tr("&Copy the text"))
        self.print = self._action(menu, "noticePrint", "print", self.tr("&Print…"))
        self.told = self._action(menu, "noticeDone", "ok", self.tr("Mark as &notified"))
        self.tell.setMenu(menu)
        sure = QMenu(self.withdraw)
        self.withdrawn = self._action(sure, "withdrawYes", "undo", self.tr("&Yes, it never went to the bank"))
        self.withdraw.setMenu(sure)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Files for the bank")))
        row.addStretch(1)
        for button in (self.save, self.tell, self.collected, self.returned, self.withdraw):
            row.addWidget(button)
        return row

    def _button(self, name: str, drawing: str, text: str) -> QPushButton:
        button = QPushButton(icon(drawing), text)
        button.setObjectName(name)
        return button

    def _action(self, menu: QMenu, name: str, drawing: str, text: str) -> QAction:
        action = menu.addAction(icon(drawing), text)
        action.setObjectName(name)
        return action

    def show_batches(self, views: tuple[BatchView, ...], today: date, wanted: int = 0) -> None:
        """Choice and refusal stay unless another file comes to the front."""
        self._today = today
        self.tree.show_batches(views, wanted)
        self._stack.setCurrentWidget(self.tree if views else self.empty)
        self._on_current()

    def refuse(self, words: str) -> None:
        """Why it was not done; "" takes it away."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _on_current(self) -> None:
        """A button that could only refuse is off."""
        view, line = self.tree.batch, self.tree.line
        passed = view is not None and view.batch.collection_on <= self._today
        standing = view is not None and view.returned < len(view.lines)
        self.save.setEnabled(view is not None)
        self.tell.setEnabled(standing)
        self.collected.setEnabled(passed and view is not None and bool(view.open))
        back = line is not None and line.debit.returned_on is not None
        self.returned.setText(self.tr("Not &returned") if back else self.tr("&Returned…"))
        self.returned.setEnabled(line is not None)
        self.withdraw.setEnabled(standing and not passed)
        self.form.hide()
