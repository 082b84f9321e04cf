"""Adapters that the first paint does without: each is imported with its first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from istes_desk.domain.debit_message import DebitMessage
    from istes_desk.domain.invoice_document import InvoiceDocument
    from istes_desk.domain.mailboxes import Mailbox
    from istes_desk.domain.remote_target import RemoteTarget
    from istes_desk.services.changes import Changes
    from istes_desk.services.evidence_files import EvidenceTools
    from istes_desk.services.invoicing.ports import EInvoices
    from istes_desk.services.kdbx import KdbxEntry, KdbxFiles
    from istes_desk.services.mail_source import MailSource, OpenFolder
    from istes_desk.services.ports import Clock, Postman, SecretStore, UnitOfWork
    from istes_desk.services.remote import Launcher, Login
    from istes_desk.services.sealer import Sealed, Sealer
    from istes_desk.services.survey_tools import SurveyTools


def late(module: str, name: str) -> Callable[..., Any]:
    """A function of ``istes_desk.adapters.<module>``."""

    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module(f"istes_desk.adapters.{module}"), name)(*given, **named)

    return call


def complete(uow: UnitOfWork) -> Changes:
    """Shipped rows of a kind that there was not yet: a newer program may bring some."""
    from istes_desk.adapters.db.shipped import shipped_rows
    from istes_desk.adapters.system.resources import resource_path
    from istes_desk.services.shipped import ensure_shipped_rows

    return ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))


class LateDomains:
    """The mail domains that many share, a ``Collection``; read from their file when one is looked for."""

    @cached_property
    def _domains(self) -> frozenset[str]:
        from istes_desk.adapters.config.shipped import provider_domains

        return provider_domains()

    def __contains__(self, domain: object) -> bool:
        return domain in self._domains

    def __iter__(self) -> Iterator[str]:
        return iter(self._domains)

    def __len__(self) -> int:
        return len(self._domains)


def survey_tools() -> SurveyTools:
    """What looks at networks and at files about them."""
    from istes_desk.services.survey_tools import SurveyTools

    return SurveyTools(
        late("surveys.opening", "read_survey"),
        late("surveys.vendors", "vendor_of"),
        late("surveys.interfaces", "local_networks"),
        late("surveys.reach", "reach"),
    )


def evidence_tools() -> EvidenceTools:
    """What reads collector files, and writes one about this computer."""
    from istes_desk.services.evidence_files import EvidenceTools

    return EvidenceTools(
        late("evidence.reading", "read_evidence"),
        late("evidence.reading", "parse_evidence"),
        late("evidence.reading", "files_in"),
        late("evidence.own", "own_report"),
        late("evidence.reading", "windows_support"),
        late("evidence.reading", "script"),
    )


class LateSecrets:
    """Implements ``SecretStore`` by the system's keyring."""

    @cached_property
    def _store(self) -> SecretStore:
        from istes_desk.adapters.secrets.keyring_store import KeyringStore

        return KeyringStore()

    def put(self, handle: str, secret: str) -> None:
        self._store.put(handle, secret)

    def get(self, handle: str) -> str:
        return self._store.get(handle)

    def delete(self, handle: str) -> None:
        self._store.delete(handle)


class LateSealer:
    """Implements ``Sealer`` by AES-GCM."""

    @cached_property
    def _sealer(self) -> Sealer:
        from istes_desk.adapters.secrets.sealing import AesSealer

        return AesSealer()

    def seal(self, key: bytes, handle: str, secret: str) -> Sealed:
        return self._sealer.seal(key, handle, secret)

    def open(self, key: bytes, handle: str, sealed: Sealed) -> str:
        return self._sealer.open(key, handle, sealed)

    def wrap(self, passphrase: str, data: bytes) -> bytes:
        return self._sealer.wrap(passphrase, data)

    def unwrap(self, passphrase: str, file: bytes) -> bytes:
        return self._sealer.unwrap(passphrase, file)


class LatePostman:
    """Implements ``Postman`` by SMTP."""

    @cached_property
    def _postman(self) -> Postman:
        from istes_desk.adapters.mail.smtp import SmtpPostman

        return SmtpPostman()

    def send(self, mailbox: Mailbox, secret: str, raw: bytes, recipients: Sequence[str]) -> None:
        self._postman.send(mailbox, secret, raw, recipients)

    def check(self, mailbox: Mailbox, secret: str) -> None:
        self._postman.check(mailbox, secret)

    def hang_up(self, seconds: float) -> None:
        if "_postman" in self.__dict__:
            self._postman.hang_up(seconds)


class LateMailSource:
    """Implements ``MailSource`` by IMAP."""

    @cached_property
    def _source(self) -> MailSource:
        from istes_desk.adapters.mail.imap import ImapSource

        return ImapSource()

    def open(self, mailbox: Mailbox, secret: str) -> AbstractContextManager[OpenFolder]:
        return self._source.open(mailbox, secret)

    def hang_up(self) -> None:
        if "_source" in self.__dict__:
            self._source.hang_up()


class LateLauncher:
    """Implements ``Launcher`` by the programs of this computer."""

    @cached_property
    def _launcher(self) -> Launcher:
        from istes_desk.adapters.remote.launcher import SystemLauncher

        return SystemLauncher()

    def check(self, target: RemoteTarget) -> None:
        self._launcher.check(target)

    def start(self, target: RemoteTarget, login: Login | None) -> bool:
        return self._launcher.start(target, login)

    def withdraw(self, target: RemoteTarget) -> None:
        self._launcher.withdraw(target)


class LateKdbx:
    """Implements ``KdbxFiles`` by pykeepass."""

    @cached_property
    def _files(self) -> KdbxFiles:
        from istes_desk.adapters.secrets.kdbx import KeePassFiles

        return KeePassFiles()

    def write(self, path: Path, password: str, entries: Sequence[KdbxEntry]) -> str:
        return self._files.write(path, password, entries)

    def read(self, path: Path, password: str) -> tuple[KdbxEntry, ...]:
        return self._files.read(path, password)

    def digest(self, path: Path) -> str:
        return self._files.digest(path)


class LateDebitFiles:
    """Implements ``DebitFiles`` by CBI and ISO files."""

    def write(self, message: DebitMessage) -> bytes:
        from istes_desk.adapters.einvoice.debit_files import SepaFiles

        return SepaFiles().write(message)


class LateEInvoices:
    """Implements ``EInvoices`` by FatturaPA."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @cached_property
    def _format(self) -> EInvoices:
        from istes_desk.adapters.einvoice.fatturapa import FatturaPa

        return FatturaPa(self._clock)

    def write(self, document: InvoiceDocument) -> bytes:
        return self._format.write(document)

    def read(self, xml: bytes) -> InvoiceDocument:
        return self._format.read(xml)

    def file_name(self, document: InvoiceDocument) -> str:
        return self._format.file_name(document)
