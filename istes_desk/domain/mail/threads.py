"""Where a mail belongs: the order of Q-10, and its reason in Italian. Looks things up, changes nothing."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from istes_desk.domain.incidents import IncidentState, PecVerdict
from istes_desk.domain.mail.automatic import AutoAction, Automatic, is_automatic

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from istes_desk.domain.mail.addresses import CustomerMatch
    from istes_desk.domain.mail.message import RawMail

SUBJECT_TAG = re.compile(r"\[INC-(\d{1,9})\]", re.IGNORECASE)
ANSWER_PREFIX = re.compile(r"^(\s*(re|r|rif|i|fw|fwd|aw)\s*:)+", re.IGNORECASE)


class MailAction(StrEnum):
    """Exactly one visible state for every message (Q-10)."""

    NEW = "new"
    NEW_LINKED = "new_linked"
    APPEND = "append"
    ALREADY_IMPORTED = "already_imported"
    RECEIPT = "receipt"
    BOUNCE = "bounce"
    AUTOMATIC = "automatic"
    OWN = "own"
    QUARANTINE = "quarantine"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class IncidentRef:
    """Just enough of an incident to thread by; ``sender`` is the address that opened it."""

    id: int
    number: int
    state: IncidentState
    customer_id: int | None = None
    sender: str = ""

    @property
    def tag(self) -> str:
        return f"INC-{self.number:06d}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with the mail. ``incident`` is where it goes or what the new one is linked to.

    ``customer`` is set for new incidents; ``possible_duplicate`` is shown, never merged;
    ``may_acknowledge`` False forbids every automatic answer; ``outgoing_message_id`` is what a
    receipt or a bounce is about.
    """

    action: MailAction
    reason: str
    incident: IncidentRef | None = None
    customer: CustomerMatch | None = None
    possible_duplicate: IncidentRef | None = None
    outgoing_message_id: str = ""
    may_acknowledge: bool = False


class ThreadIndex(Protocol):
    """What threading asks of the store. Ids are normalised Message-IDs."""

    def is_outgoing(self, message_id: str) -> bool:
        """Did we send a message with this id?"""
        ...

    def is_imported(self, identity: str) -> bool:
        """Is one of ``RawMail.identities`` in the ledger already? An unproven PEC lends nobody its name."""
        ...

    def incident_of(self, message_id: str) -> IncidentRef | None:
        """By a message of ours or of the customer, or by a PEC identificativo."""
        ...

    def incident_numbered(self, number: int) -> IncidentRef | None: ...

    def customer_of(self, address: str) -> CustomerMatch:
        """``match_customer`` on the stored addresses and domains."""
        ...

    def similar(self, mail: RawMail) -> IncidentRef | None:
        """An incident of the same sender in the 24 hours before, with the same ``fingerprint``."""
        ...


def fingerprint(subject: str, body: str) -> str:
    """Equal for two mails that say the same: answer prefixes, case and blanks do not count."""
    words = f"{ANSWER_PREFIX.sub('', subject)}\n{body}".casefold().split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def thread(mail: RawMail, index: ThreadIndex, own_hosts: Collection[str] = ()) -> Decision:
    """The first rule that speaks, in the order of Q-10; the last one always does."""
    auto = is_automatic(mail, own_hosts)
    for rule in RULES:
        decision = rule(mail, index, auto)
        if decision:
            return decision
    return _new(mail, index, auto)


def _own(mail: RawMail, index: ThreadIndex, auto: Automatic) -> Decision | None:
    if auto.action is AutoAction.OWN or index.is_outgoing(mail.message_id):
        return Decision(MailAction.OWN, "È un nostro messaggio tornato nella casella: non apre nulla.")
    return None


def _seen(mail: RawMail, index: ThreadIndex, _auto: Automatic) -> Decision | None:
    """Anybody may write a Message-ID around a PEC that proves nothing: only its bytes tell what it is."""
    doubtful = mail.pec is not None and mail.pec.verdict is PecVerdict.UNVERIFIED
    names = [one for one in mail.identities if not (doubtful and one == mail.message_id)]
    if any(map(index.is_imported, names)):
        return Decision(MailAction.ALREADY_IMPORTED, "Messaggio già importato.")
    return None


