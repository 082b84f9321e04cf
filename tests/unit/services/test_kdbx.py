"""What goes into a copy of the vault, what a rehearsal says of it, and when the next copy is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.network import Device
from istes_desk.domain.vault import CredentialHandle, CredentialKind, VaultCopy
from istes_desk.services.errors import CancelledError, KnownError, NotFoundError
from istes_desk.services.kdbx import (
    KdbxEntry,
    KdbxItem,
    Written,
    compare,
    export,
    kdbx_items,
    record_export,
)
from istes_desk.services.kdbx_copies import copy_state, record_copy, record_rehearsal
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.fakes import FixedClock

KEY = b"k" * 32
KIND = CredentialKind.USER_PASSWORD
PATH = Path("copia.kdbx")


class Files:
    """Implements ``KdbxFiles`` in memory."""

    def __init__(self) -> None:
        self.kept: dict[Path, tuple[KdbxEntry, ...]] = {}

    def write(self, path: Path, password: str, entries: Sequence[KdbxEntry]) -> str:
        self.kept[path] = tuple(entries)
        return "sum"

    def read(self, path: Path, password: str) -> tuple[KdbxEntry, ...]:
        return self.kept[path]

    def digest(self, path: Path) -> str:
        return "sum"


class Steps:
    """Implements ``Progress``: cancelled when it was told so many steps."""

    def __init__(self, most: int = 99) -> None:
        self.told: list[tuple[int, int, str]] = []
        self._most = most

    def step(self, done: int, total: int, what: str) -> None:
        self.told.append((done, total, what))

    @property
    def cancelled(self) -> bool:
        return len(self.told) >= self._most


@pytest.fixture
def uow(clock: FixedClock) -> FakeUnitOfWork:
    rows = (
        Customer("Zeta"), Customer("Alfa"), Site(1, "Sede"), Device(1, 1, "nas-1"),
        CredentialHandle(1, KIND, "Root", "h1", clock.now(), "root", 1, url="https://nas-1", rotate_days=90),
        CredentialHandle(2, CredentialKind.PSK, "Wi-Fi", "h2", clock.now()),
    )  # fmt: skip
    with FakeDatabase(*rows)() as opened:
        return opened


def read(row: CredentialHandle) -> str:
    if row.handle == "lost":
        raise NotFoundError("Non c'è.")
    return f"secret of {row.handle}"


def test_groups_are_customers_and_sites(uow: FakeUnitOfWork) -> None:
    found = [(one.group, one.title) for one in kdbx_items(uow)]
    assert found == [(("Alfa",), "Wi-Fi"), (("Zeta", "Sede"), "nas-1 · Root")]


def test_an_export_holds_everything_that_can_be_read(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    files, steps = Files(), Steps()
    uow.add(CredentialHandle(2, KIND, "Perduta", "lost", clock.now()))
    items = kdbx_items(uow)
    written = export(items, read, files, PATH, "pw", steps)
    assert written == Written(PATH, "sum", 2, ("Alfa · Perduta",))
    entry = files.kept[PATH][-1]
    assert (entry.secret, entry.url, entry.handle, entry.rotate_days) == (
        "secret of h1",
        "https://nas-1",
        "h1",
        90,
    )
    assert "secret of" not in repr(entry)
    assert steps.told[-1] == (3, 3, "copia.kdbx")


def test_nothing_to_write_is_told(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    with pytest.raises(KnownError, match="nessun segreto"):
        export((), read, Files(), PATH, "pw", Steps())
    lost = KdbxItem(CredentialHandle(1, KIND, "x", "lost", clock.now()), ("Zeta",), "x")
    with pytest.raises(KnownError, match="leggibile"):
        export((lost,), read, Files(), PATH, "pw", Steps())


@pytest.mark.parametrize("most", [0, 1, 2])
def test_cancelled_nothing_is_written(uow: FakeUnitOfWork, most: int) -> None:
    files = Files()
    with pytest.raises(CancelledError):
        export(kdbx_items(uow), read, files, PATH, "pw", Steps(most))
    assert files.kept == {}


def test_the_register_has_a_line_for_each_customer(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    record_export(uow, clock, KEY, kdbx_items(uow), "copia.kdbx", "mario")
    lines = uow.find(RegisterEntry)
    assert [(one.customer_id, one.action) for one in lines] == [
        (1, RegisterAction.VAULT_COPIED),
        (2, RegisterAction.VAULT_COPIED),
    ]
    assert lines[0].subject == "Copia della cassaforte «copia.kdbx»: 1 credenziali"


def test_a_rehearsal_counts_same_differing_missing_and_extra() -> None:
    vault = [KdbxEntry(("Zeta",), name, "u", f"s{name}", handle=name) for name in ("a", "b", "c")]
    file = [vault[0], replace(vault[1], secret="old"), KdbxEntry((), "x"), KdbxEntry((), "y", handle="gone")]
    found = compare(vault, file)
    assert (found.same, found.differing, found.missing, found.extra) == (("a",), ("b",), ("c",), ("x", "y"))
    assert found.words_it == "1 uguali, 1 diverse, 1 mancanti, 2 in più."
    assert not found.is_whole
    assert not compare(vault[:1], []).is_whole
    assert compare(vault, [*vault, KdbxEntry((), "x")]).is_whole
    blind = compare(vault[:1], vault, ("b",))
    assert not blind.is_whole
    assert blind.words_it == "1 uguali, 0 diverse, 0 mancanti, 2 in più, 1 non leggibili qui."


def test_when_a_copy_is_due(uow: FakeUnitOfWork, clock: FixedClock) -> None:
    assert "Nessuna copia" in (first := copy_state(uow, clock)).reason_it
    assert (first.due, first.changed) == (True, 2)
    clock.advance(minutes=1)
    record_copy(uow, clock, Written(PATH, "sum", 2), "mario")
    assert not (fresh := copy_state(uow, clock)).due
    assert fresh.reason_it.endswith("mai provata.")

    record_rehearsal(uow, clock, "sum", compare([KdbxEntry((), "a", handle="a")], []))
    assert uow.find(VaultCopy)[0].rehearsed_at is None
    record_rehearsal(uow, clock, "sum", compare([], []))
    assert "provata il 02/03/2026" in copy_state(uow, clock).reason_it

    clock.advance(days=31)
    old = copy_state(uow, clock)
    assert (old.due, old.changed) == (True, 0)
    assert "più di 30 giorni" in old.reason_it
    uow.save(replace(uow.get(CredentialHandle, 1), rotated_at=clock.now()))
    assert "una credenziale" in copy_state(uow, clock).reason_it
    uow.add(CredentialHandle(1, KIND, "n", "h9", clock.now()))
    assert "2 credenziali" in copy_state(uow, clock).reason_it


def test_an_empty_vault_needs_no_copy(clock: FixedClock) -> None:
    with FakeDatabase()() as uow:
        assert not copy_state(uow, clock).due
        assert "vuota" in copy_state(uow, clock).reason_it
