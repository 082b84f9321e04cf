"""Changing single facts of what is on a plan without losing what another technician wrote meanwhile (N-1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from istes_desk.domain.device_facts import FACT_LABELS_IT, Change, changed_facts
from istes_desk.domain.errors import require
from istes_desk.domain.network import Device
from istes_desk.services.changes import Changes
from istes_desk.services.device_history import note
from istes_desk.services.errors import ConflictError
from istes_desk.services.plan_pieces import Key, touched
from istes_desk.services.ports import Clock, UnitOfWork


def set_facts(
    uow: UnitOfWork, clock: Clock, author: str, key: Key, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Changes:
    """Only the named fields. ConflictError when one of them is neither ``old`` nor ``new`` by now."""
    kind, id = key
    present: Any = uow.get(kind, id)
    for name, value in new.items():
        _unchanged(name, getattr(present, name), (old[name], value))
    wanted = {name: value.strip() if type(value) is str else value for name, value in new.items()}
    require(wanted.get("name", "-") != "", "Serve un nome.", "name")
    stored = uow.save(replace(present, **wanted))
    if isinstance(stored, Device):
        note(uow, clock, author, stored.site_id, stored, changed_facts(present, stored))
    return touched([stored])


def _unchanged(name: str, present: Any, known: tuple[Any, Any]) -> None:
    if present not in known:
        raise ConflictError(
            f"{FACT_LABELS_IT.get(name, 'Il valore')}: intanto un altro tecnico ha scritto «{present}».",
            "Guardare il nuovo valore e ripetere la modifica, se serve ancora.",
            "Niente è stato sovrascritto.",
        )


def note_devices(uow: UnitOfWork, clock: Clock, author: str, devices: Iterable[Device], what: Change) -> None:
    """The same line in the history of each device."""
    for device in devices:
        note(uow, clock, author, device.site_id, device, [what])
