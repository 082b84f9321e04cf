"""The sections of dated rules: policy, SLA plans, letters, holidays, closures (P-1, P-2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.holidays import Closure, Holiday, Holidays
from istes_desk.domain.incidents import Severity
from istes_desk.domain.letters import LetterTemplate
from istes_desk.domain.letters_text import fill
from istes_desk.domain.rule_chains import Rule, chain, chain_of, problems
from istes_desk.domain.sla import Plan
from istes_desk.domain.terms import BillingTerms
from istes_desk.domain.working_time import Schedule
from istes_desk.gui.editing.inputs import Field, Kind
from istes_desk.gui.editing.row_line import RowText
from istes_desk.gui.settings.rule_inputs import easter_input, letter_input, schedule_input, times_input
from istes_desk.gui.settings.rule_rows import (
    closure_row,
    holiday_row,
    is_current,
    plan_row,
    policy_row,
    rules_of,
    template_row,
    terms_row,
)
from istes_desk.gui.settings.rule_section import RulePlan, Told
from istes_desk.services import office_days, rules
from istes_desk.services.settings import SettingsView

translate = QCoreApplication.translate
OFFICE = Schedule.parse(range(1, 6), [["09:00", "13:00"], ["14:00", "18:00"]], True)
NEW_PLAN = {Severity.A: 240, Severity.B: 480, Severity.C: 960}
SAMPLE = {
    "number": "INC-000123",
    "subject": "Stampante della reception",
    "customer": "Hotel Aurora",
    "received": "lunedì 02/03/2026 alle 10:00",
    "class": "1, con contratto di assistenza",
    "place": "2 (1 richiesta prima)",
    "deadline": "entro lunedì 02/03/2026 alle 15:00",
    "window": "da martedì 03/03/2026 alle 09:30",
    "technician": "Marco Bianchi",
    "phone": "0421 000000",
    "mail": "assistenza@ditta.example",
    "pec": "ditta@pec.example",
    "signature": "Il servizio di assistenza",
}


def policies(view: SettingsView) -> RulePlan:
    """How the queue is run."""
    pec = (
        (True, translate("Settings", "required: ordinary mail is parked")),
        (False, translate("Settings", "preferred: ordinary mail waits in class 2 too")),
    )
    blocks = (
        (True, translate("Settings", "requests with contract that wait in the queue")),
        (False, translate("Settings", "all open requests with contract")),
    )
    hours = translate("Settings", "Call back without contract")
    more = (
        Field("call_back", hours, make=schedule_input),
        Field("pec_required", translate("Settings", "PEC without contract"), Kind.CHOICE, pec),
        Field("only_waiting_blocks", translate("Settings", "Class 2 waits for"), Kind.CHOICE, blocks),
    )
    plan = _rules(
        view, "policy", translate("Settings", "Policy of the queue"), policy_row, more, view.policies
    )
    newest = view.policies[0] if view.policies else None
    return replace(
        plan,
        blank=(lambda: rules.successor(newest, view.today)) if newest else None,
        add_text=translate("Settings", "Add policy"),
    )


def plans(view: SettingsView) -> RulePlan:
    """Response times of the support contracts."""
    more = (
        Field("schedule", translate("Settings", "Hours of service"), make=schedule_input),
        Field("minutes", translate("Settings", "Response within"), make=times_input),
        Field("valid_to", translate("Settings", "Valid to (empty: until the next one)"), Kind.DAY),
    )
    first = view.today + timedelta(days=1)
    plan = _rules(view, "plan", translate("Settings", "SLA plans"), plan_row, more, view.plans)
    return replace(
        plan,
        blank=lambda: Plan("", "", OFFICE, NEW_PLAN, valid_from=first),
        add_text=translate("Settings", "Add plan"),
    )


def templates(view: SettingsView) -> RulePlan:
    """The words of the letters."""
    more = (
        Field("subject", translate("Settings", "Subject")),
        Field("body", translate("Settings", "Text"), make=letter_input),
    )
    plan = _rules(view, "template", translate("Settings", "Letters"), template_row, more, view.templates)
    return replace(
        plan,
        empty=translate("Settings", "No letter: the program brings its own with the next start."),
    )


def price_terms(view: SettingsView, author: str) -> RulePlan:
    """What the published conditions leave open (R2, R3)."""
    more = (
        Field("defect_free", translate("Settings", "Confirmed defects of our software are free"), Kind.FLAG),
        Field("complaint_days", translate("Settings", "Days to complain about a customisation"), Kind.COUNT),
    )
    plan = _rules(view, "terms", translate("Settings", "Price terms"), terms_row, more, view.terms)
    newest = view.terms[0] if view.terms else BillingTerms(view.today)
    return replace(
        plan,
        fields=plan.fields[1:],
        blank=lambda: rules.successor(newest, view.today),
        save=lambda uow, row: rules.save_rule(uow, replace(row, author=author), view.today),
        add_text=translate("Settings", "Add price terms"),
    )


def holidays(view: SettingsView) -> RulePlan:
    """Feasts of every year; the patron saint of the firm's town is added here."""
    return RulePlan(
        "holiday",
        translate("Settings", "Holidays"),
        (
            Field("name", translate("Settings", "Name")),
            Field("day", translate("Settings", "Day"), Kind.COUNT),
            Field("month", translate("Settings", "Month"), Kind.COUNT),
            Field("easter_offset", translate("Settings", "Or days from Easter"), make=easter_input),
            Field("first_year", translate("Settings", "First year"), Kind.COUNT),
            Field("last_year", translate("Settings", "Last year"), Kind.COUNT),
        ),
        holiday_row,
        lambda uow, row: office_days.save_holiday(uow, row, view.today),
        lambda: Holiday("", 1, 1, first_year=view.today.year),
        lambda uow, row: office_days.remove_day(uow, row, view.today),
        office_days.restore_day,
        may_edit=lambda row: not office_days.begun(row, view.today),
        successor=lambda row: office_days.holiday_successor(row, view.today),
        may_supersede=lambda row: row.last_year > view.today.year,
        may_remove=lambda row: row.last_year > view.today.year,
        add_text=translate("Settings", "Add holiday"),
        preview=lambda row: Told(office_days.day_effect(row, view.today)),
    )


