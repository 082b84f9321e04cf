"""What the electronic invoice can say: spelling, lengths, what must be there, each refusal with its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.invoice_document import Credited, InvoiceDocument
from istes_desk.domain.invoice_fitting import fitted
from tests.einvoice_samples import ABROAD, BUYER, CREDIT_NOTE, EVERY, INVOICE, SELLER, WORK, changed


@pytest.mark.parametrize("document", EVERY.values(), ids=EVERY)
def test_fitting_twice_changes_nothing(document: InvoiceDocument) -> None:
    once = fitted(document)
    assert fitted(once) == once
    assert once.total == document.total


@pytest.mark.parametrize(
    ("path", "given", "said"),
    [
        ("buyer.name", "Hotel “Sole” 🏖 – 5€", 'Hotel "Sole" - 5EUR'),
        ("seller.phone", "+39 0421 12345678901", ""),
        ("seller.phone", "0421-123456", "0421123456"),
        ("seller.email", "nessuna", ""),
        ("lines.0.unit", " ", ""),
        ("causes", ("a" * 150 + " " + "b" * 100, ""), ("a" * 150, "b" * 100)),
        ("seller.share_capital", None, None),
        ("seller.share_capital", Decimal(0), Decimal("0.00")),
        ("buyer.vat_number", "IT 00743110157", "00743110157"),
        ("seller.country", "", "IT"),
        ("payment.due_on", date(2026, 11, 23), date(2026, 11, 23)),
        ("lines.1.period_to", date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_said_otherwise(path: str, given: object, said: object) -> None:
    found: object = fitted(changed(path, given))
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, tuple) else getattr(found, step)
    assert found == said


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("lines", (), "non ha righe"),
        ("lines", (WORK,) * 10000, "più di 9999"),
        ("number", "à1", "senza lettere accentate"),
        ("number", " ", "Manca il numero"),
        ("number", "1" * 21, "al massimo 20"),
        ("sending", "123456", "cinque lettere"),
        ("sending", "ab-1", "cinque lettere"),
        ("credited", Credited("1/2026", date(2026, 1, 1)), "Solo una nota di credito"),
        ("causes", ("Ж",), "«Ж»"),
        ("seller.country", "FR", "sede in Italia"),
        ("seller.vat_number", "", "Manca la partita IVA"),
        ("seller.vat_number", "01234567890", "partita IVA"),
        ("seller.tax_regime", "RF03", "regime fiscale"),
        ("seller.rea_office", "", "registro delle imprese"),
        ("seller.rea_number", "è", "accentate"),
        ("seller.share_capital", Decimal("0.001"), "due decimali"),
        ("seller.name", "", "Manca la denominazione dell'azienda"),
        ("buyer.name", "x" * 81, "al massimo 80"),
        ("buyer.name", "Отель", "«О»"),
        ("buyer.address", "", "Manca l'indirizzo del cliente"),
        ("buyer.address", "x" * 61, "al massimo 60"),
        ("buyer.city", "🏖", "Manca il comune del cliente"),
        ("buyer.postal_code", "", "Manca il CAP del cliente"),
        ("buyer.postal_code", "3001", "cinque cifre"),
        ("buyer.province", "Venezia", "sigla"),
        ("buyer.country", "ITA", "due lettere"),
        ("buyer.fiscal_code", "RSSMRA80A01H501X", "codice fiscale"),
        ("buyer.recipient_code", "AB", "codice destinatario"),
        ("lines.0.description", "", "non ha descrizione"),
        ("lines.0.description", "x" * 1001, "al massimo 1000"),
        ("lines.1.quantity", -1, "negativa"),
        ("lines.0.unit", "lunghissimo", "al massimo 10"),
        ("lines.0.unit_price", Decimal("20.005"), "due decimali"),
        ("lines.0.total", Decimal(100000000000), "troppo grande"),
        ("lines.0.vat_rate", Decimal("22.005"), "due decimali"),
        ("lines.0.vat_rate", Decimal(101), "da 0 a 100"),
        ("lines.1.period_to", date(2025, 12, 31), "prima di cominciare"),
        ("payment.amount", Decimal("658.79"), "non è il totale"),
        ("payment.due_on", date(2026, 11, 22), "precede"),
        ("payment.iban", "IT61X0542811101000000123456", "IBAN"),
    ],
)
def test_refused_with_its_field(path: str, value: object, words: str) -> None:
    with pytest.raises(DomainError, match=words) as refused:
        fitted(changed(path, value))
    assert refused.value.field == path


def test_a_pec_is_said_only_where_the_code_is_zeros() -> None:
    both = replace(INVOICE, buyer=replace(BUYER, pec="aurora@pec.example"))
    assert fitted(both).buyer.pec == ""
    without = fitted(replace(both, buyer=replace(both.buyer, recipient_code="")))
    assert (without.buyer.recipient_code, without.buyer.pec) == ("0000000", "aurora@pec.example")
    with pytest.raises(DomainError) as refused:
        fitted(changed("buyer.pec", "aurora", without))
    assert refused.value.field == "buyer.pec"


def test_a_foreign_buyer() -> None:
    buyer = fitted(ABROAD).buyer
    assert (buyer.recipient_code, buyer.postal_code, buyer.vat_number) == ("XXXXXXX", "00000", "123456788")
    assert buyer.address == "Hauptstraße 5, 80331"
    assert fitted(changed("buyer.postal_code", "", ABROAD)).buyer.address == "Hauptstraße 5"
    with pytest.raises(DomainError) as refused:
        fitted(changed("buyer.vat_number", "1" * 29, ABROAD))
    assert refused.value.field == "buyer.vat_number"


def test_without_a_rea_number_there_is_no_entry() -> None:
    seller = fitted(replace(INVOICE, seller=replace(SELLER, rea_number="", in_liquidation=True))).seller
    assert (seller.rea_office, seller.share_capital, seller.in_liquidation) == ("", None, False)


def test_a_credit_note_says_what_it_takes_back_and_asks_for_nothing() -> None:
    note = fitted(CREDIT_NOTE)
    assert (note.payment.iban, note.payment.due_on) == ("", CREDIT_NOTE.issued_on)
    for path, value, field in (
        ("credited", None, "credited"),
        ("credited", Credited("é", date(2026, 1, 1)), "credited.number"),
    ):
        with pytest.raises(DomainError) as refused:
            fitted(changed(path, value, CREDIT_NOTE))
        assert refused.value.field == field
