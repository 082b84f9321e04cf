"""Whose PC a collector file is about, never by the name alone, and what speaks against it (D-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from istes_desk.domain.evidence import CollectedReport
from istes_desk.domain.evidence_doubts import (
    clone_doubt,
    edit_doubt,
    future_doubt,
    no_guid_doubt,
    renamed_doubt,
    same_name_doubt,
)
from istes_desk.domain.network import Device
from istes_desk.services.evidence_files import ReadEvidence
from istes_desk.services.ports import UnitOfWork


class Fate(StrEnum):
    """What becomes of a file; every file has exactly one."""

    NEW = "new"
    UNASSIGNED = "unassigned"
    DOUBTFUL = "doubtful"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Placed:
    """``device`` None = to be assigned; a file with a ``doubt`` is kept and proves nothing."""

    file: ReadEvidence
    fate: Fate
    device: Device | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """What one query each tells of all files; ``heard``: the GUIDs that something was taken in of."""

    stored: frozenset[str]
    devices: Mapping[str, Sequence[Device]]
    same_names: frozenset[str]
    heard: frozenset[str]


def place(uow: UnitOfWork, now: datetime, files: Sequence[ReadEvidence]) -> tuple[Placed, ...]:
    """One fate per file, in their order; the same file twice in a batch is new once."""
    known, seen = _known(uow, files), set[str]()
    placed = []
    for file in files:
        again = file.sha256 in known.stored or file.sha256 in seen
        seen.add(file.sha256)
        placed.append(Placed(file, Fate.SAME) if again else _one(uow, now, file, known))
    return tuple(placed)


def _known(uow: UnitOfWork, files: Sequence[ReadEvidence]) -> _Known:
    guids = frozenset(one.machine_guid for one in files) - {""}
    stored = uow.find(CollectedReport, sha256=frozenset(one.sha256 for one in files))
    devices: dict[str, list[Device]] = defaultdict(list)
    for device in uow.find(Device, machine_guid=guids):
        devices[device.machine_guid].append(device)
    strange = frozenset(one.computer_name for one in files if one.machine_guid not in devices)
    return _Known(
        frozenset(one.sha256 for one in stored),
        devices,
        frozenset(one.name for one in uow.find(Device, name=strange) if one.machine_guid),
        frozenset(uow.tally(CollectedReport, "machine_guid", machine_guid=guids)),
    )


def _one(uow: UnitOfWork, now: datetime, file: ReadEvidence, known: _Known) -> Placed:
    found = known.devices.get(file.machine_guid, ())
    unsure = _identity_doubt(uow, file, found, known)
    device = found[0] if len(found) == 1 and not unsure else None
    doubts = (edit_doubt(file.sealed), future_doubt(file.collected_at, now), unsure)
    doubt = " ".join(filter(None, doubts))
    if device is None:
        return Placed(file, Fate.UNASSIGNED, None, doubt)
    return Placed(file, Fate.DOUBTFUL if doubt else Fate.NEW, device, doubt)


def _identity_doubt(uow: UnitOfWork, file: ReadEvidence, found: Sequence[Device], known: _Known) -> str:
    if len(found) > 1:
        return clone_doubt(tuple(one.name for one in found))
    if not found:
        same = file.computer_name in known.same_names
        return same_name_doubt(file.computer_name) if same else no_guid_doubt(file.machine_guid)
    return _renamed(uow, file) if file.machine_guid in known.heard else ""


def _renamed(uow: UnitOfWork, file: ReadEvidence) -> str:
    """A look at an index, since years of collections are not read; another PC's old name is no excuse."""
    guid, name = file.machine_guid, file.computer_name
    if uow.latest(CollectedReport, 1, machine_guid=guid, computer_name=name):
        return ""
    (last,) = uow.latest(CollectedReport, 1, machine_guid=guid)
    return renamed_doubt(last.computer_name, name)
