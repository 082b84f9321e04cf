"""The pane at the right: everything about the selected incident, decided in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from istes_desk.domain.authorisation import access_still_open
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Technician
from istes_desk.domain.incidents import Incident, IncidentState, RequestKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.incidents.bulk_pane import BulkPane
from istes_desk.gui.incidents.composer import Composer, Question
from istes_desk.gui.incidents.controls import Controls
from istes_desk.gui.incidents.decisions import Decisions
from istes_desk.gui.incidents.facts import Facts
from istes_desk.gui.incidents.gate_panel import GatePanel
from istes_desk.gui.incidents.letters import Letters
from istes_desk.gui.incidents.nothing_chosen import nothing_chosen
from istes_desk.gui.incidents.outbox import Outbox
from istes_desk.gui.incidents.reply import ReplyPanel
from istes_desk.gui.incidents.story import Story, heading
from istes_desk.gui.tab import WorkRequest
from istes_desk.gui.theme import GRID
from istes_desk.services.errors import KnownError
from istes_desk.services.incident_view import IncidentDetails

ENDS = frozenset({IncidentState.SOLVED, IncidentState.CLOSED})


class DetailsPane(QStackedWidget):
    """``work_asked`` when the gate let the start through, ``left`` when a line of writing was closed."""

    work_asked = Signal(WorkRequest)
    left = Signal()

    def __init__(
        self, desk: Desk, fmt: Formatter, decisions: Decisions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("detailsPane")
        self._decisions = decisions
        self.details: IncidentDetails | None = None
        self._several = 0
        self.composer, self.reply, self.outbox = Composer(), ReplyPanel(desk), Outbox(desk)
        self.facts, self.controls, self.gate = Facts(fmt), Controls(), GatePanel()
        self.story, self.letters = Story(fmt), Letters(desk, fmt)
        self._desk = desk
        self.addWidget(nothing_chosen())
        self.addWidget(self._scroll())
        self.bulk = BulkPane(desk.author)
        self.addWidget(self.bulk)
        self._connect()
        self.load_people()

    def load_people(self) -> None:
        """Customers and technicians to choose from."""

        def show(found: list[Customer]) -> None:
            self.facts.set_customers(found)
            self.bulk.set_customers(found)

        read = self._desk.tasks.read
        read(lambda uow: uow.find(Customer, active=True), show, owner=self)
        read(lambda uow: uow.find(Technician, active=True), self.bulk.set_technicians, owner=self)

    def _scroll(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self._gate_title = heading(self.tr("AUTHORISATION"), "gateTitle")
        parts = (
            self.facts,
            self.controls,
            self.composer,
            self.reply,
            self._gate_title,
            self.gate,
            self.outbox,
            self.letters,
            self.story,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("detailsScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        self._area = area
        return area

    def _connect(self) -> None:
        make = self._decisions
        self.controls.severity_asked.connect(lambda letter: make.set_severity(self.incident, letter))
        self.controls.urgent_asked.connect(lambda urgent: make.set_urgent(self.incident, urgent))
        self.controls.state_asked.connect(self.change_state)
        self.controls.duplicate_asked.connect(self.ask_duplicate)
        self.controls.call_asked.connect(self.ask_call)
        self.controls.reply_asked.connect(self.ask_reply)
        self.controls.note_asked.connect(self.ask_note)
        self.controls.start_asked.connect(self.ask_start)
        self.facts.assign_asked.connect(lambda customer: make.assign(self.incident, customer))
        self.facts.kind_asked.connect(lambda kind: make.set_kind(self.incident, kind))
        self.facts.object_asked.connect(lambda about: make.set_object(self.incident, about))
        self.facts.pec_asked.connect(self.ask_pec)
        self.gate.changed.connect(make.authorise)
        self.gate.access_ended.connect(lambda: make.end_access(self.incident))
        self.letters.saved.connect(
            lambda path: make.done.emit(self.tr("Saved: {path}").format(path=path), None)
        )
        self.letters.refused.connect(make.refused)
        self.composer.left.connect(self.left)
        self.reply.left.connect(self.left)
        self.reply.opened.connect(self._reveal_reply)
        self.reply.sent.connect(lambda: self._area.ensureWidgetVisible(self.outbox))
        self.outbox.refused.connect(make.refused)

    @property
    def incident(self) -> Incident:
        """The one shown; LookupError when none is."""
        if self.details is None:
            raise LookupError("no incident is shown")
        return self.details.incident

    def show_details(self, details: IncidentDetails | None, now: datetime) -> None:
        """None empties the pane; another incident starts at the top and closes what was being written."""
        other = details is None or self.details is None or self.details.incident.id != details.incident.id
        if other and self.composer.isVisibleTo(self):
            self.composer.leave()
        self.details = details
        self.reply.show_incident(details.incident if details else None)
        self._turn_page()
        if details is None:
            return
        for part in (self.facts, self.controls, self.gate, self.outbox, self.letters):
            part.show_details(details)
        self.story.show_details(details, now)
        is_incident = details.incident.kind is RequestKind.INCIDENT
        for widget in (self._gate_title, self.gate):
            widget.setVisible(is_incident)
        if other:
            self._area.verticalScrollBar().setValue(0)

    def show_several(self, count: int) -> None:
        """More than one is selected: one decision on all."""
        self._several = count
        self.bulk.show_count(count)
        self._turn_page()

    def _turn_page(self) -> None:
        self.setCurrentIndex(2 if self._several > 1 else 0 if self.details is None else 1)

    def explain(self) -> None:
        """Brings the walk of the deadline into sight."""
        self._area.ensureWidgetVisible(self.story.walk)

    def ask_reply(self) -> None:
        """A letter to the customer, or the draft that was left."""
        self.reply.ask(self.incident.id)
        self._area.ensureWidgetVisible(self.reply)

    def _reveal_reply(self) -> None:
        """From its first line to its buttons, as soon as it has its height."""
        QTimer.singleShot(0, self.reply, lambda: self._area.ensureWidgetVisible(self.reply))

    def ask_note(self) -> None:
        incident = self.incident
        prompt = self.tr("Note (for us: it does not count as an answer)")
        verb = self.tr("Add the note")
        self._ask(Question(prompt, verb, lambda text: self._decisions.note(incident, text), required=True))

    def ask_call(self) -> None:
        """Whoever is not callable yet needs a reason (Q-8)."""
        incident, row = self.incident, self.details.row if self.details else None
        verb = self.tr("Log the call")
        held = incident.state is IncidentState.QUEUED and row is not None and not row.callable
        if held and row and incident.kind is RequestKind.INCIDENT:
            prompt = self.tr("{why} Reason to call all the same:").format(why=row.reason)
            question = Question(prompt, verb, lambda text: self._decisions.call(incident, "", text), True)
        else:
            prompt = self.tr("Call to the customer: what was said (may stay empty)")
            question = Question(prompt, verb, lambda text: self._decisions.call(incident, text))
        self._ask(question)

    def ask_pec(self) -> None:
        incident = self.incident
        prompt = self.tr("Reason to admit it to the queue without a verified PEC:")
        self._ask(
            Question(
                prompt,
                self.tr("Admit"),
                lambda text: self._decisions.treat_as_pec(incident, text),
                required=True,
            )
        )

    def ask_start(self) -> None:
        """Behind the gate and in its turn: starts at once, otherwise a reason is asked for (Q-8, Q-11)."""
        incident, details = self.incident, self.details
        if details is None or incident.customer_id is None:
            self._decisions.refused.emit(KnownError(self.tr("Assign the customer first.")))
            return
        devices = (incident.device_id,) if incident.device_id else ()
        request = WorkRequest(incident.customer_id, incident.id, device_ids=devices)
        missing = not details.gate.open and not details.authorisation.override_reason
        early = not details.turn.callable
        if not missing and not early:
            self.work_asked.emit(request)
            return
        why = " ".join((*([details.gate.reason] * missing), *([details.turn.reason] * early)))
        self._ask(
            Question(
                self.tr("{missing} Reason to start all the same:").format(missing=why),
                self.tr("Start all the same"),
                lambda text: self._decisions.start_anyway(
                    incident, text, lambda: self.work_asked.emit(request), gate=missing, turn=early
                ),
                required=True,
            )
        )

    def change_state(self, state: IncidentState) -> None:
        """Into work only in its turn, or for a reason (Q-8); at the end, what is still open is asked."""
        incident, details = self.incident, self.details
        if state in ENDS:
            self._end(lambda: self._decisions.set_state(incident, state))
        elif state is IncidentState.IN_PROGRESS and details and not details.turn.callable:
            prompt = self.tr("{missing} Reason to start all the same:").format(missing=details.turn.reason)
            verb = self.tr("Start all the same")
            early = partial(self._decisions.set_state_early, incident, state)
            self._ask(Question(prompt, verb, early, required=True))
        else:
            self._decisions.set_state(incident, state)

    def ask_duplicate(self, original_id: int) -> None:
        """Closed into the proposed one, or into one whose number is asked for (Q-10)."""
        incident, make = self.incident, self._decisions
        if original_id:
            self._end(lambda: make.close_into(incident, original_id))
            return
        prompt = self.tr("Number of the request that this one repeats (INC-…)")

        def close(text: str) -> None:
            self._end(lambda: make.close_into_numbered(incident, text))

        self._ask(Question(prompt, self.tr("Close as a duplicate"), close, required=True))

    def _end(self, act: Callable[[], None]) -> None:
        """Asks for the temporary access that is still open before the request ends (Q-11)."""
        incident, details = self.incident, self.details
        if details is None or not access_still_open(details.authorisation):
            act()
            return
        account = details.authorisation.dedicated_account
        prompt = self.tr("Is the access {account} still open? Say why it stays, or end it below.").format(
            account=account
        )

        def close_open(text: str) -> None:
            self._decisions.note(incident, text)
            act()

        self._ask(Question(prompt, self.tr("Close with the access open"), close_open, required=True))

    def _ask(self, question: Question) -> None:
        self.composer.ask(question)
        self._area.ensureWidgetVisible(self.composer)
