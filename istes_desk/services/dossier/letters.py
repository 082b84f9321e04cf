"""Designation letters, one per person, and the list of administrators on a day (L-1, C-2)."""

from __future__ import annotations

from collections.abc import Iterator

from istes_desk.domain.ads_scopes import ORDER_IT, scope_lines, short_titles
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.italian import full_date
from istes_desk.services.dossier.blocks import (
    Block,
    Document,
    Grid,
    Heading,
    Items,
    Para,
    Part,
    Signing,
    Turn,
)
from istes_desk.services.dossier.scope import Scope
from istes_desk.services.papers import Signature
from istes_desk.services.report_paper import letterhead

NOBODY = "Nel periodo non risulta alcuna nomina ad amministratore di sistema."
NOBODY_ON = "Il {day} non risultava nominato alcun amministratore di sistema."
UNSIGNED = "non ancora firmata"
RULES = (
    "Operare soltanto con credenziali nominative e negli ambiti qui elencati, per il tempo necessario"
    " all'incarico.",
    "Trattare i dati personali cui si accede nei soli limiti indispensabili all'intervento, mantenendo la"
    " riservatezza anche dopo la cessazione dell'incarico.",
    "Custodire le credenziali di amministrazione e non comunicarle ad altri; segnalare senza ritardo al"
    " titolare ogni violazione, anche solo sospetta, dei dati personali.",
    "Eseguire e documentare le mansioni concordate: copie di sicurezza e loro prove, antivirus,"
    " aggiornamenti, firewall, credenziali, piantina del sistema.",
)
NOTICES = (
    "Gli accessi logici dell'amministratore di sistema sono registrati; le registrazioni sono complete,"
    " inalterabili e verificabili nella loro integrità, e sono conservate per un congruo periodo, non"
    " inferiore a sei mesi.",
    "L'operato dell'amministratore di sistema è oggetto, con cadenza almeno annuale, di verifica da parte del"
    " titolare o del responsabile del trattamento.",
    "Gli estremi identificativi della persona designata e l'elenco delle funzioni attribuite sono riportati"
    " in un documento interno, aggiornato e disponibile in caso di accertamenti del Garante. Se l'attività"
    " riguarda, anche indirettamente, servizi o sistemi che trattano dati personali dei lavoratori, il"
    " titolare ne rende conoscibile l'identità all'interno della propria organizzazione.",
)
_ALONE = {
    False: "Nessun altro soggetto è incaricato dell'amministrazione del sistema.",
    True: "Al di fuori di {firm} nessun altro soggetto è incaricato dell'amministrazione del sistema.",
}


def letters(scope: Scope) -> Document:
    """Every appointment that touches the span, each person on a page of his own."""
    told = f"Nomine valide {scope.span.words}"
    blocks: list[Block] = []
    for person, appointment in designated(scope):
        blocks += [Turn(letterhead(scope.firm))] if blocks else []
        blocks += _letter(scope, person, appointment)
    return Document(Part.LETTERS, told, tuple(blocks or [Para(NOBODY)]))


def designated(scope: Scope) -> Iterator[tuple[str, Appointment]]:
    """The natural persons: where the firm is appointed, those who work for it."""
    for one in scope.appointments:
        if one.valid_from <= scope.span.last and scope.span.first <= one.valid_to:
            for person in people_of(scope, one):
                yield person, one


def people_of(scope: Scope, one: Appointment) -> tuple[str, ...]:
    """Those named, parted by semicolons, or everybody of the firm when it is the firm."""
    if scope.people and scope.firm.name and _bare(one.person) == _bare(scope.firm.name):
        return scope.people
    return tuple(filter(None, (name.strip() for name in one.person.split(";"))))


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _letter(scope: Scope, person: str, one: Appointment) -> tuple[Block, ...]:
    signed = f"firmata il {full_date(one.signed_on)}" if one.signed_on else UNSIGNED
    return (
        Heading(f"Designazione individuale di {person}", outlined=True),
        Para(
            f"Nomina valida dal {full_date(one.valid_from)} al {full_date(one.valid_to)}, {signed}.",
            quiet=True,
        ),
        Para(_opening(scope, person, one)),
        Heading("Ambiti di operatività"),
        Items(scope_lines(one.activities)),
        Heading("Istruzioni"),
        Items(RULES),
        Heading("Informazioni alla persona designata"),
        Items(NOTICES),
        *((Para(f"Note: {one.note}"),) if one.note else ()),
        Signing(
            (
                Signature("Il titolare del trattamento", scope.controller or scope.party.name),
                *_firm_box(scope, person, one),
                Signature("La persona designata", person),
            )
        ),
    )


def _firm_box(scope: Scope, person: str, one: Appointment) -> tuple[Signature, ...]:
    return (
        (Signature("Il responsabile del trattamento", scope.firm.name),) if person not in one.person else ()
    )


def _opening(scope: Scope, person: str, one: Appointment) -> str:
    of_firm = person not in one.person
    firm = f", che opera per conto di {scope.firm.name}" if of_firm else ""
    alone = (
        _ALONE[of_firm].format(firm=scope.firm.name)
        if one.sole
        else "Altri soggetti sono incaricati dell'amministrazione del sistema, ciascuno nei propri ambiti."
    )
    return (
        f"Visto il {ORDER_IT}; visto il regolamento (UE) 2016/679, in particolare gli articoli 28, 29 e 32;"
        " valutate l'esperienza, la capacità e l'affidabilità della persona, che fornisce idonea garanzia del"
        " pieno rispetto delle vigenti disposizioni in materia di trattamento, compreso il profilo relativo"
        f" alla sicurezza, il titolare del trattamento {scope.party.name} designa individualmente"
        f" {person}{firm} quale amministratore di sistema, con gli ambiti di operatività elencati"
        f" analiticamente qui di seguito. {alone}"
    )


def ads_list(scope: Scope) -> Document:
    """Who was administrator on the day: identity, scopes, term."""
    day = full_date(scope.day)
    rows = tuple(
        (
            person,
            one.person if person not in one.person else "nomina personale",
            short_titles(one.activities),
            f"dal {full_date(one.valid_from)} al {full_date(one.valid_to)}",
            full_date(one.signed_on) if one.signed_on else UNSIGNED,
        )
        for one in scope.appointments
        if one.valid_on(scope.day)
        for person in people_of(scope, one)
    )
    header = ("Persona", "Nominata come o per", "Ambiti attribuiti", "Validità", "Firma")
    told = Para(
        f"Documento interno previsto dal {ORDER_IT}: estremi identificativi delle persone fisiche"
        " amministratori di sistema ed elenco delle funzioni loro attribuite.",
        quiet=True,
    )
    shown: Block = (
        Grid(header, rows, (0.19, 0.22, 0.28, 0.18, 0.13)) if rows else Para(NOBODY_ON.format(day=day))
    )
    return Document(Part.ADS_LIST, f"Situazione al {day}", (told, shown))
