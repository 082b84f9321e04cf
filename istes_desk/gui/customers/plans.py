"""What the sections of a customer's card are: how each row reads, what a new one begins with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from istes_desk.domain import customisations
from istes_desk.domain.contract_states import standing
from istes_desk.domain.contracts import (
    HALF_DAY_MINUTES,
    Appointment,
    Contract,
    ContractKind,
    Customisation,
    Mandate,
)
from istes_desk.domain.customers import Contact, Season, SeasonKind, Site
from istes_desk.domain.deadlines import of_mandate
from istes_desk.domain.incidents import CoveredObject
from istes_desk.domain.italian import full_date
from istes_desk.domain.money import format_euro
from istes_desk.domain.network import DEVICE_LABELS_IT, Device
from istes_desk.domain.terms import objection_until
from istes_desk.gui.customers import fields, words
from istes_desk.gui.editing.inputs import Field
from istes_desk.gui.editing.row_line import RowText
from istes_desk.gui.editing.section import SectionPlan, Write
from istes_desk.gui.theme import Tone
from istes_desk.services.changes import Changes, ids
from istes_desk.services.customers import CustomerCard, remove_row, restore_row, save_row, validity
from istes_desk.services.plan_pieces import Pieces, pieces_of, remove_pieces, restore_pieces
from istes_desk.services.ports import UnitOfWork

translate = QCoreApplication.translate


def plans_for(card: CustomerCard) -> dict[str, SectionPlan]:
    """The sections by name, for one customer."""
    return {plan.name: plan for plan in (*_people(card), *_signed(card), *_technical(card))}


def rows_of(card: CustomerCard) -> dict[str, tuple[Any, ...]]:
    """The rows of each section, newest agreement first."""
    return {
        "contact": card.contacts,
        "site": card.sites,
        "contract": card.contracts[::-1],
        "appointment": card.appointments[::-1],
        "season": card.seasons,
        "pc": card.pcs,
        "customisation": card.customisations,
        "mandate": card.mandates,
    }


def _plan(
    name: str,
    title: str,
    table: tuple[Field, ...],
    describe: Callable[[Any], RowText],
    blank: Callable[[], Any] | None,
    add_text: str,
    empty: str,
    removal: tuple[Write, Write] = (remove_row, restore_row),
) -> SectionPlan:
    return SectionPlan(
        name,
        title,
        table,
        describe,
        save_row,
        blank,
        *removal,
        add_text=add_text,
        empty=empty,
    )


def _pc_removal() -> tuple[Write, Write]:
    """A PC goes with its ports, ways in and links, and comes back with them."""
    kept: dict[int, Pieces] = {}

    def remove(uow: UnitOfWork, pc: Device) -> Changes:
        kept[pc.id] = pieces_of(uow, [pc.id])
        return _of_customer(remove_pieces(uow, kept[pc.id]), pc)

    def restore(uow: UnitOfWork, pc: Device) -> Changes:
        return _of_customer(restore_pieces(uow, kept[pc.id])[0], pc)

    return remove, restore


def _of_customer(changes: Changes, pc: Device) -> Changes:
    return changes | Changes(customers=ids(pc.customer_id))


def _people(card: CustomerCard) -> tuple[SectionPlan, ...]:
    owner = card.customer.id
    return (
        _plan(
            "contact",
            translate("CustomerCard", "Contacts"),
            fields.contact_fields(),
            _contact,
            lambda: Contact(owner, ""),
            translate("CustomerCard", "Add contact"),
            translate("CustomerCard", "Add the people who write: their address recognises their mail."),
        ),
        _plan(
            "site",
            translate("CustomerCard", "Sites"),
            fields.site_fields(),
            lambda site: RowText(site.name, _joined(site.address, site.city, site.notes)),
            lambda: Site(owner, "", card.customer.address, card.customer.city),
            translate("CustomerCard", "Add site"),
            translate("CustomerCard", "Add the place where the PCs stand."),
        ),
    )


def _new_contract(owner: int, today: date, plan_id: int | None) -> Contract:
    """What most customers sign: help on our software, with the half day of training (R12)."""
    return Contract(
        owner,
        ContractKind.SUPPORT,
        today,
        plan_id=plan_id,
        covers=frozenset({CoveredObject.OWN_SOFTWARE}),
        training_minutes=HALF_DAY_MINUTES,
    )


def _signed(card: CustomerCard) -> tuple[SectionPlan, ...]:
    owner, today = card.customer.id, card.today
    first_plan = card.plans[0].id if card.plans else None
    return (
        _plan(
            "contract",
            translate("CustomerCard", "Contracts"),
            fields.contract_fields(card.plans),
            lambda contract: _contract(contract, card),
            lambda: _new_contract(owner, today, first_plan),
            translate("CustomerCard", "Add contract"),
            translate("CustomerCard", "No contract: its requests come by PEC and wait in class 2."),
        ),
        _plan(
            "appointment",
            translate("CustomerCard", "System administrator (ADS)"),
            fields.appointment_fields(),
            lambda one: _appointment(one, today),
            lambda: Appointment(owner, "", today, date(today.year, 12, 31)),
            translate("CustomerCard", "Add appointment"),
            translate("CustomerCard", "Nobody is appointed: every intervention asks for an authorisation."),
        ),
        _plan(
            "customisation",
            translate("CustomerCard", "Customisations"),
            fields.customisation_fields(),
            lambda row: _customisation(row, card),
            lambda: Customisation(owner, ""),
            translate("CustomerCard", "Add customisation"),
            "",
        ),
        _plan(
            "mandate",
            translate("CustomerCard", "Direct debit mandates"),
            fields.mandate_fields(),
            lambda row: _mandate(row, today),
            lambda: Mandate(owner, "", "", today),
            translate("CustomerCard", "Add mandate"),
            "",
        ),
    )


def _technical(card: CustomerCard) -> tuple[SectionPlan, ...]:
    owner, today = card.customer.id, card.today
    names = {site.id: site.name for site in card.sites}
    first = card.sites[0].id if card.sites else 0
    hint = translate("CustomerCard", "Add a site first, then the PCs that stand in it.")
    return (
        _plan(
            "pc",
            translate("CustomerCard", "PCs and servers"),
            fields.pc_fields(card.sites),
            lambda pc: _pc(pc, names),
            (lambda: Device(owner, first, "")) if first else None,
            translate("CustomerCard", "Add PC"),
            translate("CustomerCard", "Add the PCs: each has its row in the checklist.") if first else hint,
            _pc_removal(),
        ),
        _plan(
            "season",
            translate("CustomerCard", "Seasons"),
            fields.season_fields(),
            _season,
            lambda: Season(owner, SeasonKind.CLOSED, today, today),
            translate("CustomerCard", "Add season"),
            "",
        ),
    )


def _contact(one: Contact) -> RowText:
    return RowText(_joined(one.name, one.role), _joined(one.email, one.phone, one.mobile))


def _contract(one: Contract, card: CustomerCard) -> RowText:
    plan = next((plan.name for plan in card.plans if plan.id == one.plan_id), "")
    kind = words.name_in(words.contract_kinds(), one.kind)
    covers = ", ".join(words.name_in(words.covered_objects(), about) for about in sorted(one.covers))
    now = standing(one, card.today)
    detail = _joined(
        now.reason.removesuffix("."),
        format_euro(one.yearly_fee) if one.yearly_fee is not None else "",
        covers,
        _training(one, card),
        one.note,
    )
    tag, tone = words.contract_state_words(now.state)
    return RowText(_joined(kind, plan), detail, tag, tone)


def _training(one: Contract, card: CustomerCard) -> str:
    """What is left of the pool of minutes that today's contracts share."""
    if not one.training_minutes or not one.valid_on(card.today):
        return ""
    pool = sum(term.training_minutes for term in card.contracts if term.valid_on(card.today))
    text = translate("CustomerCard", "training: {} of {} min used")
    return text.format(min(card.training_used, pool), pool)


