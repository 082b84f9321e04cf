"""Mail as the rules see it: what was read, who wrote it, where it belongs (Q-9, Q-10). No parsing, no I/O."""

from istes_desk.domain.mail.addresses import (
    CustomerMatch,
    MatchKind,
    host_of,
    match_customer,
    message_ids,
    normalise_address,
    normalise_message_id,
)
from istes_desk.domain.mail.attachments import is_blocked, safe_name
from istes_desk.domain.mail.automatic import KEPT_HEADERS, AutoAction, Automatic, is_automatic
from istes_desk.domain.mail.message import AttachmentFile, AttachmentInfo, ImapIdentity, RawMail
from istes_desk.domain.mail.pec import PEC_SENTENCES, RECEIPT_KINDS, PecEnvelope, PecKind, PecReason, Trust
from istes_desk.domain.mail.threads import (
    Decision,
    IncidentRef,
    MailAction,
    ThreadIndex,
    fingerprint,
    thread,
)

__all__ = [
    "KEPT_HEADERS",
    "PEC_SENTENCES",
    "RECEIPT_KINDS",
    "AttachmentFile",
    "AttachmentInfo",
    "AutoAction",
    "Automatic",
    "CustomerMatch",
    "Decision",
    "ImapIdentity",
    "IncidentRef",
    "MailAction",
    "MatchKind",
    "PecEnvelope",
    "PecKind",
    "PecReason",
    "RawMail",
    "ThreadIndex",
    "Trust",
    "fingerprint",
    "host_of",
    "is_automatic",
    "is_blocked",
    "match_customer",
    "message_ids",
    "normalise_address",
    "normalise_message_id",
    "safe_name",
    "thread",
]
