"""The one timer of this program: display tick, heartbeat, sleep, and the actions on the running work.

Times come from the clocks and are kept by the services; a tick touches no database.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from istes_desk.domain import timeclock
from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.timeclock import SLEEP_LIMIT_MS, Reading, Segment, SleepAnswer, Tick
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.tab import WorkRequest
from istes_desk.services import interventions, timekeeping
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.interventions import WorkOrder
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.preferences import Language
from istes_desk.services.price_preview import Preview, preview
from istes_desk.services.timekeeping import Moment, SleepQuestion, reading
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
        self.fmt = Formatter(_language(desk))
        self.work: WorkDetail | None = None
        self.question: SleepQuestion | None = None
        self._preview: Preview | None = None
        self._segment: Segment | None = None
        self._last: Reading | None = None
        self._flying: Reading | None = None
        self._since_load_ms = 0
        self._busy = False
        self._waiting: list[Callable[[], None]] = []
        self._title = PROGRAM
        self._timer = QTimer(self)
        self._timer.setObjectName("timerTick")
        self._timer.setInterval(min(TICK_MS, beat_ms))
        self._timer.timeout.connect(self.tick)

    # --- what is shown ---

    @property
    def running(self) -> bool:
        """Does this program measure time now?"""
        return self._last is not None and self.work is not None and self.work.running is not None

    @property
    def elapsed(self) -> timedelta:
        """All work of the intervention so far."""
        sheet = self.work.sheet if self.work else None
        measured = sheet.work_ms() if sheet else 0
        return timedelta(milliseconds=measured + self._more_ms())

    @property
    def price(self) -> Preview | None:
        """The price of this moment; None without work or without tariff."""
        sheet = self.work.sheet if self.work else None
        if sheet is None:
            return None
        more, shown = self._more_ms(), self._preview
        if shown is None or (shown.next_unit_ms is not None and more >= shown.next_unit_ms):
            shown = self._preview = preview(sheet, more)
        return shown

    @property
    def next_unit(self) -> timedelta | None:
        """Until the next unit; None when none is near."""
        shown = self.price
        if shown is None or shown.next_unit_ms is None:
            return None
        return timedelta(milliseconds=shown.next_unit_ms - self._more_ms())

    def _more_ms(self) -> int:
        """Work since the shown work was loaded: kept heartbeats, and the time since the last of them."""
        if self._last is None or not self.running:
            return self._since_load_ms
        now = reading(self.desk.clock)
        return self._since_load_ms + max(0, now.awake_ms - self._last.awake_ms)

    # --- what the user does ---

    def start(self, request: WorkRequest) -> None:
        """Starts the timer for a customer; what runs is paused."""
        order = WorkOrder(request.customer_id, request.incident_id, request.site_id, request.device_ids)
        self.start_order(order)

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
        if self.work is None:
            return
        id = self.work.intervention.id
        self._do(
            lambda uow, clock, before: interventions.switch_category(uow, clock, id, category, before),
            runs=self.running,
        )

    def answer(self, answer: SleepAnswer, ended_at: datetime | None = None) -> None:
        """Tells what the sleep was (B-5)."""
        question = self.question
        if question is None:
            return
        self._do(
            lambda uow, _clock, _before: timekeeping.answer_sleep(uow, question, answer, ended_at),
            runs=False
            if answer is SleepAnswer.ENDED and question.intervention_id == self._shown_id()
            else None,
            then=self._answered,
        )

    def leave(self) -> None:
        """The window closes: the timer is paused at this moment, without a question.

        A program that does not run cannot witness work; a segment left open would have to be verified at
        the next start. What is worked meanwhile is added by hand, or the timer goes on at the next start.
        """
        self._timer.stop()
        work, before = self.work, self._flying or self._last
        if work is None or not self.running or before is None:
            return
        clock, self._last = self.desk.clock, None
        self.desk.tasks.write(lambda uow: interventions.pause(uow, clock, work.intervention.id, before))

    def recover(self) -> None:
        """At start-up: what a crash left open is closed at its last heartbeat, to be verified."""
        clock, author = self.desk.clock, self.desk.author
        self.desk.tasks.write(lambda uow: timekeeping.recover(uow, clock, author), lambda _: self.reload())

    def on_changes(self, changes: Changes) -> None:
        if changes.interventions or changes.customers or changes.settings:
            self.reload()

    def reload(self) -> None:
        """Reads the running or paused work again."""
        author = self.desk.author
        self.desk.tasks.read(lambda uow: current_work(uow, author), self._on_loaded, owner=self)

    def _shown_id(self) -> int:
        return self.work.intervention.id if self.work else 0

    # --- time ---

    def tick(self) -> None:
        """Once a second: sleep noticed, heartbeat when due, display."""
        if self._last is None or not self.running:
            return
        now = reading(self.desk.clock)
        if self._slept(now) or now.boot_ms - self._last.boot_ms >= self._beat_ms:
            self._beat(now)
        self.ticked.emit()
        self._tell_title()

    def _slept(self, now: Reading) -> bool:
        last = self._last
        return (
            last is not None and now.boot_ms - last.boot_ms - (now.awake_ms - last.awake_ms) > SLEEP_LIMIT_MS
        )

    def _beat(self, now: Reading) -> None:
        """Commits a heartbeat unless another write of the timer is under way."""
        segment, before = self._segment, self._last
        if self._busy or segment is None or before is None:
            return
        beat = timeclock.heartbeat(segment, before, now)
        self._busy, self._flying = True, now
        self.desk.tasks.write(
            lambda uow: timekeeping.heartbeat(uow, segment.id, before, now),
            partial(self._on_beat, now, beat),
            owner=self,
            on_error=self._on_failed,
            on_bug=self._on_bug,
        )

    def _on_beat(self, now: Reading, beat: Tick, changes: Changes) -> None:
        """After a sleep or a moved clock the work is loaded again; else the count goes on from here."""
        self._last = now
        if beat.gap is not None:
            first = beat.segments[0]
            self.question = SleepQuestion(first.intervention_id, first.id, changes.new_id, beat.gap)
        elif self._segment is not None:
            self._since_load_ms += beat.current.elapsed_ms - self._segment.elapsed_ms
            self._segment = beat.current
        if changes.interventions:
            self.reload()
        self._next()

    # --- one write after the other ---

    def _on_running(self, use_case: Callable[..., Changes]) -> None:
        if self.work is None:
            return
        id = self.work.intervention.id
        self._do(lambda uow, clock, before: use_case(uow, clock, id, before), runs=False)

    def _do(self, act: Act, *, runs: bool | None, then: Callable[[], None] | None = None) -> None:
        """Writes after whatever is under way; ``runs`` tells whether this program measures afterwards."""
        now = reading(self.desk.clock)
        if not self._busy and self.running and self._slept(now):
            self._beat(now)
        if self._busy:
            self._waiting.append(partial(self._do, act, runs=runs, then=then))
            return
        self._busy, before, moment = True, self._last, Moment(now)

        def done(_: Changes) -> None:
            if runs is not None:
                self._last = now if runs else None
            if then is not None:
                then()
            self.reload()
            self._next()

        self.desk.tasks.write(
            lambda uow: act(uow, moment, before),
            done,
            owner=self,
            on_error=self._on_failed,
            on_bug=self._on_bug,
        )

    def _next(self) -> None:
        self._busy, self._flying = False, None
        if self._waiting:
            self._waiting.pop(0)()

    def _on_failed(self, error: Exception) -> None:
        """Told; when the row is not what it was (another computer ended it), the truth is read again."""
        self._next()
        self.desk.tasks.failed.emit(error)
        if type(error) is not KnownError:
            self.reload()

    def _on_bug(self, _error: Exception) -> None:
        """A write that broke must not hold up the ones that wait."""
        self._next()

    def _answered(self) -> None:
        self.question = None

    def _on_loaded(self, work: WorkDetail | None) -> None:
        self.work, self._preview, self._since_load_ms = work, None, 0
        self._segment = work.running if work else None
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


def _language(desk: Desk) -> Language:
    """A broken settings file is told elsewhere."""
    try:
        return desk.preferences.load().language
    except KnownError:
        return Language.SYSTEM
