"""Keeps what was begun in the reply panel: at once in memory, and as a row for after the program's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from istes_desk.domain.letters import KeptDraft, LetterKind
from istes_desk.gui.desk import Desk
from istes_desk.services.letter_drafts import drafts_of, drop_draft, keep_draft
from istes_desk.services.letter_envelope import OutgoingFile

LATER_MS = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the panel of one incident; ``mailbox`` is the address it leaves from."""

    kind: LetterKind
    recipient: str
    subject: str
    body: str
    mailbox: str
    files: tuple[OutgoingFile, ...] = ()
    cc: str = ""

    def kept(self, incident_id: int, author: str) -> KeptDraft:
        """Its words; files are chosen again."""
        return KeptDraft(incident_id, author, self.kind, self.recipient, self.cc, self.subject, self.body)


class DraftBox(QObject):
    """By incident. ``arrived`` when those of earlier runs were read, which the first paint does without."""

    arrived = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: dict[int, Draft] = {}
        self._rows: dict[int, KeptDraft] = {}
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._read)
        self._later.start()

    def get(self, incident_id: int) -> Draft | None:
        return self._drafts.get(incident_id)

    def keep(self, incident_id: int, draft: Draft, *, written: bool = True) -> None:
        """``written``: somebody wrote in it; what only a template filled outlives no program."""
        self._drafts[incident_id] = draft
        row = draft.kept(incident_id, self._desk.author)
        if written and self._rows.get(incident_id) != row:
            self._rows[incident_id] = row
            self._desk.tasks.write(lambda uow: keep_draft(uow, row))

    def drop(self, incident_id: int) -> None:
        """Sent or not wanted."""
        self._drafts.pop(incident_id, None)
        if self._rows.pop(incident_id, None) is not None:
            author = self._desk.author
            self._desk.tasks.write(lambda uow: drop_draft(uow, incident_id, author))

    def _read(self) -> None:
        author = self._desk.author
        self._desk.tasks.read(lambda uow: drafts_of(uow, author), self._take, owner=self)

    def _take(self, found: Sequence[tuple[KeptDraft, str]]) -> None:
        for row, mailbox in found:
            words = Draft(row.kind, row.recipient, row.subject, row.body, mailbox, cc=row.cc)
            self._drafts.setdefault(row.incident_id, words)
            self._rows.setdefault(row.incident_id, words.kept(row.incident_id, row.author))
        self.arrived.emit()
