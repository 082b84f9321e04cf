"""Is a PEC genuine? (Q-9) The CMS signature over the raw bytes and the chain, by pyHanko; fetches nothing."""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from istes_desk.adapters.mail.hostile import PARSER_ERRORS
from istes_desk.adapters.mail.parts import Part
from istes_desk.adapters.mail.pec import PecStructure, SignedParts
from istes_desk.domain.mail import (
    PecEnvelope,
    PecKind,
    PecReason,
    Trust,
    normalise_address,
    normalise_message_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asn1crypto import cms, x509

LARGEST_SIGNATURE = 200_000
LONE_LINE_END = re.compile(rb"\r?\n")
SUBJECT_COMPARED = 60
ADDRESS = re.compile(r"[^\s<>()\[\]\",;:]+@[^\s<>()\[\]\",;:]+")
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # a refusal is our verdict, not its traceback


@dataclass(frozen=True, slots=True)
class _Signer:
    """What the signature proves: unbroken, chained to a loaded CA, by whom, valid at the certified time."""

    intact: bool
    trusted: bool
    in_force: bool
    addresses: frozenset[str]
    issued: datetime


@dataclass(frozen=True, slots=True)
class _Case:
    """One envelope before its judge."""

    top: Part
    pec: PecStructure
    signer: _Signer
    has_cas: bool
    our_addresses: frozenset[str]

    @property
    def said(self) -> PecEnvelope:
        return self.pec.envelope


def judged(top: Part, pec: PecStructure, trust: Trust) -> PecReason:
    """The first check of Q-9 that fails, in their order; never raises on what the mail holds."""
    try:
        return _judge(top, pec, trust)
    except PARSER_ERRORS:
        return PecReason.SIGNATURE_INVALID


def _judge(top: Part, pec: PecStructure, trust: Trust) -> PecReason:
    if pec.envelope.kind is PecKind.ANOMALY:
        return PecReason.ANOMALY
    if pec.signed is None:
        return PecReason.NOT_SIGNED
    trusted = _certificates(trust.authorities)
    moment = pec.envelope.certified_at or datetime.now(UTC)
    signer = _signer(pec.signed, trusted, moment)
    case = _Case(top, pec, signer, bool(trusted), trust.our_addresses)
    return next((reason for reason, holds in CHECKS if not holds(case)), PecReason.GENUINE)


@lru_cache(maxsize=2)
def _certificates(authorities: tuple[str, ...]) -> list[x509.Certificate]:
    """Certificates of PEM texts, taken apart once for a whole visit; what is none is left out."""
    from pyhanko.keys.pemder import load_certs_from_pemder_data

    found = []
    for pem in authorities:
        try:
            certificates = list(load_certs_from_pemder_data(pem.encode()))
            found += [one for one in certificates if one.subject is not None]
        except PARSER_ERRORS:
            continue
    return found


def _signer(signed: SignedParts, cas: list[x509.Certificate], moment: datetime) -> _Signer:
    """The raw bytes first; a copy saved with bare line feeds is tried once more with CR LF.

    The chain of a certificate out of date is walked at its issue: "expired" is not said of a stranger.
    """
    content = signed.content
    found = _check(content, signed.signature, cas, moment)
    canonical = LONE_LINE_END.sub(b"\r\n", content)
    if not found.intact and canonical != content:
        content = canonical
        found = _check(content, signed.signature, cas, moment)
    if not found.intact or found.in_force:
        return found
    return replace(_check(content, signed.signature, cas, found.issued), in_force=False)


def _check(content: bytes, signature: bytes, cas: list[x509.Certificate], moment: datetime) -> _Signer:
    # Imported here: a second of loading that only mailboxes with PEC have to pay.
    import asyncio

    from asn1crypto import cms
    from cryptography.exceptions import UnsupportedAlgorithm
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    if len(signature) > LARGEST_SIGNATURE:
        return NOBODY
    try:
        data = cms.ContentInfo.load(signature)["content"]
        context = ValidationContext(
            trust_roots=cas,
            other_certs=_enclosed(data),
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
        status = asyncio.run(async_validate_detached_cms(content, data, context, key_usage_settings=usage))
    except (*PARSER_ERRORS, UnsupportedAlgorithm):
        return NOBODY
    certificate = status.signing_cert
    in_force = certificate.not_valid_before <= moment <= certificate.not_valid_after
    return _Signer(
        status.intact and status.valid,
        status.trusted,
        in_force,
        frozenset(_addresses(certificate)),
        certificate.not_valid_before,
    )


NOBODY = _Signer(False, False, False, frozenset(), datetime.min.replace(tzinfo=UTC))


def _enclosed(data: cms.SignedData) -> list[x509.Certificate]:
    return [choice.chosen for choice in data["certificates"] if choice.name == "certificate"]


def _addresses(certificate: x509.Certificate) -> Iterable[str]:
    names = certificate.subject_alt_name_value or ()
    return (normalise_address(name.native) for name in names if name.name == "rfc822_name")


def _is_certified(case: _Case) -> bool:
    """There is a time, and a name for a message: a refusal may come without one."""
    return bool(case.said.certified_at and (case.said.identificativo or case.said.is_receipt))


def _signer_is_sender(case: _Case) -> bool:
    """One From only, it is ``posta-certificata@...``, and the certificate was given to it."""
    sender = case.said.provider_sender
    alone = len(case.top.headers("From")) == 1
    return alone and sender.startswith("posta-certificata@") and sender in case.signer.addresses


def _agrees(case: _Case) -> bool:
    """The unsigned headers tell the same story as the signed data."""
    said, top, kind = case.said, case.top, case.pec.certified_kind
    wanted = top.header("X-Riferimento-Message-ID")
    same = [kind == said.kind, not wanted or normalise_message_id(wanted) == said.original_msgid]
    if said.kind is PecKind.MESSAGE:
        envelope_id = normalise_message_id(top.header("Message-ID"))
        same += [
            envelope_id == normalise_message_id(said.identificativo),
            said.original_sender in ADDRESS.findall(top.header("From").lower()),
            _same_subject(top.header("Subject"), said.original_subject),
            _same_author(case),
        ]
    return all(same)


def _same_subject(envelope: str, original: str) -> bool:
    """The provider puts a prefix before the subject and may cut a very long one."""
    return _letters(envelope.partition(":")[2]) == _letters(original)


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())[:SUBJECT_COMPARED]


def _same_author(case: _Case) -> bool:
    """The enclosed original, when there is one, is from the certified sender."""
    original = case.pec.original
    return original is None or normalise_address(original.header("From")) == case.said.original_sender


def _for_us(case: _Case) -> bool:
    """A receipt is for who sent the message, everything else for its recipients."""
    about = {case.said.original_sender} if case.said.is_receipt else set(case.said.recipients)
    return not case.our_addresses.isdisjoint(about)


CHECKS = (
    (PecReason.SIGNATURE_INVALID, lambda case: case.signer.intact),
    (PecReason.DATICERT_MISSING, _is_certified),
    (PecReason.NO_CA, lambda case: case.has_cas),
    (PecReason.CHAIN_UNTRUSTED, lambda case: case.signer.trusted),
    (PecReason.CERTIFICATE_EXPIRED, lambda case: case.signer.in_force),
    (PecReason.SIGNER_DIFFERS, _signer_is_sender),
    (PecReason.DATICERT_DIFFERS, _agrees),
    (PecReason.NOT_FOR_US, _for_us),
)
