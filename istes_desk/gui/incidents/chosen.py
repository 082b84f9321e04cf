"""The chosen requests of the queue: their details at the right, and what is decided on them; base of its tab.

The first paint of the list does without: each part is made with its first use, at the latest by ``complete``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter

from istes_desk.domain.incidents import Incident, Severity
from istes_desk.gui.format import Formatter
from istes_desk.gui.incidents.notice_line import NoticeLine
from istes_desk.gui.incidents.queue_list import QueueList
from istes_desk.gui.tab import Tab
from istes_desk.services.ports import UnitOfWork

if TYPE_CHECKING:
    from istes_desk.gui.incidents.bulk_pane import BulkPane
    from istes_desk.gui.incidents.decisions import Decisions
    from istes_desk.gui.incidents.details import DetailsPane
    from istes_desk.gui.incidents.files import FileIntake, Tally
    from istes_desk.gui.incidents.list_output import ListOutput
    from istes_desk.gui.incidents.sending import LetterSender
    from istes_desk.services.incident_view import IncidentDetails

Act = Callable[[], None]


class ChosenRequests(Tab):
    """The tab builds ``list``, ``notice`` and the splitter, and answers what the late parts tell."""

    list: QueueList
    notice: NoticeLine
    _split: QSplitter
    _fmt: Formatter

    def _offer_closing_letter(self, incident: Incident) -> None:
        """A request was closed."""
        raise NotImplementedError

    def _show_refused_letter(self, error: Exception, letter_id: int) -> None:
        """A letter was refused for good."""
        raise NotImplementedError

    def _show_tally(self, tally: Tally) -> None:
        """Every file had its turn."""
        raise NotImplementedError

    @cached_property
    def _decisions(self) -> Decisions:
        from istes_desk.gui.incidents.decisions import Decisions

        made = Decisions(self.desk, self)
        made.done.connect(self.notice.say)
        made.refused.connect(self.notice.refuse)
        made.closed.connect(self._offer_closing_letter)
        return made

    @cached_property
    def _files(self) -> FileIntake:
        from istes_desk.gui.incidents.files import FileIntake

        made = FileIntake(self.desk, self)
        made.finished.connect(self._show_tally)
        return made

    @cached_property
    def output(self) -> ListOutput:
        """Copies, exports, prints."""
        from istes_desk.gui.incidents.list_output import ListOutput

        made = ListOutput(self.desk, self)
        made.done.connect(self.notice.say)
        made.refused.connect(self.notice.refuse)
        return made

    @cached_property
    def post(self) -> LetterSender:
        """Sends what waits."""
        from istes_desk.gui.incidents.sending import LetterSender

        made = LetterSender(self.desk, self)
        made.refused.connect(self._show_refused_letter)
        return made

    @cached_property
    def pane(self) -> DetailsPane:
        """The right side."""
        from istes_desk.gui.incidents.details import DetailsPane

        made, sizes = DetailsPane(self.desk, self._fmt, self._decisions), self._split.sizes()
        if (empty := self._split.replaceWidget(1, made)) is not None:
            empty.deleteLater()
        self._split.setSizes(sizes)
        made.work_asked.connect(self.navigator.work_asked)
        made.left.connect(self.list.setFocus)
        self._connect_bulk(made.bulk)
        return made

    def complete(self) -> None:
        self.pane.show()
        self.post.look()  # what was to be sent before it listened

    def _connect_bulk(self, bulk: BulkPane) -> None:
        make = self._decisions
        for signal, decide in (
            (bulk.severity_asked, make.grade_all),
            (bulk.urgent_asked, make.urge_all),
            (bulk.state_asked, make.move_all),
            (bulk.customer_asked, make.assign_all),
            (bulk.technician_asked, make.entrust_all),
        ):
            signal.connect(partial(self._on_all, decide))

    def _on_all(self, decide: Callable[..., None], value: object) -> None:
        decide(self.list.selected_ids, value)

    def _load_details(self, id: int) -> None:
        if not id:
            self._show_none()
            return
        now = self.desk.clock.now()
        self.desk.tasks.read(
            lambda uow: _details(uow, now, id),
            self._show_details,
            owner=self,
            on_error=lambda _gone: self._show_none(),
        )

    def _show_none(self) -> None:
        if "pane" in self.__dict__:
            self.pane.show_details(None, self.desk.clock.now())

    def _show_details(self, found: IncidentDetails) -> None:
        if found.incident.id == self.list.current_id:
            self.pane.show_details(found, self.desk.clock.now())

    def _with(self, id: int, act: Act) -> None:
        """Selects first, acts as soon as the details are there."""
        if self.list.select(id):
            now = self.desk.clock.now()

            def ready(found: IncidentDetails) -> None:
                self._show_details(found)
                act()

            self.desk.tasks.read(lambda uow: _details(uow, now, id), ready, owner=self)

    def _if_shown(self, act: Act) -> None:
        if self.pane.details and self.pane.incident.id == self.list.current_id:
            act()

    def _grade(self, letter: Severity) -> None:
        if len(ids := self.list.selected_ids) > 1:
            self._decisions.grade_all(ids, letter)
            return
        self._if_shown(lambda: self._decisions.set_severity(self.pane.incident, letter))

    def _toggle_urgent(self) -> None:
        urgent = not self.pane.incident.urgent
        if len(ids := self.list.selected_ids) > 1:
            self._decisions.urge_all(ids, urgent)
            return
        self._decisions.set_urgent(self.pane.incident, urgent)


def _details(uow: UnitOfWork, now: datetime, id: int) -> IncidentDetails:
    from istes_desk.services.incident_view import details

    return details(uow, now, id)
