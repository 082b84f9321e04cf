"""The tables of fields by which compliance rows are edited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from istes_desk.domain.compliance import DowntimeCause, TargetKind
from istes_desk.domain.errors import DomainError
from istes_desk.domain.italian import full_stamp
from istes_desk.domain.localtime import instant_of
from istes_desk.domain.validation import parse_day
from istes_desk.domain.working_time import parse_time
from istes_desk.gui.editing.file_input import file_input
from istes_desk.gui.editing.inputs import Field, Input, Kind

translate = QCoreApplication.translate


def target_kinds() -> tuple[tuple[TargetKind, str], ...]:
    return (
        (TargetKind.PROGRAM_DOWN, translate("Compliance", "Down time of programs")),
        (TargetKind.OTHER_DOWN, translate("Compliance", "Down time of hardware or from outside")),
        (TargetKind.RESTORE, translate("Compliance", "Restore from backup")),
        (TargetKind.DISASTER, translate("Compliance", "Recovery from disaster")),
        (TargetKind.COPIES, translate("Compliance", "Copies in other places")),
        (TargetKind.PENETRATION, translate("Compliance", "Penetration test")),
        (TargetKind.FREE, translate("Compliance", "Agreed freely")),
    )


def causes() -> tuple[tuple[DowntimeCause, str], ...]:
    return (
        (DowntimeCause.PROGRAM, translate("Compliance", "Management program")),
        (DowntimeCause.HARDWARE, translate("Compliance", "Slow or broken hardware")),
        (DowntimeCause.EXTERNAL, translate("Compliance", "Event from outside")),
    )


def _parse_moment(text: str, field: str) -> datetime:
    """``31/12/2026 09:30`` in Rome; of an hour that exists twice, the first."""
    day, _, clock = text.strip().partition(" ")
    try:
        at = parse_time(clock.strip())
    except ValueError as error:
        raise DomainError(f"Scrivere data e ora come 31/12/2026 09:30, non «{text}».", field) from error
    return instant_of(parse_day(day, field), at, 0)


def moment(field: Field) -> Input:
    """Date and time of Rome in one line."""
    edit = QLineEdit()
    edit.setPlaceholderText(translate("Compliance", "dd/mm/yyyy hh:mm"))

    def read() -> datetime | None:
        text = edit.text().strip()
        return _parse_moment(text, field.name) if text or not field.optional else None

    def write(value: datetime | None) -> None:
        edit.setText("" if value is None else full_stamp(value.astimezone(UTC)))

    return Input(edit, read, write)


def minutes_limit(_field: Field) -> Input:
    """Hours per month as ``4`` or ``1,5``, kept as minutes; empty = no limit."""
    edit = QLineEdit()
    edit.setPlaceholderText(translate("Compliance", "hours per month"))

    def read() -> int | None:
        text = edit.text().strip().replace(",", ".")
        try:
            hours = float(text) if text else None
        except ValueError as error:
            raise DomainError("Scrivere le ore al mese, per esempio 4 o 1,5.", "limit_minutes") from error
        if hours is not None and not 0 <= hours <= 744:
            raise DomainError("Le ore al mese vanno da 0 a 744.", "limit_minutes")
        return None if hours is None else round(hours * 60)

    def write(value: int | None) -> None:
        edit.setText("" if value is None else f"{value / 60:.2f}".rstrip("0").rstrip(".").replace(".", ","))

    return Input(edit, read, write)


def one_of(names: Sequence[str]) -> Field:
    """A person, with those that are known to choose from."""

    def make(_field: Field) -> Input:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(list(names))
        return Input(box, lambda: box.currentText().strip(), box.setEditText)

    return Field("person", translate("Compliance", "Administrator verified"), make=make)


def agreement_fields() -> tuple[Field, ...]:
    notes = Kind.NOTES
    return (
        Field("signed_on", translate("Compliance", "Signed on"), Kind.DAY, optional=False),
        Field("valid_to", translate("Compliance", "Valid until"), Kind.DAY),
        Field("subject", translate("Compliance", "Subject of the processing"), notes),
        Field("categories", translate("Compliance", "Categories of processing"), notes),
        Field("data_kinds", translate("Compliance", "Kinds of personal data"), notes),
        Field("data_subjects", translate("Compliance", "Data subjects")),
        Field("transfers", translate("Compliance", "Transfers abroad")),
        Field("subprocessors", translate("Compliance", "Other processors")),
        Field("measures", translate("Compliance", "Security measures"), notes),
        Field("controller", translate("Compliance", "Controller's representative")),
        Field("controller_contact", translate("Compliance", "Contact")),
        Field("dpo", translate("Compliance", "Data protection officer")),
        Field("note", translate("Compliance", "Note")),
    )


def breach_fields() -> tuple[Field, ...]:
    return (
        Field("aware_at", translate("Compliance", "Aware since"), optional=False, make=moment),
        Field("description", translate("Compliance", "What happened"), Kind.NOTES),
        Field("data_kinds", translate("Compliance", "Kinds of personal data")),
        Field("subjects", translate("Compliance", "Data subjects")),
        Field("consequences", translate("Compliance", "Likely consequences")),
        Field("measures", translate("Compliance", "Measures taken"), Kind.NOTES),
        Field("controller_told_at", translate("Compliance", "Controller told"), make=moment),
        Field("notified_at", translate("Compliance", "Notified to the Garante"), make=moment),
        Field("closed_at", translate("Compliance", "Closed"), make=moment),
    )


def verification_fields(people: Sequence[str]) -> tuple[Field, ...]:
    return (
        Field("year", translate("Compliance", "Year"), Kind.COUNT),
        one_of(people),
        Field("verified_by", translate("Compliance", "Verified by")),
        Field("at", translate("Compliance", "Verified on"), optional=False, make=moment),
        Field("outcome", translate("Compliance", "Outcome"), Kind.NOTES),
        Field("measures", translate("Compliance", "Measures decided"), Kind.NOTES),
        Field("signed_on", translate("Compliance", "Signed on"), Kind.DAY),
    )


def target_fields() -> tuple[Field, ...]:
    return (
        Field("kind", translate("Compliance", "Kind"), Kind.CHOICE, target_kinds()),
        Field("title", translate("Compliance", "Target")),
        Field("program", translate("Compliance", "Program (empty = all)")),
        Field("limit_minutes", translate("Compliance", "Hours allowed per month"), make=minutes_limit),
        Field("target", translate("Compliance", "What is agreed"), Kind.NOTES),
        Field("measure", translate("Compliance", "How it is measured")),
        Field("evidence", translate("Compliance", "Evidence")),
        Field("evidence_file", translate("Compliance", "Evidence file"), make=file_input),
        Field("agreed", translate("Compliance", "Agreed with the customer"), Kind.FLAG),
        Field("reached_on", translate("Compliance", "Reached on"), Kind.DAY),
        Field("position", translate("Compliance", "Place in the list"), Kind.COUNT),
    )


def down_fields() -> tuple[Field, ...]:
    return (
        Field("cause", translate("Compliance", "Cause"), Kind.CHOICE, causes()),
        Field("program", translate("Compliance", "Program")),
        Field("started", translate("Compliance", "Stopped at"), optional=False, make=moment),
        Field("ended", translate("Compliance", "Working again at"), make=moment),
        Field("note", translate("Compliance", "Description")),
    )
