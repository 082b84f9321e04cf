"""What the editor of schedules shows: the duties of a customer, how often, on which PCs. Reads only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.duties import FREQUENCY_LABELS_IT, DutyAssignment, DutyCode, DutyRule, DutyTemplate
from istes_desk.domain.italian import date_of
from istes_desk.domain.network import Device
from istes_desk.domain.recurrence import occurrences
from istes_desk.domain.schedules import Schedule, anchor_words, schedule_of
from istes_desk.services.assigning import first_ones, rules_on, templates_on
from istes_desk.services.ports import UnitOfWork

_AHEAD = timedelta(days=1200)


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A PC or site with this duty; ``assignment`` is the one that goes on."""

    assignment: DutyAssignment
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class DutyLine:
    """``firm``: how the firm does it; ``shipped``: as it came; ``rule``: the customer's own."""

    firm: DutyTemplate
    shipped: DutyTemplate
    rule: DutyRule | None
    targets: tuple[TargetLine, ...]

    @property
    def code(self) -> DutyCode:
        return self.firm.code

    @property
    def title(self) -> str:
        return self.firm.title_it

    @property
    def usual(self) -> Schedule:
        """The firm's schedule."""
        return schedule_of(self.firm)

    @property
    def changed(self) -> bool:
        """Whether the firm does it otherwise than it came."""
        return (self.title, self.usual) != (self.shipped.title_it, schedule_of(self.shipped))

    @property
    def kept(self) -> Schedule:
        """What a PC without a schedule of its own keeps to."""
        return schedule_of(self.rule) if self.rule else self.usual

    @property
    def own(self) -> int:
        """How many have one of their own."""
        return sum(one.assignment.own for one in self.targets)


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """In the order of the checklist."""

    customer_id: int
    customer: str
    today: date
    lines: tuple[DutyLine, ...]


def schedule_view(uow: UnitOfWork, now: datetime, customer_id: int) -> ScheduleView:
    """Everything the editor shows of a customer."""
    today = date_of(now)
    rules = rules_on(uow, customer_id, today)
    targets = _targets(uow, customer_id)
    found, shipped = ({one.code: one for one in rows} for rows in (templates_on(uow, today), first_ones(uow)))
    lines = tuple(
        DutyLine(found[code], shipped[code], rules.get(code), tuple(targets[code]))
        for code in DutyCode
        if code in found
    )
    return ScheduleView(customer_id, uow.get(Customer, customer_id).name, today, lines)


def _targets(uow: UnitOfWork, customer_id: int) -> dict[DutyCode, list[TargetLine]]:
    devices = {one.id: one for one in uow.find(Device, customer_id=customer_id)}
    sites = {one.id: one for one in uow.find(Site, customer_id=customer_id)}
    found: dict[DutyCode, list[TargetLine]] = defaultdict(list)
    for one in uow.find(DutyAssignment, customer_id=customer_id, ended_on=None):
        device = devices.get(one.device_id or 0)
        site = sites[device.site_id if device else one.site_id or 0]
        place = " · ".join(filter(None, (site.name, device.room))) if device else ""
        found[one.code].append(TargetLine(one, device.name if device else site.name, place))
    for lines in found.values():
        lines.sort(key=lambda line: (line.place.casefold(), line.name.casefold()))
    return found


def told(schedule: Schedule, day: date) -> str:
    """``mensile · ogni mese, il giorno 31 …``."""
    words = anchor_words(schedule.frequency, schedule.anchored(day))
    return f"{FREQUENCY_LABELS_IT[schedule.frequency]} · {words}, ore {schedule.due_time:%H:%M}"


def next_dates(schedule: Schedule, day: date, count: int = 3) -> tuple[datetime, ...]:
    """The first instants at which something would fall due if it began on ``day``."""
    trial = DutyAssignment(
        DutyCode.TV, 0, schedule.frequency, schedule.anchored(day), day, due_time=schedule.due_time
    )
    rows = occurrences(trial, day, day + _AHEAD)[:count]
    return tuple(row.due for row in rows)
