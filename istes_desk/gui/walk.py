"""The main job walked through on the real window without a person: what ``run --smoke`` does.

Everything goes by the same doors as by hand: the window takes the mail files, its timer measures, the
services close and print. Each step is one line; a step that fails ends the walk.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QApplication

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.customers import Customer, Site
from istes_desk.domain.incidents import Authorisation, Incident, Severity
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.tab import Place, WorkRequest
from istes_desk.gui.tab_list import TABS
from istes_desk.services import closing, interventions
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.gates import authorise
from istes_desk.services.incidents import set_severity
from istes_desk.services.plan_page import PageSize
from istes_desk.services.plan_paper import plan_paper, plan_source
from istes_desk.services.ports import Clock, UnitOfWork
from istes_desk.services.queue_filter import QueueFilter
from istes_desk.services.report_paper import file_name, report_paper

T = TypeVar("T")
PATIENCE = 60.0  # seconds for one step
WORK_MINUTES = 26
SECRET, KEPT = "perché no? € Ω", "stored, read, deleted"
WORK = "Corretta la password del server di posta in uscita; prova di invio con il ricevimento."


class MovableClock(Clock, Protocol):
    """A clock that can be told that time has passed."""

    def advance(self, *, minutes: int) -> None: ...


def wait(until: Callable[[], bool], what: str) -> None:
    """Lets the program work until it is so; RuntimeError when it never is."""
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            raise RuntimeError(f"never came: {what}")
        QCoreApplication.processEvents()
        QThread.msleep(1)


def settle(desk: Desk) -> None:
    """Until every job that was asked for is done and shown; what is shown moves its neighbours once more."""
    for _ in range(2):
        wait(lambda: desk.tasks.pending == 0, "the end of the jobs")
        QApplication.processEvents()


class Walk:
    """One walk; ``steps`` does the work while its lines are taken."""

    def __init__(self, window: MainWindow, clock: MovableClock, mails: list[Path], folder: Path) -> None:
        self._window, self._desk, self._clock = window, window.desk, clock
        self._mails, self._folder = mails, folder

    def steps(self) -> Iterator[str]:
        """One line per step that went well."""
        yield self._paint()
        incident = self._take_mail()
        yield f"mail: {len(self._mails)} files, {incident.tag} {incident.subject!r}"
        yield f"queue: place {self._place(incident.id)}, {incident.reason}"
        customer = self._decide(incident)
        yield f"authorised: {customer.name}"
        job = self._work(incident.id, customer.id)
        yield f"timer: {WORK_MINUTES} minutes, {job.state}"
        closed = self._close(job.id)
        yield f"price: {closed.units} units, {closed.reason}"
        report = self._print(job.id)
        yield f"report: {report.name}, {report.stat().st_size} bytes"
        yield f"plan: {self._draw(customer.id)}"
        yield f"secret: {self._outside(self._keep_secret)}"
        yield self._visit_tabs()

    def _read(self, query: Callable[[UnitOfWork], T]) -> T:
        got: list[T] = []
        self._desk.tasks.read(query, got.append)
        wait(lambda: bool(got), "an answer of the database")
        return got[0]

    def _write(self, use_case: Callable[[UnitOfWork], Changes]) -> Changes:
        done: list[Changes] = []
        self._desk.tasks.write(use_case, done.append)
        wait(lambda: bool(done), "a write")
        settle(self._desk)
        return done[0]

    def _paint(self) -> str:
        settle(self._desk)
        picture = self._window.grab()
        if picture.isNull():
            raise RuntimeError("the window paints nothing")
        return f"window: {picture.width()} x {picture.height()}, {len(TABS)} tabs"

    def _take_mail(self) -> Incident:
        before = self._incidents()
        self._window.take_files(self._mails)
        settle(self._desk)
        new = self._incidents()[len(before) :]
        if len(new) != len(self._mails):
            raise RuntimeError(f"{len(self._mails)} mails made {len(new)} incidents")
        return new[-1]

    def _incidents(self) -> list[Incident]:
        return self._read(lambda uow: uow.find(Incident))

    def _place(self, incident_id: int) -> int:
        wanted = QueueFilter(self._clock.now())
        sections = self._read(lambda uow: uow.queue.index(wanted)).sections
        return [id for _, ids in sections for id in ids].index(incident_id) + 1

    def _decide(self, incident: Incident) -> Customer:
        desk, clock = self._desk, self._clock
        if incident.customer_id is None:
            raise RuntimeError("the sender was not recognised")
        self._write(lambda uow: set_severity(uow, clock, incident.id, Severity.B, desk.author))
        items = Authorisation(incident.id, True, "Luca Visintin", "ads-istes", True)
        self._write(lambda uow: authorise(uow, clock, items, desk.author))
        id = incident.customer_id
        return self._read(lambda uow: uow.get(Customer, id))

    def _work(self, incident_id: int, customer_id: int) -> Intervention:
        """By the window's own timer."""
        timer = self._window.timer
        self._window.navigator.work_asked.emit(WorkRequest(customer_id, incident_id))
        wait(lambda: timer.running, "the running timer")
        settle(self._desk)
        timer.switch_category(WorkCategory.THIRD_PARTY_SOFTWARE)
        settle(self._desk)
        self._clock.advance(minutes=WORK_MINUTES)
        timer.stop()
        wait(lambda: not timer.running, "the stopped timer")
        settle(self._desk)
        return self._read(lambda uow: uow.find(Intervention, incident_id=incident_id))[0]

    def _close(self, job_id: int) -> Intervention:
        desk, clock = self._desk, self._clock
        self._write(lambda uow: interventions.describe(uow, job_id, WORK))
        self._write(lambda uow: closing.close(uow, clock, job_id, desk.author))
        return self._read(lambda uow: uow.get(Intervention, job_id))

    def _outside(self, job: Callable[[], T]) -> T:
        """On a thread beside the window, as papers and keyring are used."""
        got: list[T] = []
        self._desk.tasks.background(job, got.append)
        wait(lambda: bool(got), "the end of a job")
        return got[0]

    def _print(self, job_id: int) -> Path:
        paper = self._read(lambda uow: report_paper(uow, job_id))
        path = self._folder / file_name(paper)
        self._outside(lambda: self._desk.papers.report(paper, path))
        return _printed(path)

    def _draw(self, customer_id: int) -> str:
        """The map of the customer's first site, as it is printed; the window shows it too."""
        today, papers = date_of(self._clock.now()), self._desk.papers
        site = self._read(lambda uow: uow.find(Site, customer_id=customer_id))[0]
        paper = self._read(lambda uow: plan_paper(plan_source(uow, site.id), self._desk.author, today))
        path = self._folder / "plan.pdf"
        sheets = self._outside(lambda: papers.plan_sheets(paper, PageSize.A3, True))
        self._outside(lambda: papers.plan(sheets, paper, path))
        self._window.navigator.place_asked.emit(Place("site", site.id))
        settle(self._desk)
        return f"{site.name}, {len(sheets)} sheets, {_printed(path).stat().st_size} bytes"

    def _keep_secret(self) -> str:
        """In the keyring of this user; a computer without one says so, which is no failure of ours."""
        handle, store = f"walk-{token_hex(8)}", self._desk.secrets
        try:
            store.put(handle, SECRET)
            read = store.get(handle)
            store.delete(handle)
        except KnownError as error:
            return error.message
        if read != SECRET:
            raise RuntimeError("the keyring gave something else back")
        return KEPT

    def _visit_tabs(self) -> str:
        for index, spec in enumerate(TABS):
            self._window.show_tab(index)
            settle(self._desk)
            self._window.grab().save(str(self._folder / f"tab-{index + 1}-{spec.module}.png"))
        return "tabs: " + ", ".join(spec.title() for spec in TABS)


def _printed(path: Path) -> Path:
    if not path.read_bytes().startswith(b"%PDF-"):
        raise RuntimeError(f"{path.name} is no PDF")
    return path
