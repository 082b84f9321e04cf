"""The plan against what was seen: unknown there, missing here, changed (N-6). Takes nothing over."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_interface

from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.network import Device, Interface
from istes_desk.domain.plan import Sighting, Survey
from istes_desk.domain.survey.edits import known_prefix
from istes_desk.domain.survey.matching import compare
from istes_desk.domain.survey.seen import Found
from istes_desk.domain.survey.verdicts import Declared, Outcome, Verdict
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.survey_files import Reading
from istes_desk.services.surveys import declared

MOST = 50
"""Surveys that are offered, the last ones."""


def surveys_of(uow: UnitOfWork, site_id: int) -> tuple[Survey, ...]:
    """The last surveys of a site, the newest first."""
    return tuple(uow.latest(Survey, MOST, site_id=site_id))


def reading_of(uow: UnitOfWork, survey_id: int) -> Reading:
    """A kept survey as if it had just been read."""
    survey = uow.get(Survey, survey_id)
    rows = uow.find(Sighting, survey_id=survey_id)
    found = tuple(_found(line, row) for line, row in enumerate(rows, 1))
    return Reading(survey.source, survey.file_name, survey.sha256, survey.taken_at, None, found, survey.id)


def _found(line: int, row: Sighting) -> Found:
    texts = {"address": row.address, "mac": row.mac, "name": row.name, "vendor": row.vendor, "os": row.os}
    return Found(line, {name: text for name, text in texts.items() if text}, row.ports)


def reconcile(uow: UnitOfWork, site_id: int, found: Iterable[Found]) -> tuple[Outcome, ...]:
    """The verdicts of an import, and a line for each device of the plan that should have been seen."""
    plan = declared(uow, site_id)
    outcomes = compare(found, plan)
    last = max((one.line for one in outcomes), default=0)
    missing = (
        Outcome(None, Verdict.MISSING, line, one.name, one.id, reason=why)
        for line, (one, why) in enumerate(_missing(plan, outcomes), last + 1)
    )
    return (*outcomes, *missing)


def _missing(plan: Declared, outcomes: Iterable[Outcome]) -> list[tuple[Device, str]]:
    """Devices with an address in a subnet in which anything was seen; outside of all counts as one."""
    seen = [one for one in outcomes if one.seen is not None]
    met = {one.device_id for one in seen}
    looked = {_size(one.seen.address, plan) for one in seen if one.seen and one.seen.address}
    answered = {one.seen.address for one in seen if one.seen}
    ports = [
        port
        for port in plan.interfaces
        if port.address and port.address not in answered and _size(port.address, plan) in looked
    ]
    expected: dict[int, list[Interface]] = {}
    for port in ports:
        expected.setdefault(port.device_id, []).append(port)
    return [(one, _why(expected[one.id])) for one in plan.devices if one.id in expected and one.id not in met]


def _size(address: str, plan: Declared) -> str:
    """The subnet of an address as a text, "" outside every one."""
    length = known_prefix(address, plan)
    return "" if length is None else str(ip_interface(f"{address}/{length}").network)


def _why(ports: list[Interface]) -> str:
    dates = [port.seen_at for port in ports if port.seen_at is not None]
    addresses = ", ".join(port.address for port in ports)
    before = f"; visto l'ultima volta il {full_date(date_of(max(dates)))}" if dates else ""
    return f"{addresses}: sulla piantina, ma non visto in rete{before}."
