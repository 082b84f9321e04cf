"""Checks of what people type: Italian tax numbers, IBAN, addresses, dates. Empty is always allowed here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import combinations

from istes_desk.domain.contracts import Contract
from istes_desk.domain.errors import DomainError, require

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
"""Value of A..Z (and of 0..9 as A..J) at an odd place, for fiscal code and CIN."""
EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
FISCAL = re.compile(r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]")
SHORT_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
CENTURY = 2000
LINE, PAGE = 200, 4000
"""Characters that fit in one line of a form, and on a page."""
PROSE = frozenset({"note", "notes", "objection", "reason", "outcome", "measures", "target", "subject"})
"""Fields of several lines."""


def vat_number(text: str, field: str = "vat_number") -> str:
    """Eleven digits with their check digit; spaces and a leading IT are taken away."""
    digits = _bare(text).removeprefix("IT")
    sound = re.fullmatch(r"[0-9]{11}", digits) and _luhn(digits)
    require(not digits or bool(sound), "La partita IVA non è valida: controllare le 11 cifre.", field)
    return digits


def fiscal_code(text: str, field: str = "fiscal_code") -> str:
    """Sixteen characters with their check letter, or the eleven digits of a company."""
    code = _bare(text)
    if not code or code.isdigit():
        return vat_number(code, field) if len(code) in {0, 11} else _refuse(_FISCAL_WRONG, field)
    sound = FISCAL.fullmatch(code) and _check_letter(code[:15]) == code[15]
    return code if sound else _refuse(_FISCAL_WRONG, field)


def email(text: str, field: str = "email") -> str:
    """An address of the form name@domain.it, in lower case."""
    address = text.strip().lower()
    require(
        not address or bool(EMAIL.fullmatch(address)), "Scrivere l'indirizzo come nome@dominio.it.", field
    )
    return address


def mail_domain(text: str, field: str = "mail_domain") -> str:
    """The part of an address after the @ sign."""
    domain = text.strip().lower().rpartition("@")[2]
    require(not domain or bool(DOMAIN.fullmatch(domain)), "Scrivere il dominio come azienda.it.", field)
    return domain


def recipient_code(text: str, field: str = "recipient_code") -> str:
    """Seven characters, six for public offices (C-5)."""
    code = _bare(text)
    sound = not code or re.fullmatch(r"[A-Z0-9]{6,7}", code)
    require(bool(sound), "Il codice destinatario ha 7 lettere o cifre (6 per gli uffici pubblici).", field)
    return code


def postal_code(text: str, field: str = "postal_code") -> str:
    """Five digits."""
    code = text.strip()
    require(not code or bool(re.fullmatch(r"[0-9]{5}", code)), "Il CAP ha cinque cifre.", field)
    return code


def province(text: str, field: str = "province") -> str:
    """Two capital letters."""
    code = _bare(text)
    require(
        not code or bool(re.fullmatch(r"[A-Z]{2}", code)), "Scrivere la sigla della provincia: VE.", field
    )
    return code


def iban(text: str, field: str = "iban") -> str:
    """Check digits of every country; an Italian one also its length and its CIN (C-5)."""
    code = _bare(text)
    shaped = re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", code)
    require(not code or (bool(shaped) and _mod97(code)), "L'IBAN non è valido: controllare le cifre.", field)
    if code.startswith("IT"):
        sound = re.fullmatch(r"IT[0-9]{2}[A-Z][0-9]{10}[A-Z0-9]{12}", code)
        require(bool(sound), "Un IBAN italiano ha 27 caratteri: IT, due cifre, il CIN e il conto.", field)
        require(
            _check_letter(code[5:]) == code[4], "La lettera CIN dell'IBAN non corrisponde al conto.", field
        )
    return code


def ordered(first: date, last: date | None, field: str = "valid_to") -> None:
    """The last day is not before the first."""
    require(last is None or first <= last, "La data di fine precede quella di inizio.", field)


def named(text: str, what: str, field: str = "name") -> str:
    """A text that must not be empty, nor longer than a line; ``what`` with its article: "il nome"."""
    require(bool(text.strip()), f"Scrivere {what}.", field)
    return fitting(text.strip(), field)


def fitting(text: str, field: str) -> str:
    """What fits where it is shown and printed: a line, or a page for notes."""
    most = PAGE if field in PROSE else LINE
    require(len(text) <= most, f"Il testo ha {len(text)} caratteri: al massimo {most}.", field)
    return text


def parse_day(text: str, field: str = "") -> date:
    """``31/12/2026``, ``31.12.26``; DomainError when there is no such day."""
    match = SHORT_DATE.fullmatch(text.strip())
    if match is None:
        return _refuse_day(text, field)
    day, month, year = map(int, match.groups())
    try:
        return date(year if year > 99 else year + CENTURY, month, day)
    except ValueError:
        return _refuse_day(text, field)


def overlapping(contracts: Iterable[Contract]) -> tuple[tuple[Contract, Contract], ...]:
    """Pairs of one kind that are valid on a common day."""
    rows = sorted(contracts, key=lambda one: one.valid_from)
    return tuple(
        (a, b)
        for a, b in combinations(rows, 2)
        if a.kind is b.kind and (not a.ends_on or b.valid_from <= a.ends_on)
    )


def country(text: str, field: str = "country") -> str:
    """Two capital letters."""
    code = _bare(text)
    sound = not code or re.fullmatch(r"[A-Z]{2}", code)
    require(bool(sound), "Scrivere il paese con due lettere: IT.", field)
    return code


def cbi_code(text: str, field: str = "cbi_code") -> str:
    """The CUC the bank gives for direct debits: eight letters or digits (C-5)."""
    code = _bare(text)
    sound = not code or re.fullmatch(r"[A-Z0-9]{8}", code)
    require(bool(sound), "Il codice CUC ha otto lettere o cifre: lo comunica la banca.", field)
    return code


def rea_number(text: str, field: str = "rea_number") -> str:
    """Digits only, without the office."""
    code = _bare(text)
    require(not code or code.isdecimal(), "Del REA scrivere qui soltanto il numero.", field)
    return code


Check = Callable[[str, str], str]
CHECKS: Mapping[str, Check] = {
    "vat_number": vat_number,
    "fiscal_code": fiscal_code,
    "email": email,
    "pec": email,
    "mail_domain": mail_domain,
    "recipient_code": recipient_code,
    "postal_code": postal_code,
    "province": province,
    "iban": iban,
    "country": country,
    "invoice_email": email,
    "cbi_code": cbi_code,
    "rea_office": province,
    "rea_number": rea_number,
}
"""What each field of customers, contacts and the firm is checked by."""


def _bare(text: str) -> str:
    return "".join(text.split()).upper()


def _refuse(message: str, field: str) -> str:
    raise DomainError(message, field)


def _refuse_day(text: str, field: str) -> date:
    raise DomainError(f"«{text.strip()}» non è una data: scriverla come 31/12/2026.", field)


_FISCAL_WRONG = "Il codice fiscale non è valido: 16 caratteri, o 11 cifre per una società."


def _luhn(digits: str) -> bool:
    odd = sum(int(digit) for digit in digits[::2])
    even = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[1::2])
    return (odd + even) % 10 == 0


def _check_letter(text: str) -> str:
    """The letter over odd and even places, the first place being odd."""
    total = sum(_rank(char) if place % 2 else ODD[_rank(char)] for place, char in enumerate(text))
    return LETTERS[total % 26]


def _rank(char: str) -> int:
    return int(char) if char.isdigit() else LETTERS.index(char)


def _mod97(code: str) -> bool:
    return int("".join(str(int(char, 36)) for char in code[4:] + code[:4])) % 97 == 1
