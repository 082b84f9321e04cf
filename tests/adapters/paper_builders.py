"""Papers of an invented customer, small and large, for the PDF tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from istes_desk.services.papers import (
    Letterhead,
    MatrixCell,
    MatrixPaper,
    MatrixRow,
    Party,
    ReportPaper,
    ReportPrice,
    ReportSegment,
    Signature,
    Symbol,
)

FIRM = Letterhead(
    "Studio Informatico Esempio Srl",
    ("Via delle Prove 12", "30021 Caorle (VE)"),
    "IT01234567890",
    "0421 000000",
    "assistenza@studio.example",
    "studio@pec.example",
)
HOTEL = Party("Hotel Aurora S.r.l.", ("Lungomare Trieste 5", "30021 Caorle (VE)"), "IT09876543210")
START = datetime(2026, 12, 10, 8, 30, tzinfo=UTC)
DUTIES = (
    ("TV", "Teleassistenza"),
    ("DR", "Disco di ripristino"),
    ("IMG", "Immagine di sistema"),
    ("BKP", "Backup e prova"),
    ("CRED", "Credenziali"),
    ("FW", "Firewall hardware"),
    ("AV", "Antivirus"),
    ("AVS", "Scansione antivirus"),
    ("UPD", "Aggiornamenti"),
    ("MAP", "Piantina"),
    ("VM", "Macchine virtuali"),
)
WORK = (
    "Verificato il blocco della coda di stampa sul PC della reception e riavviato il servizio.\n"
    "Aggiornato il driver della stampante fiscale e stampata una pagina di prova."
)


def price(**changes: Any) -> ReportPrice:
    """Two units remote, 22 % VAT."""
    plain = ReportPrice(
        2,
        2,
        Decimal("20.00"),
        20,
        Decimal("40.00"),
        "R13",
        "Assistenza senza contratto: 2 scatti da 20 minuti, nessun diritto di chiamata da remoto.",
        False,
        None,
        Decimal(22),
        Decimal("40.00"),
        Decimal("8.80"),
        Decimal("48.80"),
    )
    return replace(plain, **changes)


def free_price() -> ReportPrice:
    """R4: nothing to pay."""
    nothing = Decimal("0.00")
    said = "aggiornamento dei programmi, ADS con conformità dal 01/06/2026."
    return price(
        units=0,
        actual_units=0,
        amount=nothing,
        rule="R4",
        reason=said,
        net=nothing,
        vat=nothing,
        total=nothing,
    )


def unset_price() -> ReportPrice:
    """R9: the call-out fee is due and not fixed."""
    said = "Intervento presso il cliente: 2 scatti e diritto di chiamata."
    return price(rule="R9", reason=said, call_out_due=True, net=None, vat=None, total=None)


def overridden_price() -> ReportPrice:
    """Three units counted, two billed."""
    return price(actual_units=3, override_reason="Dieci minuti persi per un nostro aggiornamento.")


def segments(count: int) -> tuple[ReportSegment, ...]:
    """``count`` stretches of 26 minutes, each on its PC."""
    return tuple(
        ReportSegment(
            START + timedelta(hours=n),
            START + timedelta(hours=n, minutes=26),
            26,
            f"PC-{n + 1:02}",
            "Software",
        )
        for n in range(count)
    )


def report(count: int = 1, **changes: Any) -> ReportPaper:
    """An ordinary report with one segment per PC."""
    plain = ReportPaper(
        FIRM,
        "2026/0123",
        date(2026, 12, 10),
        HOTEL,
        "da remoto",
        "Mario Rossi",
        "INC-000123",
        "Blocco stampante alla reception",
        tuple(f"PC-{n + 1:02}" for n in range(count)),
        segments(count),
        26 * count,
        price(),
        WORK,
        technician_signature=Signature("Il tecnico", "Mario Rossi"),
        customer_signature=Signature("Il cliente", "Hotel Aurora S.r.l."),
    )
    return replace(plain, **changes)


def strokes() -> tuple[tuple[tuple[float, float], ...], ...]:
    """A scribble as a tablet sends it: y downwards."""
    return (
        tuple((10.0 + n * 6, 60.0 - (n % 4) * 12 + n) for n in range(24)),
        ((20.0, 80.0), (150.0, 72.0)),
    )


_STATES = (
    (Symbol.OK, "ok"),
    (Symbol.OK, "ok"),
    (Symbol.LATE, "in ritardo"),
    (Symbol.VERIFY, "da verificare"),
    (Symbol.OK, "ok"),
    (Symbol.FAILED, "non riuscito"),
    (Symbol.NOT_APPLICABLE, "non applicabile"),
    (Symbol.TO_DO, "da fare"),
    (Symbol.OVERDUE, "scaduto"),
    (Symbol.SUSPENDED, "sospeso"),
    (Symbol.PLANNED, "pianificato"),
)


def matrix(pcs: int = 5, **changes: Any) -> MatrixPaper:
    """Every state somewhere; evidence where something was done."""
    rows = tuple(
        MatrixRow(f"AURORA-PC{n + 1:02}", f"Ufficio {n + 1}", tuple(_cell(n + k) for k in range(len(DUTIES))))
        for n in range(pcs)
    )
    legend = tuple(dict.fromkeys(_STATES))
    counts = tuple((symbol, label, n + 1) for n, (symbol, label) in enumerate(legend))
    plain = MatrixPaper(
        FIRM,
        "Hotel Aurora S.r.l.",
        "Sede di Caorle",
        "novembre 2026",
        date(2026, 12, 1),
        DUTIES,
        rows,
        counts,
    )
    return replace(plain, **changes)


def _cell(n: int) -> MatrixCell | None:
    if n % 13 == 12:
        return None
    symbol, label = _STATES[n % len(_STATES)]
    if symbol is not Symbol.OK:
        return MatrixCell(symbol, label)
    return MatrixCell(symbol, label, date(2026, 11, 12), "M. Rossi", "Prova di ripristino riuscita, 12 file.")
