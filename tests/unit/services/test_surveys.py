"""Taking a survey over: what was ticked, in one go, once, and taken back when nothing changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.device_facts import Change
from istes_desk.domain.network import (
    Device,
    DeviceKind,
    Interface,
    Link,
    RemoteAccess,
    RemoteMethod,
    SubnetRow,
)
from istes_desk.domain.plan import DeviceChange, Sighting, Survey, SurveySource
from istes_desk.domain.survey.seen import Found
from istes_desk.domain.survey.verdicts import Verdict
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.services.errors import KnownError
from istes_desk.services.survey_files import Reading, UnreadableError
from istes_desk.services.surveys import Login, Taken, declared, preview, proposed, take
from istes_desk.services.undoable import Recorder, take_back
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SCANNED = datetime(2026, 11, 20, 8, tzinfo=UTC)
READING = Reading(SurveySource.NMAP, "scan.xml", "abc", SCANNED)
FOUND = (
    Found(1, {"name": "pc-1", "address": "192.168.1.10", "os": "Windows 11", "vendor": "Dell"}, (445,)),
    Found(2, {"name": "nas", "address": "192.168.1.20", "mac": "00:1A:2B:3C:4D:5E"}, (80,)),
    Found(3, {"name": "nas", "address": "192.168.1.21", "method": "ssh", "user": "root"}, (), "segreta"),
    Found(4, {"name": "nas", "address": "192.168.1.20", "mac": "00:1A:2B:3C:4D:5E"}),
    Found(5, {"address": "guasto"}),
)


@pytest.fixture
def uow() -> FakeUnitOfWork:
    database = FakeDatabase(
        Customer("Hotel Aurora"),
        Site(1, "Sede"),
        Device(1, 1, "PC-1", vendor="HP"),
        Interface(1, "eth0", "192.168.1.10", 24),
        SubnetRow(1, "192.168.1.0/24"),
        CredentialHandle(1, CredentialKind.USER_PASSWORD, "Accesso", "h", NOW, "admin", 1),
    )
    with database() as opened:
        return opened


def taken(uow: FakeUnitOfWork, found: tuple[Found, ...] = FOUND) -> Taken:
    ticks = proposed(preview(uow, 1, found))
    return take(uow, FixedClock(NOW), "marco", 1, READING, found, ticks)


def test_what_fills_and_what_is_new_is_taken_but_nothing_overwritten(uow: FakeUnitOfWork) -> None:
    result = taken(uow)
    pc, nas = uow.find(Device, site_id=1)
    assert (pc.os, pc.vendor) == ("Windows 11", "HP")
    assert (nas.name, nas.kind, nas.customer_id) == ("nas", DeviceKind.NAS, 1)
    assert [(port.address, port.prefix_length, port.seen_at) for port in uow.find(Interface)] == [
        ("192.168.1.10", 24, SCANNED),
        ("192.168.1.20", 24, SCANNED),
        ("192.168.1.21", 24, SCANNED),
    ]
    assert uow.find(RemoteAccess) == [RemoteAccess(2, RemoteMethod.SSH, "192.168.1.21", id=1)]
    assert result.logins == (Login(2, "Accesso SSH", "root", "segreta"),)
    assert "segreta" not in repr(result)
    assert (result.changes.sites, result.changes.duties) == (frozenset({1}), frozenset({1}))


def test_the_survey_is_kept_once_and_the_history_says_where_it_came_from(uow: FakeUnitOfWork) -> None:
    taken(uow)
    assert [one.taken_at for one in uow.find(Survey)] == [SCANNED]
    assert len(uow.find(Sighting)) == 4
    assert [(one.name, one.what, one.after) for one in uow.find(DeviceChange)] == [
        ("PC-1", "Sistema", "Windows 11"),
        ("nas", "Aggiunto", "scan.xml"),
    ]


def test_the_same_file_again_changes_nothing(uow: FakeUnitOfWork) -> None:
    found = tuple(replace(one, secret="") for one in FOUND)
    taken(uow, found)
    again = preview(uow, 1, found)
    assert [one.verdict for one in again] == [Verdict.CHANGED, *[Verdict.SAME] * 3, Verdict.REFUSED]
    assert [edit.told for edit in again[0].edits] == [Change("Produttore", "HP", "Dell")]
    assert proposed(again) == {}
    before = uow.rows[Interface].copy()
    assert taken(uow, found).steps == ()
    assert uow.rows[Interface] == before
    assert len(uow.find(Survey)) == 1


def test_a_ticked_fact_is_overwritten(uow: FakeUnitOfWork) -> None:
    found = (Found(1, {"name": "pc-1", "vendor": "Dell", "user": "root"}, (), "segreta"),)
    (outcome,) = preview(uow, 1, found)
    ticks = {1: frozenset(edit.key for edit in outcome.edits)}
    result = take(uow, FixedClock(NOW), "marco", 1, replace(READING, sha256=""), found, ticks)
    assert uow.get(Device, 1).vendor == "Dell"
    assert result.logins == (Login(1, "Accesso importato", "root", "segreta"),)


def test_ports_change_and_are_added(uow: FakeUnitOfWork) -> None:
    found = (
        Found(1, {"name": "pc-1", "address": "192.168.1.11"}),
        Found(2, {"name": "x"}, (), "segreta"),
    )
    ticks = {one.line: frozenset(edit.key for edit in one.edits) for one in preview(uow, 1, found)}
    result = take(uow, FixedClock(NOW), "marco", 1, replace(READING, taken_at=None), found, ticks)
    assert uow.get(Interface, 1).address == "192.168.1.11"
    assert result.logins[0].label == "Accesso importato"
    other = (
        Found(1, {"name": "pc-1", "address": "192.168.9.9", "mac": "00:1A:2B:3C:4D:01", "prefix": "16"}),
    )
    uow.save(replace(uow.get(Interface, 1), mac="00:1A:2B:3C:4D:02"))
    ticks = proposed(preview(uow, 1, other))
    take(uow, FixedClock(NOW), "marco", 1, replace(READING, sha256="2"), other, ticks)
    assert uow.find(Interface)[-1].prefix_length == 16


def test_a_tick_that_is_no_longer_offered_refuses_everything(uow: FakeUnitOfWork) -> None:
    ticks = proposed(preview(uow, 1, FOUND))
    uow.save(replace(uow.get(Device, 1), os="Linux"))
    with pytest.raises(KnownError, match="cambiata"):
        take(uow, FixedClock(NOW), "marco", 1, READING, FOUND, ticks)
    with pytest.raises(KnownError):
        take(uow, FixedClock(NOW), "marco", 1, READING, FOUND, {5: frozenset()})
    assert uow.find(Survey) == []


def test_an_empty_survey_keeps_no_sighting(uow: FakeUnitOfWork) -> None:
    take(uow, FixedClock(NOW), "marco", 1, READING, FOUND[4:], {})
    assert uow.find(Sighting) == []
    assert declared(uow, 1).users == {(1, "admin")}


# --- undo


def test_undo_takes_everything_back(uow: FakeUnitOfWork) -> None:
    before = (uow.find(Device), uow.find(RemoteAccess))
    result = taken(uow)
    moved = uow.get(Device, 2)
    uow.save(replace(moved, x=50.0, placed=True))
    take_back(uow, result.steps)
    (pc,) = uow.find(Device)
    assert (replace(pc, version=1), uow.find(RemoteAccess)) == (before[0][0], before[1])


def test_undo_lets_go_of_the_passwords_that_were_kept_and_of_cables_drawn_since(uow: FakeUnitOfWork) -> None:
    result = taken(uow)
    uow.add(CredentialHandle(1, CredentialKind.USER_PASSWORD, "Accesso SSH", "h2", NOW, "root", 2))
    uow.add(Link(1, 1, 2))
    take_back(uow, result.steps)
    assert [one.id for one in uow.find(Device)] == [1]
    assert uow.find(CredentialHandle, handle="h2")[0].device_id is None
    assert uow.find(Link) == []


def test_undo_stops_when_somebody_went_on_working(uow: FakeUnitOfWork) -> None:
    result = taken(uow)
    uow.save(replace(uow.get(Device, 2), name="nas-1"))
    with pytest.raises(KnownError, match="non si può annullare"):
        take_back(uow, result.steps)


def test_what_is_as_it_was_is_not_written(uow: FakeUnitOfWork) -> None:
    recorder = Recorder(uow)
    device = uow.get(Device, 1)
    assert recorder.save(device) is device
    assert recorder.steps == []


def test_a_refused_file_says_that_nothing_was_imported() -> None:
    assert UnreadableError("È rotto.", "Riprovare.").kept == "Non è stato importato nulla."
