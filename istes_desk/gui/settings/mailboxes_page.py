"""The mailboxes: a list, a form below it, a try of the connection. The password goes to the keyring only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.domain.mailboxes import Mailbox, Transport
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.entity_form import EntityForm
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.settings.mailbox_fields import mailbox_fields
from istes_desk.gui.theme import GRID, Tone, font
from istes_desk.gui.widgets.manners import as_tall_as_lines
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.scrolling import scrolling
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.delivering import try_sending
from istes_desk.services.mailboxes import (
    IMAP_PORTS,
    SMTP_PORTS,
    failures,
    mailboxes,
    new_mailbox,
    save_mailbox,
    try_out,
)

W = TypeVar("W", bound=QWidget)
ROLE = Qt.ItemDataRole.UserRole
PORTS = {"imap": IMAP_PORTS, "smtp": SMTP_PORTS}


class MailboxesPage(QFrame):
    """``refresh`` reads the list again; what is being typed stays."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("mailboxesPage")
        self.setProperty("card", True)
        self._desk = desk
        self._rows: Sequence[Mailbox] = ()
        self.list = QListWidget()
        self.list.setObjectName("mailboxList")
        self.list.setAccessibleName(self.tr("Mailboxes"))
        self.list.currentItemChanged.connect(self._open)
        self.form = EntityForm("mailboxForm", mailbox_fields(), buttons=False)
        self._area = scrolling(self.form)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._close)
        self._add = self._button("mailboxAdd", self.tr("&Add mailbox"), "add")
        self._add.clicked.connect(self._on_add)
        self._keep = self._button("mailboxSave", self.tr("&Save"), "")
        self._keep.clicked.connect(self.form.save)
        self._try = self._button("mailboxTry", self.tr("&Try the connection"), "refresh")
        self._try.clicked.connect(self._on_try)
        self._told = PlainLabel()
        self._told.setObjectName("mailboxTold")
        self._told.setWordWrap(True)
        self._lay_out()
        self._close()
        self._follow_ports()

    def _button(self, name: str, text: str, sign: str) -> QPushButton:
        button = QPushButton(icon(sign), text) if sign else QPushButton(text)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Mailboxes"))
        title.setFont(font(bold=True))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._add)
        buttons = QHBoxLayout()
        buttons.addWidget(self._try)
        buttons.addStretch(1)
        buttons.addWidget(primary(self._keep))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)
        column.addWidget(self._told)
        column.addStretch(0)

    def refresh(self) -> None:
        """Reads the mailboxes again."""
        self._desk.tasks.read(lambda uow: (mailboxes(uow), failures(uow)), self._show, owner=self)

    def _show(self, found: tuple[Sequence[Mailbox], Mapping[int, str]]) -> None:
        rows, wrong = self._rows, _ = found
        chosen = self._chosen_id()
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = self._line(row, wrong.get(row.id, "") if row.active else "")
            item.setData(ROLE, row.id)
            self.list.addItem(item)
            if row.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        as_tall_as_lines(self.list)
        if not rows:
            self._tell(self.tr("No mailbox yet: mail can only come in as files."), Tone.MUTED)

    def _line(self, row: Mailbox, wrong: str) -> QListWidgetItem:
        """What went wrong at the last visit stands with its mailbox."""
        if wrong:
            return QListWidgetItem(icon("warning", Tone.DANGER), f"{self._describe(row)}\n{wrong}")
        return QListWidgetItem(icon("pec" if row.pec else "mail"), self._describe(row))

    def _describe(self, row: Mailbox) -> str:
        words = (row.name, row.address, row.imap_host, "" if row.active else self.tr("is not read"))
        return "  ·  ".join(filter(None, words))

    def _chosen_id(self) -> int:
        item = self.list.currentItem()
        return int(item.data(ROLE)) if item is not None else 0

    def _open(self) -> None:
        found = next((row for row in self._rows if row.id == self._chosen_id()), None)
        if found is not None:
            self._edit(found)

    def _on_add(self) -> None:
        self.list.setCurrentRow(-1)
        self._edit(new_mailbox())

    def _edit(self, row: Mailbox) -> None:
        self._tell("", Tone.MUTED)
        for widget in (self.form, self._area, self._keep, self._try):
            widget.show()
        self.form.edit(row)

    def _close(self) -> None:
        self._secret().clear()
        for widget in (self.form, self._area, self._keep, self._try):
            widget.hide()

    def _follow_ports(self) -> None:
        """Another protection, another usual port; one that was chosen by hand stays."""
        for which, ports in PORTS.items():
            security = self._input(QComboBox, f"{which}_security")
            port = self._input(QSpinBox, f"{which}_port")
            security.activated.connect(partial(_follow, security, port, ports))

    def _input(self, kind: type[W], name: str) -> W:
        return cast("W", self.form.findChild(kind, f"mailboxForm_{name}"))

    def _secret(self) -> QLineEdit:
        return self._input(QLineEdit, "secret_handle")

    def _save(self, draft: Mailbox) -> None:
        """First the row, so that a refusal keeps the old secret; then the keyring."""
        typed = self._secret().text()

        def stored(_changes: Changes) -> None:
            if typed:
                self._keep_secret(draft, typed)
            else:
                self._saved()

        self._desk.tasks.write(
            lambda uow: save_mailbox(uow, draft), stored, owner=self, on_error=self.form.show_error
        )

    def _keep_secret(self, draft: Mailbox, typed: str) -> None:
        self._desk.tasks.background(
            lambda: self._desk.secrets.put(draft.secret_handle, typed),
            lambda _done: self._saved(),
            owner=self,
            on_error=lambda error: self._tell(words_of(error), Tone.DANGER),
        )

    def _saved(self) -> None:
        self._close()
        self._tell(self.tr("Saved."), Tone.OK)
        self.list.setCurrentRow(-1)
        self.refresh()

    def _on_try(self) -> None:
        """With what is typed now, saved or not."""
        try:
            draft: Mailbox = self.form.draft()
        except DomainError as error:
            self.form.show_error(error)
            return
        typed, desk = self._secret().text(), self._desk
        self._try.setEnabled(False)
        self._tell(self.tr("Connecting…"), Tone.INFO)

        def both_ways() -> str:
            secret = typed or desk.secrets.get(draft.secret_handle)
            ways = (try_out(desk.mail_source, draft, secret), try_sending(desk.postman, draft, secret))
            return " ".join(filter(None, ways))

        desk.tasks.background(
            both_ways,
            lambda words: self._tried(words, Tone.OK),
            owner=self,
            on_error=lambda error: self._tried(words_of(error), Tone.DANGER),
        )

    def _tried(self, words: str, tone: Tone) -> None:
        self._try.setEnabled(True)
        self._tell(words, tone)

    def _tell(self, words: str, tone: Tone) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
        tinted(self._told, tone)


def _follow(security: QComboBox, port: QSpinBox, ports: Mapping[Transport, int], _index: int) -> None:
    if port.value() in ports.values():
        port.setValue(ports[Transport(security.currentData())])
