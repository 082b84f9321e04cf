"""An invoice document as the electronic format can say it: letters, lengths, what must be there (C-5).

``fitted`` refuses by the field's path ("buyer.address") and changes nothing in silence but spelling:
what reads back from the file equals the fitted document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from istes_desk.domain.errors import MoneyError, require
from istes_desk.domain.invoice_document import Credited, DocumentLine, InvoiceDocument, Party, Payment
from istes_desk.domain.invoices import DocumentType, PaymentMethod
from istes_desk.domain.latin import chunks, latin1, limited
from istes_desk.domain.money import CENT, ZERO, euro
from istes_desk.domain.validation import CHECKS

HOME, BY_PEC, ABROAD, NO_POSTAL_CODE = "IT", "0000000", "XXXXXXX", "00000"
REGIMES = frozenset(f"RF{number:02}" for number in (1, 2, *range(4, 20)))
CAUSE, DESCRIPTION, LINES = 200, 1000, 9999
LARGEST = Decimal("99999999999.99")
PHONE, MAIL = range(5, 13), range(7, 257)


@dataclass(frozen=True, slots=True)
class Words:
    """Whose data a refusal speaks of; ``path`` begins the name of the field."""

    path: str
    of: str


SELLER, BUYER = Words("seller", "dell'azienda"), Words("buyer", "del cliente")


@dataclass(frozen=True, slots=True)
class Text:
    """A field of a party: most characters and its name with the article."""

    field: str
    most: int
    what: str


PARTY_TEXTS = (
    Text("name", 80, "la denominazione"),
    Text("address", 60, "l'indirizzo"),
    Text("city", 60, "il comune"),
)


def fitted(document: InvoiceDocument) -> InvoiceDocument:
    """The same invoice as the file will say it; DomainError with the field's path."""
    require(bool(document.lines), "La fattura non ha righe.", "lines")
    require(len(document.lines) <= LINES, f"La fattura ha più di {LINES} righe.", "lines")
    lines = tuple(_line(line, f"lines.{place}") for place, line in enumerate(document.lines))
    whole = replace(document, lines=lines, seller=_seller(document.seller), buyer=_buyer(document.buyer))
    return replace(
        whole,
        number=_ascii(document.number, 20, "il numero della fattura", "number"),
        sending=_sending(document.sending),
        payment=_payment(whole),
        causes=tuple(piece for cause in document.causes for piece in chunks(latin1(cause, "causes"), CAUSE)),
        credited=_credited(whole),
    )


def _seller(party: Party) -> Party:
    """Delivery is a buyer's; without a REA number there is no REA entry."""
    common = _common(party, SELLER)
    require(common.country == HOME, "L'azienda che emette la fattura ha sede in Italia.", "seller.country")
    require(bool(common.vat_number), "Manca la partita IVA dell'azienda.", "seller.vat_number")
    known = party.tax_regime in REGIMES
    require(known, "Il regime fiscale dell'azienda non è valido: RF01 è l'ordinario.", "seller.tax_regime")
    return replace(
        _entered(common),
        recipient_code="",
        pec="",
        phone=_phone(party.phone),
        email=_mail(party.email),
    )


def _entered(party: Party) -> Party:
    if not party.rea_number.strip():
        return replace(party, rea_office="", rea_number="", share_capital=None, in_liquidation=False)
    office = CHECKS["province"](party.rea_office, "seller.rea_office")
    require(bool(office), "Manca la provincia dell'ufficio del registro delle imprese.", "seller.rea_office")
    capital = party.share_capital
    return replace(
        party,
        rea_office=office,
        rea_number=_ascii(party.rea_number, 20, "il numero REA", "seller.rea_number"),
        share_capital=None if capital is None else _cents(capital, "seller.share_capital"),
    )


def _buyer(party: Party) -> Party:
    common = _common(party, BUYER)
    code = CHECKS["recipient_code"](party.recipient_code, "buyer.recipient_code")
    code = code or (BY_PEC if common.country == HOME else ABROAD)
    pec = CHECKS["pec"](party.pec, "buyer.pec") if code == BY_PEC else ""
    return Party(
        common.name, common.vat_number, common.fiscal_code, common.address, common.postal_code, common.city,
        common.province, common.country, code, pec,
    )  # fmt: skip


def _common(party: Party, words: Words) -> Party:
    """What both sides have; a foreign postal code goes behind the street, as the form's guide says."""
    country = party.country.strip().upper() or HOME
    at = f"{words.path}.country"
    require(bool(re.fullmatch(r"[A-Z]{2}", country)), f"Il paese {words.of} ha due lettere: IT.", at)
    placed = _at_home(party, words) if country == HOME else _abroad(party, country)
    name, address, city = (_named(getattr(placed, text.field), text, words) for text in PARTY_TEXTS)
    return replace(placed, country=country, name=name, address=address, city=city)