def _receipt(mail: RawMail, index: ThreadIndex, _auto: Automatic) -> Decision | None:
    if not mail.pec or not mail.pec.is_receipt:
        return None
    about = mail.pec.ref_message_id
    incident = index.incident_of(about)
    known = incident is not None or index.is_outgoing(about)
    if not known and mail.pec.verdict is not PecVerdict.VERIFIED:
        return Decision(MailAction.QUARANTINE, f"Ricevuta di un messaggio sconosciuto. {mail.pec.sentence}")
    whose = "di un nostro messaggio" if known else "di un messaggio che non risulta inviato da qui"
    reason = f"Ricevuta «{mail.pec.kind}» {whose}. {mail.pec.sentence}"
    return Decision(MailAction.RECEIPT, reason, incident, outgoing_message_id=about)


def _quarantine(mail: RawMail, _index: ThreadIndex, _auto: Automatic) -> Decision | None:
    if mail.pec and mail.pec.verdict is PecVerdict.UNVERIFIED:
        return Decision(MailAction.QUARANTINE, mail.pec.sentence)
    return None


def _bounce(mail: RawMail, index: ThreadIndex, auto: Automatic) -> Decision | None:
    if auto.action is not AutoAction.BOUNCE:
        return None
    ids = (*mail.reported_ids, *mail.in_reply_to, *mail.references)
    about = next((one for one in ids if index.incident_of(one)), "")
    incident = index.incident_of(about) if about else _tagged(mail, index)
    where = f"di {incident.tag}." if incident else "di un messaggio che non risulta inviato da qui."
    return Decision(
        MailAction.BOUNCE, f"Avviso di mancato recapito {where}", incident, outgoing_message_id=about
    )


def _reply(mail: RawMail, index: ThreadIndex, auto: Automatic) -> Decision | None:
    cited = (*mail.in_reply_to, *reversed(mail.references))
    incident = next((found for found in map(index.incident_of, cited) if found), None)
    return _into(incident, auto, f"Risponde a un messaggio di {incident.tag}") if incident else None


def _tag(mail: RawMail, index: ThreadIndex, auto: Automatic) -> Decision | None:
    """A tag can be guessed: it counts only when the sender opened the incident or is of its customer."""
    theirs = (incident for incident in _all_tagged(mail, index) if _belongs(mail, index, incident))
    incident = next(theirs, None)
    return _into(incident, auto, f"L'oggetto porta il contrassegno {incident.tag}") if incident else None


def _automatic(_mail: RawMail, _index: ThreadIndex, auto: Automatic) -> Decision | None:
    if auto.action in {AutoAction.NO_ANSWER, AutoAction.RECEIPT}:
        return Decision(MailAction.AUTOMATIC, f"Posta automatica: {auto.why}.")
    return None


RULES: tuple[Callable[[RawMail, ThreadIndex, Automatic], Decision | None], ...] = (
    _own,
    _seen,
    _receipt,
    _quarantine,
    _bounce,
    _reply,
    _tag,
    _automatic,
)


def _tagged(mail: RawMail, index: ThreadIndex) -> IncidentRef | None:
    return next(_all_tagged(mail, index), None)


def _all_tagged(mail: RawMail, index: ThreadIndex) -> Iterator[IncidentRef]:
    numbers = dict.fromkeys(map(int, SUBJECT_TAG.findall(mail.subject)))
    return (found for found in map(index.incident_numbered, numbers) if found)


def _belongs(mail: RawMail, index: ThreadIndex, incident: IncidentRef) -> bool:
    if mail.sender and mail.sender == incident.sender:
        return True
    customer = index.customer_of(mail.sender).customer_id
    return customer is not None and customer == incident.customer_id


def _into(incident: IncidentRef, auto: Automatic, why: str) -> Decision:
    """Append; a closed incident gets a new, linked one; automatic mail is noted and reopens nothing."""
    if auto.automatic and auto.action is not AutoAction.AMBIGUOUS:
        return Decision(MailAction.AUTOMATIC, f"{why}; posta automatica: {auto.why}.", incident)
    if incident.state is IncidentState.CLOSED:
        reason = f"{why}, che è chiusa: si apre una nuova richiesta collegata."
        return Decision(MailAction.NEW_LINKED, reason, incident, may_acknowledge=not auto.automatic)
    return Decision(MailAction.APPEND, f"{why}.", incident)


def _new(mail: RawMail, index: ThreadIndex, auto: Automatic) -> Decision:
    customer = index.customer_of(mail.sender)
    twin = index.similar(mail)
    stranger = _tagged(mail, index)
    reason = customer.reason
    if stranger:
        reason += f" L'oggetto cita {stranger.tag}, ma il mittente non è tra i contatti di quel cliente."
    if twin:
        reason += f" Possibile doppione di {twin.tag}."
    return Decision(
        MailAction.NEW,
        reason,
        customer=customer,
        possible_duplicate=twin,
        may_acknowledge=not auto.automatic,
    )
