"""The structure of a PEC (Q-9): which part is signed, what it certifies; checks no signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from istes_desk.adapters.mail.daticert import Daticert, DaticertError, read_daticert
from istes_desk.adapters.mail.hostile import PARSER_ERRORS, decoded, one_line
from istes_desk.adapters.mail.parts import LONGEST_HEADER, Part, leaves, parse
from istes_desk.domain.mail import PecEnvelope, PecKind, PecReason, normalise_address, normalise_message_id

LARGEST_ENCLOSED = 100_000_000
LINE_END = re.compile(rb"\r?\n")


@dataclass(frozen=True, slots=True)
class SignedParts:
    """The bytes that are signed, exactly as they came, and the DER of the detached signature."""

    content: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class PecStructure:
    """Envelope facts plus the parts to read sender, subject and text from."""

    envelope: PecEnvelope
    signed: SignedParts | None
    certified: Part
    original: Part | None
    certified_kind: str = ""


def split_signed(raw: bytes, top: Part) -> SignedParts | None:
    """Cut a multipart/signed at its boundary, on the raw bytes; None when it is not one."""
    if top.kind != "multipart/signed":
        return None
    try:
        boundary = (top.message.get_boundary() or "").encode("ascii")
    except PARSER_ERRORS:
        return None
    pieces = re.split(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*(?=\r?\n|\Z)", raw)
    if not boundary or len(pieces) < 3:
        return None
    content, signature = (LINE_END.sub(b"", piece, count=1) for piece in pieces[1:3])
    return SignedParts(content, parse(signature).content())


def kind_of(top: Part) -> PecKind | None:
    """None for ordinary mail: what the two PEC headers say."""
    transport, receipt = top.header("X-Trasporto").lower(), top.header("X-Ricevuta").lower()
    if transport == "errore":
        return PecKind.ANOMALY
    said = transport or receipt
    return PecKind(said) if said in set(PecKind) else PecKind.UNKNOWN if said else None


def read_structure(raw: bytes, top: Part) -> PecStructure | None:
    """The PEC inside a message, None for ordinary mail. Everything certified comes from the signed bytes."""
    kind = kind_of(top)
    if kind is None:
        return None
    signed = split_signed(raw, top)
    certified = parse(signed.content) if signed else top
    certified.problems = top.problems
    parts = list(leaves(certified))
    facts = _facts(parts, certified)
    envelope = _envelope(kind, top, facts)
    said = facts.attributes.get("@tipo", "") if facts else ""
    return PecStructure(envelope, signed, certified, _original(parts), said)


def _named(parts: list[Part], name: str) -> Part | None:
    return next((part for part in parts if part.file_name.lower() == name), None)


def _facts(parts: list[Part], certified: Part) -> Daticert | None:
    part = _named(parts, "daticert.xml")
    if part is None:
        return None
    try:
        return read_daticert(part.content())
    except DaticertError as error:
        certified.problem(str(error))
        return None


def _original(parts: list[Part]) -> Part | None:
    """postacert.eml, parsed by the library already or, when it came as base64, parsed here."""
    part = _named(parts, "postacert.eml")
    if part is None:
        return None
    children = part.children
    encoded = part.header("Content-Transfer-Encoding").lower() in {"base64", "quoted-printable"}
    if children and not encoded:
        return children[0]
    return _decoded(part)


def _decoded(part: Part) -> Part | None:
    try:
        lines = b"".join(bytes(child.message) for child in part.children) or part.content()
        carrier = parse(b"Content-Transfer-Encoding: base64\n\n" + lines.strip())
        inner = carrier.content() if b":" not in lines[:200] else lines
    except PARSER_ERRORS:
        return None
    found = parse(inner[:LARGEST_ENCLOSED])
    found.problems = part.problems
    return found


def _envelope(kind: PecKind, top: Part, facts: Daticert | None) -> PecEnvelope:
    envelope = PecEnvelope(
        kind,
        provider_sender=normalise_address(top.header("From")),
        ref_message_id=normalise_message_id(top.header("X-Riferimento-Message-ID")),
        reason=PecReason.ANOMALY if kind is PecKind.ANOMALY else PecReason.NOT_CHECKED,
    )
    return _certify(envelope, facts) if facts else envelope


def _certify(envelope: PecEnvelope, facts: Daticert) -> PecEnvelope:
    msgid = normalise_message_id(facts.first("dati/msgid"))
    return replace(
        envelope,
        provider=one_line(facts.first("dati/gestore-emittente")),
        certified_at=facts.certified_at,
        identificativo=one_line(facts.first("dati/identificativo")).strip("<>"),
        original_sender=normalise_address(facts.first("intestazione/mittente")),
        original_subject=one_line(decoded(facts.first("intestazione/oggetto")[:LONGEST_HEADER])),
        original_msgid=msgid,
        ref_message_id=msgid if envelope.is_receipt else envelope.ref_message_id,
        recipients=tuple(map(normalise_address, facts.all("intestazione/destinatari"))),
        error=one_line(facts.attributes.get("@errore", "")),
        error_detail=one_line(facts.first("dati/errore-esteso")),
    )
