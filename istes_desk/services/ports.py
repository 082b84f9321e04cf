"""What the use cases ask of the outside world; adapters and test fakes give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from istes_desk.domain.mailboxes import Mailbox
    from istes_desk.services.duty_port import DutyQueries
    from istes_desk.services.queue_port import QueueQueries
    from istes_desk.services.register_port import RegisterQueries


class Entity(Protocol):
    """A frozen dataclass of the domain with an ``id`` (0 = not stored yet)."""

    @property
    def id(self) -> int: ...


E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Between:
    """A value for ``find``: from ``low`` to ``high``, both included."""

    low: Any
    high: Any


class Clock(Protocol):
    """The three clocks of B-5, and whose they are."""

    def machine(self) -> str:
        """Tells this computer from others; the same at every start."""

    def now(self) -> datetime:
        """The wall clock, UTC-aware."""

    def monotonic_ms(self) -> int:
        """Milliseconds of a clock that stands still while the computer sleeps."""

    def boottime_ms(self) -> int:
        """Milliseconds of a clock that goes on while the computer sleeps."""


class UnitOfWork(Protocol):
    """One transaction over all entities. Reading the same id twice gives equal values.

    ``find`` takes field=value (a tuple, list, set or frozenset of values means "one of", ``Between`` a
    range) and orders by id.
    """

    def get(self, kind: type[E], id: int) -> E:
        """The entity; NotFoundError when there is none."""

    def find(self, kind: type[E], /, **equals: Any) -> list[E]:
        """All that match, by id."""

    def latest(self, kind: type[E], most: int, /, **equals: Any) -> list[E]:
        """At most so many of those that match, the last stored first."""

    def tally(self, kind: type[Entity], by: str, /, **equals: Any) -> dict[Any, int]:
        """How many match, for each value of the field ``by``."""

    def add(self, entity: E) -> E:
        """Stores a new entity and returns it with its id (and version 1 where it has one)."""

    def put_back(self, entity: E) -> E:
        """Stores a removed entity again, under its old id unless that was given away meanwhile."""

    def save(self, entity: E) -> E:
        """Writes a changed entity; ConflictError when its version is not the stored one."""

    def add_all(self, entities: Sequence[Entity]) -> None:
        """Stores many new entities of one kind at once: under ``new_ids``, or for who needs no ids."""

    def new_ids(self, kind: type[Entity], count: int) -> list[int]:
        """Ascending ids for so many entities that are stored before more are asked for."""

    def save_all(self, entities: Sequence[Entity]) -> None:
        """Writes many changed entities of one kind at once; ConflictError when one is not as it was read."""

    def remove(self, entity: Entity) -> None:
        """Deletes it; KnownError when something else still stands on it."""

    def next_number(self, sequence: str, count: int = 1) -> int:
        """The last of the next numbers (from 1) of a named gapless sequence, taken in this transaction."""

    @property
    def queue(self) -> QueueQueries:
        """What is sorted, searched or counted over all requests."""

    @property
    def duties(self) -> DutyQueries:
        """What is counted over all duties."""

    @property
    def register(self) -> RegisterQueries:
        """The access register as a whole."""


class BeyondSightError(Exception):
    """A first sight of the database cannot answer this; the database itself can."""


class Transactions(Protocol):
    """Opens units of work: commit when the block ends, roll back when it raises."""

    def __call__(self) -> AbstractContextManager[UnitOfWork]: ...


class Sight(Transactions, Protocol):
    """A first sight of the database: reads only, or raises ``BeyondSightError``."""

    def close(self) -> None:
        """Lets go of the database."""


class SecretStore(Protocol):
    """The operating system's keyring, by opaque handle (N-2). Every method may raise KnownError."""

    def put(self, handle: str, secret: str) -> None: ...

    def get(self, handle: str) -> str: ...

    def delete(self, handle: str) -> None: ...


class Postman(Protocol):
    """Hands a mail to the server of its mailbox."""

    def send(self, mailbox: Mailbox, secret: str, raw: bytes, recipients: Sequence[str]) -> None:
        """Returns when the server took it; TryAgainError when later may help, KnownError when it may not."""

    def check(self, mailbox: Mailbox, secret: str) -> None:
        """Connects and logs in, no more; the same errors."""

    def hang_up(self, seconds: float) -> None:
        """The program ends: what is still on the line after so long breaks off. Returns at once."""


class Progress(Protocol):
    """Told by long work; ``cancelled`` is asked between two steps."""

    def step(self, done: int, total: int, what: str) -> None: ...

    @property
    def cancelled(self) -> bool: ...
