"""The shipped rows and the worked examples, read the way a test needs them."""

from __future__ import annotations

import json
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from istes_desk.domain.holidays import Holiday, Holidays
from istes_desk.domain.incidents import Severity
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.domain.working_time import Schedule

SHIPPED = Path(__file__).parents[3] / "resources" / "policy"
EXAMPLES: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "queue_and_deadlines.json").read_text(encoding="utf-8")
)


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((SHIPPED / name).read_text(encoding="utf-8"))


def at(text: str) -> datetime:
    """An aware instant from ISO text."""
    return datetime.fromisoformat(text)


def plan(row: dict[str, Any]) -> Plan:
    minutes = {Severity(letter): count for letter, count in row["minutes"].items()}
    schedule = Schedule.parse(**row["schedule"])
    return Plan(row["code"], row["name"], schedule, minutes, valid_from=row["valid_from"])


_POLICY = read_toml("policy-2020-01-10.toml")
HOLIDAYS = Holidays(tuple(Holiday(**row) for row in read_toml("holidays.toml")["holiday"]))
PLANS = {row["code"]: plan(row) for row in _POLICY["plan"]}
POLICY = QueuePolicy(**{**_POLICY["policy"], "call_back": Schedule.parse(**_POLICY["policy"]["call_back"])})
