"""Which duties of the checklist were done in an intervention, in words (R6, R7)."""

from __future__ import annotations

from istes_desk.domain.customers import Site
from istes_desk.domain.duties import DutyAssignment, DutyResult, Outcome
from istes_desk.domain.duty_states import standing
from istes_desk.domain.network import Device
from istes_desk.domain.recurrence import period_label
from istes_desk.services.duty_board import titles
from istes_desk.services.ports import UnitOfWork

_SAID = {Outcome.OK: "fatto", Outcome.FAILED: "fallito"}


def duty_lines(uow: UnitOfWork, intervention_id: int) -> tuple[str, ...]:
    """``Scansione antivirus · RECEPTION · settimana 10 del 2026: fatto``, in the order of the work."""
    linked = uow.find(DutyResult, intervention_id=intervention_id)
    if not linked:
        return ()
    ids = frozenset(one.assignment_id for one in linked)
    keys = frozenset(one.period_key for one in linked)
    rows = standing(uow.find(DutyResult, assignment_id=ids, period_key=keys))
    given = {one.id: one for one in uow.find(DutyAssignment, id=ids)}
    said = titles(uow)
    return tuple(
        f"{said.get(duty.code, duty.code)} · {_name(uow, duty)} · {period_label(row.period_key)}:"
        f" {_SAID[row.outcome]}"
        for row in rows
        if row.intervention_id == intervention_id and (duty := given[row.assignment_id])
    )


def _name(uow: UnitOfWork, duty: DutyAssignment) -> str:
    if duty.device_id:
        return uow.get(Device, duty.device_id).name
    return uow.get(Site, duty.site_id or 0).name
