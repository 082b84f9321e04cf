"""What taking a survey over would do, line by line; nothing is done here (N-6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.device_facts import Change

if TYPE_CHECKING:
    from istes_desk.domain.network import Device, Interface, RemoteAccess, SubnetRow
    from istes_desk.domain.survey.seen import Seen


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    REFUSED = "refused"
    MISSING = "missing"


class Part(StrEnum):
    """Which row an edit writes."""

    FACT = "fact"
    PORT = "port"
    NEW_PORT = "new_port"
    NEW_WAY = "new_way"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a device that is there: field ``name`` of row ``row_id`` becomes ``value``.

    That may be a password of the file: it is in no ``repr``.
    """

    part: Part
    row_id: int
    name: str
    value: object = field(repr=False)
    told: Change

    @property
    def fills(self) -> bool:
        """Nothing stood there before: nothing is overwritten."""
        return not self.told.before

    @property
    def key(self) -> tuple[str, int, str, str, str]:
        """The same edit has the same key while what it would overwrite is still the same."""
        return (self.part.value, self.row_id, self.name, self.told.before, self.told.after)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line. ``device_id`` 0 = not on the plan; ``joins`` = the line of the new device it belongs to."""

    seen: Seen | None
    verdict: Verdict
    line: int
    said: str
    device_id: int = 0
    edits: tuple[Edit, ...] = ()
    reason: str = ""
    joins: int = 0


@dataclass(frozen=True, slots=True)
class Declared:
    """What the plan says; ``users`` = user names with a credential, by device."""

    devices: tuple[Device, ...] = ()
    interfaces: tuple[Interface, ...] = ()
    accesses: tuple[RemoteAccess, ...] = ()
    subnets: tuple[SubnetRow, ...] = ()
    users: frozenset[tuple[int, str]] = frozenset()
