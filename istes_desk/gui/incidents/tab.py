"""The tab Coda: view and presenter. It reads, shows and passes on; decisions are made by the services."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.customers import Customer
from istes_desk.domain.incidents import OPEN_STATES, Incident, RequestKind, Severity
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.incidents.chips import Chips
from istes_desk.gui.incidents.chosen import ChosenRequests
from istes_desk.gui.incidents.empty_list import EmptyList
from istes_desk.gui.incidents.filters import FilterBar
from istes_desk.gui.incidents.next_card import NextCard
from istes_desk.gui.incidents.nothing_chosen import nothing_chosen
from istes_desk.gui.incidents.notice_line import NoticeLine
from istes_desk.gui.incidents.queue_delegate import QueueDelegate
from istes_desk.gui.incidents.queue_list import QueueList
from istes_desk.gui.incidents.queue_reader import QueueReader, Reading
from istes_desk.gui.incidents.saved import SavedFilters
from istes_desk.gui.incidents.wish import Wish
from istes_desk.gui.incidents.words import spoken
from istes_desk.gui.tab import Navigator, Place
from istes_desk.gui.theme import GRID, Tone
from istes_desk.services.changes import Changes
from istes_desk.services.queue_filter import QueueFilter, QueueSection
from istes_desk.services.queue_view import rows

if TYPE_CHECKING:
    from istes_desk.gui.incidents.files import Tally
    from istes_desk.services.intake import HandDraft


class IncidentsTab(ChosenRequests):
    """Who is next, until when, and why."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.setObjectName("incidentsTab")
        self.setAcceptDrops(True)
        self._scope: int | None = None
        self._select = 0
        self._customers: list[Customer] = []
        self._fmt = Formatter(spoken())
        self._build()
        self._connect()
        self._add_keys()
        self._load_customers()
        self.reload()

    def _build(self) -> None:
        self.filters, self.chips = FilterBar(), Chips()
        self.saved = SavedFilters(self.desk, self.filters, self)
        self.card = NextCard(self._fmt)
        self.list = QueueList(QueueDelegate(self.desk.clock.now, self._fmt))
        self.notice = NoticeLine()
        self.reader = QueueReader(self.desk, self._wanted, self.list.visible_ids, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self.empty = EmptyList()
        self._pages.addWidget(self.empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(GRID, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.card)
        column.addWidget(self._pages, 1)
        column.addWidget(self.notice)
        self._split = split = QSplitter()
        split.setObjectName("queueSplitter")
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(nothing_chosen())
        split.setStretchFactor(0, 1)
        split.setSizes([820, 440])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.filters)
        whole.addWidget(self.chips)
        whole.addWidget(split, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self.reload)
        self.filters.new_asked.connect(self.create_new)
        self.filters.open_asked.connect(self.open_files)
        self.filters.export_asked.connect(self._export)
        self.chips.wished.connect(self.filters.ask)
        self.empty.wished.connect(self.filters.ask)
        self.empty.open_asked.connect(self.open_files)
        self.list.several.connect(lambda count: self.pane.show_several(count))
        self.list.copy_asked.connect(self._copy)
        self.saved.done.connect(self.notice.say)
        self.saved.refused.connect(self.notice.refuse)
        self.filters.reports_asked.connect(self.open_reports)
        self.reader.arrived.connect(self._show_reading)
        self.list.chosen.connect(self._load_details)
        self.list.entered.connect(lambda: self.pane.controls.call.setFocus())
        self.list.rows.rows_wanted.connect(self._load_rows)
        self.card.call_asked.connect(lambda id: self._with(id, self.pane.ask_call))
        self.card.start_asked.connect(lambda id: self._with(id, self.pane.ask_start))

    def _copy(self) -> None:
        self.output.copy(self.list.selected_ids, self.reader.ahead)

    def _export(self) -> None:
        self.output.export(self._listed(), self.reader.ahead)

    def print_page(self) -> None:
        """The list as it is filtered, as a PDF."""
        self.output.print_list(self._wanted(), self._listed(), self.reader.ahead)

    def _listed(self) -> list[int]:
        return self.list.rows.ids_between(0, self.list.rows.rowCount())

    def _add_keys(self) -> None:
        add = self.list.add_key
        for letter in Severity:
            words = self.tr("Severity {letter}").format(letter=letter)
            add(f"key{letter}", words, letter, partial(self._grade, letter))
        add("keyUrgent", self.tr("Urgent"), "U", lambda: self._if_shown(self._toggle_urgent))
        add("keyCall", self.tr("Call back"), "R", lambda: self._if_shown(self.pane.ask_call))
        add("keyReply", self.tr("Reply"), "E", lambda: self._if_shown(self.pane.ask_reply))
        add("keyNote", self.tr("Note"), "N", lambda: self._if_shown(self.pane.ask_note))
        add("keyStart", self.tr("Start"), "S", lambda: self._if_shown(self.pane.ask_start))

    # ---- what the main window asks

    def on_changes(self, changes: Changes) -> None:
        if changes.customers:
            self._load_customers()
        if changes.customers or changes.settings:
            self.reload()
        elif changes.incidents:
            self.reader.touched(changes.incidents)

    def set_scope(self, customer_id: int | None) -> None:
        self._scope = customer_id
        self.reload()

    def activate(self) -> None:
        self.list.setFocus()
        self.list.select_first()

    def create_new(self) -> None:
        from istes_desk.gui.incidents.new_incident import NewIncidentDialog

        dialog = NewIncidentDialog(self._customers, self._scope, self.desk.clock.now(), self)

        def register(draft: HandDraft) -> None:
            self._decisions.register(draft, stored, dialog.show_error)

        def stored(changes: Changes) -> None:
            dialog.accept()
            self._show(changes.new_id)

        dialog.drafted.connect(register)
        dialog.open()

    def open_files(self) -> None:
        """Ordinary mail and PEC from disk, several at once."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Open mail"), "", self.tr("Mail (*.eml *.msg);;All files (*)")
        )
        self._files.take(map(Path, chosen))

    def open_reports(self) -> None:
        """Response times in a window of their own; its parts are imported when first asked for."""
        from istes_desk.gui.incidents.report_window import ReportWindow

        ReportWindow(self.desk, self.navigator, self, self._scope).show()

    def take_files(self, paths: Sequence[Path]) -> bool:
        self._files.take(paths)
        return True

    def explain(self) -> None:
        """F1: why the row stands there, and the deadline hour by hour."""
        self._if_shown(self._explain)

    def _explain(self) -> None:
        row = self.list.current_row
        self.notice.say(" ".join(filter(None, (row.reason if row else "", self.pane.incident.reason))))
        self.pane.explain()

    def show_place(self, place: Place) -> bool:
        if place.kind != "incident":
            return False
        self._show(place.id)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self._files.take(Path(url.toLocalFile()) for url in urls if url.isLocalFile())

    # ---- reading and showing

    def reload(self) -> None:
        """The order, the rows in sight, the card; selection, scroll and focus stay."""
        self.reader.reload()

    def tick(self) -> None:
        """As the clock does by itself: countdowns, colours, deadlines that passed."""
        self.reader.tick()

    def _wanted(self) -> QueueFilter:
        return self.filters.wish().asked(self.desk.clock.now(), self._scope, self.desk.author)

    def _show_reading(self, found: Reading) -> None:
        head, wish = found.head, self.filters.wish()
        remarks = {QueueSection.NO_CONTRACT: head.call_back.reason} if head.call_back else {}
        if found.same:
            self.list.rows.refresh(found.rows, remarks)
        else:
            self.list.show_queue(found.index, found.rows, remarks, whole=found.whole)
        self.card.show_head(head, self.desk.clock.now())
        self.card.setVisible(wish.kind is RequestKind.INCIDENT)
        self.chips.show_wish(wish, self.filters.more.customer_name(wish.customer_id))
        self.filters.show_counts(head.listed)
        self._pages.setCurrentWidget(self.list if found.index.sections else self.empty)
        self.empty.show_wish(wish)
        self.counter_changed.emit(head.waiting)
        if self._select and found.whole:
            if not self.list.select(self._select):
                words = self.tr("The request belongs to another customer: choose all customers above.")
                self.notice.say(words)
            self._select = 0
        self._load_details(self.list.current_id)

    def _load_rows(self, ids: list[int]) -> None:
        now, ahead = self.desk.clock.now(), self.reader.ahead
        self.desk.tasks.read(lambda uow: rows(uow, now, ids, ahead), self.list.rows.put, owner=self)

    def _load_customers(self) -> None:
        def show(found: list[Customer]) -> None:
            self._customers = found
            self.filters.more.set_customers(found)

        self.desk.tasks.read(lambda uow: uow.find(Customer, active=True), show, owner=self)
        if "pane" in self.__dict__:
            self.pane.load_people()

    # ---- acting

    def _show_refused_letter(self, error: Exception, letter_id: int) -> None:
        self.notice.refuse(error)
        self.notice.offer(self.tr("Try again"), partial(self.pane.outbox.retry, letter_id))

    def _offer_closing_letter(self, incident: Incident) -> None:
        """The customer hears that it is done, if the technician wants to."""

        from istes_desk.domain.letters import LetterKind

        def write() -> None:
            self.pane.reply.ask(incident.id, LetterKind.CLOSURE)
            self._show(incident.id)

        self.notice.offer(self.tr("Write to the customer"), write)

    def _show(self, id: int) -> None:
        """Selects an incident, in whatever list and state it is."""

        def turn(incident: Incident) -> None:
            self.filters.set_wish(Wish(incident.kind, done=incident.state not in OPEN_STATES))
            self._select = id
            self.reload()

        self.desk.tasks.read(lambda uow: uow.get(Incident, id), turn, owner=self)

    def _show_tally(self, tally: Tally) -> None:
        from istes_desk.gui.incidents.summary import summary_of

        self.notice.say(summary_of(tally), tone=Tone.DANGER if tally.bad else Tone.OK)
        if tally.last_id:
            self._show(tally.last_id)
