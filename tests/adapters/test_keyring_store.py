"""The SecretStore port: one contract over memory, Windows' limits and a real keyring."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked

from istes_desk.adapters.secrets import keyring_store
from istes_desk.adapters.secrets.keyring_store import KeyringStore, system_backend, system_errors
from istes_desk.adapters.secrets.passing import PassingSecrets
from istes_desk.domain.vault_places import LONGEST
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.errors import KnownError, NotFoundError
from istes_desk.services.ports import SecretStore
from istes_desk.services.vault_errors import VaultError
from tests.fakes import MemoryKeyring, MemorySecrets
from tests.keyring_session import run_with_keyring
from tests.secret_contract import CONTRACT
from tests.windows_vault import FakeCredentials, Win32Error, windows_vault


class Failing(KeyringBackend):
    """Answers everything with one error."""

    priority = 1

    def __init__(self, error: Exception) -> None:
        self._error = error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self._error

    def get_password(self, service: str, username: str) -> str | None:
        raise self._error

    def delete_password(self, service: str, username: str) -> None:
        raise self._error


def store_on(backend: KeyringBackend) -> KeyringStore:
    return KeyringStore(lambda: backend, lambda: (KeyringError, Win32Error))


@pytest.fixture
def credentials() -> FakeCredentials:
    """The vault of Windows, half filled by other programs."""
    vault = FakeCredentials(room=10)
    for number in range(4):
        vault.CredWrite({"TargetName": f"Other {number}", "UserName": "x", "CredentialBlob": "y"}, 0)
    return vault


@pytest.fixture
def on_windows(credentials: FakeCredentials) -> Iterator[KeyringStore]:
    with windows_vault(credentials) as backend:
        yield store_on(backend)


@pytest.fixture(params=["memory", "passing", "keyring", "windows"])
def store(request: pytest.FixtureRequest, on_windows: KeyringStore) -> SecretStore:
    made: dict[str, Callable[[], SecretStore]] = {
        "memory": MemorySecrets,
        "passing": PassingSecrets,
        "keyring": lambda: store_on(MemoryKeyring()),
        "windows": lambda: on_windows,
    }
    return made[request.param]()


@pytest.mark.parametrize("promise", CONTRACT)
def test_the_contract(store: SecretStore, promise: Callable[[SecretStore], None]) -> None:
    promise(store)


@pytest.mark.parametrize("promise", CONTRACT)
def test_windows_is_left_as_it_was(
    on_windows: KeyringStore, credentials: FakeCredentials, promise: Callable[[SecretStore], None]
) -> None:
    promise(on_windows)
    assert len(credentials.entries) == 4


def test_a_second_write_leaves_no_old_secret_behind(
    on_windows: KeyringStore, credentials: FakeCredentials
) -> None:
    for secret in ("vecchio", "nuovo"):
        on_windows.put("h", secret)
    assert "vecchio".encode("utf-16-le") not in [
        one["CredentialBlob"] for one in credentials.entries.values()
    ]
    assert len(credentials.entries) == 5


def test_a_second_write_that_is_refused_leaves_the_first(
    on_windows: KeyringStore, credentials: FakeCredentials
) -> None:
    on_windows.put("h", "vecchio")
    credentials.room = len(credentials.entries)
    with pytest.raises(VaultError):
        on_windows.put("h", "nuovo")
    assert on_windows.get("h") == "vecchio"


def problem(action: Callable[[], object]) -> VaultProblem:
    with pytest.raises(VaultError) as refused:
        action()
    assert refused.value.page.steps
    return refused.value.problem


def test_the_longest_secret_that_windows_holds(on_windows: KeyringStore) -> None:
    on_windows.put("a", "x" * LONGEST)
    assert problem(lambda: on_windows.put("b", "😀" * (LONGEST // 2 + 1))) is VaultProblem.TOO_LONG


def test_a_full_vault_keeps_what_it_has(on_windows: KeyringStore, credentials: FakeCredentials) -> None:
    on_windows.put("a", "x")
    credentials.room = len(credentials.entries)
    assert problem(lambda: on_windows.put("b", "y")) is VaultProblem.FULL
    assert on_windows.get("a") == "x"


def test_without_a_logon_session(on_windows: KeyringStore, credentials: FakeCredentials) -> None:
    credentials.session = False
    for action in (
        lambda: on_windows.put("a", "x"),
        lambda: on_windows.get("a"),
        lambda: on_windows.delete("a"),
    ):
        assert problem(action) is VaultProblem.NO_SESSION


def test_an_entry_that_goes_while_it_is_asked_for() -> None:
    store = store_on(Failing(Win32Error(1168)))
    with pytest.raises(NotFoundError):
        store.get("a")
    store.delete("a")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyringLocked(), "bloccato"),
        (KeyringError("segreto"), "KeyringError"),
        (Win32Error(1312), "sessione"),
        (Win32Error(1783), "troppo lungo"),
        (Win32Error(5), "Win32Error 5"),
    ],
)
def test_every_refusal_is_said_in_words_without_the_secret(error: Exception, said: str) -> None:
    store = store_on(Failing(error))
    actions: list[Callable[[], Any]] = [
        lambda: store.put("a", "segreto"),
        lambda: store.get("a"),
        lambda: store.delete("a"),
    ]
    for action in actions:
        with pytest.raises(KnownError, match=said) as refused:
            action()
        assert "segreto" not in refused.value.message.replace("Il segreto", "")
        assert not isinstance(refused.value, NotFoundError)


@pytest.mark.parametrize("most", [0, 2])
def test_a_keyring_that_keeps_nothing_or_half_is_noticed(most: int) -> None:
    class Forgetful(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            if most:
                super().set_password(service, username, password[:most])

    with pytest.raises(KnownError, match="non ha conservato"):
        store_on(Forgetful()).put("a", "segreto")


def test_the_backend_is_asked_for_late_and_once() -> None:
    asked: list[int] = []

    def backend() -> KeyringBackend:
        asked.append(1)
        return keyring

    keyring = MemoryKeyring()
    store = KeyringStore(backend)
    assert asked == []
    store.put("a", "x")
    store.put("b", "y")
    assert asked == [1]


def test_without_a_session_keyring_the_program_says_what_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_store, "PLATFORM", "linux")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with pytest.raises(KnownError, match="non è disponibile") as refused:
        system_backend()
    assert "timer funzionano" in refused.value.kept


@pytest.mark.keyring_session
def test_the_contract_on_the_real_secret_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.chdir(Path(__file__).parents[2])
    done = run_with_keyring([sys.executable, "-X", "utf8", "-m", "tests.secret_contract"], tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, f"{len(CONTRACT)} kept"), done.stderr


@pytest.mark.keyring_session
def test_what_the_secret_service_raises_is_known() -> None:
    names = {error.__name__ for error in system_errors()}
    assert {"DBusErrorResponse", "SecretStorageException"} <= names
