"""Demo collections: three PCs of the first customer with duties yesterday, and one that nobody knows yet."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from istes_desk.domain.duties import DutyAssignment, DutyCode
from istes_desk.domain.evidence_facts import instant
from istes_desk.domain.network import Device, RemoteAccess, RemoteMethod
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.demo.clock import StoryClock
from istes_desk.services.evidence import take
from istes_desk.services.evidence_files import EvidenceTools, ReadEvidence
from istes_desk.services.ports import UnitOfWork

AGO = timedelta(hours=2)
STRANGER = "NOTEBOOK-DIREZIONE"
FAILED = {"ok": False, "error": "no answer within 180 seconds", "data": None}
Seal = Callable[[dict[str, Any]], bytes]


def bring_evidence(
    uow: UnitOfWork, now: datetime, template: Mapping[str, Any], tools: EvidenceTools, seal: Seal
) -> Changes:
    """``template`` is one report; its dates move so that it was collected two hours ago."""
    devices = _devices(uow)
    if not devices:
        return NOTHING
    files = []
    for number, (device, change) in enumerate(zip(devices, (_as_it_is, _bad, _blind), strict=False), 1):
        guid = f"{number:08d}-de30-4000-8000-000000000000"
        uow.save(replace(device, machine_guid=guid))
        report = _report(template, now, device.name, guid)
        report["sections"]["teamviewer"]["data"] = _teamviewer(uow, device)
        files.append(_file(report, change, tools, seal))
    stranger = _report(template, now, STRANGER, "99999999-de30-4000-8000-000000000000")
    files.append(_file(stranger, _as_it_is, tools, seal))
    return take(uow, StoryClock(now), files, tools).changes


def _devices(uow: UnitOfWork) -> list[Device]:
    assigned = uow.find(DutyAssignment, code=DutyCode.AV)
    mine = [one.device_id for one in assigned if one.customer_id == assigned[0].customer_id]
    return uow.find(Device, id=frozenset(mine[:3]))


def _report(template: Mapping[str, Any], now: datetime, name: str, guid: str) -> dict[str, Any]:
    at = instant(template["collected_at"]) or now
    made: dict[str, Any] = _moved(json.loads(json.dumps(template)), now - AGO - at)
    made["computer"].update(name=name, machine_guid=guid, serial="", addresses=[])
    return made


def _moved(value: Any, by: timedelta) -> Any:
    """Every instant of the report later by so much."""
    if isinstance(value, dict):
        return {key: _moved(one, by) for key, one in value.items()}
    if isinstance(value, list):
        return [_moved(one, by) for one in value]
    at = instant(value)
    return (at + by).isoformat(timespec="seconds") if at else value


def _teamviewer(uow: UnitOfWork, device: Device) -> dict[str, Any]:
    """As it stands on the plan."""
    ways = uow.find(RemoteAccess, device_id=device.id, method=RemoteMethod.TEAMVIEWER)
    return {"installed": bool(ways), "clients": [{"id": one.peer_id, "version": "15.58.4"} for one in ways]}


def _file(
    report: dict[str, Any], change: Callable[[dict[str, Any]], None], tools: EvidenceTools, seal: Seal
) -> ReadEvidence:
    change(report["sections"])
    return tools.parse(seal(report), f"{report['computer']['name']}.json")


def _as_it_is(_sections: dict[str, Any]) -> None:
    """Nothing to complain about."""


def _bad(sections: dict[str, Any]) -> None:
    """The protection is off, the last backup failed, the disk wears out."""
    sections["defender"]["data"]["real_time"] = False
    sections["veeam"]["data"]["events"][0]["level"] = 2
    sections["disks"]["data"][0]["wear"] = 94


def _blind(sections: dict[str, Any]) -> None:
    """What could not be asked proves nothing."""
    sections["updates"] = sections["bitlocker"] = FAILED
