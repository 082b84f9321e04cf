"""What backups conclude from a collector file (D-4). A job that went well proves no restore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from istes_desk.domain.duties import DutyCode, Frequency
from istes_desk.domain.evidence import Verdict
from istes_desk.domain.evidence_facts import Asked, Facts, Judgement, instant
from istes_desk.domain.italian import full_stamp

HALF_A_DAY = timedelta(hours=12)
"""The job of last night is of today (D-1, daily)."""
_FINISHED = 4
"""Number of Windows Server Backup's event "finished", and level of Veeam's "information"."""
_WARNING = 3


@dataclass(frozen=True, slots=True)
class Job:
    """One run of a backup program."""

    at: datetime
    well: bool
    program: str


def jobs(facts: Facts) -> tuple[Job, ...]:
    """All runs the file knows of, oldest first."""
    return tuple(sorted((*_windows(facts), *_veeam(facts)), key=lambda job: job.at))


def _windows(facts: Facts) -> Iterator[Job]:
    data, name = facts.data("server_backup"), "Windows Server Backup"
    if data is None:
        return
    for one in data["events"]:
        if at := instant(one["at"]):
            yield Job(at, one["id"] == _FINISHED, name)
    if at := instant(data["last_success_at"]):
        yield Job(at, True, name)


def _veeam(facts: Facts) -> Iterator[Job]:
    data = facts.data("veeam")
    for one in data["events"] if data else ():
        if at := instant(one["at"]):
            yield Job(at, one["level"] in (_FINISHED, _WARNING), "Veeam Agent")


def backup(facts: Facts, asked: Asked) -> Judgement:
    """BKP: the last run went well and is not older than the duty's frequency."""
    verdict, text = _backup(facts, asked.limit(DutyCode.BKP, Frequency.DAILY))
    return Judgement(DutyCode.BKP, verdict, text)


def _backup(facts: Facts, days: int) -> tuple[Verdict, str]:
    known = jobs(facts)
    good = _last_good(known)
    if not known:
        return Verdict.UNKNOWN, "Nessun lavoro di backup rilevato (Windows Server Backup, Veeam Agent)."
    last = known[-1]
    if good is None:
        return Verdict.BAD, f"Nessun backup riuscito: l'ultimo tentativo è del {_told(last)}."
    if not last.well:
        return Verdict.BAD, f"L'ultimo backup è fallito il {_told(last)}; ultimo riuscito il {_told(good)}."
    if facts.collected_at - good.at > timedelta(days=days) + HALF_A_DAY:
        return Verdict.BAD, f"L'ultimo backup riuscito è vecchio: {_told(good)}."
    return Verdict.GOOD, f"Backup riuscito il {_told(good)}; non sostituisce la prova di ripristino."


def _last_good(known: Iterable[Job]) -> Job | None:
    good = [job for job in known if job.well]
    return good[-1] if good else None


def _told(job: Job) -> str:
    return f"{full_stamp(job.at)} ({job.program})"


def image(facts: Facts, asked: Asked) -> Judgement:
    """IMG: only Windows Server Backup says that it saves the whole system; what another saves is unknown."""
    data, days = facts.data("server_backup"), asked.limit(DutyCode.IMG, Frequency.MONTHLY)
    if data is None or not data["bare_metal"]:
        text = "La raccolta non dice se esiste un'immagine del sistema: verificare nel programma di backup."
        return Judgement(DutyCode.IMG, Verdict.UNKNOWN, text)
    good = _last_good(sorted(_windows(facts), key=lambda job: job.at))
    if good is None:
        text = "Windows Server Backup salva l'intero sistema, ma nessun salvataggio risulta riuscito."
        return Judgement(DutyCode.IMG, Verdict.BAD, text)
    fresh = facts.collected_at - good.at <= timedelta(days=days)
    text = f"Ultima immagine dell'intero sistema: {_told(good)}."
    return Judgement(DutyCode.IMG, Verdict.GOOD if fresh else Verdict.BAD, text)
