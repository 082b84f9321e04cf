"""The tables of fields by which everything on a customer's card is read and edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.customers import Site
from istes_desk.domain.sla import Plan
from istes_desk.gui.customers import words
from istes_desk.gui.editing.inputs import Field, Kind

translate = QCoreApplication.translate


def customer_fields() -> tuple[Field, ...]:
    return (
        Field("name", translate("CustomerFields", "Name")),
        Field("business_name", translate("CustomerFields", "Company")),
        Field("vat_number", translate("CustomerFields", "VAT number")),
        Field("fiscal_code", translate("CustomerFields", "Fiscal code")),
        Field("address", translate("CustomerFields", "Address")),
        Field("postal_code", translate("CustomerFields", "Postal code")),
        Field("city", translate("CustomerFields", "Town")),
        Field("province", translate("CustomerFields", "Province")),
        Field("country", translate("CustomerFields", "Country (two letters)")),
        Field("phone", translate("CustomerFields", "Telephone")),
        Field("pec", translate("CustomerFields", "PEC")),
        Field(
            "recipient_code",
            translate("CustomerFields", "Recipient code"),
            hint=translate("CustomerFields", "7 characters, 0000000 if none"),
        ),
        Field("payment", translate("CustomerFields", "Pays by"), Kind.CHOICE, words.payments()),
        Field("invoice_email", translate("CustomerFields", "E-mail for invoices")),
        Field(
            "mail_domain",
            translate("CustomerFields", "Mail domain"),
            hint=translate("CustomerFields", "hotel.it: whose mail is theirs"),
        ),
        Field("data_controller", translate("CustomerFields", "Data controller")),
        Field("data_processor", translate("CustomerFields", "Data processor")),
        Field(
            "connectivity", translate("CustomerFields", "Internet line"), Kind.CHOICE, words.connectivities()
        ),
        Field("conformity_date", translate("CustomerFields", "GDPR conformity since"), Kind.DAY),
        Field("notes", translate("CustomerFields", "Notes"), Kind.NOTES),
    )


def site_fields() -> tuple[Field, ...]:
    return (
        Field("name", translate("CustomerFields", "Name")),
        Field("address", translate("CustomerFields", "Address")),
        Field("city", translate("CustomerFields", "Town")),
        Field("notes", translate("CustomerFields", "Notes"), Kind.NOTES),
    )


def contact_fields() -> tuple[Field, ...]:
    return (
        Field("name", translate("CustomerFields", "Name")),
        Field("role", translate("CustomerFields", "Role")),
        Field("email", translate("CustomerFields", "E-mail")),
        Field("phone", translate("CustomerFields", "Telephone")),
        Field("mobile", translate("CustomerFields", "Mobile")),
    )


def contract_fields(plans: Sequence[Plan] = ()) -> tuple[Field, ...]:
    chosen = ((None, translate("CustomerFields", "no plan")), *((plan.id, plan.name) for plan in plans))
    day = Kind.DAY
    return (
        Field("kind", translate("CustomerFields", "Kind"), Kind.CHOICE, words.contract_kinds()),
        Field("valid_from", translate("CustomerFields", "Valid from"), day, optional=False),
        Field("valid_to", translate("CustomerFields", "Valid until"), day),
        Field("plan_id", translate("CustomerFields", "SLA plan"), Kind.CHOICE, chosen),
        Field("covers", translate("CustomerFields", "Covers"), Kind.FLAGS, words.covered_objects()),
        Field("yearly_fee", translate("CustomerFields", "Yearly fee"), Kind.MONEY),
        Field("quote_signed_on", translate("CustomerFields", "Quote signed on"), day),
        Field("contract_signed_on", translate("CustomerFields", "Contract signed on"), day),
        Field("revoked_on", translate("CustomerFields", "Quote revoked on"), day),
        Field("cancelled_on", translate("CustomerFields", "Cancelled on"), day),
        Field("training_minutes", translate("CustomerFields", "Training included (minutes)"), Kind.COUNT),
        Field("call_out_included", translate("CustomerFields", "Call-out fee included"), Kind.FLAG),
        Field("note", translate("CustomerFields", "Note")),
    )


def appointment_fields() -> tuple[Field, ...]:
    day = Kind.DAY
    return (
        Field("person", translate("CustomerFields", "Person appointed")),
        Field("valid_from", translate("CustomerFields", "Valid from"), day, optional=False),
        Field("valid_to", translate("CustomerFields", "Valid until"), day, optional=False),
        Field("sole", translate("CustomerFields", "Sole system administrator"), Kind.FLAG),
        Field("activities", translate("CustomerFields", "Activities"), Kind.FLAGS, words.activities()),
        Field("yearly_fee", translate("CustomerFields", "Yearly fee"), Kind.MONEY),
        Field("signed_on", translate("CustomerFields", "Signed on"), day),
        Field("note", translate("CustomerFields", "Note")),
    )


def season_fields() -> tuple[Field, ...]:
    return (
        Field("kind", translate("CustomerFields", "Kind"), Kind.CHOICE, words.season_kinds()),
        Field("start", translate("CustomerFields", "First day"), Kind.DAY, optional=False),
        Field("end", translate("CustomerFields", "Last day"), Kind.DAY, optional=False),
        Field("note", translate("CustomerFields", "Note")),
    )


def customisation_fields() -> tuple[Field, ...]:
    return (
        Field("title", translate("CustomerFields", "Title")),
        Field("quote_amount", translate("CustomerFields", "Quote"), Kind.MONEY),
        Field("agreed_on", translate("CustomerFields", "Agreed on"), Kind.DAY),
        Field("make_by", translate("CustomerFields", "To be delivered by"), Kind.DAY),
        Field("delivered_on", translate("CustomerFields", "Delivered on"), Kind.DAY),
        Field("test_by", translate("CustomerFields", "To be tested by"), Kind.DAY),
        Field("tested_on", translate("CustomerFields", "Tested on"), Kind.DAY),
        Field("accept_by", translate("CustomerFields", "Acceptance by"), Kind.DAY),
        Field("accepted_on", translate("CustomerFields", "Accepted on"), Kind.DAY),
        Field("confirm_by", translate("CustomerFields", "Confirmation by"), Kind.DAY),
        Field("confirmed_on", translate("CustomerFields", "Confirmed on"), Kind.DAY),
        Field("objected_on", translate("CustomerFields", "Objected on"), Kind.DAY),
        Field("objection", translate("CustomerFields", "Objection")),
        Field("out_of_date", translate("CustomerFields", "Out of date"), Kind.FLAG),
        Field("note", translate("CustomerFields", "Note")),
    )


def mandate_fields() -> tuple[Field, ...]:
    return (
        Field("reference", translate("CustomerFields", "Mandate reference")),
        Field("iban", translate("CustomerFields", "IBAN to debit")),
        Field("holder", translate("CustomerFields", "Account holder, if another")),
        Field("scheme", translate("CustomerFields", "Scheme"), Kind.CHOICE, words.mandate_schemes()),
        Field("signed_on", translate("CustomerFields", "Signed on"), Kind.DAY, optional=False),
        Field("last_used_on", translate("CustomerFields", "Last collected on"), Kind.DAY),
        Field("revoked_on", translate("CustomerFields", "Revoked on"), Kind.DAY),
    )


def pc_fields(sites: Sequence[Site] = ()) -> tuple[Field, ...]:
    chosen = tuple((site.id, site.name) for site in sites)
    return (
        Field("name", translate("CustomerFields", "Name")),
        Field("kind", translate("CustomerFields", "Kind"), Kind.CHOICE, words.pc_kinds()),
        Field("site_id", translate("CustomerFields", "Site"), Kind.CHOICE, chosen),
        Field("room", translate("CustomerFields", "Room")),
        Field("os", translate("CustomerFields", "Operating system")),
        Field("os_version", translate("CustomerFields", "Version")),
    )
