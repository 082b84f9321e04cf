"""What updates conclude from a collector file (D-4): installed, waiting, restart, end of support."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from istes_desk.domain.duties import DutyCode, Frequency
from istes_desk.domain.evidence import Verdict
from istes_desk.domain.evidence_facts import Asked, Facts, Judgement, instant, latest
from istes_desk.domain.italian import date_of, full_date
from istes_desk.domain.windows_support import SupportRow, support_of

SLACK_DAYS = 4
"""Microsoft's monthly day moves by up to a week: a month and four days are still "monthly" (D-1)."""
RESTART_DAYS = 7
"""An update that waits so long for a restart is not installed."""
DEFINITIONS = "e0789628-ce08-4437-be74-2495b842f43b"
"""Antivirus signatures come by the same way every day and prove nothing about updates."""
_SIGNATURES = frozenset({DEFINITIONS, DEFINITIONS.upper()})
SECURITY = frozenset({"0fa1201d-4330-4fa8-8ae9-b877473b6441", "e6cf1350-c01b-414d-a61f-263d14d133b4"})
"""The categories of security and critical updates."""
_DONE = frozenset({2, 3})
"""Succeeded, succeeded with errors."""


def updates(facts: Facts, asked: Asked, rows: Sequence[SupportRow]) -> Judgement:
    """UPD: something was installed within the month, nothing waits for a restart, Windows is supported."""
    limit = asked.limit(DutyCode.UPD, Frequency.MONTHLY) + SLACK_DAYS
    ended = _ended(facts, rows)
    verdict, text = (Verdict.BAD, ended) if ended else _updates(facts, limit)
    return Judgement(DutyCode.UPD, verdict, text)


def _ended(facts: Facts, rows: Sequence[SupportRow]) -> str:
    """Why no update can come any more, "" when Windows is supported or the build is not in the table."""
    row = support_of(rows, facts.data("system") or {})
    if row is None or date_of(facts.collected_at) <= row.until:
        return ""
    return (
        f"{row.name} non riceve più aggiornamenti dal {full_date(row.until)}, salvo estensioni a pagamento."
    )


def _updates(facts: Facts, limit: int) -> tuple[Verdict, str]:
    data = facts.data("updates")
    if data is None:
        return Verdict.UNKNOWN, "Lo stato degli aggiornamenti non è stato rilevato."
    last = last_installed(data)
    waiting = len([one for one in data["pending"] if _is_security(one)])
    wait = f"; di sicurezza in attesa: {waiting}" if waiting else ""
    if last is None:
        return Verdict.UNKNOWN, f"La cronologia degli aggiornamenti è vuota{wait}."
    said = f"Ultimo aggiornamento installato il {full_date(date_of(last))}{wait}"
    if facts.days_since(last) > limit:
        return Verdict.BAD, f"{said}: più di {limit} giorni prima della raccolta."
    if _unfinished(facts, last):
        return Verdict.BAD, f"{said}: attende il riavvio da più di {RESTART_DAYS} giorni."
    return Verdict.GOOD, f"{said}."


def last_installed(data: dict[str, Any]) -> datetime | None:
    """The last update that went well and is no antivirus signature."""
    done = (one for one in data["history"] if one["result"] in _DONE and not _is_signature(one))
    return latest({one["at"] for one in done})


def _is_signature(update: dict[str, Any]) -> bool:
    return not _SIGNATURES.isdisjoint(update["categories"])


def _is_security(update: dict[str, Any]) -> bool:
    kinds = {one.lower() for one in update["categories"]}
    return not _is_signature(update) and bool(kinds & SECURITY or update["severity"])


def wants_restart(facts: Facts) -> bool:
    """Whether Windows itself waits for one; a file to be renamed alone is everyday business."""
    flags = facts.data("pending_reboot") or {}
    return bool(flags.get("servicing") or flags.get("windows_update"))


def _unfinished(facts: Facts, last: datetime) -> bool:
    booted = instant((facts.data("system") or {}).get("booted_at"))
    asleep = booted is None or booted < last
    return wants_restart(facts) and asleep and facts.collected_at - last > timedelta(days=RESTART_DAYS)
