"""Many waiting incidents as plain rows, the same for the same arguments."""

from __future__ import annotations

import random
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from istes_desk.domain.incidents import Channel, Incident, IncidentClass, Severity

SPREAD_MINUTES = 10**6


def incident_rows(count: int, now: datetime) -> list[dict[str, Any]]:
    """Received over two years before ``now``, due over two years after it."""
    pick = random.Random(1)
    names = [f.name for f in fields(Incident) if f.name != "id"]
    made = (
        Incident(
            number,
            f"Richiesta {number}",
            now - timedelta(minutes=pick.randrange(SPREAD_MINUTES)),
            Channel.EMAIL,
            pick.choice(list(IncidentClass)),
            "",
            severity=pick.choice([None, *Severity]),
            due=now + timedelta(minutes=pick.randrange(SPREAD_MINUTES)),
            body="x" * 200,
            version=1,
        )
        for number in range(1, count + 1)
    )
    return [{name: getattr(incident, name) for name in names} for incident in made]
