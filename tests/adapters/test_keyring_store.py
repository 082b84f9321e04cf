"""The SecretStore port: one contract over memory, a keyring and a vault with the limits of Windows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from istes_desk.adapters.secrets.keyring_store import LONGEST, KeyringStore, system_backend
from istes_desk.services.errors import KnownError, NotFoundError
from istes_desk.services.ports import SecretStore
from tests.fakes import MemoryKeyring, MemorySecrets
from tests.keyring_session import run_with_keyring


class Win32Error(Exception):
    """As pywin32 raises it: not a keyring error."""

    def __init__(self, winerror: int) -> None:
        super().__init__(winerror)
        self.winerror = winerror


class WindowsVault(KeyringBackend):
    """Target names without regard to case, 1280 UTF-16 units, room for a few entries of all programs."""

    priority = 5

    def __init__(self, room: int = 20) -> None:
        self.entries: dict[str, tuple[str, str]] = {}
        self._room = room

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2560:
            raise Win32Error(1783)
        if len(self.entries) >= self._room:
            raise Win32Error(8)
        self.entries[service.casefold()] = username, password

    def get_password(self, service: str, username: str) -> str | None:
        user, password = self.entries.get(service.casefold(), ("", ""))
        return password if user == username else None

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop(service.casefold(), None) is None:
            raise PasswordDeleteError(service)


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


STORES: dict[str, Callable[[], SecretStore]] = {
    "memory": MemorySecrets,
    "keyring": lambda: store_on(MemoryKeyring()),
    "windows": lambda: store_on(WindowsVault()),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> SecretStore:
    return STORES[request.param]()


def test_what_goes_in_comes_out(store: SecretStore) -> None:
    store.put("a", "città €\n\"'")
    store.put("b", "altro")
    assert (store.get("a"), store.get("b")) == ("città €\n\"'", "altro")


def test_what_is_not_there(store: SecretStore) -> None:
    with pytest.raises(NotFoundError, match="non è nel portachiavi"):
        store.get("mai visto")
    store.delete("mai visto")


def test_what_was_deleted_is_gone(store: SecretStore) -> None:
    store.put("a", "x")
    store.delete("a")
    with pytest.raises(NotFoundError):
        store.get("a")


def test_the_longest_secret_that_windows_holds() -> None:
    store = store_on(WindowsVault())
    store.put("a", "x" * LONGEST)
    assert len(store.get("a")) == LONGEST
    with pytest.raises(KnownError, match="troppo lungo"):
        store.put("b", "😀" * (LONGEST // 2 + 1))


def test_a_full_vault_keeps_what_it_has() -> None:
    store = store_on(WindowsVault(room=1))
    store.put("a", "x")
    with pytest.raises(KnownError, match="pieno") as refused:
        store.put("b", "y")
    assert refused.value.kept
    assert store.get("a") == "x"


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


def test_a_keyring_that_keeps_nothing_is_noticed() -> None:
    class Forgetful(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            super().set_password(service, username, password[:2])

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
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with pytest.raises(KnownError, match="non è disponibile") as refused:
        system_backend()
    assert "timer funzionano" in refused.value.kept


USE = """
from jeepney import DBusErrorResponse
from secretstorage import SecretStorageException
from istes_desk.adapters.secrets.keyring_store import KeyringStore, system_errors
from istes_desk.services.errors import NotFoundError
assert {DBusErrorResponse, SecretStorageException} <= set(system_errors())
store = KeyringStore()
store.put("a", "città €"); store.put("b", "x"); store.put("a", "nuovo"); store.delete("b"); store.delete("b")
try:
    store.get("b")
except NotFoundError:
    print(store.get("a"))
"""


@pytest.mark.keyring_session
def test_the_real_secret_service(tmp_path: Path) -> None:
    done = run_with_keyring([sys.executable, "-X", "utf8", "-c", USE], tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "nuovo"), done.stderr
