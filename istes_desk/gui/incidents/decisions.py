"""What the technician decides, handed to the services; each decision says what it did and how to undo it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from istes_desk.domain.incidents import (
    Authorisation,
    CoveredObject,
    Incident,
    IncidentState,
    RequestKind,
    Severity,
)
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.words import state_name
from istes_desk.services import incidents as use
from istes_desk.services.changes import Changes
from istes_desk.services.deciding import Act, Decided, decide, take_back
from istes_desk.services.intake import HandDraft, register_by_hand
from istes_desk.services.ports import UnitOfWork

Job = Callable[[UnitOfWork], Changes]
Then = Callable[[Changes], None]


class Decisions(QObject):
    """``done(words, undo)``: undo is a callable or None. ``refused`` carries a known error.

    ``closed`` follows ``done`` when a request was closed: its customer may be told.
    """

    done = Signal(str, object)
    refused = Signal(Exception)
    closed = Signal(Incident)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def set_severity(self, incident: Incident, severity: Severity | None) -> None:
        if severity != incident.severity:
            words = self.tr("{tag}: severity {letter}").format(tag=incident.tag, letter=severity or "–")
            self._decide([incident.id], self._severity(severity), words)

    def set_state(self, incident: Incident, state: IncidentState) -> None:
        words = self.tr("{tag}: {state}").format(tag=incident.tag, state=state_name(state))

        def tell(_changes: Changes) -> None:
            if state is IncidentState.CLOSED:
                self.closed.emit(incident)

        self._decide([incident.id], self._state(state), words, tell)

    def set_state_early(self, incident: Incident, state: IncidentState, reason: str) -> None:
        """Into work before its turn, for a reason that is recorded (Q-8)."""
        desk = self._desk
        self._write(
            lambda uow: use.start_out_of_turn(uow, desk.clock, incident.id, reason, desk.author),
            then=lambda _changes: self.set_state(incident, state),
        )

    def close_into(self, incident: Incident, original_id: int) -> None:
        """It repeats another request, which stays."""
        words = self.tr("{tag}: closed as a duplicate").format(tag=incident.tag)
        self._decide([incident.id], self._duplicate(lambda _uow: original_id), words)

    def close_into_numbered(self, incident: Incident, text: str) -> None:
        """The same by a number as it was typed: ``12`` or ``INC-000012``."""
        words = self.tr("{tag}: closed as a duplicate").format(tag=incident.tag)
        self._decide([incident.id], self._duplicate(lambda uow: use.numbered(uow, number_in(text))), words)

    def _duplicate(self, original: Callable[[UnitOfWork], int]) -> Act:
        desk = self._desk
        return lambda uow, id: use.mark_duplicate(uow, desk.clock, id, original(uow), desk.author)

    def set_urgent(self, incident: Incident, urgent: bool) -> None:
        said = self.tr("{tag}: urgent") if urgent else self.tr("{tag}: not urgent")
        self._decide([incident.id], self._urgent(urgent), said.format(tag=incident.tag))

    def set_kind(self, incident: Incident, kind: RequestKind) -> None:
        desk = self._desk
        words = self.tr("{tag} moved to another list").format(tag=incident.tag)
        self._decide(
            [incident.id], lambda uow, id: use.set_kind(uow, desk.clock, id, kind, desk.author), words
        )

    def assign(self, incident: Incident, customer_id: int) -> None:
        words = self.tr("{tag}: customer assigned").format(tag=incident.tag)
        self._decide([incident.id], self._customer(customer_id), words)

    # ---- the same for several

    def grade_all(self, ids: Sequence[int], severity: Severity | None) -> None:
        words = self.tr("{count} requests: severity {letter}")
        self._decide(ids, self._severity(severity), words.format(count=len(ids), letter=severity or "–"))

    def urge_all(self, ids: Sequence[int], urgent: bool) -> None:
        words = self.tr("{count} requests: urgent") if urgent else self.tr("{count} requests: not urgent")
        self._decide(ids, self._urgent(urgent), words.format(count=len(ids)))

    def move_all(self, ids: Sequence[int], state: IncidentState) -> None:
        words = self.tr("{count} requests: {state}").format(count=len(ids), state=state_name(state))
        self._decide(ids, self._state(state), words)

    def assign_all(self, ids: Sequence[int], customer_id: int) -> None:
        words = self.tr("{count} requests: customer assigned").format(count=len(ids))
        self._decide(ids, self._customer(customer_id), words)

    def entrust_all(self, ids: Sequence[int], login: str) -> None:
        desk = self._desk
        words = self.tr("{count} requests: technician {name}").format(count=len(ids), name=login or "–")
        self._decide(ids, lambda uow, id: use.set_technician(uow, desk.clock, id, login, desk.author), words)

    def _severity(self, severity: Severity | None) -> Act:
        desk = self._desk
        return lambda uow, id: use.set_severity(uow, desk.clock, id, severity, desk.author)

    def _urgent(self, urgent: bool) -> Act:
        desk = self._desk
        return lambda uow, id: use.confirm_urgent(uow, desk.clock, id, urgent, desk.author)

    def _state(self, state: IncidentState) -> Act:
        desk = self._desk
        return lambda uow, id: use.change_state(uow, desk.clock, id, state, desk.author)

    def _customer(self, customer_id: int) -> Act:
        desk = self._desk
        return lambda uow, id: use.assign_customer(uow, desk.clock, id, customer_id, desk.author)

    def _decide(self, ids: Sequence[int], act: Act, words: str, then: Then | None = None) -> None:
        """One transaction, and one undo for all of it."""
        desk, decided = self._desk, list[Decided]()

        def job(uow: UnitOfWork) -> Changes:
            changes, done = decide(uow, ids, act)
            decided[:] = done
            return changes

        def undo() -> None:
            self._write(
                lambda uow: take_back(uow, desk.clock, decided, desk.author),
                self.tr("Taken back: {words}").format(words=words),
            )

        self._write(job, words, undo, then)

    def set_object(self, incident: Incident, about: CoveredObject) -> None:
        desk = self._desk
        self._write(lambda uow: use.set_object(uow, desk.clock, incident.id, about, desk.author))

    def note(self, incident: Incident, text: str) -> None:
        desk = self._desk
        words = self.tr("{tag}: note added").format(tag=incident.tag)
        self._write(lambda uow: use.add_note(uow, desk.clock, incident.id, text, desk.author), words)

    def call(self, incident: Incident, text: str, reason: str = "") -> None:
        """``reason``: why although it is not its turn (Q-8)."""
        desk = self._desk
        words = self.tr("{tag}: call-back logged").format(tag=incident.tag)
        self._write(lambda uow: use.log_call(uow, desk.clock, incident.id, text, desk.author, reason), words)

    def treat_as_pec(self, incident: Incident, reason: str) -> None:
        desk = self._desk
        words = self.tr("{tag}: admitted to the queue").format(tag=incident.tag)
        self._write(lambda uow: use.treat_as_pec(uow, desk.clock, incident.id, reason, desk.author), words)

    def authorise(self, items: Authorisation) -> None:
        desk = self._desk
        self._write(lambda uow: use.authorise(uow, desk.clock, items, desk.author))

    def end_access(self, incident: Incident) -> None:
        desk = self._desk
        words = self.tr("{tag}: temporary access ended").format(tag=incident.tag)
        self._write(lambda uow: use.end_access(uow, desk.clock, incident.id, desk.author), words)

    def start_anyway(
        self, incident: Incident, reason: str, then: Callable[[], None], *, gate: bool, turn: bool
    ) -> None:
        """One reason for what is missing at the gate and for going before one's turn (Q-8, Q-11)."""
        desk = self._desk

        def job(uow: UnitOfWork) -> Changes:
            changes = Changes()
            if gate:
                changes |= use.start_anyway(uow, desk.clock, incident.id, reason, desk.author)
            if turn:
                changes |= use.start_out_of_turn(uow, desk.clock, incident.id, reason, desk.author)
            return changes

        self._write(job, then=lambda _changes: then())

    def register(self, draft: HandDraft, then: Then, on_error: Callable[[Exception], None]) -> None:
        desk = self._desk
        desk.tasks.write(
            lambda uow: register_by_hand(uow, desk.clock, draft, desk.author),
            then,
            owner=self,
            on_error=on_error,
        )

    def _write(
        self, job: Job, words: str = "", undo: Callable[[], None] | None = None, then: Then | None = None
    ) -> None:
        def finish(changes: Changes) -> None:
            if words:
                self.done.emit(words, undo)
            if then:
                then(changes)

        self._desk.tasks.write(job, finish, owner=self, on_error=self.refused.emit)


def number_in(text: str) -> int:
    """The number of a request in what was typed; 0, which no request has, when there is none."""
    digits = "".join(filter(str.isdecimal, text))[:9]
    return int(digits) if digits else 0
