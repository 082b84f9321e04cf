"""All duties a collector file speaks about, and what else in it a technician should read (D-4)."""

from __future__ import annotations

from collections.abc import Sequence

from istes_desk.domain.duties import DutyCode
from istes_desk.domain.evidence import Verdict
from istes_desk.domain.evidence_antivirus import antivirus, scan
from istes_desk.domain.evidence_backups import backup, image
from istes_desk.domain.evidence_facts import Asked, Facts, Judgement
from istes_desk.domain.evidence_updates import updates, wants_restart
from istes_desk.domain.italian import plural
from istes_desk.domain.windows_support import SupportRow

LITTLE_SPACE = 10
"""Percent of a volume below which a remark is made."""
WORN = 90
"""Percent of a solid state disk's life above which a remark is made."""
_UNHEALTHY = frozenset({1, 2})
_SYSTEM_DISK = "C"


def conclusions(facts: Facts, asked: Asked, rows: Sequence[SupportRow]) -> tuple[Judgement, ...]:
    """One per duty the file can say something about; tests made by hand are not among them."""
    return (
        antivirus(facts, asked),
        scan(facts, asked),
        updates(facts, asked, rows),
        image(facts, asked),
        backup(facts, asked),
        *_remote(facts, asked),
        _firewall(facts),
        _administrators(facts),
    )


def _remote(facts: Facts, asked: Asked) -> tuple[Judgement, ...]:
    verdict, text = _teamviewer(facts, asked)
    return tuple(Judgement(code, verdict, text) for code in (DutyCode.TV, DutyCode.TVC))


def _teamviewer(facts: Facts, asked: Asked) -> tuple[Verdict, str]:
    data = facts.data("teamviewer")
    if data is None:
        return Verdict.UNKNOWN, "La presenza di TeamViewer non è stata rilevata."
    found = {one["id"].replace(" ", ""): one["version"] for one in data["clients"]}
    if not found:
        if asked.other_ways:
            return Verdict.UNKNOWN, "TeamViewer non è installato: verificare l'altro accesso della piantina."
        return Verdict.BAD, "TeamViewer non è installato e la piantina non ha altri accessi remoti."
    told = ", ".join(f"{id} (versione {version or '?'})" for id, version in found.items())
    if asked.teamviewer_ids and not asked.teamviewer_ids & found.keys():
        wanted = ", ".join(sorted(asked.teamviewer_ids))
        return Verdict.BAD, f"L'ID di TeamViewer è {told}, sulla piantina è {wanted}."
    return Verdict.GOOD, f"TeamViewer installato, ID {told}."


def _firewall(facts: Facts) -> Judgement:
    """The duty is about the site's firewall: the PC's own says nothing about that."""
    data = facts.data("firewall")
    off = [one["profile"] for one in data or () if one["enabled"] is False]
    state = f"spento per: {', '.join(off)}" if off else ("attivo" if data else "non rilevato")
    text = f"Firewall di Windows {state}; del firewall della sede la raccolta non dice nulla."
    return Judgement(DutyCode.FW, Verdict.UNKNOWN, text)


def _administrators(facts: Facts) -> Judgement:
    """Who they should be only a person knows."""
    data = facts.data("administrators")
    names = ", ".join(one["name"] or one["sid"] for one in data or ()) or "non rilevati"
    return Judgement(DutyCode.CRED, Verdict.UNKNOWN, f"Amministratori locali da confermare: {names}.")


def remarks(facts: Facts) -> tuple[str, ...]:
    """What no duty of the list asks but nobody should overlook, in Italian."""
    return (*_disks(facts), *_volumes(facts), *_bare(facts), *_restart(facts))


def _disks(facts: Facts) -> list[str]:
    said = []
    for one in facts.data("disks") or ():
        if one["health"] in _UNHEALTHY:
            said.append(f"Il disco «{one['name']}» ({one['serial']}) segnala un problema di salute.")
        elif (one["wear"] or 0) >= WORN:
            said.append(f"Il disco «{one['name']}» ({one['serial']}) è consumato al {one['wear']} %.")
    return said


def _volumes(facts: Facts) -> list[str]:
    rows = [one for one in facts.data("volumes") or () if one["letter"] and one["size"] > 0]
    share = ((one["letter"], one["free"] * 100 // one["size"]) for one in rows)
    return [f"Spazio libero su {letter}: solo {free} %." for letter, free in share if free < LITTLE_SPACE]


def _bare(facts: Facts) -> list[str]:
    rows = facts.data("bitlocker") or ()
    bare = any(one["letter"].startswith(_SYSTEM_DISK) and one["protection"] == 0 for one in rows)
    return ["Il disco di sistema non è protetto da BitLocker."] if bare else []


def _restart(facts: Facts) -> list[str]:
    failed = len(facts.failed())
    said = ["Windows attende un riavvio."] if wants_restart(facts) else []
    missing = f"{plural(failed, 'sezione non rilevata', 'sezioni non rilevate')}: non dimostrano nulla."
    return said + ([missing] if failed else [])
