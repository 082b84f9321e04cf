"""The one timer of this program: display tick, heartbeat, sleep, and the actions on the running work.

Times come from the clocks and are kept by the services; a tick touches no database.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from istes_desk.domain import timeclock
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.time_answers import part_at_idle
from istes_desk.domain.timeclock import Reading, Tick
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.tab import WorkRequest
from istes_desk.gui.timer.idle import IdleWatch
from istes_desk.gui.timer.measure import Measure
from istes_desk.gui.timer.orders import joins, order_of
from istes_desk.gui.timer.turns import Turns
from istes_desk.services import interventions, switching, timekeeping
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.interventions import WorkOrder
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.preferences import Preferences
from istes_desk.services.price_preview import Preview
from istes_desk.services.time_questions import Question, waiting
from istes_desk.services.timekeeping import Moment, reading
from istes_desk.services.work_views import WorkDetail, current_work

TICK_MS = 1000
BEAT_MS = 15_000
PROGRAM = "ISTES Desk"
Act = Callable[[UnitOfWork, Clock, Reading | None], Changes]


class TimerController(QObject):
    """``ticked`` once a second while it runs; ``state_changed`` when other work or another state is shown.

    ``start_asked``: Ctrl+T was pressed with nothing to start or pause.
    """

    ticked = Signal()
    state_changed = Signal()
    title_changed = Signal(str)
    start_asked = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None, *, beat_ms: int = BEAT_MS) -> None:
        super().__init__(parent)
        self.desk, self._beat_ms = desk, beat_ms
        self.fmt = Formatter(_preferences(desk).language)
        self.questions: list[Question] = []
        self._measure = Measure(desk.clock)
        self._idle = IdleWatch(desk.workstation, _preferences(desk).idle_minutes)
        self._turns = Turns(desk.tasks, self.reload, self)
        self._title = PROGRAM
        self._timer = QTimer(self)
        self._timer.setObjectName("timerTick")
        self._timer.setInterval(min(TICK_MS, beat_ms))
        self._timer.timeout.connect(self.tick)

    # --- what is shown ---

    @property
    def work(self) -> WorkDetail | None:
        """The running or paused work."""
        return self._measure.work

    @property
    def question(self) -> Question | None:
        """What is asked first."""
        return next(iter(self.questions), None)

    @property
    def running(self) -> bool:
        """Does this program measure time now?"""
        return self._measure.running

    @property
    def elsewhere(self) -> bool:
        """Does another computer measure the work that is shown?"""
        return self.work is not None and self.work.running is not None and self._measure.segment is None

    @property
    def elapsed(self) -> timedelta:
        """All work of the intervention so far."""
        return self._measure.elapsed

    @property
    def price(self) -> Preview | None:
        """The price of this moment; None without work or without tariff."""
        return self._measure.price

    @property
    def next_unit(self) -> timedelta | None:
        """Until the next unit; None when none is near."""
        return self._measure.next_unit

    # --- what the user does ---

    def start(self, request: WorkRequest) -> None:
        """Starts the timer; what runs is paused. One more PC joins work that is about no request (B-1)."""
        if joins(request, self.work.intervention if self.work and self.running else None):
            self.switch_device(request.device_ids[0])
        else:
            self.start_order(order_of(request))

    def start_order(self, order: WorkOrder) -> None:
        author = self.desk.author
        self._do(lambda uow, clock, before: interventions.start(uow, clock, order, author, before), runs=True)

    def toggle(self) -> None:
        """Ctrl+T: pauses what runs, goes on with what is paused, else asks for something to start."""
        if self.running:
            self.pause()
        elif self.work is not None:
            self.resume(self.work.intervention.id)
        else:
            self.start_asked.emit()

    def pause(self) -> None:
        self._on_running(interventions.pause)

    def stop(self) -> None:
        """The work is done; it waits in the list to be closed."""
        self._on_running(interventions.stop)

    def resume(self, intervention_id: int) -> None:
        self._do(
            lambda uow, clock, before: interventions.resume(uow, clock, intervention_id, before),
            runs=True,
        )

    def switch_category(self, category: WorkCategory) -> None:
        """Another kind of work from now on."""
        self._switch(partial(switching.switch_category, category=category))

    def switch_device(self, device_id: int | None) -> None:
        """Another PC from now on."""
        self._switch(partial(switching.switch_device, device_id=device_id))

    def answer(self, act: Callable[[UnitOfWork, Clock], Changes], *, ends: int = 0) -> None:
        """Answers the first question; ``ends`` is the intervention whose work is over by that (B-5)."""
        self._answer(self.question, act, ends)

    def _answer(self, asked: Question | None, act: Callable[[UnitOfWork, Clock], Changes], ends: int) -> None:
        """A question is answered once: a second click waits for the first, and finds none any more."""
        if self._turns.busy:
            self._turns.later(partial(self._answer, asked, act, ends))
        elif asked in self.questions:
            self._do(
                lambda uow, clock, _before: act(uow, clock),
                runs=False if ends and ends == self._shown_id() else None,
                then=lambda _: self._answered(asked),
            )

    def leave(self) -> None:
        """The window closes: the timer is paused at this moment, without a question.

        A program that does not run cannot witness work; a segment left open would have to be verified at
        the next start. What is worked meanwhile is added by hand, or the timer goes on at the next start.
        """
        self._timer.stop()
        work, before = self.work, self._turns.upto or self._measure.last
        if work is None or not self.running or before is None:
            return
        clock, self._measure.last = self.desk.clock, None
        self.desk.tasks.write(lambda uow: interventions.pause(uow, clock, work.intervention.id, before))

    def recover(self) -> None:
        """At start-up: what a crash left open is closed at its last heartbeat, to be verified."""
        clock, author = self.desk.clock, self.desk.author
        self.desk.tasks.write(lambda uow: timekeeping.recover(uow, clock, author), lambda _: self.reload())

    def on_changes(self, changes: Changes) -> None:
        if changes.interventions or changes.customers or changes.settings:
            self.reload()

    def reload(self) -> None:
        """Reads the running or paused work again, and what is asked about time."""
        author = self.desk.author
        self.desk.tasks.read(
            lambda uow: (current_work(uow, author), waiting(uow, author)), self._on_loaded, owner=self
        )

    def _shown_id(self) -> int:
        return self.work.intervention.id if self.work else 0

    # --- time ---

    def tick(self) -> None:
        """Once a second: sleep and idle time noticed, heartbeat when due, display."""
        last = self._measure.last
        if last is None or not self.running:
            return
        now = reading(self.desk.clock)
        if not self._turns.busy:
            idle_ms = self._away(now)
            if self._measure.slept(now) or idle_ms or now.boot_ms - last.boot_ms >= self._beat_ms:
                self._beat(now, idle_ms)
        self.ticked.emit()
        self._tell_title()

    def _away(self, now: Reading) -> int:
        """How long nobody touched the computer, told once at the return; only remote work asks (B-5)."""
        remote = self.work is not None and not self.work.intervention.on_site
        if not remote or self._measure.slept(now):
            self._idle.forget()
            return 0
        return self._idle.returned(now)

    def _beat(self, now: Reading, idle_ms: int = 0) -> None:
        """Commits a heartbeat unless another write of the timer is under way."""
        segment, before = self._measure.segment, self._measure.last
        if self._turns.busy or segment is None or before is None:
            return
        tick = timeclock.heartbeat(segment, before, now)
        idle = bool(idle_ms) and tick.gap is None
        tick = part_at_idle(tick.current, now, idle_ms) if idle else tick
        self._turns.write(
            lambda uow: (
                timekeeping.part_idle(uow, segment.id, before, now, idle_ms)
                if idle
                else timekeeping.heartbeat(uow, segment.id, before, now)
            ),
            partial(self._on_beat, now, tick),
            now,
        )

    def _on_beat(self, now: Reading, tick: Tick, changes: Changes) -> None:
        """After a sleep, idle time or a set clock the work is loaded again; else the count goes on."""
        self._measure.kept(now, tick)
        if changes.interventions:
            self.reload()

    # --- one write after the other ---

    def _switch(self, use_case: Callable[..., Changes]) -> None:
        if self.work is not None:
            id = self.work.intervention.id
            self._do(
                lambda uow, clock, before: use_case(uow, clock, id, before=before), runs=self.running or None
            )

    def _on_running(self, use_case: Callable[..., Changes]) -> None:
        if self.work is None:
            return
        id = self.work.intervention.id
        self._do(lambda uow, clock, before: use_case(uow, clock, id, before), runs=False)

    def _do(
        self,
        act: Act,
        *,
        runs: bool | None,
        then: Callable[[Changes], None] | None = None,
        at: Reading | None = None,
    ) -> None:
        """Writes after whatever is under way, as of the moment it was asked for.

        ``runs`` tells whether this program measures afterwards.
        """
        now = at or reading(self.desk.clock)
        if not self._turns.busy and self.running:
            idle_ms = self._away(now)
            if idle_ms or self._measure.slept(now):
                self._beat(now, idle_ms)
        if self._turns.busy:
            self._turns.later(partial(self._do, act, runs=runs, then=then, at=now))
            return
        before, moment = self._measure.last, Moment(now)

        def done(changes: Changes) -> None:
            if runs is not None:
                self._measure.last = now if runs else None
            if then is not None:
                then(changes)
            self.reload()

        self._turns.write(lambda uow: act(uow, moment, before), done)

    def _answered(self, asked: Question | None) -> None:
        self.questions = [one for one in self.questions if one != asked]

    def _on_loaded(self, found: tuple[WorkDetail | None, list[Question]]) -> None:
        work, self.questions = found
        self._measure.loaded(work)
        if self.running != self._timer.isActive():
            (self._timer.start if self.running else self._timer.stop)()
        self.state_changed.emit()
        self._tell_title()

    def _tell_title(self) -> None:
        title = self._window_title()
        if title != self._title:
            self._title = title
            self.title_changed.emit(title)

    def _window_title(self) -> str:
        if self.work is None or not self.running:
            return PROGRAM
        clock = self.fmt.elapsed(self.elapsed)[:-3]
        return f"● {clock} {self.work.customer} - {PROGRAM}"


def _preferences(desk: Desk) -> Preferences:
    """A broken settings file is told elsewhere."""
    try:
        return desk.preferences.load()
    except KnownError:
        return Preferences()