def _at_home(party: Party, words: Words) -> Party:
    fields = ("vat_number", "fiscal_code", "postal_code", "province")
    number, code, postal_code, province = (
        CHECKS[name](getattr(party, name), f"{words.path}.{name}") for name in fields
    )
    require(bool(postal_code), f"Manca il CAP {words.of}.", f"{words.path}.postal_code")
    return replace(party, vat_number=number, fiscal_code=code, postal_code=postal_code, province=province)


def _abroad(party: Party, country: str) -> Party:
    code = party.postal_code.strip()
    street = party.address if code in {"", NO_POSTAL_CODE} else f"{party.address.strip()}, {code}"
    known = party.vat_number or party.fiscal_code  # a private person's code stands where a VAT number would
    number = latin1("".join(known.split()).upper().removeprefix(country), "buyer.vat_number")
    return replace(
        party,
        address=street,
        postal_code=NO_POSTAL_CODE,
        province="",
        vat_number=limited(number, 28, "la partita IVA", "buyer.vat_number"),
        fiscal_code="",
    )


def _named(value: str, text: Text, words: Words) -> str:
    at = f"{words.path}.{text.field}"
    written = latin1(value, at)
    require(bool(written), f"Manca {text.what} {words.of}.", at)
    return limited(written, text.most, f"{text.what} {words.of}", at)


def _line(line: DocumentLine, at: str) -> DocumentLine:
    description = latin1(line.description, f"{at}.description")
    require(bool(description), "La riga non ha descrizione.", f"{at}.description")
    require(line.quantity >= 0, "La quantità della riga è negativa.", f"{at}.quantity")
    ends = line.period_from, line.period_to
    reversed_ = ends[0] is not None and ends[1] is not None and ends[1] < ends[0]
    require(not reversed_, "Il periodo della riga finisce prima di cominciare.", f"{at}.period_to")
    return replace(
        line,
        description=limited(description, DESCRIPTION, "la descrizione", f"{at}.description"),
        unit=_ascii(line.unit, 10, "l'unità di misura", f"{at}.unit") if line.unit.strip() else "",
        unit_price=_cents(line.unit_price, f"{at}.unit_price"),
        total=_cents(line.total, f"{at}.total"),
        vat_rate=_rate(line.vat_rate, f"{at}.vat_rate"),
    )


def _payment(document: InvoiceDocument) -> Payment:
    """What is to be paid is the total; a credit note asks for no payment."""
    if document.document_type is DocumentType.CREDIT_NOTE:
        return Payment(PaymentMethod.TRANSFER, document.issued_on, document.total)
    payment = document.payment
    amount = _cents(payment.amount, "payment.amount")
    require(amount == document.total, "L'importo da pagare non è il totale della fattura.", "payment.amount")
    early = payment.due_on < document.issued_on
    require(not early, "La scadenza precede la data della fattura.", "payment.due_on")
    return replace(payment, amount=amount, iban=CHECKS["iban"](payment.iban, "payment.iban"))


def _credited(document: InvoiceDocument) -> Credited | None:
    """A credit note says what it takes back, an invoice takes nothing back."""
    note = document.document_type is DocumentType.CREDIT_NOTE
    require((document.credited is not None) == note, NOTE_OF_WHAT if note else NO_NOTE, "credited")
    if document.credited is None:
        return None
    number = _ascii(document.credited.number, 20, "il numero della fattura stornata", "credited.number")
    return replace(document.credited, number=number)


NOTE_OF_WHAT = "La nota di credito deve indicare la fattura che storna."
NO_NOTE = "Solo una nota di credito indica la fattura che storna."


def _sending(text: str) -> str:
    sound = re.fullmatch(r"[A-Za-z0-9]{1,5}", text)
    require(bool(sound), "Il progressivo d'invio ha al massimo cinque lettere o cifre.", "sending")
    return text


def _ascii(text: str, most: int, what: str, field: str) -> str:
    written = latin1(text, field)
    require(written.isascii(), f"Scrivere {what} senza lettere accentate.", field)
    require(bool(written), f"Manca {what}.", field)
    return limited(written, most, what, field)


def _cents(value: Decimal, field: str) -> Decimal:
    try:
        amount = euro(value)
    except MoneyError as error:
        raise MoneyError(error.message, field) from error
    require(abs(amount) <= LARGEST, "L'importo è troppo grande per la fattura elettronica.", field)
    return amount or ZERO


def _rate(value: Decimal, field: str) -> Decimal:
    sound = ZERO <= value <= 100 and value == value.quantize(CENT)
    require(sound, "L'aliquota IVA va da 0 a 100, con due decimali al massimo.", field)
    return value.quantize(CENT)


def _phone(text: str) -> str:
    """Digits alone, without Italy's prefix; a number that does not fit is left out, the field is optional."""
    digits = re.sub(r"\D", "", text.strip().removeprefix("+39").removeprefix("0039"))
    return digits if len(digits) in PHONE else ""


def _mail(text: str) -> str:
    """Left out when the form would refuse it; the field is optional."""
    address = text.strip()
    sound = address.isascii() and len(address) in MAIL and re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address)
    return address if sound else ""
