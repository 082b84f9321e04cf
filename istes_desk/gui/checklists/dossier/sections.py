"""What the sections of the compliance window are: how each row reads, what a new one begins with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.breaches import ClockState, clock_of
from istes_desk.domain.compliance import (
    Breach,
    ConformityTarget,
    Downtime,
    DowntimeCause,
    ProcessingAgreement,
    YearlyVerification,
)
from istes_desk.domain.downtime import COUNTED, last_year, limit_words, measure_words
from istes_desk.domain.italian import date_of, duration, full_date, full_stamp
from istes_desk.gui.checklists.dossier import fields
from istes_desk.gui.checklists.fingerprint import fingerprint
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.inputs import Field
from istes_desk.gui.editing.row_line import RowText
from istes_desk.gui.editing.section import SectionPlan
from istes_desk.gui.theme import Tone
from istes_desk.services.compliance import CompliancePage, Row, remove_row, restore_row, save_row
from istes_desk.services.ports import UnitOfWork

translate = QCoreApplication.translate
CLOCK_TONES = {
    ClockState.RUNNING: Tone.INFO,
    ClockState.SOON: Tone.WARNING,
    ClockState.LATE: Tone.DANGER,
    ClockState.KEPT: Tone.OK,
    ClockState.MISSED: Tone.WARNING,
    ClockState.CLOSED: Tone.MUTED,
}


def plans_for(desk: Desk, page: CompliancePage) -> dict[str, SectionPlan]:
    """The sections by name, for one customer."""
    return {plan.name: plan for plan in (*_conformity(desk, page), *_privacy(desk, page))}


def rows_of(page: CompliancePage) -> dict[str, Sequence[Any]]:
    """The rows of each section."""
    return {
        "target": page.targets,
        "down": page.downs,
        "agreement": page.agreements,
        "breach": page.breaches,
        "verification": page.verifications,
    }


def _plan(
    desk: Desk,
    name: str,
    words: tuple[str, str, str],
    table: tuple[Field, ...],
    describe: Callable[[Any], RowText],
    blank: Callable[[], Any],
) -> SectionPlan:
    title, add, empty = words
    return SectionPlan(
        name,
        title,
        table,
        describe,
        lambda uow, row: save_row(uow, desk.clock, _sealed(uow, row)),
        blank,
        remove_row,
        restore_row,
        add_text=add,
        empty=empty,
    )


def _sealed(uow: UnitOfWork, row: Row) -> Row:
    """A target with what its evidence file holds when it is named; a later change of the file then shows."""
    if not isinstance(row, ConformityTarget):
        return row
    stored = uow.get(ConformityTarget, row.id) if row.id else None
    if stored is not None and stored.evidence_file == row.evidence_file:
        return row
    return replace(row, evidence_sha256=fingerprint(row.evidence_file))


def _conformity(desk: Desk, page: CompliancePage) -> tuple[SectionPlan, ...]:
    owner = page.customer.id
    return (
        _plan(
            desk,
            "target",
            (
                translate("Compliance", "Conformity targets"),
                translate("Compliance", "Add target"),
                translate("Compliance", "Nothing agreed yet: propose the usual targets and change them."),
            ),
            fields.target_fields(),
            lambda one: _target(one, page),
            lambda: ConformityTarget(owner, "", position=len(page.targets) + 1),
        ),
        _plan(
            desk,
            "down",
            (
                translate("Compliance", "Down time"),
                translate("Compliance", "Add down time"),
                translate("Compliance", "No down time: make it of a request, or enter it by hand."),
            ),
            fields.down_fields(),
            lambda one: _down(one, page),
            lambda: Downtime(owner, DowntimeCause.PROGRAM, desk.clock.now(), author=desk.author),
        ),
    )


def _privacy(desk: Desk, page: CompliancePage) -> tuple[SectionPlan, ...]:
    owner, controller = page.customer.id, page.customer.data_controller
    today = date_of(page.now)
    return (
        _plan(
            desk,
            "breach",
            (
                translate("Compliance", "Breaches of personal data"),
                translate("Compliance", "Add breach"),
                translate("Compliance", "No breach registered."),
            ),
            fields.breach_fields(),
            lambda one: _breach(one, desk),
            lambda: Breach(owner, desk.clock.now(), ""),
        ),
        _plan(
            desk,
            "agreement",
            (
                translate("Compliance", "Processing agreement (art. 28)"),
                translate("Compliance", "Add agreement"),
                translate("Compliance", "No agreement: it feeds the processor's register."),
            ),
            fields.agreement_fields(),
            lambda one: RowText(one.subject, _span(one)),
            lambda: ProcessingAgreement(owner, today, controller=controller),
        ),
        _verifications(desk, page),
    )


def _verifications(desk: Desk, page: CompliancePage) -> SectionPlan:
    owner, controller = page.customer.id, page.customer.data_controller
    person = page.people[0] if page.people else ""
    year = date_of(page.now).year
    return _plan(
        desk,
        "verification",
        (
            translate("Compliance", "Yearly verification"),
            translate("Compliance", "Add verification"),
            translate("Compliance", "The controller checks every year what the administrator did."),
        ),
        fields.verification_fields(page.people),
        _verification,
        lambda: YearlyVerification(owner, year, person, controller, desk.clock.now(), ""),
    )


def _target(one: ConformityTarget, page: CompliancePage) -> RowText:
    told = measure_words(one, last_year(one, page.downs, page.now))
    measure = told if one.kind in COUNTED else one.measure
    title = f"{one.title} ({one.program})" if one.program else one.title
    parts = (one.target or limit_words(one), measure, one.evidence, Path(one.evidence_file).name)
    detail = " · ".join(filter(None, parts))
    if not one.agreed:
        return RowText(title, detail, translate("Compliance", "not agreed"), Tone.MUTED)
    if one.reached_on is None:
        return RowText(title, detail, translate("Compliance", "not reached yet"), Tone.WARNING)
    reached = translate("Compliance", "reached on {}").format(full_date(one.reached_on))
    return RowText(title, detail, reached, Tone.OK)


def _down(one: Downtime, page: CompliancePage) -> RowText:
    causes = dict(fields.causes())
    title = " · ".join(filter(None, (causes[one.cause], one.program)))
    until = full_stamp(one.ended) if one.ended else ""
    span = f"{full_stamp(one.started)} – {until}" if until else full_stamp(one.started)
    length = duration(int(((one.ended or page.now) - one.started).total_seconds()) // 60)
    tag = "" if one.ended else translate("Compliance", "still down")
    return RowText(title, " · ".join(filter(None, (span, length, one.note))), tag, Tone.DANGER)


def _breach(one: Breach, desk: Desk) -> RowText:
    clock = clock_of(one, desk.clock.now())
    words = {
        ClockState.RUNNING: translate("Compliance", "clock running"),
        ClockState.SOON: translate("Compliance", "less than a day left"),
        ClockState.LATE: translate("Compliance", "72 hours are over"),
        ClockState.KEPT: translate("Compliance", "notified in time"),
        ClockState.MISSED: translate("Compliance", "notified late"),
        ClockState.CLOSED: translate("Compliance", "closed"),
    }
    detail = f"{full_stamp(one.aware_at)} · {clock.words_it} {clock.controller_it}"
    return RowText(one.description, detail, words[clock.state], CLOCK_TONES[clock.state])


def _span(one: ProcessingAgreement) -> str:
    until = full_date(one.valid_to) if one.valid_to else ""
    return " · ".join(filter(None, (full_date(one.signed_on), until, one.controller, one.data_kinds)))


def _verification(one: YearlyVerification) -> RowText:
    tag = translate("Compliance", "signed") if one.signed_on else translate("Compliance", "to be signed")
    tone = Tone.OK if one.signed_on else Tone.WARNING
    return RowText(f"{one.year} · {one.person}", f"{one.verified_by} · {one.outcome}", tag, tone)
