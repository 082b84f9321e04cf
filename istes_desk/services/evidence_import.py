"""Brings in files and folders of collector files: a batch per transaction, progress, a way to stop (D-4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.evidence import Line, Taken, preview, take
from istes_desk.services.evidence_files import EvidenceTools, ReadEvidence
from istes_desk.services.evidence_placing import Fate
from istes_desk.services.filing import Transact
from istes_desk.services.ports import Clock, Progress, UnitOfWork

BATCH = 25
"""Files that share a transaction: each is stored whole or not at all, and a stop loses no more than these."""
Use = Callable[[UnitOfWork, Sequence[ReadEvidence]], Taken]


@dataclass(frozen=True, slots=True)
class Summary:
    """One line per file that was reached; ``left`` were not, because somebody stopped the import."""

    lines: tuple[Line, ...] = ()
    left: int = 0
    changes: Changes = NOTHING

    @property
    def counts(self) -> Mapping[Fate, int]:
        return Counter(line.fate for line in self.lines)

    @property
    def total(self) -> int:
        return len(self.lines) + self.left


@dataclass(frozen=True, slots=True)
class Porter:
    """Who reads, where to, and whom to tell."""

    tools: EvidenceTools
    transact: Transact
    clock: Clock
    progress: Progress

    def look(self, paths: Sequence[Path]) -> Summary:
        """The dry run: what would become of each file."""
        now = self.clock.now()
        return self._carry(paths, lambda uow, files: Taken(preview(uow, now, files), NOTHING))

    def bring_in(self, paths: Sequence[Path]) -> Summary:
        """Stores what is new."""
        return self._carry(paths, lambda uow, files: take(uow, self.clock, files, self.tools))

    def _carry(self, paths: Sequence[Path], use: Use) -> Summary:
        files = list(dict.fromkeys(one for path in paths for one in self.tools.files(path)))
        run = _Run(len(files))
        waiting = iter(files)
        while batch := list(islice(waiting, BATCH)):
            if self.progress.cancelled:
                break
            read = list(self._read(batch, run))
            if read:
                self._use(read, use, run)
        return Summary(tuple(run.lines), len(files) - len(run.lines), run.changes)

    def _read(self, batch: Sequence[Path], run: _Run) -> Iterator[ReadEvidence]:
        for path in batch:
            if self.progress.cancelled:
                return
            try:
                yield self.tools.read(path)
            except KnownError as error:
                run.lines.append(refused(path.name, error))
            run.seen += 1
            self.progress.step(run.seen, run.total, path.name)

    def _use(self, read: Sequence[ReadEvidence], use: Use, run: _Run) -> None:
        """All together; when that is refused each alone, so that one bad file holds up no other."""
        try:
            run.add(self.transact(lambda uow: use(uow, read)))
        except KnownError as error:
            if len(read) == 1:
                run.lines.append(refused(read[0].file_name, error))
                return
            for one in read:
                self._use([one], use, run)


@dataclass(slots=True)
class _Run:
    total: int
    seen: int = 0
    lines: list[Line] = field(default_factory=list)
    changes: Changes = NOTHING

    def add(self, taken: Taken) -> None:
        self.lines += taken.lines
        self.changes |= taken.changes


def refused(file_name: str, error: KnownError) -> Line:
    """A file that proves nothing."""
    return Line(file_name, Fate.REFUSED, " ".join(filter(None, (error.message, error.hint))))


FATE_WORDS = {
    Fate.NEW: "nuovi",
    Fate.UNASSIGNED: "da assegnare a un PC",
    Fate.DOUBTFUL: "conservati con un dubbio",
    Fate.SAME: "già presenti",
    Fate.REFUSED: "rifiutati",
}


def told(summary: Summary) -> str:
    """The counts in one Italian sentence; they add up to the files that were found."""
    counts = summary.counts
    parts = [f"{words}: {counts[fate]}" for fate, words in FATE_WORDS.items() if counts.get(fate)]
    parts += [f"non letti: {summary.left}"] if summary.left else []
    return f"File: {summary.total}" + (f" ({', '.join(parts)})" if parts else "")
