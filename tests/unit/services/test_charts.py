"""Charts as values: what they show of the demo customer, which bars are bad, the table for a spreadsheet."""

from __future__ import annotations

from datetime import UTC, date, datetime

from istes_desk.domain.compliance import ConformityTarget, Downtime, DowntimeCause, TargetKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.periods import Period
from istes_desk.services.charts import Bar, Chart, begun, short, table
from istes_desk.services.compliance_charts import charts, down_time
from tests.fake_uow import FakeDatabase
from tests.unit.services.compliance_world import AURORA, NOW, demo

KNOWN = Chart(
    "Fermi", "ore", (Bar("gen 26", None, "–"), Bar("feb 26", 5.0, "5 ore"), Bar("mar 26", 0.0, "0")), 4.0
)


def test_bars_and_line() -> None:
    assert KNOWN.highest == 5.0
    assert [KNOWN.is_bad(bar) for bar in KNOWN.bars] == [False, True, False]
    assert not KNOWN.is_empty
    assert KNOWN.words == "feb 26: 5 ore"
    assert [bar.label for bar in begun(KNOWN.bars)] == ["feb 26", "mar 26"]
    share = Chart("Fatte", "%", (Bar("gen 26", 80.0, "80 %"),), 90.0, top=100.0, bad_above=False)
    assert (share.highest, share.is_bad(share.bars[0])) == (100.0, True)
    assert not Chart("x", "y", share.bars).is_bad(share.bars[0])


def test_nothing_known() -> None:
    empty = Chart("x", "y", ())
    assert (empty.is_empty, empty.highest, empty.words, begun(())) == (True, 1.0, "", ())
    assert Chart("x", "y", (Bar("gen 26", 0.0, "nessun fermo"),)).words == "nessun fermo"


def test_numbers_over_bars() -> None:
    assert [short(value) for value in (None, 0.0, 3.5, 4.04, 87.7)] == ["–", "0", "3,5", "4", "88"]


def test_the_table() -> None:
    lines = table(KNOWN).splitlines()
    assert lines == ["\ufeffMese;ore;Valore", "gen 26;;–", "feb 26;5,00;5 ore", "mar 26;0,00;0"]


def test_charts_of_the_demo_customer() -> None:
    with demo()() as uow:
        found = charts(uow, AURORA, Period(date(2026, 1, 1), date(2026, 12, 31)), NOW)
        assert charts(uow, AURORA, Period(date(2027, 1, 1), date(2027, 1, 31)), NOW) == ()
    assert [chart.unit for chart in found] == ["%", "ore", "ore", "giorni"]
    done, program, _, age = found
    assert done.bars[0].label == "set 26"
    assert [bar.label for bar in program.bars][-1] == "dic 26"
    assert program.limit_words == "limite 4 ore"
    assert "lug 26: 1 ora e 15 minuti" in program.words
    assert age.bars[-1].words == "68 giorni"


def test_a_customer_without_duties_has_only_his_down_time() -> None:
    database = FakeDatabase(Customer("Bar"), ConformityTarget(1, "Fermi", kind=TargetKind.OTHER_DOWN))
    with database() as uow:
        found = charts(uow, 1, Period(date(2026, 3, 1), date(2026, 4, 30)), NOW)
    assert [(chart.title, chart.limit, chart.words) for chart in found] == [("Fermi", None, "nessun fermo")]


def test_a_program_stands_in_the_title() -> None:
    one = ConformityTarget(1, "Fermi", kind=TargetKind.PROGRAM_DOWN, program="HotelSQL")
    stop = Downtime(1, DowntimeCause.PROGRAM, datetime(2026, 3, 1, 9, tzinfo=UTC), None, "HotelSQL")
    now = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
    chart = down_time(one, [stop], date(2026, 3, 1), date(2026, 3, 1), now)
    assert (chart.title, chart.bars[0].value) == ("Fermi (HotelSQL)", 1.5)
