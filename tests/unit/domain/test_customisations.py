"""The steps of a customisation, and the high season it keeps out of (C-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from istes_desk.domain.contracts import Customisation
from istes_desk.domain.customers import Season, SeasonKind
from istes_desk.domain.customisations import STEPS, next_step, season_warnings, standing

ROW = Customisation(1, "Tableau")
TODAY = date(2026, 5, 1)
ALL_DONE = replace(
    ROW,
    delivered_on=date(2026, 4, 1),
    tested_on=date(2026, 4, 2),
    accepted_on=date(2026, 4, 3),
    confirmed_on=date(2026, 4, 4),
)
LAST = date(2026, 5, 1)
SUMMER = Season(1, SeasonKind.HIGH, date(2026, 6, 1), date(2026, 9, 15))


def test_step_after_step() -> None:
    assert next_step(ROW) is STEPS[0]
    assert next_step(replace(ROW, delivered_on=TODAY)) is STEPS[1]
    assert next_step(ALL_DONE) is None
    assert next_step(replace(ROW, out_of_date=True)) is None


def test_where_it_stands_in_one_sentence() -> None:
    assert "è passato" in standing(ALL_DONE, TODAY, None)
    assert standing(ROW, TODAY, LAST) == "Prossimo passo: realizzazione e consegna, data da concordare."
    late = replace(ROW, make_by=date(2026, 4, 30))
    assert standing(late, TODAY, LAST).endswith("entro il 30/04/2026, in ritardo.")
    assert standing(replace(late, make_by=TODAY), TODAY, LAST).endswith("entro il 01/05/2026.")
    assert "fino al 01/05/2026 compreso" in standing(ALL_DONE, TODAY, LAST)
    assert "è passato" in standing(ALL_DONE, date(2026, 5, 2), LAST)
    objected = replace(ALL_DONE, objected_on=date(2026, 4, 20))
    assert standing(objected, TODAY, LAST) == "Contestata il 20/04/2026: motivo non indicato."
    assert "manca il totale" in standing(replace(objected, objection="manca il totale"), TODAY, LAST)
    assert standing(replace(ROW, out_of_date=True), TODAY, LAST).startswith("Non più aggiornata")


def test_no_step_in_high_season() -> None:
    row = replace(ROW, make_by=date(2026, 5, 20), test_by=date(2026, 6, 1), confirm_by=date(2026, 9, 16))
    closed = replace(SUMMER, kind=SeasonKind.CLOSED)
    assert not list(season_warnings(row, [closed]))
    (told,) = season_warnings(row, [SUMMER])
    assert told.startswith("«Tableau»: prova del cliente il 01/06/2026, in alta stagione (dal 01/06/2026")
    assert not list(season_warnings(replace(row, tested_on=date(2026, 5, 2)), [SUMMER]))
    assert not list(season_warnings(replace(row, out_of_date=True), [SUMMER]))
