"""The conformity sheet: targets, measures, proofs; and a conformity report as it was frozen (L-3)."""

from __future__ import annotations

from istes_desk.domain.compliance import ConformityReport, ConformityTarget, Downtime
from istes_desk.domain.conformity import missing, progress_words
from istes_desk.domain.downtime import CAUSES_IT
from istes_desk.domain.italian import date_of, duration, full_date, full_stamp
from istes_desk.services.compliance_charts import down_times
from istes_desk.services.conformity import FrozenTarget, freeze, report_tag, rows_of
from istes_desk.services.dossier.blocks import Block, Document, Grid, Heading, Para, Part, Plot, Signing
from istes_desk.services.dossier.scope import Scope
from istes_desk.services.papers import Signature
from istes_desk.services.ports import UnitOfWork

EMPTY = "Con il cliente non è stato ancora concordato alcun traguardo di conformità."
NO_DOWN = "Nel periodo non è registrato alcun fermo di lavoro."
HEADER = ("Traguardo", "Obiettivo concordato", "Misura", "Evidenza", "Raggiunto")
SHARES = (0.22, 0.21, 0.25, 0.19, 0.13)


def conformity_sheet(uow: UnitOfWork, scope: Scope) -> Document:
    """How far the customer is, with down time against its limits."""
    targets = uow.find(ConformityTarget, customer_id=scope.customer.id)
    frozen = freeze(uow, scope.customer.id, scope.now)
    if not frozen:
        return Document(Part.CONFORMITY, _standing(scope), (Para(EMPTY),))
    left = "; ".join(one.title for one in missing(targets))
    told = " ".join(filter(None, (progress_words(targets), f"Da raggiungere: {left}." if left else "")))
    plots = down_times(uow, scope.customer.id, scope.span, scope.now)
    blocks: tuple[Block, ...] = (
        Para(_since(scope)),
        Para(told),
        Grid(HEADER, tuple(map(_line, frozen)), SHARES),
        Heading("Fermi di lavoro", outlined=True),
        *_downs(uow, scope),
        *map(Plot, plots),
        *_reports(uow, scope),
    )
    return Document(Part.CONFORMITY, _standing(scope), blocks)


def conformity_report(scope: Scope, report: ConformityReport) -> Document:
    """The report as it was issued, to be signed."""
    rows = tuple(map(_line, rows_of(report)))
    said = (
        f"Si dà atto che i traguardi concordati con {scope.party.name} per la conformità aziendale al"
        " regolamento (UE) 2016/679 (GDPR) sono stati tutti raggiunti, come risulta dalle misure e dalle"
        " evidenze qui elencate. La data della firma vale come data di conformità ai fini del tariffario in"
        " vigore."
    )
    day, author = full_date(date_of(report.issued_at)), scope.who(report.author)
    issued = f"{report_tag(report)}, emessa il {day} da {author}"
    signed = f"Firmata il {full_date(report.signed_on)} da {report.signer}." if report.signed_on else ""
    return Document(
        Part.CONFORMITY,
        issued,
        (
            Para(said),
            Grid(HEADER, rows, SHARES),
            *((Para(signed),) if signed else ()),
            Signing(
                (
                    Signature("L'amministratore di sistema", scope.firm.name),
                    Signature(f"Per {scope.party.name}", report.signer or scope.controller),
                )
            ),
            *((Para(f"Correzioni: {report.corrections}", quiet=True),) if report.corrections else ()),
        ),
        title="Relazione di conformità",
    )


def _standing(scope: Scope) -> str:
    return f"Situazione al {full_stamp(scope.now)}"


def _since(scope: Scope) -> str:
    since = scope.customer.conformity_date
    if since is None:
        return "La conformità non è ancora stata dichiarata."
    return f"Conformità dichiarata con effetto dal {full_date(since)}."


def _line(one: FrozenTarget) -> tuple[str, ...]:
    proof = "\n".join(filter(None, (one.evidence, one.sha256)))
    return one.title, one.target, one.measure, proof or "–", one.reached_on or "non ancora"


def _downs(uow: UnitOfWork, scope: Scope) -> tuple[Block, ...]:
    first, end = scope.span.instants
    found = [
        one
        for one in uow.find(Downtime, customer_id=scope.customer.id)
        if one.started < end and (one.ended is None or one.ended > first)
    ]
    if not found:
        return (Para(NO_DOWN),)
    rows = tuple(_down(scope, one) for one in sorted(found, key=lambda one: one.started))
    header = ("Inizio", "Fine", "Durata", "Causa", "Descrizione")
    return (Grid(header, rows, (0.16, 0.16, 0.16, 0.22, 0.3)),)


def _down(scope: Scope, one: Downtime) -> tuple[str, ...]:
    length = round(((one.ended or scope.now) - one.started).total_seconds() / 60)
    cause = f"{CAUSES_IT[one.cause]}: {one.program}" if one.program else CAUSES_IT[one.cause]
    end = full_stamp(one.ended) if one.ended else "in corso"
    return full_stamp(one.started), end, duration(length), cause, one.note


def _reports(uow: UnitOfWork, scope: Scope) -> tuple[Block, ...]:
    found = sorted(uow.find(ConformityReport, customer_id=scope.customer.id), key=lambda one: one.number)
    if not found:
        return ()
    rows = tuple(
        (
            report_tag(one),
            full_date(date_of(one.issued_at)),
            f"{full_date(one.signed_on)}, {one.signer}" if one.signed_on else "da firmare",
            one.corrections or "–",
        )
        for one in found
    )
    header = ("Relazione", "Emessa", "Firmata", "Correzioni")
    return Heading("Relazioni di conformità"), Grid(header, rows, (0.2, 0.15, 0.3, 0.35))
