"""The register in words: names, days of Rome, filters, paper and table."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from istes_desk.domain.compliance import CheckpointKind, RegisterAction, RegisterCheckpoint
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.firm import Firm, Technician
from istes_desk.domain.network import Device
from istes_desk.domain.register_words import ACTIONS, checkpoint_words
from istes_desk.services.progress import UNWATCHED
from istes_desk.services.register import append
from istes_desk.services.register_paper import (
    csv_parts,
    csv_text,
    file_name,
    period_words,
    proof_words,
    register_paper,
)
from istes_desk.services.register_port import RegisterFilter
from istes_desk.services.register_view import lines_between, rows, span
from tests.fakes import FixedClock
from tests.unit.services.register_world import KEY, RegisterWorld

AT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)


@pytest.fixture
def world(clock: FixedClock) -> RegisterWorld:
    """Two customers; the second line is of nobody, the third of a technician who has no name here."""
    made = RegisterWorld(clock)
    with made.database() as uow:
        for one in (Firm("Studio"), Customer("Hotel"), Customer("Bar"), Technician("mario", "Mario Rossi")):
            uow.add(one)
        uow.add(Site(1, "Sede"))
        uow.add(Device(1, 1, "srv-1"))
        shown, copied, opened = (
            RegisterAction.CREDENTIAL_SHOWN,
            RegisterAction.CREDENTIAL_COPIED,
            RegisterAction.LOG_IN,
        )
        append(uow, clock, KEY, "mario", shown, "srv-1 · Root", customer_id=1, device_id=1)
        clock.advance(hours=14)
        append(uow, clock, KEY, "mario", opened, "Programma aperto")
        append(uow, clock, KEY, "giulia", copied, "=Wi-Fi ÀB", customer_id=2)
    return made


def test_lines_of_days_in_rome(world: RegisterWorld) -> None:
    first, last = date(2026, 3, 2), date(2026, 3, 3)
    all_of = world.transact(lambda uow: lines_between(uow, None, first, last))
    assert [(one.id, one.person, one.customer, one.device) for one in all_of] == [
        (1, "Mario Rossi", "Hotel", "srv-1"),
        (2, "Mario Rossi", "", ""),
        (3, "giulia", "Bar", ""),
    ]
    assert [one.id for one in world.transact(lambda uow: lines_between(uow, 1, first, last))] == [1]
    assert [one.id for one in world.transact(lambda uow: lines_between(uow, None, first, first))] == [1]
    assert all_of[0].words == "credenziale mostrata"


def test_days_at_a_clock_change() -> None:
    begin, end = span(date(2026, 3, 29), date(2026, 3, 29))
    assert begin
    assert end
    assert (end - begin).total_seconds() == 23 * 3600
    assert span(None, None) == (None, None)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (RegisterFilter(), [3, 2, 1]),
        (RegisterFilter(author="mario"), [2, 1]),
        (RegisterFilter(actions=frozenset({RegisterAction.LOG_IN})), [2]),
        (RegisterFilter(text="wi-fi"), [3]),
        (RegisterFilter(customer_id=2, author="mario"), []),
    ],
)
def test_filters(world: RegisterWorld, wanted: RegisterFilter, ids: list[int]) -> None:
    assert world.transact(lambda uow: list(uow.register.ids(wanted))) == ids
    assert world.transact(lambda uow: uow.register.authors()) == ["giulia", "mario"]


def test_a_line_that_left_is_left_out(world: RegisterWorld) -> None:
    assert [one.id for one in world.transact(lambda uow: rows(uow, [3, 9, 1]))] == [3, 1]


def test_every_action_has_its_words() -> None:
    assert set(ACTIONS) == set(RegisterAction)


def test_paper_with_proof(world: RegisterWorld) -> None:
    proof = world.proof()
    paper = world.transact(lambda uow: register_paper(uow, RegisterFilter(1), "dal 01/03/2026", proof, AT))
    assert (paper.customer, paper.left, len(paper.lines)) == ("Hotel", 0, 1)
    assert paper.file_name == "Registro accessi Hotel dal 01 03 2026.pdf"
    assert paper.lines[0][1] == "02/03/2026 10:00:00"
    assert paper.proof[0].startswith("Verifica del 29/03/2026 01:30:00. Il registro è integro")
    assert paper.proof[-1].endswith(proof.chain)
    everything = world.transact(lambda uow: register_paper(uow, RegisterFilter(), "", proof, AT))
    assert everything.customer == "tutti i clienti"
    assert "non sostituisce" in everything.honest


def test_an_empty_register_has_little_to_prove(clock: FixedClock) -> None:
    (untold,) = proof_words(None, AT)
    assert "non verificato" in untold
    assert list(proof_words(RegisterWorld(clock).proof(), AT)) == [
        "Verifica del 29/03/2026 01:30:00. Il registro è integro: non contiene ancora righe."
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 1), date(2026, 3, 2), "dal 01/03/2026 al 02/03/2026"),
        (date(2026, 3, 1), None, "dal 01/03/2026"),
        (None, date(2026, 3, 2), "al 02/03/2026"),
        (None, None, "tutto il registro"),
    ],
)
def test_periods_in_words(first: date | None, last: date | None, words: str) -> None:
    assert period_words(first, last) == words


def test_table_in_parts(world: RegisterWorld) -> None:
    head, body = csv_parts(world.transact, RegisterFilter(), UNWATCHED)
    assert head.startswith("\ufeffRiga;Data e ora")
    assert (
        body.splitlines()[0]
        == "1;02/03/2026 10:00:00;Mario Rossi;credenziale mostrata;Hotel;srv-1;srv-1 · Root"
    )
    assert body.splitlines()[2].endswith(";'=Wi-Fi ÀB")
    assert csv_text([("a;b",)]) == '"a;b"\r\n'
    assert file_name("", "tutto", "csv") == "Registro accessi tutto.csv"


def test_checkpoints_in_words() -> None:
    kept = RegisterCheckpoint(CheckpointKind.RETENTION, AT, "mario", 6, 6, "", note="riga 2 rotta")
    lost = RegisterCheckpoint(CheckpointKind.NEW_KEY, AT, "mario", 9, 9, "")
    assert checkpoint_words(kept).endswith("fino alla n. 6 (riga 2 rotta).")
    assert "nuova chiave dopo la riga n. 9" in checkpoint_words(lost)
