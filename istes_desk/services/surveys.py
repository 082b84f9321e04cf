"""Surveys: previews a file against the plan and takes over what was ticked, in one transaction (N-6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from istes_desk.domain.customers import Site
from istes_desk.domain.device_facts import Change
from istes_desk.domain.network import Device, Interface, RemoteAccess, SubnetRow
from istes_desk.domain.plan import Sighting, Survey
from istes_desk.domain.survey.edits import known_prefix, way_edits
from istes_desk.domain.survey.matching import compare
from istes_desk.domain.survey.seen import Found, Seen
from istes_desk.domain.survey.verdicts import Declared, Edit, Outcome, Part, Verdict
from istes_desk.domain.vault import CredentialHandle
from istes_desk.services.changes import Changes, ids
from istes_desk.services.device_history import note
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.survey_files import Reading
from istes_desk.services.undoable import Recorder, Step

EditKey = tuple[str, int, str, str, str]
Ticks = Mapping[int, frozenset[EditKey]]
"""Line -> the keys of the ticked edits; a ticked new device is a line without any."""


@dataclass(frozen=True, slots=True)
class Login:
    """A password of the file, to be put into the vault by the caller after the transaction."""

    device_id: int
    label: str
    user: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking over did; ``steps`` for ``undoable.take_back``."""

    changes: Changes
    steps: tuple[Step, ...] = ()
    logins: tuple[Login, ...] = ()


def declared(uow: UnitOfWork, site_id: int) -> Declared:
    """The plan of the site as the comparison needs it."""
    devices = tuple(uow.find(Device, site_id=site_id))
    wanted = frozenset(one.id for one in devices)
    return Declared(
        devices,
        tuple(uow.find(Interface, device_id=wanted)),
        tuple(uow.find(RemoteAccess, device_id=wanted)),
        tuple(uow.find(SubnetRow, site_id=site_id)),
        frozenset(
            (one.device_id or 0, one.user_name) for one in uow.find(CredentialHandle, device_id=wanted)
        ),
    )


def preview(uow: UnitOfWork, site_id: int, found: Iterable[Found]) -> tuple[Outcome, ...]:
    """The dry run: a verdict per line."""
    return compare(found, declared(uow, site_id))


def proposed(outcomes: Iterable[Outcome]) -> dict[int, frozenset[EditKey]]:
    """What is ticked at first: new devices and what fills an empty field; nothing that overwrites."""
    return {
        one.line: frozenset(edit.key for edit in one.edits if edit.fills)
        for one in outcomes
        if one.verdict is Verdict.NEW or any(edit.fills for edit in one.edits)
    }


def take(
    uow: UnitOfWork,
    clock: Clock,
    author: str,
    site_id: int,
    reading: Reading,
    found: Sequence[Found],
    ticks: Ticks,
) -> Taken:
    """Compares again and writes the ticked edits only; KnownError when one is no longer possible."""
    plan = declared(uow, site_id)
    outcomes = compare(found, plan)
    _still_offered(outcomes, ticks)
    site = uow.get(Site, site_id)
    taken_at = keep_survey(uow, clock, author, site_id, reading, outcomes)
    taking = _Taking(Recorder(uow), clock, author, site, plan, reading.file_name, taken_at)
    for outcome in outcomes:
        if outcome.line in ticks:
            taking.one(outcome, ticks[outcome.line])
    _mark_seen(uow, plan, outcomes, taken_at)
    changes = Changes(sites=ids(site_id), duties=ids(site.customer_id))
    return Taken(changes, tuple(taking.recorder.steps), tuple(taking.logins))


def _still_offered(outcomes: Sequence[Outcome], ticks: Ticks) -> None:
    offered = {
        one.line: {edit.key for edit in one.edits}
        for one in outcomes
        if one.verdict in (Verdict.NEW, Verdict.CHANGED)
    }
    if any(line not in offered or not keys <= offered[line] for line, keys in ticks.items()):
        raise KnownError(
            "Nel frattempo la piantina è cambiata.",
            "Rivedere l'anteprima e confermare di nuovo.",
            "Non è stato importato nulla.",
        )


