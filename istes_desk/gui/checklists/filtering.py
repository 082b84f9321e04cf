"""Which cells the user wants to see: marks, what stands out, words, a place. Pure; paints nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from istes_desk.domain.duty_states import DutyState
from istes_desk.gui.checklists.page_reading import Page
from istes_desk.services.duty_board import Cell, Column, Row
from istes_desk.services.matrix_paper import symbol_of
from istes_desk.services.papers import Symbol

OPEN = frozenset({DutyState.FAILED, DutyState.OVERDUE, DutyState.LATE, DutyState.TODO})


class Special(StrEnum):
    """What stands out beside the marks; several narrow each other."""

    OPEN = "open"
    NEVER_DONE = "never_done"
    NEVER_COLLECTED = "never_collected"
    CATCH_UP = "catch_up"


@dataclass(frozen=True, slots=True)
class PlaceFilter:
    """A customer, one of its sites, or one PC; 0 = any."""

    customer_id: int = 0
    site_id: int = 0
    device_id: int = 0
    name: str = ""

    def holds(self, row: Row) -> bool:
        wanted = (self.customer_id, self.site_id, self.device_id)
        found = (row.customer_id, row.site_id, row.device_id)
        return all(one in (0, there) for one, there in zip(wanted, found, strict=True))


ANYWHERE = PlaceFilter()


@dataclass(frozen=True, slots=True)
class Filter:
    """Of one page; words must all be found in customer, site, room, PC or duty."""

    marks: frozenset[Symbol] = frozenset()
    specials: frozenset[Special] = frozenset()
    words: tuple[str, ...] = ()
    place: PlaceFilter = ANYWHERE
    left: frozenset[int] = frozenset()
    collected: frozenset[int] = frozenset()

    @property
    def wants_all(self) -> bool:
        return not (self.marks or self.specials or self.words or self.place != ANYWHERE)

    def shows(self, row: Row, cell: Cell, column: Column) -> bool:
        """Whether the cell is one of those wanted."""
        return (
            (not self.marks or symbol_of(cell) in self.marks)
            and self.place.holds(row)
            and all(self.stands_out(one, row, cell) for one in self.specials)
            and self._named(row, column)
        )

    def stands_out(self, special: Special, row: Row, cell: Cell) -> bool:
        return {
            Special.OPEN: cell.status.state in OPEN or cell.status.to_verify,
            Special.NEVER_DONE: cell.never_done,
            Special.NEVER_COLLECTED: row.device_id is not None and row.device_id not in self.collected,
            Special.CATCH_UP: cell.assignment.id in self.left,
        }[special]

    def _named(self, row: Row, column: Column) -> bool:
        if not self.words:
            return True
        told = " ".join((row.customer, row.site, row.room, row.name, column.code, column.title)).casefold()
        return all(word in told for word in self.words)


def filter_of(
    page: Page, marks: frozenset[Symbol], specials: frozenset[Special], text: str, place: PlaceFilter
) -> Filter:
    """What was chosen, over what this page holds."""
    left = frozenset(one.assignment_id for one in page.left)
    return Filter(marks, specials, tuple(text.casefold().split()), place, left, page.collected)
