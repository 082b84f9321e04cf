"""What the technician decides, handed to the services; each decision says what it did and how to undo it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
        desk, before = self._desk, incident.severity
        if severity == before:
            return
        words = self.tr("{tag}: severity {letter}").format(tag=incident.tag, letter=severity or "–")

        def undo() -> None:
            self.set_severity(replace(incident, severity=severity), before)

        self._write(
            lambda uow: use.set_severity(uow, desk.clock, incident.id, severity, desk.author), words, undo
        )

    def set_state(self, incident: Incident, state: IncidentState) -> None:
        desk = self._desk
        words = self.tr("{tag}: {state}").format(tag=incident.tag, state=state_name(state))

        def undo() -> None:
            self._write(
                lambda uow: use.restore_state(uow, desk.clock, incident.id, incident.state, desk.author),
                self.tr("{tag}: {state}").format(tag=incident.tag, state=state_name(incident.state)),
            )

        def tell(_changes: Changes) -> None:
            if state is IncidentState.CLOSED:
                self.closed.emit(incident)

        self._write(
            lambda uow: use.change_state(uow, desk.clock, incident.id, state, desk.author), words, undo, tell
        )

    def set_urgent(self, incident: Incident, urgent: bool) -> None:
        desk = self._desk
        self._write(lambda uow: use.confirm_urgent(uow, desk.clock, incident.id, urgent, desk.author))

    def set_kind(self, incident: Incident, kind: RequestKind) -> None:
        desk = self._desk

        def undo() -> None:
            self.set_kind(incident, incident.kind)

        words = self.tr("{tag} moved to another list").format(tag=incident.tag)
        self._write(lambda uow: use.set_kind(uow, desk.clock, incident.id, kind, desk.author), words, undo)

    def set_object(self, incident: Incident, about: CoveredObject) -> None:
        desk = self._desk
        self._write(lambda uow: use.set_object(uow, desk.clock, incident.id, about, desk.author))

    def assign(self, incident: Incident, customer_id: int) -> None:
        desk = self._desk
        words = self.tr("{tag}: customer assigned").format(tag=incident.tag)
        self._write(
            lambda uow: use.assign_customer(uow, desk.clock, incident.id, customer_id, desk.author), words
        )

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

    def start_anyway(self, incident: Incident, reason: str, then: Callable[[], None]) -> None:
        desk = self._desk
        self._write(
            lambda uow: use.start_anyway(uow, desk.clock, incident.id, reason, desk.author),
            then=lambda _changes: then(),
        )

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
