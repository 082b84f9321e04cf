"""A letter to the customer, written in place: template, recipient, subject, text, files. Drafts are kept."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.errors import DomainError
from istes_desk.domain.incidents import Incident
from istes_desk.domain.letters import LetterKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.attachments import FileRow
from istes_desk.gui.incidents.draft_box import Draft, DraftBox
from istes_desk.gui.incidents.letter_words import kind_name
from istes_desk.gui.theme import GRID, HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.letter_draft import Prepared, prepare, quoted
from istes_desk.services.letters import LetterDraft, write_letter

KINDS = (
    LetterKind.REPLY,
    LetterKind.CALL_BACK,
    LetterKind.CLOSURE,
    LetterKind.ACKNOWLEDGEMENT,
    LetterKind.USE_PEC,
)
TEXT_LINES = 9
SOON_MS = 2_000
"""A pause in the writing after which it is kept."""


class ReplyPanel(QFrame):
    """Hidden until asked. ``opened`` when it is filled, ``sent`` when the letter is on its way.

    ``left`` was emitted when it closed.
    """

    opened = Signal()
    sent = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("replyPanel")
        self.setProperty("card", True)
        self._desk = desk
        self._incident: Incident | None = None
        self.drafts = DraftBox(desk, self)
        self.drafts.arrived.connect(self._show_kept)
        self._filled: Draft | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._keep)
        self._wanted: tuple[int, LetterKind] | None = None
        self._mailbox = self._frame = ""
        self._make_fields()
        self._lay_out()
        self.hide()

    def ask(self, incident_id: int, kind: LetterKind = LetterKind.REPLY) -> None:
        """Opens with the words of a template, or with the draft; waits until the incident is shown."""
        if self._incident is None or self._incident.id != incident_id:
            self._wanted = (incident_id, kind)
        elif (draft := self.drafts.get(incident_id)) and kind is LetterKind.REPLY:
            self._show(draft)
        else:
            self._fill(kind)

    def show_incident(self, incident: Incident | None) -> None:
        """Another incident: the draft of the old one is kept, that of the new one shows."""
        before, self._incident = self._incident, incident
        if before is not None and incident is not None and before.id == incident.id:
            return
        if before is not None and not self.isHidden():
            self._keep(before)
        self._soon.stop()
        self.hide()
        if incident is None:
            return
        if draft := self.drafts.get(incident.id):
            self._show(draft, focus=False)
        if self._wanted and self._wanted[0] == incident.id:
            (_, kind), self._wanted = self._wanted, None
            self._fill(kind)

    def _show_kept(self) -> None:
        """One of an earlier run came in for the request that is shown already."""
        if self.isHidden() and self._incident and (draft := self.drafts.get(self._incident.id)):
            self._show(draft, focus=False)

    def leave(self) -> None:
        """Closes; the draft stays."""
        self._keep()
        self._close()

    def discard(self) -> None:
        """Closes without a trace."""
        if self._incident is not None:
            self.drafts.drop(self._incident.id)
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window closes, or another tab comes to the front, before the pause in the writing."""
        if self._soon.isActive():
            self._keep()
        super().hideEvent(event)

    def _keep(self, incident: Incident | None = None) -> None:
        """What stands here, over the end of the program when somebody wrote in it."""
        self._soon.stop()
        draft, whose = self._draft(), incident or self._incident
        if whose is not None:
            self.drafts.keep(whose.id, draft, written=draft != self._filled)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter sends the letter here, whatever it does in the rest of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and _sends(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif _sends(event):
            self._send()
        else:
            super().keyPressEvent(event)

    # ---- fields

    def _make_fields(self) -> None:
        self.kind = QComboBox()
        for one in KINDS:
            self.kind.addItem(kind_name(one), one)
        self.kind.activated.connect(lambda place: self._fill(KINDS[place]))
        self.recipient, self.cc, self.subject = QLineEdit(), QLineEdit(), QLineEdit()
        self.cc.setPlaceholderText(self.tr("More addresses, parted by commas"))
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(self.fontMetrics().lineSpacing() * TEXT_LINES)
        self.files = FileRow(self._desk)
        self.trouble = tinted(PlainLabel(), Tone.DANGER)
        self.trouble.setWordWrap(True)
        self.origin = tinted(PlainLabel(), Tone.MUTED)
        self.origin.setWordWrap(True)
        self.send = primary(QPushButton(self.tr("Sen&d")), "mail")
        self.send.setToolTip(self.tr("Sends the letter (Ctrl+Enter)"))
        self.send.clicked.connect(self._send)
        names = {
            "replyKind": (self.kind, self.tr("Template")),
            "replyRecipient": (self.recipient, self.tr("Recipient")),
            "replyCc": (self.cc, self.tr("More recipients")),
            "replySubject": (self.subject, self.tr("Subject")),
            "replyBody": (self.body, self.tr("Text of the letter")),
            "replySend": (self.send, self.tr("Send the letter")),
        }
        for name, (widget, spoken) in names.items():
            widget.setObjectName(name)
            widget.setAccessibleName(spoken)
        for line in (self.recipient, self.cc, self.subject):
            line.textEdited.connect(lambda _text: self._soon.start())
        self.body.textChanged.connect(lambda: self._soon.start())
        self.trouble.setObjectName("replyTrouble")
        self.origin.setObjectName("replySender")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(HALF)
        form.addRow(self.tr("Te&mplate"), self.kind)
        form.addRow(self.tr("&Recipient"), self.recipient)
        form.addRow(self.tr("Cop&y to"), self.cc)
        form.addRow(self.tr("Sub&ject"), self.subject)
        discard = QPushButton(self.tr("Discard"))
        discard.setObjectName("replyDiscard")
        discard.clicked.connect(self.discard)
        later = QPushButton(self.tr("Finish later"))
        later.setObjectName("replyLater")
        later.setToolTip(self.tr("Keeps the draft (Esc)"))
        later.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        self.quote = QPushButton(self.tr("&Quote"))
        self.quote.setObjectName("replyQuote")
        self.quote.setToolTip(self.tr("Puts what is answered below the text"))
        self.quote.clicked.connect(self._quote)
        for button in (self.send, self.quote, later, discard):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(HALF)
        column.addLayout(form)
        for widget in (self.body, self.files, self.trouble, self.origin):
            column.addWidget(widget)
        column.addLayout(buttons)

    # ---- filling

    def _fill(self, kind: LetterKind) -> None:
        """The template's words; what was written can be had back with Ctrl+Z."""
        incident, desk = self._incident, self._desk
        if incident is None:
            return
        now, author = desk.clock.now(), desk.author

        def show(found: Prepared) -> None:
            if self._incident is not None and self._incident.id == incident.id:
                kept = self.files.files if not self.isHidden() else ()
                self._frame = found.body.strip() if kind is LetterKind.REPLY else ""
                copies = self.cc.text() if not self.isHidden() else ""
                self._show(
                    Draft(found.kind, found.recipient, found.subject, found.body, found.mailbox, kept, copies)
                )

        desk.tasks.read(
            lambda uow: prepare(uow, now, incident.id, kind, author),
            show,
            owner=self,
            on_error=self._refused_template,
        )

    def _refused_template(self, error: Exception) -> None:
        self.show()
        self._show_trouble(error)

    def _show(self, draft: Draft, focus: bool = True) -> None:
        self.kind.setCurrentIndex(KINDS.index(draft.kind))
        self.recipient.setText(draft.recipient)
        self.cc.setText(draft.cc)
        self.subject.setText(draft.subject)
        self.subject.setCursorPosition(0)
        cursor = self.body.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(draft.body)
        self.files.set_files(draft.files)
        self._mailbox = draft.mailbox
        self._tell("")
        self._enable(True)
        self._filled = self._draft()
        self._soon.stop()
        self.show()
        if focus:
            self._focus(draft)
            self.opened.emit()

    def _quote(self) -> None:
        """Below what is written; the cursor stays, and Ctrl+Z takes it away."""
        incident = self._incident
        if incident is None:
            return

        def put(words: str) -> None:
            if not words:
                self._tell(self.tr("Nothing was written to us that could be quoted."))
            elif self._incident is not None and self._incident.id == incident.id:
                end = QTextCursor(self.body.document())
                end.movePosition(QTextCursor.MoveOperation.End)
                end.insertText(f"\n\n{words}\n")
            self.body.setFocus()

        self._desk.tasks.read(
            lambda uow: quoted(uow, incident.id), put, owner=self, on_error=self._show_trouble
        )

    def _focus(self, draft: Draft) -> None:
        """The cursor stands where the words of a reply begin: on the first empty line but one."""
        gap = draft.body.find("\n\n\n")
        cursor = self.body.textCursor()
        cursor.setPosition(gap + 2 if gap >= 0 else 0)
        self.body.setTextCursor(cursor)
        (self.body if draft.recipient else self.recipient).setFocus()

    def _draft(self) -> Draft:
        return Draft(
            KINDS[self.kind.currentIndex()],
            self.recipient.text(),
            self.subject.text(),
            self.body.toPlainText(),
            self._mailbox,
            self.files.files,
            self.cc.text(),
        )

    # ---- sending

    def _send(self) -> None:
        incident, draft, desk = self._incident, self._draft(), self._desk
        if incident is None or not self.send.isEnabled():
            return
        if draft.body.strip() == self._frame:
            self._tell(self.tr("Write your answer first: so far there is only the frame."))
            self.body.setFocus()
            return
        self._enable(False)
        self._tell("")
        letter = LetterDraft(draft.kind, draft.recipient, draft.subject, draft.body, draft.files, draft.cc)
        desk.tasks.write(
            lambda uow: write_letter(uow, desk.clock, incident.id, letter, desk.author),
            lambda _changes: self._written(incident, _changes),
            owner=self,
            on_error=self._refused,
        )

    def _written(self, incident: Incident, _changes: Changes) -> None:
        self.drafts.drop(incident.id)
        if self._incident is not None and self._incident.id == incident.id:
            self._close()
            self.sent.emit()

    def _refused(self, error: Exception) -> None:
        self._enable(True)
        self._show_trouble(error)

    def _show_trouble(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._tell(" ".join(filter(None, (error.message, error.hint, error.kept))))
        elif isinstance(error, DomainError):
            self._tell(error.message)
            fields: dict[str, QWidget] = {
                "recipient": self.recipient,
                "cc": self.cc,
                "body": self.body,
            }
            fields.get(error.field, self.body).setFocus()

    def _tell(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        words = self.tr("Leaves from {address}. Ctrl+Enter sends.").format(address=self._mailbox)
        nowhere = self.tr("No mailbox can send yet: give one an SMTP server in the settings.")
        self.origin.setText(words if self._mailbox else nowhere)

    def _enable(self, on: bool) -> None:
        fields = (self.kind, self.recipient, self.cc, self.subject, self.body, self.files)
        for widget in (*fields, self.quote, self.send):
            widget.setEnabled(on)

    def _close(self) -> None:
        self._soon.stop()
        self.hide()
        self.left.emit()


def _sends(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