def closures(view: SettingsView) -> RulePlan:
    """Days on which the office is shut although they are no feast."""
    first = view.today + timedelta(days=1)
    return RulePlan(
        "closure",
        translate("Settings", "Closures of the office"),
        (
            Field("name", translate("Settings", "Name")),
            Field("first", translate("Settings", "First day"), Kind.DAY, optional=False),
            Field("last", translate("Settings", "Last day"), Kind.DAY, optional=False),
        ),
        closure_row,
        lambda uow, row: office_days.save_closure(uow, row, view.today),
        lambda: Closure("", first, first),
        lambda uow, row: office_days.remove_day(uow, row, view.today),
        office_days.restore_day,
        may_edit=lambda row: view.today <= row.last,
        may_remove=lambda row: view.today < row.first,
        add_text=translate("Settings", "Add closure"),
        empty=translate("Settings", "No closure: the office is open on every working day."),
        preview=lambda row: Told(office_days.day_effect(row, view.today)),
    )


def _rules(
    view: SettingsView,
    name: str,
    title: str,
    describe: Callable[[Any, SettingsView], RowText],
    more: tuple[Field, ...],
    rows: tuple[Any, ...],
) -> RulePlan:
    """What policy, plans and letters have in common."""
    return RulePlan(
        name,
        title,
        (
            Field("name", translate("Settings", "Name")),
            Field("valid_from", translate("Settings", "Valid from"), Kind.DAY, optional=False),
            *more,
        ),
        describe=lambda row: describe(row, view),
        save=lambda uow, row: rules.save_rule(uow, row, view.today),
        remove=lambda uow, row: rules.withdraw_rule(uow, row, view.today),
        restore=lambda uow, row: rules.restore_rule(uow, row, view.today),
        may_edit=view.may_change,
        successor=lambda row: rules.successor(row, view.today),
        may_supersede=lambda row: is_current(row, view),
        may_remove=view.may_change,
        preview=_previewer(view),
        warnings=_standing(rows, view.today),
    )


def _previewer(view: SettingsView) -> Callable[[Rule], Told]:
    calendar, known = Holidays(view.holidays, view.closures), rules_of(view)

    def told(row: Rule) -> Told:
        found = rules.preview(row, known, calendar, view.today)
        effect = f"{found.effect} {found.example}".strip()
        return Told(effect, found.warnings, _letter(row, view) if isinstance(row, LetterTemplate) else "")

    return told


def _letter(row: LetterTemplate, view: SettingsView) -> str:
    values = {**SAMPLE, "firm": view.firm.name}
    return f"{fill(row.subject, values)}\n\n{fill(row.body, values)}"


def _standing(rows: tuple[Rule, ...], today: date) -> tuple[str, ...]:
    """Gaps of every chain, each once."""
    heads = {chain_of(row): row for row in rows}
    return tuple(words for head in heads.values() for words in problems([*chain(rows, head), head], today))
