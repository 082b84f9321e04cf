"""One message as text: who, when, the PEC verdict in words, attachments to save. Fetches nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.incidents import Message, PecVerdict
from istes_desk.domain.mail import AttachmentFile, safe_name
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.saving import write_all, write_file
from istes_desk.gui.incidents.words import verdict_name
from istes_desk.gui.theme import GRID, HALF, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.incident_view import raw_message

SOURCE_SHOWN = 200_000
REST_MS = 120  # who walks through the queue by keyboard does not wait for bytes of mail
OLE = b"\xd0\xcf\x11\xe0"
SIGNS = {PecVerdict.VERIFIED: ("✔", Tone.OK), PecVerdict.UNVERIFIED: ("✘", Tone.DANGER)}


class LetterCard(QFrame):
    """Folded to one line until it is opened; only then its attachments are read from the stored bytes."""

    saved = Signal(str)
    refused = Signal(Exception)

    def __init__(self, desk: Desk, fmt: Formatter, message: Message) -> None:
        super().__init__()
        self.setObjectName(f"letter{message.id}")
        self._desk, self._message = desk, message
        self._files: Sequence[AttachmentFile] = ()
        self._inside: QWidget | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._load)
        self._head = self._header(fmt)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._head)
        column.addLayout(self._subject())

    def _header(self, fmt: Formatter) -> QToolButton:
        message = self._message
        who = self.tr("to {}").format(message.recipients) if message.outgoing else message.sender
        words = "  ·  ".join(filter(None, (fmt.stamp(message.received), who)))
        head = QToolButton()
        head.setObjectName(f"letterHead{message.id}")
        head.setText(words.replace("&", "&&"))
        head.setAccessibleName(f"{words}  ·  {message.subject}")
        head.setCheckable(True)
        head.setAutoRaise(True)
        head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head.setArrowType(Qt.ArrowType.RightArrow)
        head.toggled.connect(self.open)
        return head

    def _subject(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, 0, 0)
        subject = _text(self._message.subject, f"letterSubject{self._message.id}")
        subject.setFont(font(bold=True))
        row.addWidget(subject)
        return row

    def _make_inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 0, 0, GRID)
        column.setSpacing(HALF)
        if self._message.pec in SIGNS:
            column.addWidget(self._verdict())
        if words := self._message.body.strip():
            column.addWidget(_text(words, f"letterBody{self._message.id}"))
        column.addLayout(self._list)
        row = QHBoxLayout()
        row.addWidget(self._button("saveMessage", self.tr("Save the message…"), "save", self._save_message))
        row.addWidget(self._button("showSource", self.tr("Show the source"), "document", self._ask_source))
        row.addStretch(1)
        column.addLayout(row)
        return inside

    def _verdict(self) -> QLabel:
        sign, tone = SIGNS[self._message.pec]
        words = self._message.pec_detail or verdict_name(self._message.pec)
        return tinted(_text(f"{sign} {words}", f"letterVerdict{self._message.id}"), tone)

    def _button(self, name: str, text: str, sign: str, slot: Callable[..., None]) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setObjectName(f"{name}{self._message.id}")
        button.setFlat(True)
        button.clicked.connect(slot)
        return button

    def open(self, wanted: bool) -> None:
        """Unfolds or folds the message; what is inside is made the first time."""
        self._head.setChecked(wanted)
        self._head.setArrowType(Qt.ArrowType.DownArrow if wanted else Qt.ArrowType.RightArrow)
        if wanted and self._inside is None:
            self._inside = self._make_inside()
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._inside)
            self._rest.start()
        elif self._inside is not None:
            self._inside.setVisible(wanted)

    def _load(self) -> None:
        """A message whose bytes are not kept shows its text alone."""
        message = self._message.id
        self._desk.tasks.read(
            lambda uow: raw_message(uow, message), self._read_files, owner=self, on_error=lambda _error: None
        )

    def _with_source(self, then: Callable[[bytes], None]) -> None:
        message, refuse = self._message.id, self.refused.emit
        self._desk.tasks.read(lambda uow: raw_message(uow, message), then, owner=self, on_error=refuse)

    def _read_files(self, raw: bytes) -> None:
        self._desk.tasks.background(lambda: self._desk.attachments(raw), self._show_files, owner=self)

    def _show_files(self, files: Sequence[AttachmentFile]) -> None:
        self._files = files
        for place, file in enumerate(files):
            self._list.addLayout(self._file_row(place, file))
        harmless = [file for file in files if not file.info.blocked]
        if len(harmless) > 1:
            text = self.tr("Save the {} attachments…").format(len(harmless))
            button = self._button("saveAll", text, "save", self._save_all)
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _file_row(self, place: int, file: AttachmentFile) -> QHBoxLayout:
        info = file.info
        words = f"{info.name}  ·  {_size(info.size)}  ·  {info.content_type}"
        if info.blocked:
            warning = self.tr("a program: it can do damage, do not open it")
            label = tinted(_text(f"{words}  ·  {warning}"), Tone.DANGER)
        else:
            label = _text(words)
        text = self.tr("Save all the same…") if info.blocked else self.tr("Save…")
        button = QToolButton()
        button.setObjectName(f"saveFile{place}of{self._message.id}")
        button.setIcon(icon("save"))
        button.setAutoRaise(True)
        button.setToolTip(plain_tip(f"{text} {info.name}"))
        button.setAccessibleName(f"{text} {info.name}")
        button.clicked.connect(partial(self._save_file, file))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return row

    def _save_file(self, file: AttachmentFile, _checked: bool = False) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the attachment"), file.info.name)
        if chosen:
            self._write(lambda: write_file(Path(chosen), file.content))

    def _save_all(self) -> None:
        """Programs are left out: they are saved one by one, on purpose."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Save the attachments"))
        harmless = [file for file in self._files if not file.info.blocked]
        if chosen:
            self._write(lambda: write_all(Path(chosen), harmless))

    def _save_message(self) -> None:
        self._with_source(self._save_source)

    def _save_source(self, raw: bytes) -> None:
        kind = "msg" if raw.startswith(OLE) else "eml"
        name = safe_name(f"{self._message.subject or 'mail'}.{kind}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the message"), name, self.tr("Mail (*.{})").format(kind)
        )
        if chosen:
            self._write(lambda: write_file(Path(chosen), raw))

    def _write(self, job: Callable[[], str]) -> None:
        self._desk.tasks.background(job, self.saved.emit, owner=self, on_error=self.refused.emit)

    def _ask_source(self) -> None:
        self._with_source(self._show_source)

    def _show_source(self, raw: bytes) -> None:
        """As text, byte for byte as far as letters go; nothing in it is interpreted."""
        window = QDialog(self)
        window.setObjectName("sourceWindow")
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.setWindowTitle(self.tr("Source of the message"))
        text = QPlainTextEdit(raw[:SOURCE_SHOWN].decode("latin-1").replace("\0", "\ufffd"))
        text.setObjectName("sourceText")
        text.setReadOnly(True)
        column = QVBoxLayout(window)
        column.addWidget(text)
        if len(raw) > SOURCE_SHOWN:
            column.addWidget(PlainLabel(self.tr("The beginning only: save the message to see all of it.")))
        window.resize(900, 560)
        window.show()


def _text(text: str, name: str = "") -> QLabel:
    label = PlainLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _size(count: int) -> str:
    """``812 B``, ``34 kB``, ``5,2 MB``."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
