"""What antivirus and its scans conclude from a collector file (D-4). Thresholds: D-1, daily updates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from istes_desk.domain.duties import DutyCode, Frequency
from istes_desk.domain.evidence import Verdict
from istes_desk.domain.evidence_facts import NEVER, Asked, Facts, Judgement, instant
from istes_desk.domain.italian import date_of, full_date, plural

FRESH_DAYS = 1
"""Signatures older than this fail "daily updates" (D-1)."""
_ON, _STATE, _OLD, _SIGNATURES, _OWNER, _WINDOWS = 0x1000, 0xF000, 0x10, 0xF0, 0xF00, 0x100
"""The bits of SecurityCenter2's productState."""
_PASSIVE = ("passive", "sxs", "edr", "not running")


def antivirus(facts: Facts, _asked: Asked) -> Judgement:
    """AV: something is on and its signatures are of today or yesterday."""
    verdict, text = _antivirus(facts)
    return Judgement(DutyCode.AV, verdict, text)


def _antivirus(facts: Facts) -> tuple[Verdict, str]:
    defender, centre = facts.data("defender"), facts.data("security_center")
    if defender is not None and _guards(defender):
        return _defender(facts, defender)
    products = centre["products"] if centre else ()
    running = [one for one in products if one["state"] & _STATE == _ON and _counts(one, defender)]
    if running:
        return _others(running)
    if centre is None or not centre["available"]:
        return Verdict.UNKNOWN, _nobody_asked(defender)
    return Verdict.BAD, "Nessun antivirus risulta attivo."


def _guards(defender: Mapping[str, Any]) -> bool:
    passive = any(word in str(defender["mode"]).casefold() for word in _PASSIVE)
    return bool(defender["enabled"] and defender["real_time"] and not passive)


def _counts(product: Mapping[str, Any], defender: Mapping[str, Any] | None) -> bool:
    """Defender's own line counts only when Defender could not be asked itself."""
    return defender is None or product["state"] & _OWNER != _WINDOWS


def _defender(facts: Facts, defender: Mapping[str, Any]) -> tuple[Verdict, str]:
    at, age = instant(defender["signatures_at"]), defender["signature_age_days"]
    if at is not None:
        age = facts.days_since(at)
    if age is None:
        return Verdict.UNKNOWN, "Microsoft Defender è attivo, ma non dice di quando sono le firme."
    of = f" del {full_date(date_of(at))}" if at else ""
    if age <= FRESH_DAYS:
        return Verdict.GOOD, f"Microsoft Defender attivo, firme{of or ' di oggi o di ieri'}."
    old = "mai scaricate" if age >= NEVER else f"{of.strip()} ({_days(age)} prima della raccolta)".strip()
    return Verdict.BAD, f"Microsoft Defender è attivo ma le firme non sono aggiornate: {old}."


def _others(running: Sequence[Mapping[str, Any]]) -> tuple[Verdict, str]:
    fresh = [one for one in running if one["state"] & _SIGNATURES != _OLD]
    names = ", ".join(f"«{one['name']}»" for one in fresh or running)
    if fresh:
        return Verdict.GOOD, f"{names}: attivo e aggiornato secondo il Centro sicurezza di Windows."
    return Verdict.BAD, f"{names}: attivo, ma il Centro sicurezza di Windows lo dà per non aggiornato."


def _nobody_asked(defender: Mapping[str, Any] | None) -> str:
    if defender is None:
        return "Lo stato dell'antivirus non è stato rilevato."
    return "Microsoft Defender non è attivo; qui un altro antivirus non si può rilevare."


def scan(facts: Facts, asked: Asked) -> Judgement:
    """AVS: a scan of Defender, full or quick, within the days of the duty's frequency."""
    verdict, text = _scan(facts, asked.limit(DutyCode.AVS, Frequency.WEEKLY))
    return Judgement(DutyCode.AVS, verdict, text)


def _scan(facts: Facts, limit: int) -> tuple[Verdict, str]:
    defender = facts.data("defender")
    if defender is None or not _guards(defender):
        return Verdict.UNKNOWN, "La scansione si vede solo per Microsoft Defender, che qui non è in uso."
    known = {
        kind: age
        for kind, name in (("completa", "full"), ("rapida", "quick"))
        if (age := _scan_age(facts, defender, name)) is not None
    }
    if not known:
        return Verdict.BAD, "Microsoft Defender non ha mai concluso una scansione."
    kind = min(known, key=lambda one: known[one])
    text = f"Ultima scansione {kind}: {_ago(known[kind])} (limite: {_days(limit)})."
    return (Verdict.GOOD if known[kind] <= limit else Verdict.BAD), text


def _scan_age(facts: Facts, defender: Mapping[str, Any], name: str) -> int | None:
    """In days; None = never, which Defender writes as 4294967295 (D-4)."""
    at, age = instant(defender[f"{name}_scan_at"]), defender[f"{name}_scan_age_days"]
    if age is not None and age >= NEVER:
        return None
    return facts.days_since(at) if at else age


def _ago(days: int) -> str:
    return f"{_days(days)} prima della raccolta" if days else "il giorno stesso della raccolta"


def _days(count: int) -> str:
    return plural(count, "giorno", "giorni")
