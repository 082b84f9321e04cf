"""Fills the fields of a letter's template; what the values are is decided by the services (Q-2, P-2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.letters import LetterTemplate

FIELDS: dict[str, str] = {
    "number": "numero della richiesta, per esempio INC-000123",
    "subject": "oggetto della richiesta",
    "customer": "nome del cliente",
    "received": "giorno e ora in cui la richiesta è arrivata",
    "class": "classe della richiesta, in parole",
    "place": "posto in coda",
    "deadline": "termine entro cui rispondiamo (solo con contratto)",
    "window": "quando possiamo richiamare (solo senza contratto)",
    "technician": "nome del tecnico che scrive o che segue la richiesta",
    "firm": "nome della nostra azienda",
    "phone": "nostro telefono",
    "mail": "nostro indirizzo di posta",
    "pec": "nostro indirizzo PEC",
    "signature": "firma scelta nelle impostazioni",
}
"""What a template may ask for, with what it gives, for whoever writes one."""
PIECE = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
LONGEST_SUBJECT = 200
BLANKS = re.compile(r"\s+")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its ``{fields}``; ``{{`` and ``}}`` are braces. DomainError names what it does not know.

    A line that asks only for things which are not known is left out. Values are never looked into.
    """
    lines, gap = [""], False
    for line in text.splitlines():
        filled = _filled(line, values)
        if filled is None or (gap and not filled):  # nor does an empty line stay where one left
            gap = not lines[-1]
            continue
        lines.append(filled)
        gap = False
    return "\n".join(lines).strip()


def check_template(template: LetterTemplate) -> None:
    """DomainError with the field to blame when a letter could not be made of it."""
    for name in ("subject", "body"):
        text = str(getattr(template, name))
        require(bool(text.strip()), "Scrivere il testo.", name)
        try:
            fill(text, dict.fromkeys(FIELDS, "x"))
        except DomainError as error:
            raise DomainError(error.message, name) from error


def one_line(text: str) -> str:
    """What may stand in a header: no line breaks, nothing that does not print, not longer than a subject."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return BLANKS.sub(" ", printable).strip()[:LONGEST_SUBJECT].rstrip()


def tagged(subject: str, tag: str) -> str:
    """The subject with ``[INC-000123]``, by which an answer finds its way back (Q-10); never twice."""
    mark, bare = f"[{tag}]", one_line(subject)
    if mark.casefold() in bare.casefold():
        return bare
    return f"{mark} {bare[: LONGEST_SUBJECT - len(mark) - 1]}".rstrip()


def _filled(line: str, values: Mapping[str, str]) -> str | None:
    asked = [found.group(1) for found in PIECE.finditer(line) if found.group(1) is not None]
    filled = PIECE.sub(lambda found: _piece(found, values), line).rstrip()
    silent = bool(asked) and not any(values[name.strip()] for name in asked)
    return None if silent else filled


def _piece(found: re.Match[str], values: Mapping[str, str]) -> str:
    whole, name = found.group(0), found.group(1)
    if whole in ("{{", "}}"):
        return whole[0]
    if name is None:
        raise DomainError(f"C'è una graffa «{whole}» spaiata: per scriverla nel testo raddoppiarla.")
    if name.strip() not in values:
        known = ", ".join(f"{{{one}}}" for one in values)
        raise DomainError(f"Il campo «{{{name}}}» non esiste. Si possono usare: {known}.")
    return values[name.strip()]
