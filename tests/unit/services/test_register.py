"""The access register: chained, sealed, and it says where it was broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry, RegisterSeal
from istes_desk.services.errors import KnownError
from istes_desk.services.register import KEY_HANDLE, append, register_key, verify
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock, MemorySecrets

KEY = b"k" * 32


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    """Three lines over two days."""
    with FakeDatabase()() as opened:
        for hours, subject in ((0, "a"), (1, "b"), (24, "c")):
            clock.advance(hours=hours)
            append(opened, clock, KEY, "mario", RegisterAction.CREDENTIAL_SHOWN, subject, customer_id=1)
        return opened


def test_whole_register_with_a_seal_for_each_day(uow: FakeUnitOfWork) -> None:
    assert verify(uow, KEY) is None
    assert [(seal.entries, seal.last_entry_id) for seal in uow.find(RegisterSeal)] == [(2, 2), (1, 3)]


def test_a_changed_line_is_named(uow: FakeUnitOfWork) -> None:
    uow.save(replace(uow.get(RegisterEntry, 2), subject="altro"))
    found = verify(uow, KEY)
    assert found is not None
    assert (found.entry_id, "La riga 2" in found.message_it) == (2, True)


def test_a_missing_line_is_named_by_the_next(uow: FakeUnitOfWork) -> None:
    del uow.rows[RegisterEntry][2]
    found = verify(uow, KEY)
    assert found is not None
    assert found.entry_id == 3


def test_a_cut_tail_breaks_its_seal(uow: FakeUnitOfWork) -> None:
    del uow.rows[RegisterEntry][3]
    found = verify(uow, KEY)
    assert found is not None
    assert "sigillo del 03/03/2026" in found.message_it


@pytest.mark.parametrize("lost", [1, 2])
@pytest.mark.parametrize("more", [0, 1, 3])
def test_a_lost_seal_shows_for_good(uow: FakeUnitOfWork, clock: FixedClock, lost: int, more: int) -> None:
    del uow.rows[RegisterSeal][lost]
    for _ in range(more):
        append(uow, clock, KEY, "mario", RegisterAction.LOG_IN, "cassaforte")
    assert verify(uow, KEY) is not None


def test_a_day_cut_with_its_seal_shows_with_the_next_line(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    del uow.rows[RegisterEntry][3]
    del uow.rows[RegisterSeal][2]
    clock.advance(hours=24)
    append(uow, clock, KEY, "mario", RegisterAction.LOG_IN, "cassaforte")
    found = verify(uow, KEY)
    assert found is not None
    assert "numero" in found.message_it


def test_a_cut_register_goes_on_and_names_the_cut(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    del uow.rows[RegisterEntry][3]
    written = append(uow, clock, KEY, "mario", RegisterAction.LOG_IN, "cassaforte")
    found = verify(uow, KEY)
    assert found is not None
    assert found.entry_id == written.id


def test_a_clock_set_back_goes_on_under_the_last_seal(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    clock.jump(days=-3)
    append(uow, clock, KEY, "mario", RegisterAction.LOG_IN, "cassaforte")
    assert verify(uow, KEY) is None
    assert [seal.entries for seal in uow.find(RegisterSeal)] == [2, 2]


def test_the_key_is_made_once(secrets: MemorySecrets) -> None:
    key = register_key(secrets)
    assert len(key) == 32
    assert register_key(secrets) == key


def test_a_locked_keyring_never_gets_a_new_key(
    secrets: MemorySecrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(handle: str) -> str:
        raise KnownError("Il portachiavi è bloccato.")

    monkeypatch.setattr(secrets, "get", locked)
    with pytest.raises(KnownError):
        register_key(secrets)
    assert KEY_HANDLE not in secrets.entries
