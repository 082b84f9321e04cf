"""The register of the mail: counts that add up to each mailbox, and one line for every message (Q-10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.mail import MailAction, RawMail
from istes_desk.domain.mailboxes import LedgerEntry
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.icons import icon
from istes_desk.gui.mail.ledger_model import LedgerModel
from istes_desk.gui.mail.rereading import read_anew
from istes_desk.gui.mail.words import action_words
from istes_desk.gui.tab import Place
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.ask_text import Wording, ask_text
from istes_desk.gui.widgets.manners import copies
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.incident_view import raw_message
from istes_desk.services.ledger import WITHOUT_PLACE, Counts, admit, again, all_counts, entries
from istes_desk.services.ports import UnitOfWork

SIZE = (1000, 560)
PAGE = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """What the dialog shows at one time."""

    counts: tuple[Counts, ...]
    entries: tuple[LedgerEntry, ...]


class LedgerDialog(QDialog):
    """Stays open beside the work and follows it; ``place_asked`` carries the request to be opened."""

    place_asked = Signal(Place)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledgerDialog")
        self.setWindowTitle(self.tr("Register of the mail"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._serial = desk, 0
        self._format = Formatter(chosen(desk.preferences.load().language))
        self.sums, self.told = PlainLabel(), PlainLabel()
        self.sums.setObjectName("ledgerSums")
        self.told.setObjectName("ledgerTold")
        self.filter = QComboBox()
        self.filter.setObjectName("ledgerFilter")
        self.filter.setAccessibleName(self.tr("What to show"))
        self.filter.addItem(self.tr("All messages"), "")
        for action, words in action_words().items():
            self.filter.addItem(words, action.value)
        self.filter.activated.connect(self.refresh)
        self.model = LedgerModel(self._format, self)
        self.model.more_wanted.connect(self._read_older)
        self.table = self._make_table()
        self.go = self._button("ledgerOpen", self.tr("&Open the request"), "queue", self._on_open)
        self.save = self._button("ledgerSave", self.tr("&Save the original…"), "save", self._on_save)
        self.retry = self._button("ledgerAgain", self.tr("&Try again"), "refresh", self._on_again)
        self.admit = self._button("ledgerAdmit", self.tr("&Let it in…"), "ok", self._on_admit)
        self._lay_out()
        desk.tasks.changed.connect(self._on_changed)
        self.refresh()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("ledgerTable")
        table.setAccessibleName(self.tr("Messages"))
        table.setModel(self.model)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, letters in enumerate((23, 25, 32, 34)):
            table.setColumnWidth(column, table.fontMetrics().averageCharWidth() * letters)
        table.selectionModel().selectionChanged.connect(self._follow)
        table.doubleClicked.connect(self._on_open)
        copies(table)
        return table

    def _button(self, name: str, text: str, sign: str, slot: object) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        for label in (self.sums, self.told):
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        for button in (self.go, self.save, self.retry, self.admit):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.sums)
        column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        column.addLayout(buttons)
        column.addWidget(self.told)
        self.resize(*SIZE)
        self._follow()

    def refresh(self) -> None:
        """Reads counts and lines again, as many as were there."""
        self._serial += 1
        action, most = self._action(), max(PAGE, self.model.rowCount())
        self._desk.tasks.read(
            lambda uow: Shown(all_counts(uow), entries(uow, most + 1, action)),
            lambda shown: self._show(shown, most),
            owner=self,
        )

    def _read_older(self) -> None:
        """The next page below the last line; dropped when all was read again meanwhile."""
        serial, action, last = self._serial, self._action(), self.model.entry(-1).id

        def arrived(found: tuple[LedgerEntry, ...]) -> None:
            if serial == self._serial:
                self.model.append(found[:PAGE], more=len(found) > PAGE)

        self._desk.tasks.read(lambda uow: entries(uow, PAGE + 1, action, last), arrived, owner=self)

    def _action(self) -> MailAction | None:
        wanted = self.filter.currentData()
        return MailAction(wanted) if wanted else None

    def _show(self, shown: Shown, most: int) -> None:
        row = self.table.currentIndex().row()
        self.model.show_entries(shown.entries[:most], more=len(shown.entries) > most)
        if 0 <= row < len(shown.entries):
            self.table.selectRow(row)
        lines = [self._sentence(one) for one in shown.counts]
        self.sums.setText("\n".join(lines) or self.tr("No mailbox yet: these are the files taken in."))
        self._follow()

    def _sentence(self, one: Counts) -> str:
        words = action_words()
        parts = [f"{words[action]} {count}" for action, count in sorted(one.actions.items())]
        text = self.tr("{}: {} on the server = {} in the register + {} older + {} to be read").format(
            one.mailbox.name, one.on_server, one.present, one.older, one.waiting
        )
        sums = text + ("" if one.adds_up else " " + self.tr("(does not add up)"))
        gone = [self.tr("{} no longer on the server").format(one.gone)] if one.gone > 0 else []
        return " · ".join([sums, *parts, *gone, *filter(None, [one.error])])

    def _chosen(self) -> LedgerEntry | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.entry(rows[0].row()) if rows else None

    def _follow(self) -> None:
        entry = self._chosen()
        self.go.setEnabled(entry is not None and entry.incident_id is not None)
        kept = entry is not None and entry.message_id is not None
        self.save.setEnabled(kept)
        self.retry.setEnabled(kept and entry is not None and entry.action in WITHOUT_PLACE)
        self.admit.setEnabled(entry is not None and entry.action is MailAction.QUARANTINE)
        self._tell(entry.reason if entry is not None else "", Tone.MUTED)

    def _on_open(self) -> None:
        entry = self._chosen()
        if entry is not None and entry.incident_id is not None:
            self.place_asked.emit(Place("incident", entry.incident_id))

    def _on_save(self) -> None:
        entry = self._chosen()
        if entry is None or entry.message_id is None:
            return
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Save the original"), "mail.eml", "*.eml")
        if name:
            message = entry.message_id
            self._desk.tasks.read(
                lambda uow: raw_message(uow, message), lambda raw: self._write(Path(name), raw), owner=self
            )

    def _write(self, path: Path, raw: bytes) -> None:
        def job() -> str:
            try:
                path.write_bytes(raw)
            except OSError as error:
                return error.strerror or str(error)
            return ""

        def done(wrong: str) -> None:
            words = wrong or self.tr("Saved: {}").format(path.name)
            self._tell(words, Tone.DANGER if wrong else Tone.OK)

        self._desk.tasks.background(job, done, owner=self)

    def _on_again(self) -> None:
        desk = self._desk
        self._file_anew(
            lambda uow, id, mail: again(uow, desk.clock, id, mail, desk.author, desk.provider_domains)
        )

    def _on_admit(self) -> None:
        """A person answers for a message that proves nothing; the reason is recorded."""
        why = self.tr("Why this message is let in as ordinary mail:")
        wording = Wording(self.tr("Let the message in"), why, self.tr("Let it in"))
        ask_text(self, "ledgerAdmitDialog", wording, self._admit)

    def _admit(self, reason: str) -> None:
        desk, providers = self._desk, self._desk.provider_domains
        self._file_anew(
            lambda uow, id, mail: admit(uow, desk.clock, id, mail, reason, desk.author, providers)
        )

    def _file_anew(self, use_case: Callable[[UnitOfWork, int, RawMail], Changes]) -> None:
        """The kept bytes are read again, with the authorities of today."""
        entry, desk = self._chosen(), self._desk
        if entry is None or entry.message_id is None:
            return
        read_anew(
            desk,
            entry.message_id,
            lambda uow, mail: use_case(uow, entry.id, mail),
            lambda _changes: self.refresh(),
            lambda error: self._tell(words_of(error), Tone.DANGER),
            self,
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.incidents:
            self.refresh()

    def _tell(self, words: str, tone: Tone) -> None:
        self.told.setText(words)
        tinted(self.told, tone)
