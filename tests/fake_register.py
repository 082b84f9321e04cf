"""The queries of the access register over the rows of the fake unit of work, in plain Python."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from istes_desk.domain.compliance import RegisterAction, RegisterCheckpoint, RegisterEntry, RegisterSeal
from istes_desk.services.register_port import CHUNK, Head, RegisterFilter, UnreadableLineError

if TYPE_CHECKING:
    from tests.fake_uow import FakeUnitOfWork


class FakeRegister:
    """Implements ``RegisterQueries``."""

    def __init__(self, uow: FakeUnitOfWork) -> None:
        self._uow = uow

    def head(self, sequence: str) -> Head:
        find, number = self._uow.find, self._uow.numbers.get(sequence, 0)
        framed = Head(tuple(find(RegisterSeal)), tuple(find(RegisterCheckpoint)), number)
        loose = [one.id for one in find(RegisterEntry) if one.id > framed.last_id]
        return Head(framed.seals, framed.checkpoints, number, min(loose, default=0))

    def lines(self, after: int, last: int, most: int = CHUNK) -> list[RegisterEntry]:
        found = [one for one in self._uow.find(RegisterEntry) if after < one.id <= last][:most]
        read = list(takewhile(lambda one: isinstance(one.action, RegisterAction), found))
        if found and not read:
            raise UnreadableLineError(found[0].id)
        return read

    def ids(self, wanted: RegisterFilter) -> list[int]:
        return [one.id for one in self._uow.find(RegisterEntry)[::-1] if _matches(one, wanted)]

    def authors(self) -> list[str]:
        return sorted({one.author for one in self._uow.find(RegisterEntry)})

    def drop(self, last: int) -> None:
        for one in self._uow.find(RegisterSeal):
            if one.last_entry_id <= last:
                del self._uow.rows[RegisterSeal][one.id]
        for line in self.lines(0, last, len(self._uow.find(RegisterEntry))):
            del self._uow.rows[RegisterEntry][line.id]


def _matches(one: RegisterEntry, wanted: RegisterFilter) -> bool:
    in_time = (wanted.since is None or one.at >= wanted.since) and (
        wanted.until is None or one.at < wanted.until
    )
    return (
        in_time
        and (wanted.last_id is None or one.id <= wanted.last_id)
        and wanted.customer_id in (None, one.customer_id)
        and wanted.author in ("", one.author)
        and (not wanted.actions or one.action in wanted.actions)
        and wanted.text.lower() in one.subject.lower()
    )
