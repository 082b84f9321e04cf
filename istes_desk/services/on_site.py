"""Interventions at the customer's in the access register (L-1): begun and ended, each once.

The timer never waits for the register's key: what it could not write at once is written with the next start,
with the hours of the work in its words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.interventions import Intervention, InterventionState
from istes_desk.domain.italian import full_stamp
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.register import append

S = InterventionState
GOING_ON = (S.RUNNING, S.PAUSED, S.TO_VERIFY)
ON_SITE = RegisterAction.ON_SITE_SESSION


def note_on_site(uow: UnitOfWork, clock: Clock, key: bytes, author: str, ids: Collection[int]) -> Changes:
    """The lines that are missing of these interventions, as far as they are this technician's and on site."""
    for job in uow.find(Intervention, id=list(ids), technician=author, on_site=True):
        _note(uow, clock, key, job)
    return NOTHING


def note_unfinished(uow: UnitOfWork, clock: Clock, key: bytes, author: str) -> Changes:
    """At the start of the program: what was begun or ended while the register could not be written."""
    begun = uow.find(Intervention, technician=author, on_site=True, state=[*GOING_ON, S.STOPPED])
    return note_on_site(uow, clock, key, author, [job.id for job in begun])


def _note(uow: UnitOfWork, clock: Clock, key: bytes, job: Intervention) -> None:
    wanted = list(_words(job))
    known = uow.find(RegisterEntry, customer_id=job.customer_id, action=ON_SITE, subject=wanted)
    device = job.device_ids[0] if len(job.device_ids) == 1 else None
    for words in wanted:
        if words not in {one.subject for one in known}:
            where = {"customer_id": job.customer_id, "device_id": device}
            append(uow, clock, key, job.technician, ON_SITE, words, **where)


def _words(job: Intervention) -> Iterator[str]:
    yield f"Intervento {job.id} in sede, iniziato il {full_stamp(job.started)}"
    if job.stopped is not None and job.state not in GOING_ON:
        yield f"Intervento {job.id} in sede, terminato il {full_stamp(job.stopped)}"