@dataclass(slots=True)
class _Taking:
    """Writes line by line; ``made`` = the new device of a line."""

    recorder: Recorder
    clock: Clock
    author: str
    site: Site
    plan: Declared
    file_name: str
    taken_at: datetime
    made: dict[int, Device] = field(default_factory=dict)
    logins: list[Login] = field(default_factory=list)

    def one(self, outcome: Outcome, keys: frozenset[EditKey]) -> None:
        if outcome.verdict is Verdict.NEW and outcome.seen is not None:
            self._add(outcome, outcome.seen)
            return
        edits = [one for one in outcome.edits if one.key in keys]
        for edit in edits:
            self._write(outcome.device_id, edit)
        device = self.recorder.uow.get(Device, outcome.device_id)
        self._note(device, [edit.told for edit in edits])

    def _note(self, device: Device, changes: Iterable[Change]) -> None:
        note(self.recorder.uow, self.clock, self.author, self.site.id, device, changes)

    def _add(self, outcome: Outcome, seen: Seen) -> None:
        device = self.made.get(outcome.joins)
        if device is None:
            device = self.recorder.add(_device(self.site, seen))
            self._note(device, [Change("Aggiunto", "", self.file_name)])
        self.made[outcome.line] = device
        if seen.interface is not None and self._is_new(device.id, seen.interface):
            self._add_port(device.id, seen.interface)
        for edit in way_edits(device.id, self.recorder.uow.find(RemoteAccess, device_id=device.id), seen):
            self._write(device.id, edit)
        if seen.secret:
            self.logins.append(Login(device.id, _label(seen), seen.user, seen.secret))

    def _is_new(self, device_id: int, port: Interface) -> bool:
        known = self.recorder.uow.find(Interface, device_id=device_id)
        return (port.address, port.mac) not in {(one.address, one.mac) for one in known}

    def _add_port(self, device_id: int, port: Interface) -> None:
        length = port.prefix_length
        mask = known_prefix(port.address, self.plan) if length is None else length
        self.recorder.add(replace(port, device_id=device_id, prefix_length=mask, seen_at=self.taken_at))

    def _write(self, device_id: int, edit: Edit) -> None:
        value: Any = edit.value
        if edit.part is Part.NEW_PORT:
            self._add_port(device_id, value)
        elif edit.part is Part.NEW_WAY:
            self.recorder.add(replace(value, device_id=device_id))
        elif edit.part is Part.LOGIN:
            self.logins.append(Login(device_id, "Accesso importato", edit.name, value))
        else:
            kind = Device if edit.part is Part.FACT else Interface
            now: Any = self.recorder.uow.get(kind, edit.row_id)
            self.recorder.save(replace(now, **{edit.name: value}))


def _device(site: Site, seen: Seen) -> Device:
    facts: dict[str, Any] = dict(seen.facts)
    return Device(site.customer_id, site.id, seen.said, seen.kind or seen.guess, **facts)


def _label(seen: Seen) -> str:
    return f"Accesso {seen.access.method.value.upper()}" if seen.access else "Accesso importato"


def keep_survey(
    uow: UnitOfWork, clock: Clock, author: str, site_id: int, reading: Reading, outcomes: Iterable[Outcome]
) -> datetime:
    """Keeps what was seen; the same file once. Returns when it was taken."""
    known = [uow.get(Survey, reading.survey_id)] if reading.survey_id else []
    if reading.sha256 and not known:
        known = uow.find(Survey, site_id=site_id, sha256=reading.sha256)
    if known:
        return known[0].taken_at
    at = reading.taken_at or clock.now()
    survey = uow.add(Survey(site_id, at, reading.source, author, reading.file_name, reading.sha256))
    seen = [one.seen for one in outcomes if one.seen is not None]
    if seen:
        uow.add_all([_sighting(survey.id, one) for one in seen])
    return at


def _sighting(survey_id: int, seen: Seen) -> Sighting:
    vendor, os = seen.facts.get("vendor", ""), seen.facts.get("os", "")
    return Sighting(survey_id, seen.address, seen.mac, seen.name, vendor, os, seen.ports)


def _mark_seen(uow: UnitOfWork, plan: Declared, outcomes: Iterable[Outcome], at: datetime) -> None:
    """``seen_at`` of every interface of the plan that was met; it never goes back."""
    met = {(one.device_id, one.seen.address) for one in outcomes if one.device_id and one.seen}
    for port in uow.find(Interface, device_id=frozenset(one.id for one in plan.devices)):
        if (port.device_id, port.address) in met and (port.seen_at is None or port.seen_at < at):
            uow.save(replace(port, seen_at=at))
