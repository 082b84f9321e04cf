"""The figures month by month, as charts: what counts money is elsewhere, here amounts become lengths."""

from __future__ import annotations

from datetime import date

from istes_desk.domain.italian import plural
from istes_desk.domain.money import format_euro
from istes_desk.services.charts import Bar, Chart
from istes_desk.services.figures.figures import Figures, Sums

SHORT = ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic")


def charts(found: Figures) -> tuple[Chart, Chart, Chart]:
    """Units charged, money, and the value of what was free."""
    return (
        Chart("Scatti addebitati", "scatti", tuple(_units(*one) for one in found.months)),
        Chart("Imponibile", "EUR", tuple(_money(*one) for one in found.months)),
        Chart("Valore del lavoro gratuito", "EUR", tuple(_free(*one) for one in found.months)),
    )


def _units(month: date, sums: Sums) -> Bar:
    return Bar(_label(month), float(sums.units), plural(sums.units, "scatto", "scatti"))


def _money(month: date, sums: Sums) -> Bar:
    return Bar(_label(month), float(sums.amount), format_euro(sums.amount))


def _free(month: date, sums: Sums) -> Bar:
    return Bar(_label(month), float(sums.free_value), format_euro(sums.free_value))


def _label(month: date) -> str:
    return f"{SHORT[month.month - 1]} {month:%y}"
