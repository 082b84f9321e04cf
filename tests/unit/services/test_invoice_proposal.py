"""What can be invoiced, what cannot and why, each thing once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from istes_desk.domain.contracts import Appointment, Contract, ContractKind, Customisation, Mandate
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.interventions import InterventionState, reversal
from istes_desk.domain.invoices import LineKind, PaymentMethod
from istes_desk.domain.invoicing import LUMP, PIECE, counted
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services.invoicing.crediting import credit
from istes_desk.services.invoicing.proposal import CREDITED, firm_lacks, proposal
from tests.fakes import FixedClock
from tests.unit.services.billing_world import MARCH, TODAY, World

FEE = Decimal("600.00")
UPDATE = Contract(1, ContractKind.SOFTWARE_UPDATE, date(2024, 6, 1), yearly_fee=FEE)
SUPPORT = Contract(1, ContractKind.SUPPORT, date(2026, 2, 1), date(2027, 1, 31), yearly_fee=FEE)
NOMINA = Appointment(1, "Anna Verdi", date(2026, 1, 1), date(2026, 12, 31), yearly_fee=FEE)
WORK = Customisation(1, "Stampa fattura", FEE, delivered_on=date(2026, 2, 1), accepted_on=date(2026, 2, 10))


@pytest.fixture
def world(clock: FixedClock) -> World:
    return World(clock)


def told(world: World, until: date = MARCH) -> list[tuple[str, str]]:
    return [(one.place_kind, one.reason) for one in world.offered(until=until).obstacles]


def test_units_call_out_and_lump_sum_are_lines_of_one_intervention(world: World) -> None:
    world.job(on_site=True, call_out_due=True, call_out_amount=Decimal("35.00"), description="Router")
    world.job(0, day=2, amount=Decimal("150.00"), quote_amount=Decimal("150.00"))
    got = [(one.kind, one.quantity, one.unit, one.total) for one in world.offered().charges]
    assert got == [
        (LineKind.CALL_OUT, 1, "n.", Decimal("35.00")),
        (LineKind.WORK, 2, "scatto", Decimal("40.00")),
        (LineKind.OTHER, 1, "a corpo", Decimal("150.00")),
    ]
    assert world.offered().charges[1].description == (
        "Intervento del 01/03/2026, rapporto R-2026-000001, in sede: Router"
    )
    assert world.offered().total == Decimal("225.00")
    assert world.offered().ready


def test_free_work_is_told_and_never_charged(world: World) -> None:
    world.job(0, amount=Decimal("0.00"))
    offered = world.offered()
    assert not offered.charges
    assert not offered.ready
    assert [one.reason for one in offered.courtesies] == ["Perché sì."]
    assert not world.offered(until=date(2026, 5, 1)).courtesies


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"state": InterventionState.STOPPED, "closed_at": None}, "non è ancora chiuso"),
        ({"blocked": True}, "bloccato"),
        ({"call_out_due": True}, "diritto di chiamata"),
        ({"amount": None, "state": InterventionState.CANCELLED}, "non ha ancora un prezzo"),
    ],
)
def test_what_keeps_work_back_is_said_with_its_place(
    world: World, facts: dict[str, Any], reason: str
) -> None:
    world.job(**facts)
    ((kind, words),) = told(world)
    assert kind == "intervention"
    assert reason in words


def test_times_to_be_verified_keep_work_back(world: World) -> None:
    job = world.job()
    at = datetime(2026, 3, 1, 9, tzinfo=UTC)
    world.add(Segment(job.id, at, 60, at, state=SegmentState.TO_VERIFY))
    assert told(world) == [("intervention", "Ci sono tempi da verificare e confermare.")]


def test_work_of_a_day_without_tariff_leads_to_the_tariffs(world: World) -> None:
    old = datetime(2019, 1, 1, tzinfo=UTC)
    world.job(started=old, closed_at=None, state=InterventionState.STOPPED)
    assert [kind for kind, _ in told(world)] == ["tariff"]


def test_later_work_is_not_offered(world: World) -> None:
    world.job(day=20)
    assert not world.offered(until=date(2026, 3, 19)).charges


def test_a_reversal_settles_work_that_no_invoice_has(world: World) -> None:
    world.add(reversal(world.job(), world.clock.now(), "errore"))
    assert not world.offered().charges


def test_a_reversal_of_invoiced_work_takes_its_lines_back(world: World) -> None:
    job = world.job(call_out_amount=Decimal("35.00"))
    world.issue()
    back = world.add(reversal(world.uow().get(type(job), job.id), world.clock.now(), "errore"))
    got = [(one.intervention_id, one.quantity, one.unit_price) for one in world.offered().charges]
    assert got == [(back.id, 1, Decimal("-35.00")), (back.id, 2, Decimal("-20.00"))]
    world.job(9, day=2)
    world.issue()
    assert not world.offered().charges


@pytest.mark.parametrize(
    ("quoted", "due"), [(date(2025, 12, 20), date(2026, 2, 2)), (date(2026, 1, 10), None)]
)
def test_what_is_accepted_after_january_is_not_due_before_it_is_invoiced(
    world: World, quoted: date, due: date | None
) -> None:
    world.add(replace(UPDATE, valid_from=date(2026, 1, 1), quote_signed_on=quoted))
    assert [one.due_on for one in world.offered().charges] == [due]


def test_the_fee_of_a_calendar_year_is_offered_once(world: World) -> None:
    world.add(UPDATE)
    spans = [(one.period_from, one.period_to, bool(one.note)) for one in world.offered().charges]
    assert spans == [
        (date(2025, 1, 1), date(2025, 12, 31), True),
        (date(2026, 1, 1), date(2026, 12, 31), False),
    ]
    assert world.offered().charges[1].due_on == date(2026, 2, 2)
    assert world.offered().total == FEE
    world.issue()
    assert not world.offered().charges
    assert len(world.offered(until=date(2027, 1, 1)).charges) == 1


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (replace(UPDATE, cancelled_on=date(2025, 10, 31)), 1),
        (replace(UPDATE, cancelled_on=date(2025, 11, 1)), 2),
        (replace(UPDATE, quote_signed_on=date(2024, 5, 1), revoked_on=date(2024, 5, 9)), 0),
        (replace(UPDATE, quote_signed_on=date(2024, 5, 1)), 2),
        (replace(UPDATE, yearly_fee=Decimal("0.00")), 0),
        (SUPPORT, 1),
        (replace(SUPPORT, valid_from=date(2026, 4, 1)), 0),
        (replace(SUPPORT, valid_from=date(2024, 2, 29), valid_to=None), 2),
        (replace(SUPPORT, valid_from=date(2024, 3, 10), valid_to=None, cancelled_on=date(2025, 9, 1)), 1),
    ],
)
def test_years_of_contracts(world: World, row: Contract, count: int) -> None:
    world.add(row)
    offered = world.offered()
    assert len(offered.charges) == count
    assert not offered.obstacles


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (replace(SUPPORT, yearly_fee=None), "Il canone annuo non è indicato"),
        (replace(SUPPORT, quote_signed_on=date(2026, 3, 20)), "senza revoca vale come accettato"),
        (replace(NOMINA, yearly_fee=None), "compenso della nomina"),
        (replace(WORK, accepted_on=None), "non l'ha ancora accettata"),
        (replace(WORK, accepted_on=date(2026, 4, 2)), "non l'ha ancora accettata"),
        (replace(WORK, accepted_on=None, objected_on=date(2026, 2, 9)), "Contestata il 09/02/2026"),
    ],
)
def test_what_keeps_a_fee_back(world: World, row: Contract | Appointment | Customisation, words: str) -> None:
    world.add(row)
    ((kind, reason),) = told(world)
    assert kind == "customer"
    assert words in reason


@pytest.mark.parametrize("row", [NOMINA, WORK])
def test_appointments_and_accepted_work_are_charged_once(
    world: World, row: Appointment | Customisation
) -> None:
    world.add(row)
    assert [one.total for one in world.offered().charges] == [FEE]
    world.issue()
    assert not world.offered().charges


@pytest.mark.parametrize(
    "row",
    [
        replace(NOMINA, yearly_fee=Decimal("0.00")),
        replace(NOMINA, valid_from=date(2026, 5, 1)),
        replace(NOMINA, valid_from=date(2024, 1, 1), valid_to=date(2024, 12, 31)),
        replace(WORK, quote_amount=None),
        replace(WORK, delivered_on=None),
        replace(WORK, delivered_on=date(2026, 4, 1)),
        Customer("Chiuso", active=False),
    ],
)
def test_nothing_to_say(world: World, row: Appointment | Customisation) -> None:
    world.add(row)
    assert not world.offered().charges
    assert not world.offered().obstacles


def test_what_is_long_past_is_offered_without_being_chosen(world: World) -> None:
    world.add(replace(NOMINA, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31)))
    world.add(replace(WORK, delivered_on=date(2024, 1, 1), accepted_on=date(2024, 1, 9)))
    assert all(one.note for one in world.offered().charges)
    assert world.offered().total == 0


def test_customers_out_of_business_pay_no_more_fees(world: World) -> None:
    gone = world.add(Customer("Chiuso", active=False))
    world.add(replace(UPDATE, customer_id=gone.id))
    assert not world.offered(gone.id).charges


def test_missing_fiscal_data_keep_everything_back(world: World) -> None:
    bare = world.add(Customer("Nuovo", payment=PaymentMethod.DIRECT_DEBIT, country=""))
    world.job(customer=bare.id)
    offered = world.offered(bare.id)
    assert not offered.ready
    assert offered.fiscal == (
        "Dati fiscali da completare: indicare l'indirizzo; indicare il comune;"
        " indicare la partita IVA o il codice fiscale; indicare il paese con due lettere (IT);"
        " per l'addebito SEPA serve un mandato valido."
    )
    assert offered.obstacles[0].reason == offered.fiscal


def test_an_italian_customer_needs_a_way_to_deliver(world: World) -> None:
    half = replace(world.uow().get(Customer, 1), id=0, recipient_code="", vat_number="01234567890")
    office = replace(half, recipient_code="ABC123", vat_number="01234567897")
    assert "codice destinatario (0000000" in world.offered(_with_work(world, half)).fiscal
    assert "la partita IVA non è valida" in world.offered(_with_work(world, half)).fiscal
    assert "ufficio pubblico" in world.offered(_with_work(world, office)).fiscal


def test_a_company_abroad_is_not_charged_italian_vat(world: World) -> None:
    """22 % would be wrong; a private person abroad pays it."""
    abroad = replace(world.uow().get(Customer, 1), id=0, country="AT", vat_number="U12345678")
    assert "fattura senza IVA (art. 7-ter" in world.offered(_with_work(world, abroad)).fiscal
    private = replace(abroad, vat_number="", fiscal_code="X1")
    assert not world.offered(_with_work(world, private)).fiscal


def _with_work(world: World, row: Customer) -> int:
    id: int = world.add(row).id
    world.job(customer=id)
    return id


@pytest.mark.parametrize(
    ("mandate", "usable"),
    [
        (Mandate(3, "M1", "IT60X0542811101000000123456", date(2025, 1, 1)), True),
        (Mandate(3, "M1", "IT60X0542811101000000123456", date(2026, 4, 1)), False),
        (Mandate(3, "M1", "IT60X0542811101000000123456", date(2025, 1, 1), revoked_on=MARCH), False),
        (Mandate(3, "M1", "IT60X0542811101000000123456", date(2023, 3, 30)), False),
        (Mandate(3, "M1", "IT60X0542811101000000123456", date(2020, 1, 1), date(2023, 3, 31)), True),
    ],
)
def test_a_mandate_must_be_alive(world: World, mandate: Mandate, usable: bool) -> None:
    row = replace(world.uow().get(Customer, 1), id=0, payment=PaymentMethod.DIRECT_DEBIT)
    world.add(mandate)
    assert world.offered(_with_work(world, row)).ready == usable


def test_the_firm_itself_may_lack_data(world: World) -> None:
    assert firm_lacks(world.uow()) == ""
    firm = world.uow().find(Firm)[0]
    with world.db() as uow:
        uow.save(replace(firm, iban="", rea_office="VE"))
    assert firm_lacks(world.uow()) == (
        "Dati fiscali da completare: indicare l'IBAN; del REA servono sia l'ufficio sia il numero."
    )
    with world.db() as uow:
        uow.remove(uow.find(Firm)[0])
    assert "la partita IVA" in firm_lacks(world.uow())


def test_customers_come_by_name(world: World) -> None:
    world.job()
    world.job(customer=2)
    with world.db() as uow:
        assert [row.name for row in proposal(uow, MARCH).customers] == ["Camping Lido", "Hotel Aurora"]


def test_a_credited_fee_comes_back_unchosen(world: World) -> None:
    world.add(SUPPORT)
    issued = world.issue().new_id
    with world.db() as uow:
        credit(uow, world.clock, world.einvoices, issued, None, TODAY, "Errore", "anna")
    assert [one.note for one in world.offered().charges] == [CREDITED]


def test_a_quote_and_its_customisation_are_not_both_chosen(world: World) -> None:
    """Nothing but the amount says that they are one job: somebody should look (C-3)."""
    world.add(WORK)
    world.add(replace(WORK, title="Altro", quote_amount=Decimal("10.00")))
    quote = world.job(0, amount=FEE, quote_amount=FEE, rule="R1")
    world.job(0, day=2, amount=Decimal("10.00"), quote_amount=Decimal("10.00"), customer=2, rule="R1")
    notes = [one.note for one in world.offered().charges]
    assert notes == [
        "Costa quanto l'intervento a corpo del 01/03/2026: se è lo stesso lavoro, fatturarlo una volta sola.",
        "",
        "",
    ]
    world.issue(replace(world.choice(), keys=frozenset({f"other intervention_id={quote.id}"})))
    assert [bool(one.note) for one in world.offered().charges] == [True, False]


def test_an_invoiced_customisation_doubts_the_quote(world: World) -> None:
    world.add(WORK)
    issued = world.issue().new_id
    quote = world.job(0, amount=FEE, quote_amount=FEE, rule="R1")
    (one,) = world.offered().charges
    assert one.note.startswith("Costa quanto la personalizzazione «Stampa fattura»: se è")
    with world.db() as uow:
        credit(uow, world.clock, world.einvoices, issued, None, TODAY, "Errore", "anna")
    customisation, work = world.offered().charges
    assert not work.note
    assert customisation.note.startswith(f"{CREDITED} Costa quanto l'intervento a corpo del")
    world.add(reversal(quote, world.clock.now(), "errore"))
    assert [one.note for one in world.offered().charges] == [CREDITED]


def test_quantities_in_words() -> None:
    words = [
        counted(1, "scatto"),
        counted(2, "scatto"),
        counted(2, "anno"),
        counted(1, LUMP),
        counted(3, PIECE),
    ]
    assert words == ["1 scatto", "2 scatti", "2 anni", "a corpo", "3"]
