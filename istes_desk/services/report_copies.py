"""Reports as they left the house: kept byte for byte when closed, signed, and mailed (B-6, B-4)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from istes_desk.domain.errors import StateError, require
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import full_stamp
from istes_desk.domain.reports import ReportCopy, ReportDelivery, Signatory, Signature, SigningBox, Stroke
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.papers import MadeReport
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.timekeeping import touched

LEAST_INK = 40
"""Thousandths of the box's width, walked along and across; less are taps and slips of the pen."""
WHO = {Signatory.CUSTOMER: "cliente", Signatory.TECHNICIAN: "tecnico"}
UNSIGNED = "Firmare nel riquadro."
TAMPERED = "La copia {edition} del rapporto, conservata il {made}, non è più quella: il file è alterato."
TAMPERED_HINT = "Non viene stampata, firmata né inviata; quella giusta si trova in una copia di sicurezza."
CHANGED = "Nel frattempo il rapporto è stato firmato da un'altra postazione: riaprirlo e firmare quello."


@dataclass(frozen=True, slots=True)
class SignatureDraft:
    """What was drawn, and by whom; ``aspect`` is the height of the box in thousandths of its width."""

    signatory: Signatory
    name: str
    strokes: tuple[Stroke, ...]
    aspect: int


@dataclass(frozen=True, slots=True)
class ReportState:
    """The newest copy of a report, None before it was printed; who signed it; to whom it went."""

    copy: ReportCopy | None
    signatures: tuple[Signature, ...] = ()
    deliveries: tuple[ReportDelivery, ...] = ()

    @property
    def pdf(self) -> bytes:
        """The newest copy; empty before there is one."""
        return self.copy.pdf if self.copy else b""

    @property
    def missing(self) -> tuple[Signatory, ...]:
        """Who has not signed yet."""
        signed = {one.signatory for one in self.signatures}
        return tuple(one for one in Signatory if one not in signed)

    def box(self, signatory: Signatory) -> SigningBox:
        """Where that one signs; KeyError without a copy."""
        return {one.signatory: one for one in (self.copy.boxes if self.copy else ())}[signatory]


def report_state(uow: UnitOfWork, intervention_id: int) -> ReportState:
    """How far the report of an intervention has come; KnownError when a copy is not what was kept."""
    copies = uow.find(ReportCopy, intervention_id=intervention_id)
    return ReportState(
        max(map(_intact, copies), key=lambda one: one.edition, default=None),
        tuple(uow.find(Signature, intervention_id=intervention_id)),
        tuple(sorted(uow.find(ReportDelivery, intervention_id=intervention_id), key=lambda one: one.sent_at)),
    )


def _intact(copy: ReportCopy) -> ReportCopy:
    if hashlib.sha256(copy.pdf).hexdigest() != copy.sha256:
        made = full_stamp(copy.made_at)
        raise KnownError(TAMPERED.format(edition=copy.edition, made=made), TAMPERED_HINT)
    return copy


def handed_over(uow: UnitOfWork, intervention_id: int) -> tuple[str, ...]:
    """One Italian sentence for each signature and each delivery; reads no file."""
    signed = sorted(uow.find(Signature, intervention_id=intervention_id), key=lambda one: one.signed_at)
    sent = sorted(uow.find(ReportDelivery, intervention_id=intervention_id), key=lambda one: one.sent_at)
    return (
        *(f"Firmato da {one.name} ({WHO[one.signatory]}) il {full_stamp(one.signed_at)}." for one in signed),
        *(f"Inviato a {one.sent_to} il {full_stamp(one.sent_at)}." for one in sent),
    )


def keep(uow: UnitOfWork, clock: Clock, intervention_id: int, made: MadeReport) -> ReportCopy:
    """The first copy of a closed intervention; what was kept before stays and is what is given back."""
    job = uow.get(Intervention, intervention_id)
    require(job.closed_at is not None, "L'intervento non è ancora chiuso.", "state")
    kept = report_state(uow, intervention_id).copy
    return kept or uow.add(_copy(intervention_id, 1, clock.now(), made.pdf, made.boxes))


def checked(draft: SignatureDraft) -> SignatureDraft:
    """DomainError names the field: a name, and more than taps."""
    require(bool(draft.name.strip()), "Scrivere il nome di chi firma.", "name")
    require(sum(map(_walked, draft.strokes)) >= LEAST_INK, UNSIGNED, "strokes")
    return draft


def _walked(stroke: Stroke) -> int:
    return sum(abs(x - u) + abs(y - v) for (x, y), (u, v) in pairwise(stroke))


def sign(
    uow: UnitOfWork, at: datetime, before: ReportCopy, draft: SignatureDraft, signed: bytes, author: str
) -> Changes:
    """``signed`` is ``before`` with the signature of ``at`` appended; StateError when another was newer."""
    draft, state = checked(draft), report_state(uow, before.intervention_id)
    require(draft.signatory in state.missing, "Questa firma c'è già.", "signatory")
    if state.copy is None or state.copy.sha256 != before.sha256:
        raise StateError(CHANGED, "signatory")
    require(signed.startswith(before.pdf), "Il rapporto firmato non è quello chiuso.", "pdf")
    uow.add(
        Signature(
            before.intervention_id,
            draft.signatory,
            draft.name.strip(),
            at,
            draft.strokes,
            draft.aspect,
            before.sha256,
            author,
        )
    )
    uow.add(_copy(before.intervention_id, before.edition + 1, at, signed, before.boxes))
    return touched(before.intervention_id)


def _copy(
    intervention_id: int, edition: int, at: datetime, pdf: bytes, boxes: tuple[SigningBox, ...]
) -> ReportCopy:
    digest = hashlib.sha256(pdf).hexdigest()
    return ReportCopy(intervention_id, edition, at, digest, pdf, boxes)