def _appointment(one: Appointment, today: date) -> RowText:
    sole = translate("CustomerCard", "sole") if one.sole else translate("CustomerCard", "not the only one")
    fee = format_euro(one.yearly_fee) if one.yearly_fee is not None else ""
    tag, tone = words.validity_words(validity(one.valid_from, one.valid_to, today))
    return RowText(
        _joined(one.person, sole), _joined(_period(one.valid_from, one.valid_to), fee, one.note), tag, tone
    )


def _customisation(one: Customisation, card: CustomerCard) -> RowText:
    return RowText(
        one.title,
        _joined(
            customisations.standing(one, card.today, objection_until(one, card.terms)).removesuffix("."),
            format_euro(one.quote_amount) if one.quote_amount is not None else "",
            one.note,
        ),
        translate("CustomerCard", "out of date") if one.out_of_date else "",
    )


def _mandate(one: Mandate, today: date) -> RowText:
    used = translate("CustomerCard", "last used on {}")
    signed = translate("CustomerCard", "signed on {}")
    detail = _joined(
        one.iban,
        one.scheme.value,
        signed.format(full_date(one.signed_on)),
        used.format(full_date(one.last_used_on)) if one.last_used_on else "",
        one.holder,
    )
    lapsed = not one.revoked_on and any(found.on <= today for found in of_mandate(one))
    tag, tone = (
        (translate("CustomerCard", "revoked"), Tone.MUTED)
        if one.revoked_on
        else (translate("CustomerCard", "lapsed"), Tone.WARNING)
        if lapsed
        else (translate("CustomerCard", "valid"), Tone.OK)
    )
    return RowText(one.reference, detail, tag, tone)


def _season(one: Season) -> RowText:
    kind = words.name_in(words.season_kinds(), one.kind)
    return RowText(kind, _joined(_period(one.start, one.end), one.note))


def _pc(one: Device, sites: dict[int, str]) -> RowText:
    system = " ".join(filter(None, (one.os, one.os_version)))
    return RowText(
        one.name, _joined(DEVICE_LABELS_IT[one.kind], sites.get(one.site_id, ""), one.room, system)
    )


def _period(first: date, last: date | None) -> str:
    if last is None:
        return translate("CustomerCard", "since {}").format(full_date(first))
    return f"{full_date(first)} – {full_date(last)}"


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
