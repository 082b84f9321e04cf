"""Targets proposed, agreed, reached; the words of the designation's scopes (L-1, L-3, C-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from istes_desk.domain.ads_scopes import SCOPES_IT, TITLES_IT, scope_lines, short_titles
from istes_desk.domain.compliance import ConformityTarget, TargetKind
from istes_desk.domain.conformity import agreed, check_all_reached, progress_words, proposals
from istes_desk.domain.contracts import AdsActivity
from istes_desk.domain.errors import DomainError

DAY = date(2026, 5, 20)


def test_the_rows_of_the_source_are_proposed_once() -> None:
    first = proposals(7, ())
    assert [one.kind for one in first] == [kind for kind in TargetKind if kind is not TargetKind.FREE]
    assert {one.customer_id for one in first} == {7}
    assert proposals(7, first) == ()
    assert [one.kind for one in proposals(7, first[1:])] == [TargetKind.PROGRAM_DOWN]


def test_order_and_progress() -> None:
    rows = [replace(one, id=one.position) for one in proposals(1, ())]
    rows[0] = replace(rows[0], position=9)
    rows[1] = replace(rows[1], agreed=False)
    rows[2] = replace(rows[2], reached_on=DAY)
    assert [one.id for one in agreed(rows)] == [3, 4, 5, 6, 1]
    assert progress_words(rows) == "Traguardi raggiunti: 1 su 5."
    assert progress_words(()) == "Nessun traguardo concordato."


def test_a_report_waits_for_all_that_was_agreed() -> None:
    with pytest.raises(DomainError, match="Non è stato concordato"):
        check_all_reached(())
    rows = [
        ConformityTarget(1, "Copie", reached_on=DAY),
        ConformityTarget(1, "Prova"),
    ]
    with pytest.raises(DomainError, match="non ancora raggiunti: Prova"):
        check_all_reached(rows)
    check_all_reached([rows[0], replace(rows[1], agreed=False)])


def test_every_activity_has_its_words() -> None:
    assert set(TITLES_IT) == set(SCOPES_IT) == set(AdsActivity)
    assert len(scope_lines(AdsActivity)) == 11
    chosen = {AdsActivity.WEB, AdsActivity.SERVER}
    assert short_titles(chosen) == "Amministrazione di server; Amministrazione di siti web"
    assert short_titles(AdsActivity) == "tutti gli undici ambiti del provvedimento"
    assert scope_lines(chosen)[0].startswith("Amministrazione di server (server administrator): gestione")
