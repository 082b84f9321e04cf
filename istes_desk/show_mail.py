"""A morning's mail for the pictures: two mailboxes made of files, one out of reach, a letter that arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from istes_desk.adapters.mail.samples import SamplePost, SampleSource
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.incidents import Incident, PecVerdict
from istes_desk.domain.letters import Letter, LetterKind, Receipt, SendState
from istes_desk.domain.mail import PecKind
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.walk import settle, wait
from istes_desk.services.changes import NOTHING, Changes, ids
from istes_desk.services.letter_draft import prepare
from istes_desk.services.letters import LetterDraft, write_letter
from istes_desk.services.mailboxes import save_mailbox
from istes_desk.services.pec_authorities import load_authorities
from istes_desk.services.ports import UnitOfWork

MAILBOXES = (
    ("Assistenza", "assistenza@istes.example", "imap.istes.example", "smtp.istes.example", False),
    ("PEC", "istes@pec.gestore.example", "imap.pec.gestore.example", "smtp.pec.gestore.example", True),
    ("Amministrazione", "amministrazione@istes.example", "imap.vecchio.example", "", False),
)
TRAVEL = timedelta(seconds=4)


def without_network(desk: Desk) -> Desk:
    """Mail comes from files and goes nowhere."""
    samples = resource_path("samples", "mailboxes")
    return replace(desk, mail_source=SampleSource(samples), postman=SamplePost())


def morning(window: MainWindow) -> None:
    """Mailboxes are entered and read by the window itself; one answer goes out and is receipted."""
    desk = window.desk
    desk.tasks.write(lambda uow: _entered(uow, desk))
    settle(desk)
    window.mail.fetch_now()
    settle(desk)
    desk.tasks.write(lambda uow: _answered(uow, desk))
    settle(desk)
    wait(lambda: desk.tasks.transact(_all_sent), "the answer on its way")
    desk.tasks.write(lambda uow: _receipted(uow, desk))
    settle(desk)


def _entered(uow: UnitOfWork, desk: Desk) -> Changes:
    changes = NOTHING
    for name, address, imap, smtp, pec in MAILBOXES:
        handle = f"mailbox-{name.casefold()}"
        desk.secrets.put(handle, "nessuna")
        box = Mailbox(name, address, address, imap, pec=pec, smtp_host=smtp, secret_handle=handle)
        changes |= save_mailbox(uow, box)
    pem = resource_path("samples", "mailboxes", "autorita_di_esempio.pem").read_bytes()
    return changes | load_authorities(uow, desk.clock, desk.read_certificates(pem), desk.author).changes


def _answered(uow: UnitOfWork, desk: Desk) -> Changes:
    proven = uow.find(Incident, pec=PecVerdict.VERIFIED)[-1]
    found = prepare(uow, desk.clock.now(), proven.id, LetterKind.CALL_BACK, desk.author)
    draft = LetterDraft(found.kind, found.recipient, found.subject, found.body)
    return write_letter(uow, desk.clock, proven.id, draft, desk.author)


def _all_sent(uow: UnitOfWork) -> bool:
    return all(one.state is SendState.SENT for one in uow.find(Letter))


def _receipted(uow: UnitOfWork, desk: Desk) -> Changes:
    letter = uow.find(Letter)[-1]
    for place, kind in enumerate((PecKind.ACCEPTED, PecKind.DELIVERED), 1):
        at = desk.clock.now() + place * TRAVEL
        uow.add(Receipt(letter.id, kind, at, letter.recipient, verified=True))
    return Changes(incidents=ids(letter.incident_id))
