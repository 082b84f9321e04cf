"""Stand-ins for the outside world, each with the behaviour of the real thing as far as a test can see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from istes_desk.domain.mailboxes import Mailbox
from istes_desk.domain.remote_target import RemoteTarget
from istes_desk.services.errors import KnownError, NotFoundError
from istes_desk.services.remote import Login

T = TypeVar("T")


class FixedClock:
    """Implements ``Clock``: stands still until told to move."""

    def __init__(self, now: datetime, machine: str = "here") -> None:
        self._now, self._machine = now.astimezone(UTC), machine
        self._monotonic = 1_000_000
        self._boottime = 5_000_000

    def machine(self) -> str:
        return self._machine

    def now(self) -> datetime:
        return self._now

    def monotonic_ms(self) -> int:
        return self._monotonic

    def boottime_ms(self) -> int:
        return self._boottime

    def advance(self, **duration: float) -> None:
        """All three clocks go on, as while somebody works: ``advance(minutes=20)``."""
        self._monotonic += _ms(duration)
        self.sleep(**duration)

    def sleep(self, **duration: float) -> None:
        """The computer sleeps: the monotonic clock stands still."""
        self._boottime += _ms(duration)
        self._now += timedelta(**duration)

    def jump(self, **duration: float) -> None:
        """Somebody set the wall clock; negative sets it back."""
        self._now += timedelta(**duration)

    def reboot(self) -> None:
        """Both counters begin anew; the wall clock does not notice."""
        self._monotonic = self._boottime = 0


def _ms(duration: dict[str, float]) -> int:
    return round(timedelta(**duration) / timedelta(milliseconds=1))


class MemoryKeyring(KeyringBackend):
    """A keyring that forgets everything with the test."""

    priority = 1

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError(service)


class MemorySecrets:
    """Implements ``SecretStore`` for service and window tests."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    def put(self, handle: str, secret: str) -> None:
        self.entries[handle] = secret

    def get(self, handle: str) -> str:
        if handle not in self.entries:
            raise NotFoundError("Il segreto non è nel portachiavi di questo computer.")
        return self.entries[handle]

    def delete(self, handle: str) -> None:
        self.entries.pop(handle, None)


class FakeStation:
    """Implements ``Workstation``: remembers what it was asked."""

    def __init__(self) -> None:
        self.shielded: list[int] = []
        self.watched: list[int] = []
        self.idle: int | None = 0

    def idle_ms(self) -> int | None:
        return self.idle

    def shield(self, window: int) -> bool:
        self.shielded.append(window)
        return True

    def watch(self, window: int) -> bool:
        self.watched.append(window)
        return True

    def unwatch(self, window: int) -> None:
        self.watched.remove(window)


class MemoryPostman:
    """Implements ``Postman``: keeps what was sent as (mailbox name, secret, bytes, recipients).

    ``refusals`` are raised one after the other before anything is taken again; ``on_send`` is what
    happens elsewhere meanwhile.
    """

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, bytes, tuple[str, ...]]] = []
        self.refusals: list[KnownError] = []
        self.on_send: Callable[[], None] = lambda: None

    def send(self, mailbox: Mailbox, secret: str, raw: bytes, recipients: Sequence[str]) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        self.sent.append((mailbox.name, secret, raw, tuple(recipients)))
        self.on_send()

    def check(self, mailbox: Mailbox, secret: str) -> None:
        if self.refusals:
            raise self.refusals.pop(0)

    def hang_up(self, seconds: float) -> None:
        """Nothing is ever on the line."""


class MemoryLauncher:
    """Implements ``Launcher``: keeps what was started; ``missing`` programs are not installed.

    ``lines`` is what happened in its order, ``handed`` whose log-in lies there just now.
    """

    def __init__(self) -> None:
        self.lines: list[tuple[RemoteTarget, Login | None]] = []
        self.handed: set[str] = set()
        self.missing = False

    def check(self, target: RemoteTarget) -> None:
        if self.missing:
            raise KnownError("Su questo computer non c'è il programma.", "Installarlo.")

    def start(self, target: RemoteTarget, login: Login | None) -> bool:
        self.lines.append((target, login))
        if login is not None:
            self.handed.add(target.host)
        return login is not None

    def withdraw(self, target: RemoteTarget) -> None:
        self.handed.discard(target.host)


class InlineRunner:
    """Implements ``gui.tasks.Runner``: the job is done, and its future finished, when the call returns."""

    at_once = True

    def database(self, job: Callable[[], T]) -> Future[T]:
        return _finished(job)

    def pool(self, job: Callable[[], T]) -> Future[T]:
        return _finished(job)

    def close(self) -> None:
        """Nothing runs."""


def _finished(job: Callable[[], T]) -> Future[T]:
    future: Future[T] = Future()
    with _KeepError(future):
        future.set_result(job())
    return future


class _KeepError:
    """Whatever the block raises goes into the future, as an executor does it."""

    def __init__(self, future: Future[T]) -> None:
        self._keep = future.set_exception

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if error is not None:
            self._keep(error)
        return error is not None
