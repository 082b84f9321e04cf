"""The processor's register (art. 30.2), the register of breaches (art. 33), the yearly verification."""

from __future__ import annotations

from istes_desk.domain.ads_scopes import ORDER_IT
from istes_desk.domain.breaches import PRUDENT, clock_of
from istes_desk.domain.compliance import Breach, ProcessingAgreement, YearlyVerification
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import date_of, full_date, full_stamp
from istes_desk.services.dossier.blocks import Block, Document, Facts, Heading, Para, Part, Signing
from istes_desk.services.dossier.scope import Scope
from istes_desk.services.papers import Party, Signature
from istes_desk.services.ports import UnitOfWork

NO_AGREEMENT = "Non risulta ancora registrato un accordo con il titolare ai sensi dell'articolo 28 del GDPR."
NO_BREACH = "Nel periodo non è stata registrata alcuna violazione dei dati personali."
NO_CHECK = "Per gli anni del periodo non è ancora registrata la verifica annuale dell'operato."
NO_TRANSFER = "nessun trasferimento verso paesi terzi o organizzazioni internazionali"
NO_DPO = "non designato"
MEASURES = (
    "quelle dell'elenco delle mansioni: copie di sicurezza e loro prove, antivirus, aggiornamenti, firewall,"
    " gestione delle credenziali, registro degli accessi"
)


def processing(uow: UnitOfWork, scope: Scope) -> Document:
    """What the processor does for this controller, in the order of art. 30.2."""
    found = sorted(
        uow.find(ProcessingAgreement, customer_id=scope.customer.id), key=lambda one: one.signed_on
    )
    valid = [one for one in found if _valid(one, scope)]
    blocks: list[Block] = [
        Para(
            "Estratto del registro tenuto dal responsabile ai sensi dell'articolo 30, paragrafo 2, del GDPR.",
            True,
        ),
        Heading("Responsabile del trattamento"),
        Facts(
            (
                *_party(firm_party(scope.firm)),
                ("Responsabile della protezione dei dati", scope.firm.dpo or NO_DPO),
            )
        ),
    ]
    for one in valid:
        blocks += _agreement(scope, one)
    return Document(
        Part.PROCESSING,
        f"Situazione al {full_date(scope.day)}",
        tuple(blocks if valid else (*blocks, Para(NO_AGREEMENT))),
    )


def _valid(one: ProcessingAgreement, scope: Scope) -> bool:
    return one.signed_on <= scope.day and (one.valid_to is None or scope.day <= one.valid_to)


def firm_party(firm: Firm) -> Party:
    """The firm as a party."""
    town = " ".join(
        filter(None, (firm.postal_code, firm.city, f"({firm.province})" if firm.province else ""))
    )
    return Party(firm.name, tuple(filter(None, (firm.address, town, firm.email, firm.pec))), firm.vat_number)


def _party(one: Party) -> tuple[tuple[str, str], ...]:
    return (
        ("Nome", one.name),
        ("Sede e contatti", ", ".join(one.address_lines)),
        ("Partita IVA", one.vat_number),
    )


def _agreement(scope: Scope, one: ProcessingAgreement) -> tuple[Block, ...]:
    until = f" al {full_date(one.valid_to)}" if one.valid_to else ", senza scadenza"
    controller = one.controller or scope.controller
    return (
        Heading("Titolare del trattamento"),
        Facts(
            (
                *_party(scope.party),
                ("Rappresentante", controller),
                ("Contatto", one.controller_contact),
                ("Responsabile della protezione dei dati", one.dpo or NO_DPO),
                ("Accordo ex art. 28", f"dal {full_date(one.signed_on)}{until}"),
            )
        ),
        Heading("Trattamenti svolti per conto del titolare"),
        Facts(
            (
                ("Oggetto", one.subject),
                ("Categorie dei trattamenti", one.categories),
                ("Categorie di dati personali", one.data_kinds),
                ("Categorie di interessati", one.data_subjects),
                ("Trasferimenti all'estero", one.transfers or NO_TRANSFER),
                ("Altri responsabili", one.subprocessors or "nessuno"),
                ("Misure di sicurezza (art. 32)", one.measures or MEASURES),
                ("Note", one.note),
            )
        ),
    )


def breaches(uow: UnitOfWork, scope: Scope) -> Document:
    """Every breach known in the span, with its clock in words."""
    found = [one for one in uow.find(Breach, customer_id=scope.customer.id) if scope.inside(one.aware_at)]
    blocks: list[Block] = []
    for number, one in enumerate(sorted(found, key=lambda one: one.aware_at), 1):
        blocks += _breach(scope, number, one)
    return Document(
        Part.BREACHES,
        f"Periodo {scope.span.words}",
        tuple((*blocks, Para(PRUDENT, quiet=True)) if blocks else (Para(NO_BREACH),)),
    )


def _breach(scope: Scope, number: int, one: Breach) -> tuple[Block, ...]:
    clock = clock_of(one, scope.now)
    return (
        Heading(f"Violazione n. {number}, nota dal {full_stamp(one.aware_at)}"),
        Para(one.description),
        Facts(
            (
                ("Notifica al Garante", clock.words_it),
                ("Informazione al titolare", clock.controller_it),
                ("Categorie di dati", one.data_kinds),
                ("Interessati", one.subjects),
                ("Probabili conseguenze", one.consequences),
                ("Misure adottate", one.measures or "non ancora indicate"),
                ("Chiusura", full_stamp(one.closed_at) if one.closed_at else "ancora aperta"),
            )
        ),
    )


def verification(uow: UnitOfWork, scope: Scope) -> Document:
    """The yearly check of what the administrators did, a page for each person and year."""
    years = frozenset(range(scope.span.first.year, scope.span.last.year + 1))
    found = uow.find(YearlyVerification, customer_id=scope.customer.id, year=years)
    blocks: list[Block] = []
    for one in sorted(found, key=lambda one: (one.year, one.person)):
        blocks += _verified(one)
    told = str(min(years)) if len(years) == 1 else f"{min(years)}-{max(years)}"
    return Document(Part.VERIFICATION, f"Anno {told}", tuple(blocks or [Para(NO_CHECK)]))


def _verified(one: YearlyVerification) -> tuple[Block, ...]:
    signed = f"firmata il {full_date(one.signed_on)}" if one.signed_on else "da firmare"
    return (
        Heading(f"{one.year}: {one.person}", outlined=True),
        Para(
            f"Verifica dell'operato dell'amministratore di sistema richiesta dal {ORDER_IT}: rispondenza"
            " dell'attività svolta alle misure organizzative, tecniche e di sicurezza previste dalle norme"
            " vigenti."
        ),
        Facts(
            (
                ("Persona verificata", one.person),
                ("Verificata da", one.verified_by),
                ("Data della verifica", full_date(date_of(one.at))),
                ("Esito", one.outcome),
                ("Misure decise", one.measures or "nessuna"),
                ("Relazione", signed),
            )
        ),
        Signing(
            (
                Signature("Chi ha verificato", one.verified_by),
                Signature("L'amministratore di sistema", one.person),
            )
        ),
    )
