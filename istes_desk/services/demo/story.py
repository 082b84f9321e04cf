"""Plays the story: each chapter through the real use cases, on a clock that stands at its moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Channel, CoveredObject, EventKind, IncidentState, Severity
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.services import closing, gates, incident_states, interventions, responses, timekeeping
from istes_desk.services.changes import Changes, ids
from istes_desk.services.demo.clock import StoryClock, working_day_back
from istes_desk.services.incidents import treat_as_pec
from istes_desk.services.intake import HandDraft, register_by_hand
from istes_desk.services.interventions import WorkFacts, WorkOrder
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.timeline import record

TAKES_TIME = {"work", "site_work", "pause", "verify", "running"}
EARLY = "il cliente ha chiesto di essere richiamato subito"


@dataclass
class Scene:
    """Where the story stands: the chapter's customer, its request (0 = none), its intervention (0 = none)."""

    uow: UnitOfWork
    clock: StoryClock
    author: str
    colleague: str
    customer_id: int
    incident_id: int = 0
    job_id: int = 0


def tell(uow: UnitOfWork, chapter: Mapping[str, Any], now: datetime, author: str, colleague: str) -> Changes:
    """One chapter; steps that would lie after ``now`` are left out."""
    customer = uow.find(Customer, name=chapter["customer"])[0]
    ago = chapter.get("ago")
    start = (
        now - timedelta(minutes=ago)
        if ago is not None
        else working_day_back(now, chapter["back"], chapter["at"])
    )
    scene = Scene(uow, StoryClock(start), author, colleague, customer.id)
    if "subject" in chapter:
        scene.incident_id = _receive(scene, chapter)
    for minutes, word, *details in chapter.get("steps", ()):
        length = details[0] if word in TAKES_TIME else 0
        if scene.clock.now() + timedelta(minutes=minutes + length) > now:
            break
        scene.clock.move(minutes)
        STEPS[word](scene, *details)
    found = Changes(incidents=ids(scene.incident_id), interventions=ids(scene.job_id))
    return found | Changes(customers=ids(customer.id))


def _receive(scene: Scene, chapter: Mapping[str, Any]) -> int:
    draft = HandDraft(
        received=scene.clock.now(),
        channel=Channel(chapter["channel"]),
        subject=chapter["subject"],
        customer_id=scene.customer_id,
        body=chapter.get("body", ""),
        sender=chapter["sender"],
        covered_object=CoveredObject(chapter.get("object", "own_software")),
        severity=Severity(chapter["severity"]) if "severity" in chapter else None,
    )
    return register_by_hand(scene.uow, scene.clock, draft, scene.author).new_id


def _call(scene: Scene, text: str) -> None:
    responses.log_call(scene.uow, scene.clock, scene.incident_id, text, scene.author, EARLY)


def _note(scene: Scene, text: str) -> None:
    record(scene.uow, scene.clock.now(), scene.incident_id, EventKind.NOTE, text, scene.author)


def _state(scene: Scene, state: str, note: str) -> None:
    target = IncidentState(state)
    incident_states.change_state(scene.uow, scene.clock, scene.incident_id, target, scene.author, note)


def _pec(scene: Scene, reason: str) -> None:
    treat_as_pec(scene.uow, scene.clock, scene.incident_id, reason, scene.author)


def _authorise(scene: Scene, watcher: str, account: str) -> None:
    items = replace(
        gates.authorisation_of(scene.uow, scene.incident_id),
        written_request=True,
        watcher=watcher,
        dedicated_account=account,
        password_notified=True,
    )
    gates.authorise(scene.uow, scene.clock, items, scene.author)


def _begin(scene: Scene, technician: str, category: str, text: str, on_site: bool) -> None:
    uow, clock = scene.uow, scene.clock
    site = uow.find(Site, customer_id=scene.customer_id)[0]
    order = WorkOrder(
        scene.customer_id, scene.incident_id, site.id, category=WorkCategory(category), on_site=on_site
    )
    if scene.incident_id and not gates.gate(uow, scene.incident_id, clock.now()).open:
        gates.start_anyway(
            uow, clock, scene.incident_id, "autorizzazione data a voce dal titolare", technician
        )
    scene.job_id = interventions.start(uow, clock, order, technician).new_id
    facts = WorkFacts(site.id, (), on_site, on_site)
    interventions.set_facts(uow, scene.job_id, facts)
    interventions.describe(uow, scene.job_id, text)


def _stop(scene: Scene, minutes: int, end: Callable[..., Changes]) -> None:
    before = timekeeping.reading(scene.clock)
    scene.clock.move(minutes)
    end(scene.uow, scene.clock, scene.job_id, before)


def _work(scene: Scene, minutes: int, category: str, text: str) -> None:
    _begin(scene, scene.author, category, text, on_site=False)
    _stop(scene, minutes, interventions.stop)


def _site_work(scene: Scene, minutes: int, category: str, text: str) -> None:
    _begin(scene, scene.author, category, text, on_site=True)
    _stop(scene, minutes, interventions.stop)


def _pause(scene: Scene, minutes: int, category: str, text: str) -> None:
    _begin(scene, scene.author, category, text, on_site=False)
    _stop(scene, minutes, interventions.pause)


def _beat(scene: Scene, minutes: int) -> None:
    before = timekeeping.reading(scene.clock)
    scene.clock.move(minutes)
    segment = scene.uow.find(Segment, intervention_id=scene.job_id, state=SegmentState.OPEN)[0]
    timekeeping.heartbeat(scene.uow, segment.id, before, timekeeping.reading(scene.clock))


def _verify(scene: Scene, minutes: int, category: str, text: str) -> None:
    _begin(scene, scene.author, category, text, on_site=False)
    _beat(scene, minutes)
    timekeeping.recover(scene.uow, scene.clock, scene.author)


def _running(scene: Scene, minutes: int, category: str, text: str) -> None:
    _begin(scene, scene.colleague, category, text, on_site=False)
    _beat(scene, minutes)


def _close(scene: Scene) -> None:
    closing.close(scene.uow, scene.clock, scene.job_id, scene.author)


STEPS: dict[str, Callable[..., None]] = {
    "call": _call,
    "note": _note,
    "state": _state,
    "pec": _pec,
    "authorise": _authorise,
    "work": _work,
    "site_work": _site_work,
    "pause": _pause,
    "verify": _verify,
    "running": _running,
    "close": _close,
}
