"""The conformity agreed with a customer (L-3): the source's rows, and when a report may be issued."""

from __future__ import annotations

from collections.abc import Iterable

from istes_desk.domain.compliance import ConformityTarget, TargetKind
from istes_desk.domain.errors import require

# kind, title, target, measure, limit in minutes per month
_PROPOSED: tuple[tuple[TargetKind, str, str, str, int | None], ...] = (
    (
        TargetKind.PROGRAM_DOWN,
        "Fermi di lavoro per impossibilità di usare il programma gestionale",
        "Al massimo 4 ore di fermo al mese per ciascun programma",
        "Ore di fermo registrate, per programma e per mese",
        240,
    ),
    (
        TargetKind.OTHER_DOWN,
        "Fermi di lavoro per hardware non performante o guasto e per eventi esterni",
        "Al massimo 8 ore di fermo al mese",
        "Ore di fermo registrate, per mese",
        480,
    ),
    (
        TargetKind.RESTORE,
        "Ripristino da copia di sicurezza (restore from backup)",
        "Una prova di ripristino riuscita ogni trimestre",
        "Registro delle prove di ripristino",
        None,
    ),
    (
        TargetKind.DISASTER,
        "Ripristino da disastro (recovery from disaster)",
        "Ripresa del lavoro su altra macchina entro un giorno lavorativo, provata una volta all'anno",
        "Verbale della prova",
        None,
    ),
    (
        TargetKind.COPIES,
        "Copie geolocalizzate in altri ambienti",
        "Almeno una copia aggiornata in un luogo diverso dalla sede",
        "Controllo mensile della copia esterna",
        None,
    ),
    (
        TargetKind.PENETRATION,
        "Penetration test commissionato a un'azienda specializzata",
        "Una prova, con rimedio delle vulnerabilità gravi",
        "Relazione dell'azienda incaricata",
        None,
    ),
)


def proposals(customer_id: int, there: Iterable[ConformityTarget]) -> tuple[ConformityTarget, ...]:
    """The rows of the source's note 1 that the customer does not have yet, to be agreed and changed."""
    present = {one.kind for one in there}
    return tuple(
        ConformityTarget(customer_id, title, target, measure, kind=kind, position=place, limit_minutes=limit)
        for place, (kind, title, target, measure, limit) in enumerate(_PROPOSED, 1)
        if kind not in present
    )


def agreed(targets: Iterable[ConformityTarget]) -> tuple[ConformityTarget, ...]:
    """Those that count, in their order."""
    return tuple(sorted((one for one in targets if one.agreed), key=lambda one: (one.position, one.id)))


def missing(targets: Iterable[ConformityTarget]) -> tuple[ConformityTarget, ...]:
    """Agreed and not reached yet."""
    return tuple(one for one in agreed(targets) if one.reached_on is None)


def check_all_reached(targets: Iterable[ConformityTarget]) -> None:
    """DomainError names what a conformity report still waits for."""
    rows = tuple(targets)
    require(bool(agreed(rows)), "Non è stato concordato alcun traguardo: proporli e concordarli prima.")
    left = missing(rows)
    names = "; ".join(one.title for one in left)
    require(not left, f"Traguardi non ancora raggiunti: {names}.")


def progress_words(targets: Iterable[ConformityTarget]) -> str:
    """``Raggiunti 4 traguardi su 6.``."""
    rows = agreed(targets)
    if not rows:
        return "Nessun traguardo concordato."
    return f"Traguardi raggiunti: {len(rows) - len(missing(rows))} su {len(rows)}."
