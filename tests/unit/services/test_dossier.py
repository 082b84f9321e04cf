"""Every document of the dossier: what it says of the demo customers, and of one of whom nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from istes_desk.domain.compliance import (
    Breach,
    ConformityReport,
    ConformityTarget,
    Downtime,
    DowntimeCause,
    ProcessingAgreement,
    RegisterAction,
    RegisterEntry,
)
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.customers import Customer
from istes_desk.domain.duties import DutyAssignment, DutyCode, DutyResult, Frequency, Outcome, RestoreTest
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.incidents import Authorisation, Channel, Incident, IncidentClass
from istes_desk.domain.italian import date_of
from istes_desk.domain.periods import Period
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.dossier import (
    authorisations,
    checks,
    conformity_sheet,
    letters,
    privacy,
    register_extract,
)
from istes_desk.services.dossier.as_html import html
from istes_desk.services.dossier.blocks import (
    Block,
    Document,
    Facts,
    Grid,
    Heading,
    Items,
    Matrix,
    Para,
    Part,
    Plot,
    Signing,
)
from istes_desk.services.dossier.order import Order, dossier, file_name, report_paper, single_papers
from istes_desk.services.dossier.scope import Scope, scope_of
from istes_desk.services.errors import CancelledError
from istes_desk.services.register_reading import Verification, verified
from istes_desk.services.vault_errors import VaultError
from tests.fake_uow import FakeDatabase, FakeUnitOfWork
from tests.unit.services.compliance_world import AURORA, KEY, LIDO, NOW, demo, transact

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 12, 7)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def database() -> FakeDatabase:
    return demo()


@pytest.fixture
def uow(database: FakeDatabase) -> FakeUnitOfWork:
    """A look; what is written stays in a copy."""
    return FakeUnitOfWork({kind: dict(rows) for kind, rows in database.rows.items()}, dict(database.numbers))


@pytest.fixture
def bare() -> FakeUnitOfWork:
    """A customer of whom nothing is known, a firm without a name."""
    rows = FakeDatabase(Customer("Bar Nuovo", business_name="Bar S.n.c.", data_controller="Ugo"))
    return FakeUnitOfWork(rows.rows, rows.numbers)


def scope(uow: FakeUnitOfWork, customer_id: int = AURORA, span: Period = YEAR) -> Scope:
    return scope_of(uow, customer_id, span, NOW)


def words(document: Document) -> str:
    return "\n".join(line for block in document.blocks for line in _words(block))


def _words(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Para):
        yield block.text
    elif isinstance(block, Facts):
        yield from (f"{label}: {value}" for label, value in block.rows)
    elif isinstance(block, Items):
        yield from block.lines
    elif isinstance(block, Grid):
        yield from (" | ".join(row) for row in block.rows)
    elif isinstance(block, Signing):
        yield from (f"{who.label}: {who.name}" for who in block.who)


def test_one_letter_for_each_person_of_the_firm(uow: FakeUnitOfWork) -> None:
    told = words(letters.letters(scope(uow)))
    assert told.count("designa individualmente") == 2
    assert "Designazione individuale di Giulia Furlan" in told
    assert "provvedimento del Garante per la protezione dei dati personali del 27 novembre 2008" in told
    assert "G.U. n. 300 del 24 dicembre 2008" in told
    assert "Al di fuori di ISTES ICT Solutions S.r.l. nessun altro soggetto" in told
    assert "Il responsabile del trattamento: ISTES ICT Solutions S.r.l." in told


def test_a_letter_for_a_person_named(bare: FakeUnitOfWork) -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    bare.add(Appointment(1, "Anna Verdi", first, last, sole=False, note="solo in orario d'ufficio"))
    bare.add(Appointment(1, "Anna Verdi", date(2020, 1, 1), date(2020, 12, 31)))
    told = words(letters.letters(scope(bare, 1)))
    assert told.count("designa individualmente Anna Verdi quale") == 1
    assert "non ancora firmata" in told
    assert "Altri soggetti sono incaricati" in told
    assert "Note: solo in orario d'ufficio" in told
    assert "Il responsabile del trattamento:" not in told
    bare.save(replace(bare.find(Appointment)[0], sole=True))
    assert "Nessun altro soggetto è incaricato" in words(letters.letters(scope(bare, 1)))


def test_the_firm_without_technicians_is_named_itself(bare: FakeUnitOfWork) -> None:
    bare.add(Firm("Studio S.r.l."))
    one = bare.add(Appointment(1, "Studio Srl", date(2026, 1, 1), date(2026, 12, 31)))
    assert letters.people_of(scope(bare, 1), one) == ("Studio Srl",)
    bare.add(Technician("anna", "Anna Verdi"))
    bare.add(Technician("ugo", "Ugo Neri", active=False))
    assert letters.people_of(scope(bare, 1), one) == ("Anna Verdi",)
    several = replace(one, person="Anna Verdi; Ugo Neri;")
    assert letters.people_of(scope(bare, 1), several) == ("Anna Verdi", "Ugo Neri")


def test_the_list_holds_on_its_day(uow: FakeUnitOfWork, bare: FakeUnitOfWork) -> None:
    then = Period(date(2025, 1, 1), date(2025, 3, 1))
    assert "dal 01/01/2025 al 31/12/2025" in words(letters.ads_list(scope(uow, span=then)))
    assert "dal 01/01/2026 al 31/12/2026" in words(letters.ads_list(scope(uow)))
    bare.add(Appointment(1, "Anna Verdi", date(2026, 1, 1), date(2026, 12, 31)))
    assert words(letters.ads_list(scope(bare, 1))).endswith("nomina personale | tutti gli undici ambiti del"
                                                            " provvedimento | dal 01/01/2026 al 31/12/2026 |"
                                                            " non ancora firmata")  # fmt: skip
    assert "Il 01/03/2025 non risultava nominato" in words(letters.ads_list(scope(bare, 1, then)))


def test_the_matrix_counts_what_was_due(uow: FakeUnitOfWork) -> None:
    made = checks.matrix(uow, scope(uow))
    paper = next(block.paper for block in made.blocks if isinstance(block, Matrix))
    cell = next(cell for row in paper.rows for cell in row.cells if cell and cell.label == "2 su 2")
    assert cell.author == "Marco"
    assert any(isinstance(block, Plot) for block in made.blocks)
    proofs = next(block for block in made.blocks if isinstance(block, Grid))
    hashes = [row[-1].splitlines()[-1] for row in proofs.rows]
    assert all(len(one) == 64 for one in hashes)
    assert made.wide


def test_many_evidences_are_cut_and_it_is_said(uow: FakeUnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MOST", 3)
    made = checks.matrix(uow, scope(uow))
    assert len(next(block for block in made.blocks if isinstance(block, Grid)).rows) == 3
    assert "evidenze, precedenti, si leggono nel programma" in words(made)


def test_states_of_a_matrix_cell(uow: FakeUnitOfWork) -> None:
    """Suspended only, doubtful, never done: each shows for what it is."""
    site, pc = 1, 2
    base = DutyAssignment(DutyCode.VM, AURORA, Frequency.DAILY, *2 * (date(2026, 11, 20),), site, pc)
    uow.add(replace(base, ended_on=date(2026, 11, 22)))
    doubtful = uow.add(
        replace(base, code=DutyCode.MAP, assigned_on=date(2026, 12, 5), ended_on=date(2026, 12, 6))
    )
    for day in ("2026-12-05", "2026-12-06"):
        at = datetime.fromisoformat(f"{day}T10:00:00+00:00")
        uow.add(DutyResult(doubtful.id, day, Outcome.OK, at, "marco"))
    made = checks.matrix(uow, scope(uow))
    paper = next(block.paper for block in made.blocks if isinstance(block, Matrix))
    codes = [code for code, _ in paper.duties]
    row = next(row for row in paper.rows if row.cells[codes.index("VM")])
    told = dict(zip(codes, row.cells, strict=True))
    shut, unsure = told["VM"], told["MAP"]
    assert shut is not None
    assert unsure is not None
    assert (shut.label, unsure.label, unsure.symbol) == ("sospeso", "2 su 2", "verify")


def test_without_duties_one_sentence(bare: FakeUnitOfWork) -> None:
    assert words(checks.matrix(bare, scope(bare, 1))) == checks.EMPTY
    assert words(checks.restore_log(bare, scope(bare, 1))) == checks.UNTESTED


def test_the_log_of_restore_tests(uow: FakeUnitOfWork) -> None:
    told = uow.find(RestoreTest)
    uow.remove(told[0])
    uow.save(replace(told[1], minutes=None, checked_by="Elena Moretti", destination=""))
    made = checks.restore_log(uow, scope(uow))
    lines = next(block.rows for block in made.blocks if isinstance(block, Grid))
    assert {row[2] for row in lines} == {"copia", "ripristino"}
    assert any("su cartella di prova, " in row[4] for row in lines)
    assert any(row[3] == "non indicato" and row[4] == "controllo regolare" for row in lines)
    assert any(row[6] == "Elena Moretti" for row in lines)


def logged(uow: FakeUnitOfWork, span: Period) -> int:
    blocks = checks.restore_log(uow, scope(uow, span=span)).blocks
    return sum(len(block.rows) for block in blocks if isinstance(block, Grid))


def test_a_test_withdrawn_after_the_span_is_not_in_its_log(uow: FakeUnitOfWork) -> None:
    tests = frozenset(one.id for one in uow.find(DutyAssignment, customer_id=AURORA, code=checks.TESTS))
    last = max(uow.find(DutyResult, assignment_id=tests), key=lambda row: row.at)
    span = Period(date_of(last.at), date_of(last.at))
    before = logged(uow, span)
    assert span.instants[1] <= NOW
    uow.add(replace(last, id=0, outcome=Outcome.WITHDRAWN, at=NOW, supersedes_id=last.id))
    assert logged(uow, span) == before - 1


def test_the_register_of_one_customer_with_its_proof(uow: FakeUnitOfWork, database: FakeDatabase) -> None:
    proof = verified(transact(database), KEY)
    told = words(register_extract.register_extract(uow, scope(uow), proof))
    assert "righe verificate 4, nessuna alterata" in told
    assert "credenziale mostrata" in told
    assert "accesso" in told
    assert "TeamViewer" not in told
    assert "non è stata verificata" in words(register_extract.register_extract(uow, scope(uow), None))
    assert "completa, e non sostituisce" in told


def test_an_empty_and_a_long_register(bare: FakeUnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    assert register_extract.EMPTY in words(register_extract.register_extract(bare, scope(bare, 1), None))
    monkeypatch.setattr(register_extract, "MOST", 2)
    for day in range(1, 6):
        at = datetime(2026, 3, day, tzinfo=UTC)
        bare.add(RegisterEntry(at, "anna", RegisterAction.REMOTE_SESSION, "", 1))
    bare.add(RegisterEntry(YEAR.instants[1], "anna", RegisterAction.LOG_IN, ""))
    told = words(register_extract.register_extract(bare, scope(bare, 1), None))
    assert "Altre 3 righe" in told
    assert told.count("sessione remota | –") == 2


def test_the_yearly_verification(uow: FakeUnitOfWork, bare: FakeUnitOfWork) -> None:
    both = Period(date(2025, 1, 1), date(2026, 12, 31))
    made = privacy.verification(uow, scope(uow, span=both))
    assert made.subtitle == "Anno 2025-2026"
    assert "2025: Marco Bianchi" in words(made)
    assert "Relazione: da firmare" in words(made)
    assert words(privacy.verification(bare, scope(bare, 1))) == privacy.NO_CHECK


def test_the_processors_register(uow: FakeUnitOfWork, bare: FakeUnitOfWork) -> None:
    told = words(privacy.processing(uow, scope(uow)))
    assert "Titolare del trattamento" in told
    assert "Responsabile della protezione dei dati: Avv. Silvia Zanini" in told
    assert "Trasferimenti all'estero: nessun trasferimento" in told
    assert "senza scadenza" in told
    bare.add(ProcessingAgreement(1, date(2025, 1, 1), date(2025, 12, 31), "vecchio"))
    assert privacy.NO_AGREEMENT in words(privacy.processing(bare, scope(bare, 1)))
    bare.add(ProcessingAgreement(1, date(2026, 1, 1), date(2026, 12, 31), "nuovo"))
    bare.add(ProcessingAgreement(1, date(2027, 1, 1), None, "futuro"))
    now = words(privacy.processing(bare, scope(bare, 1)))
    assert "Oggetto: nuovo" in now
    assert "dal 01/01/2026 al 31/12/2026" in now
    assert "vecchio" not in now
    assert "futuro" not in now


def test_the_register_of_breaches(uow: FakeUnitOfWork, bare: FakeUnitOfWork) -> None:
    told = words(privacy.breaches(uow, scope(uow)))
    assert "41 ore dopo la conoscenza: nei termini" in told
    assert "Restano 52 ore e 30 minuti" in told
    assert "ancora aperta" in told
    assert words(privacy.breaches(bare, scope(bare, 1))) == privacy.NO_BREACH
    bare.add(Breach(1, NOW, "telefono"))
    assert "non ancora indicate" in words(privacy.breaches(bare, scope(bare, 1)))


def test_authorisations(uow: FakeUnitOfWork, bare: FakeUnitOfWork) -> None:
    assert words(authorisations.authorisations(uow, scope(uow))) == authorisations.NONE_NEEDED
    assert words(authorisations.authorisations(bare, scope(bare, 1))) == authorisations.NONE_THERE
    for number, received in enumerate((NOW, NOW, NOW, NOW - timedelta(days=700)), 1):
        bare.add(
            Incident(number, "Blocco", received, Channel.PEC, IncidentClass.NO_CONTRACT, "", customer_id=1)
        )
    bare.add(Authorisation(1, True, "Ugo", "istes-adm", True))
    bare.add(Authorisation(2, False, "", "istes-adm", override_reason="urgenza", access_ended_at=NOW))
    bare.add(Authorisation(3))
    bare.add(Authorisation(4, True))
    told = words(authorisations.authorisations(bare, scope(bare, 1))).splitlines()
    assert len(told) == 2
    assert told[0].endswith("Ugo | istes-adm | notificata | accesso ancora aperto")
    assert told[1].endswith("non notificata | accesso tolto il 07/12/2026; avviato comunque: urgenza")


def test_the_conformity_sheet(uow: FakeUnitOfWork, bare: FakeUnitOfWork) -> None:
    made = conformity_sheet.conformity_sheet(uow, scope(uow))
    assert "Conformità dichiarata con effetto dal 01/06/2026." in words(made)
    assert "Traguardi raggiunti: 6 su 6." in words(made)
    assert sum(isinstance(block, Plot) for block in made.blocks) == 2
    open_still = words(conformity_sheet.conformity_sheet(uow, scope(uow, LIDO)))
    assert "non è ancora stata dichiarata" in open_still
    assert "Da raggiungere: Ripristino da disastro" in open_still
    assert words(conformity_sheet.conformity_sheet(bare, scope(bare, 1))) == conformity_sheet.EMPTY
    bare.add(ConformityTarget(1, "Copie"))
    assert conformity_sheet.NO_DOWN in words(conformity_sheet.conformity_sheet(bare, scope(bare, 1)))
    bare.add(Downtime(1, DowntimeCause.EXTERNAL, NOW - HOUR))
    assert "in corso | 1 ora | evento esterno" in words(
        conformity_sheet.conformity_sheet(bare, scope(bare, 1))
    )


def test_a_report_is_printed_as_it_was_frozen(uow: FakeUnitOfWork) -> None:
    report = uow.find(ConformityReport)[0]
    told = words(report_paper(uow, report.id, NOW).documents[0])
    assert "Firmata il 01/06/2026 da Elena Moretti." in told
    uow.save(replace(report, signed_on=None, signer="", corrections="07/12/2026 marco: tolta la firma"))
    paper = report_paper(uow, report.id, NOW)
    assert "Correzioni: 07/12/2026 marco" in words(paper.documents[0])
    assert "Firmata" not in words(paper.documents[0])
    assert file_name(paper) == "Relazione di conformità Aurora Ospitalità S.r.l 2026-12-07.pdf"
    assert "da firmare | 07/12/2026 marco" in words(conformity_sheet.conformity_sheet(uow, scope(uow)))


def test_the_whole_dossier_in_its_order(database: FakeDatabase) -> None:
    proved: list[Verification] = []

    def verify() -> Verification:
        proved.append(verified(transact(database), KEY))
        return proved[0]

    paper = dossier(transact(database), Order(AURORA, YEAR), NOW, verify)
    assert [one.part for one in paper.documents] == list(Part)
    assert paper.cover
    assert len(proved) == 1
    assert file_name(paper) == "Fascicolo ADS Aurora Ospitalità S.r.l 2026-12-07.pdf"
    singles = single_papers(paper)
    assert [one.documents[0].part for one in singles] == list(Part)
    assert not any(one.cover for one in singles)
    page = html(paper.documents)
    assert page.count("<h2>") == len(Part)
    assert "SHA-256" in page


def test_one_document_needs_neither_cover_nor_proof(database: FakeDatabase) -> None:
    def verify() -> Verification:
        raise AssertionError

    order = Order(AURORA, YEAR, frozenset({Part.BREACHES}))
    paper = dossier(transact(database), order, NOW, verify)
    assert ([one.part for one in paper.documents], paper.cover) == ([Part.BREACHES], False)


def test_without_the_key_the_extract_says_so(database: FakeDatabase) -> None:
    def verify() -> Verification:
        raise VaultError(VaultProblem.NO_REGISTER)

    paper = dossier(transact(database), Order(AURORA, YEAR, frozenset({Part.REGISTER})), NOW, verify)
    assert register_extract.UNCHECKED in words(paper.documents[0])


def test_it_can_be_stopped(database: FakeDatabase) -> None:
    class Stopped:
        cancelled = True

        def step(self, done: int, total: int, what: str) -> None:
            raise AssertionError

    with pytest.raises(CancelledError):
        dossier(transact(database), Order(AURORA, YEAR), NOW, progress=Stopped())


def test_html_is_escaped_and_long_tables_are_cut() -> None:
    rows = tuple((f"<{number}>",) for number in range(205))
    page = html(
        [Document(Part.REGISTER, "a & b", (Grid(("N",), rows, (1.0,)), Facts((("x", ""), ("y", "z")))))]
    )
    assert "&lt;199&gt;" in page
    assert "&lt;200&gt;" not in page
    assert "Altre 5 righe" in page
    assert "a &amp; b" in page
    assert "<i>x</i>" not in page
