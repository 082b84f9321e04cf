"""What the use cases ask of all requests at once; the database sorts, searches and counts them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from istes_desk.domain.incidents import Incident, RequestKind
from istes_desk.services.queue_filter import Counts, QueueFilter, QueueIndex

if TYPE_CHECKING:
    from istes_desk.services.response_rows import ResponseFilter, ResponseRow


def always() -> bool:
    """Somebody waits for the answer, however long it takes."""
    return True


class QueueQueries(Protocol):
    """Named queries inside a unit of work; they read only."""

    def index(self, wanted: QueueFilter) -> QueueIndex:
        """Ids in the order of Q-8 with their sections, sorted and filtered by the database."""

    def search(
        self, order: QueueIndex, text: str, first: int = 0, waited: Callable[[], bool] = always
    ) -> QueueIndex:
        """What of an order ``index`` gave mentions the text; ``first`` as in ``QueueFilter``.

        May stop soon after ``waited``, asked on this thread, says that nobody waits for it any more: what
        comes back then is worth nothing, and what the transaction had written is lost.
        """

    def counts(
        self, customer_id: int | None = None, kinds: Collection[RequestKind] = tuple(RequestKind)
    ) -> Counts:
        """How many wait, and how many stand open in the other lists, of one customer or of all."""

    def heads(self, ids: Sequence[int]) -> list[Incident]:
        """These incidents in any order, with an empty ``body``: to be shown, never saved."""

    def stamp(self) -> int:
        """Grows when a request was touched by anybody."""

    def touched_since(self, stamp: int) -> list[int]:
        """The requests touched since then."""

    def overdue(self, now: datetime) -> list[int]:
        """Open incidents with a severity whose deadline passed and whose miss is not recorded yet (Q-7)."""

    def next_term(self, now: datetime) -> datetime | None:
        """The earliest deadline from now on that still waits for an answer."""

    def response_rows(self, wanted: ResponseFilter) -> list[ResponseRow]:
        """Light rows for the report on response times, by id."""
