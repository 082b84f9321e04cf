"""Headless commands for scheduled tasks: one line of answer, an exit code, no window and no question."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from istes_desk.adapters.config.preferences import TomlPreferences
from istes_desk.adapters.config.shipped import provider_domains
from istes_desk.adapters.db.backup import SqliteBackups, verify
from istes_desk.adapters.db.opening import open_server, open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.evidence.own import own_name, own_report
from istes_desk.adapters.mail.authorities import read_certificates
from istes_desk.adapters.mail.imap import ImapSource
from istes_desk.adapters.mail.reader import read_mail
from istes_desk.adapters.mail.smtp import SmtpPostman
from istes_desk.adapters.secrets.keyring_store import KeyringStore
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.adapters.system.profile import Profile, user_profile
from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import full_stamp
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.late import evidence_tools
from istes_desk.services.delivering import Errand, deliver
from istes_desk.services.errors import KnownError
from istes_desk.services.evidence_import import Porter, told
from istes_desk.services.evidence_placing import Fate
from istes_desk.services.fetching import Unwatched, active_mailboxes, visit
from istes_desk.services.filing import Means, Transacting
from istes_desk.services.pec_authorities import load_authorities
from istes_desk.services.preferences import SERVER_HANDLE
from istes_desk.services.register_proof import (
    Outcome,
    as_json,
    outcome_of,
    proof_of,
    report_it,
    unproven_json,
)


def run(
    command: str,
    root: Path | None = None,
    file: Path | None = None,
    mailbox: str = "",
    paths: Sequence[Path] = (),
) -> int:
    """One of ``COMMANDS``; 1 when it is refused, with the reason on the error stream."""
    try:
        if command == "import-evidence":
            return import_evidence(user_profile(root), paths)
        if command == "fetch-mail":
            return fetch_mail(user_profile(root), mailbox)
        print(COMMANDS[command](user_profile(root), file))
    except KnownError as error:
        _complain(error)
        return 1
    return 0


def _complain(error: KnownError) -> None:
    print(*filter(None, (error.message, error.hint, error.kept)), file=sys.stderr)


def backup(profile: Profile, _file: Path | None) -> str:
    """A copy of the embedded database."""
    if not profile.database.exists():
        raise KnownError("Non c'è ancora nessun database da copiare.")
    made = _backups(profile).make(SystemClock().now())
    return f"Copia verificata: {profile.backups / made.name} ({made.incidents} richieste)"


def restore_check(profile: Profile, file: Path | None) -> str:
    """Proves that a copy opens and is whole; changes nothing."""
    if file is None:
        copies = _backups(profile).list()
        if not copies:
            raise KnownError("Non c'è ancora nessuna copia.")
        file = profile.backups / copies[0].name
    held = verify(file)
    return f"Copia integra: {file} ({held.customers} clienti, {held.incidents} richieste)"


def migrate(profile: Profile, _file: Path | None) -> str:
    """Opening is migrating; the copy is made before."""
    with closing(_opened(profile)):
        return f"Database aggiornato, {full_stamp(SystemClock().now())}"


def load_pec_authorities(profile: Profile, file: Path | None) -> str:
    """The authorities of the PEC providers out of a file of certificates (Q-9)."""
    try:
        found = read_certificates(file.read_bytes() if file else b"")
        with closing(_opened(profile)) as database, database() as uow:
            done = load_authorities(uow, SystemClock(), found, getpass.getuser())
    except OSError as error:
        raise KnownError(f"Il file non è leggibile: {error.strerror}.") from error
    except DomainError as error:
        raise KnownError(error.message) from error
    return f"Autorità PEC caricate: {done.added}, già presenti: {done.known}, scartate: {len(done.refused)}"


def import_evidence(profile: Profile, paths: Sequence[Path]) -> int:
    """A line for each file that something is said about, then the counts; 1 when a file was refused."""
    with closing(_opened(profile)) as database:
        porter = Porter(evidence_tools(), Transacting(database), SystemClock(), Unwatched())
        done = porter.bring_in(paths)
    for line in done.lines:
        if line.why:
            print(f"{line.file_name}: {line.why}", file=sys.stderr)
    print(told(done), flush=True)
    return 1 if done.counts.get(Fate.REFUSED) else 0


def collect(_profile: Profile, folder: Path | None) -> str:
    """A collector file about this computer; never in the place of another."""
    now = SystemClock().now()
    target = (folder or Path.cwd()) / own_name(now)
    draft = target.with_name(f"{target.name}.part")
    try:
        draft.write_bytes(own_report(now, getpass.getuser()))
        draft.replace(target)
    except OSError as error:
        raise KnownError(f"La raccolta non si può scrivere: {error.strerror}.") from error
    return f"Raccolta scritta: {target}"


def leave(profile: Profile, _file: Path | None) -> str:
    """The open window of this user closes as by its X: what it measures is kept."""
    from istes_desk.gui.single_instance import ask_to_leave, instance_name

    name = TomlPreferences(profile.settings).load().database or str(profile.database)
    if ask_to_leave(instance_name(name), profile.state):
        return "ISTES Desk è chiuso."
    raise KnownError(
        "ISTES Desk è aperto e ora non si può chiudere.",
        "Concludere quanto è aperto nelle sue finestre, chiuderlo e riprovare.",
    )


def fetch_mail(profile: Profile, name: str) -> int:
    """One line for each mailbox; 1 when one of them could not be read. The window may be open meanwhile."""
    code = 0
    with closing(_opened(profile)) as database:
        means = _means(database)
        for mailbox in _chosen(means.transact(active_mailboxes), name):
            found = visit(means, mailbox.id, Unwatched())
            print(f"{mailbox.name}: {found.taken} messaggi letti, {found.opened} nuove richieste", flush=True)
            if found.error is not None:
                _complain(found.error)
                code = 1
        _send_waiting(means)
    return code


def verify_register(root: Path | None, as_data: bool = False) -> int:
    """0 whole, 1 broken, with the first break by line and day, 2 when it cannot be proven here."""
    told = as_json if as_data else report_it
    try:
        with closing(_existing(user_profile(root))) as database:
            proof = proof_of(Transacting(database), KeyringStore())
    except KnownError as error:
        _complain(error)
        if as_data:
            print(unproven_json(error.message))
        return Outcome.CANNOT
    print(told(proof))
    return outcome_of(proof)


def _existing(profile: Profile) -> Database:
    """Proving makes no database."""
    if not TomlPreferences(profile.settings).load().database and not profile.database.exists():
        raise KnownError("Non c'è ancora nessun database da verificare.")
    return _opened(profile)


def _send_waiting(means: Means) -> None:
    """The answers written meanwhile; what was refused waits for the window, which says why."""
    done = deliver(Errand(means.transact, means.clock, SmtpPostman(), means.secrets, means.author))
    left = done.later + len(done.refused)
    if done.sent or left:
        print(f"Messaggi inviati: {done.sent}, non inviati: {left}", flush=True)


def _chosen(active: Sequence[Mailbox], name: str) -> Sequence[Mailbox]:
    found = [mailbox for mailbox in active if name in ("", mailbox.name)]
    if not found:
        words = f"Nessuna casella attiva si chiama «{name}»." if name else "Nessuna casella è attiva."
        raise KnownError(words, "Le caselle si aggiungono nelle impostazioni del programma.")
    return found


def _means(database: Database) -> Means:
    return Means(
        source=ImapSource(),
        secrets=KeyringStore(),
        transact=Transacting(database),
        read_mail=read_mail,
        clock=SystemClock(),
        author=getpass.getuser(),
        providers=provider_domains(),
    )


def _opened(profile: Profile) -> Database:
    address = TomlPreferences(profile.settings).load().database
    return open_server(address, _password()) if address else open_sqlite(profile.database, profile.backups)


def _password() -> str:
    try:
        return KeyringStore().get(SERVER_HANDLE)
    except KnownError:
        return ""


def _backups(profile: Profile) -> SqliteBackups:
    return SqliteBackups(profile.database, profile.backups, lambda: None)


COMMANDS: dict[str, Callable[[Profile, Path | None], str]] = {
    "backup": backup,
    "restore-check": restore_check,
    "migrate": migrate,
    "load-pec-authorities": load_pec_authorities,
    "collect": collect,
    "quit": leave,
}
