"""Credentials of one device: listed without secrets; reveal, copy, rotate, delete."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.compliance import RegisterAction
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.vault import CredentialHandle
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.entity_form import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.network.vault.credential_dialog import CredentialDialog
from istes_desk.gui.network.vault.delete_question import ask_to_delete
from istes_desk.gui.network.vault.help_page import HelpButton
from istes_desk.gui.network.vault.reveal import RevealPopup
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.network.vault.work import VaultWork
from istes_desk.gui.network.words import credential_kinds
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.manners import copies, left_heads
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.network import plan_view
from istes_desk.services.vault import CredentialDraft


class CredentialsPanel(QWidget):
    """Reads its own rows again after each change."""

    def __init__(self, desk: Desk, session: VaultSession, site_id: int, device_id: int) -> None:
        super().__init__()
        self._desk, self._session, self._site_id, self._device_id = desk, session, site_id, device_id
        self._rows: tuple[CredentialHandle, ...] = ()
        self._work = VaultWork(desk, session, self)
        self.table = self._make_table()
        self.message, self.help = PlainLabel(), HelpButton(self)
        self._open: QDialog | None = None
        self._lay_out()
        session.locked.connect(self.close_all)
        self.reload()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("credentialTable")
        table.setAccessibleName(self.tr("Credentials"))
        headings = (self.tr("Label"), self.tr("User name"), self.tr("Kind"), self.tr("Last changed"))
        table.setHorizontalHeaderLabels(headings)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        left_heads(table)
        copies(table)
        table.itemSelectionChanged.connect(self._on_selection)
        return table

    def _lay_out(self) -> None:
        self.message.setObjectName("credentialMessage")
        self.message.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        row, self._buttons = QHBoxLayout(), []
        actions = (
            ("addCredential", "add", self.tr("A&dd…"), self._add),
            ("revealCredential", "reveal", self.tr("&Reveal"), self._reveal),
            ("copyCredential", "copy", self.tr("C&opy"), self._copy),
            ("rotateCredential", "refresh", self.tr("Ne&w secret…"), self._rotate),
            ("deleteCredential", "delete", self.tr("D&elete"), self._delete),
        )
        for name, sign, text, slot in actions:
            button = QPushButton(icon(sign), text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch(1)
        return row

    def reload(self) -> None:
        """The rows as they are now."""
        self._desk.tasks.read(
            lambda uow: plan_view(uow, self._site_id).credentials_of(self._device_id), self._show, owner=self
        )

    def _show(self, rows: tuple[CredentialHandle, ...]) -> None:
        self._rows = rows
        current = max(0, self.table.currentRow())
        kinds = credential_kinds()
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            changed = full_date(date_of(row.rotated_at or row.created_at))
            for column, text in enumerate((row.label, row.user_name, kinds[row.kind], changed)):
                self.table.setItem(at, column, QTableWidgetItem(text))
        if rows:
            self.table.selectRow(min(current, len(rows) - 1))
        else:
            self._say(self.tr("No credentials yet: add the first one."))
        self._on_selection()

    def _on_selection(self) -> None:
        self.close_all()
        for button in self._buttons[1:]:
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> CredentialHandle | None:
        at = self.table.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.help.offer(None)

    def _fail(self, error: Exception) -> None:
        self._say(words_of(error))
        self.help.offer(error)

    def _changed(self, text: str) -> None:
        self._say(text)
        self.reload()

    def _add(self) -> None:
        dialog = CredentialDialog(self._device_id, None, self)

        def offered(draft: CredentialDraft, secret: str) -> None:
            self._work.add(draft, secret, lambda why: self._saved(dialog, why), refused(dialog))

        dialog.offered.connect(offered)
        self._show_dialog(dialog)

    def _rotate(self) -> None:
        row = self._chosen()
        if row is None:
            return
        dialog = CredentialDialog(self._device_id, row, self)

        def offered(_draft: CredentialDraft, secret: str) -> None:
            self._work.rotate(row, secret, lambda why: self._saved(dialog, why), refused(dialog))

        dialog.offered.connect(offered)
        self._show_dialog(dialog)

    def _show_dialog(self, dialog: QDialog) -> None:
        """One at a time; a lock closes it."""
        self.close_all()
        self._open = dialog
        dialog.open() if isinstance(dialog, CredentialDialog) else dialog.show()

    @Slot()
    def close_all(self) -> None:
        """Nothing is shown or half typed any more."""
        dialog, self._open = self._open, None
        if dialog is not None and shiboken6.isValid(dialog):
            dialog.reject()

    def _saved(self, dialog: CredentialDialog, why: str) -> None:
        if shiboken6.isValid(dialog):
            dialog.accept()
        self._changed(self.tr("Saved in the vault. {}").format(why))

    def _reveal(self) -> None:
        row = self._chosen()
        if row is None:
            return

        def show(secret: str) -> None:
            self._say("")
            self._show_dialog(RevealPopup(row.label, secret, self._desk.workstation, self))

        self._work.use(row, RegisterAction.CREDENTIAL_SHOWN, show, self._fail)

    def _copy(self) -> None:
        if (row := self._chosen()) is not None:
            self._work.use(row, RegisterAction.CREDENTIAL_COPIED, self._copied, self._fail)

    def _copied(self, secret: str) -> None:
        board = self._session.clipboard
        board.put(secret)
        self._say(self.tr("Copied. The clipboard is cleared after {} seconds.").format(board.seconds))

    def _delete(self) -> None:
        """Asks once: a secret that is gone cannot be brought back."""
        row = self._chosen()
        if row is None:
            return
        done = self.tr("Deleted.")
        ask_to_delete(
            self, row.label, lambda: self._work.remove(row.id, lambda: self._changed(done), self._fail)
        )


def refused(dialog: CredentialDialog) -> Callable[[Exception], None]:
    """Tells the dialog, unless a lock has closed it."""

    def tell(error: Exception) -> None:
        if shiboken6.isValid(dialog):
            dialog.refuse(error)

    return tell
