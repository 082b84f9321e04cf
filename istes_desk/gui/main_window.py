"""The frame: tab bar, customer scope, running timer, status line. It wires tabs together, no more.

What the first paint does without is imported later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from istes_desk.domain.customers import Customer
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import Caught
from istes_desk.gui.header import Header
from istes_desk.gui.notices import Notices
from istes_desk.gui.status_line import StatusLine
from istes_desk.gui.tab import Navigator, Place, Tab, WorkRequest
from istes_desk.gui.tab_list import QUEUE, TABS, TIMER, TabSpec, index_of
from istes_desk.gui.tab_pages import TabPages
from istes_desk.gui.widgets.manners import restore_columns, save_columns
from istes_desk.services.changes import Changes

if TYPE_CHECKING:
    from istes_desk.gui.mail.corner import MailCorner
    from istes_desk.gui.notice_watch import NoticeWatch
    from istes_desk.gui.palette import CommandPalette
    from istes_desk.gui.timer.controller import TimerController
    from istes_desk.gui.timer.reach import TimerReach
    from istes_desk.gui.tray import Tray

LAST_TAB = "window/tab"


def bring_in() -> None:
    """Imports what the first tab needs, ahead of its time."""
    TABS[QUEUE].load()


EVERYWHERE = "actionTimer"
"""Its keys work in every window of the program."""


class MainWindow(QMainWindow):
    """One window per program. ``closed`` was emitted when the user really left."""

    closed = Signal()

    def __init__(self, desk: Desk, window_settings: QSettings) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.desk, self._window_settings = desk, window_settings
        self.navigator = Navigator(self)
        self._palette: CommandPalette | None = None
        self.watch: NoticeWatch | None = None
        self.tray: Tray | None = None
        self._timer: TimerController | None = None
        self.reach: TimerReach | None = None
        self._mail: MailCorner | None = None
        self._build()
        self._connect()
        self._add_shortcuts()
        self._restore_geometry()
        self._reload_customers()

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """All of them; makes those that are missing."""
        return self.pages.all()

    def tab(self, kind: type[Tab]) -> Tab:
        """The tab of that class."""
        return self.pages.tab(index_of(kind))

    @property
    def current_tab(self) -> Tab:
        """The tab in front."""
        return self.pages.tab(self.header.tab_bar.currentIndex())

    @property
    def palette_dialog(self) -> CommandPalette:
        """Made when it is first asked for."""
        if self._palette is None:
            from istes_desk.gui.palette import CommandPalette

            self._palette = CommandPalette(self.desk, self)
            self._palette.place_chosen.connect(self.show_place)
        return self._palette

    @property
    def timer(self) -> TimerController:
        """The running work; with the first use it takes up what an ended program left running."""
        if self._timer is None:
            self._timer = self._make_timer()
            self._timer.recover()
        return self._timer

    def _make_timer(self) -> TimerController:
        from istes_desk.gui.timer.controller import TimerController
        from istes_desk.gui.timer.reach import TimerReach

        timer = TimerController(self.desk, self)
        timer.title_changed.connect(self.setWindowTitle)
        self.reach = TimerReach(timer, self._window_settings, self)
        self.reach.question_asked.connect(self._show_question)
        self._column.insertWidget(1, self.reach.bar)
        return timer

    @property
    def mail(self) -> MailCorner:
        """Made when all tabs are there, or when it is first asked for; reads the mailboxes from then on."""
        if self._mail is None:
            from istes_desk.gui.mail.corner import MailCorner

            self._mail = MailCorner(self.desk, self.navigator, self.status_line, self)
        return self._mail

    def _start_telling(self) -> None:
        """The last thing of the start: what nobody has been told yet."""
        from PySide6.QtWidgets import QSystemTrayIcon

        from istes_desk.gui.notice_watch import NoticeWatch
        from istes_desk.gui.tray import Tray

        available = QSystemTrayIcon.isSystemTrayAvailable()
        self.tray = Tray(self, available=available)
        timer = self.timer
        if self.reach is not None:
            self.tray.take_timer(timer.title_changed, self.reach.into_tray)
            self.reach.question_came.connect(self.tray.remark)
        self.tray.incident_asked.connect(lambda id: self.show_place(Place("incident", id)))
        self.watch = NoticeWatch(self.desk, self)
        self.watch.told.connect(self.tray.tell)
        self.watch.start()

    def _show_question(self) -> None:
        """From the small window too, while this one is minimised."""
        if self.tray is not None:
            self.tray.open()
        self.show_tab(TIMER)

    def show_tab(self, index: int) -> None:
        """Brings a tab to the front and gives it the focus."""
        self.header.tab_bar.setCurrentIndex(index)
        self.current_tab.activate()

    def _make_tab(self, spec: TabSpec) -> Tab:
        """One that cannot be made leaves a page that says so: mail, timer and notices go on."""
        with Caught() as caught:
            return self._made(spec)
        from istes_desk.gui.broken_tab import BrokenTab

        return BrokenTab(self.desk, self.navigator, spec.title(), caught.error or RuntimeError(spec.kind))

    def _made(self, spec: TabSpec) -> Tab:
        kind: Callable[..., Tab] = spec.load()
        own = (self.timer,) if spec is TABS[TIMER] else ()
        tab = kind(self.desk, self.navigator, *own)
        restore_columns(tab, self._window_settings)
        return tab

    def _build(self) -> None:
        self.header = Header(TABS)
        self.notices = Notices()
        self.pages = TabPages(self._make_tab, self.desk.tasks)
        self.pages.bring(QUEUE)
        body = QWidget()
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.notices.banner):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(body)
        self.notices.attach(self)
        self.status_line = StatusLine(self.desk, self)
        self.setStatusBar(self.status_line)

    def _connect(self) -> None:
        self.header.tab_bar.currentChanged.connect(self.pages.bring)
        self.header.scope_changed.connect(self.pages.set_scope)
        self.header.search_asked.connect(self.open_palette)
        self.desk.tasks.changed.connect(self._on_changed)
        self.desk.tasks.failed.connect(self.notices.show_error)
        self.navigator.work_asked.connect(self._on_work_asked)
        self.navigator.place_asked.connect(self.show_place)
        self.pages.shown.connect(lambda: self.timer)
        self.pages.shown.connect(self.status_line.refresh_backup)
        self.pages.complete.connect(lambda: self.mail)
        self.pages.complete.connect(self._start_telling)
        self.navigator.vault_changed.connect(self.status_line.show_vault)
        self.pages.counter_changed.connect(self.header.set_counter)

    def _add_shortcuts(self) -> None:
        shortcuts: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("actionNew", self.tr("New in this tab"), "Ctrl+N", lambda: self.current_tab.create_new()),
            ("actionPrint", self.tr("Print this tab"), "Ctrl+P", lambda: self.current_tab.print_page()),
            (
                "actionExplain",
                self.tr("Explain the selected thing"),
                "F1",
                lambda: self.current_tab.explain(),
            ),
            ("actionTimer", self.tr("Start or pause the timer"), "Ctrl+T", lambda: self.timer.toggle()),
            ("actionMail", self.tr("Receive mail"), "F5", lambda: self.mail.fetch_now()),
            ("actionLedger", self.tr("Register of the mail"), "", lambda: self.mail.open_register()),
            ("actionPalette", "", "Ctrl+K", self.open_palette),
            *(
                (f"actionTab{i + 1}", spec.title(), f"Ctrl+{i + 1}", lambda i=i: self.show_tab(i))
                for i, spec in enumerate(TABS)
            ),
        )
        for name, text, keys, slot in shortcuts:
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcut(QKeySequence(keys))
            if name == EVERYWHERE:
                action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            action.triggered.connect(lambda _on, slot=slot: slot())
            self.addAction(action)

    def open_palette(self) -> None:
        """Ctrl+K: anything by name."""
        self.palette_dialog.open_with(TABS, self.actions())

    def show_place(self, place: Place) -> None:
        """Brings the tab to the front that knows this place."""
        for index, spec in enumerate(TABS):
            if place.kind in spec.places and self.pages.tab(index).show_place(place):
                self.show_tab(index)
                return

    def take_files(self, paths: Sequence[Path]) -> None:
        """Mail files go into the queue."""
        if self.pages.tab(QUEUE).take_files(paths):
            self.show_tab(QUEUE)

    def _on_work_asked(self, request: WorkRequest) -> None:
        self.timer.start(request)
        self.show_tab(TIMER)

    def _on_changed(self, changes: Changes) -> None:
        if changes.customers:
            self._reload_customers()
        if self._timer is not None:
            self._timer.on_changes(changes)
        self.pages.on_changes(changes)

    def _reload_customers(self) -> None:
        self.desk.tasks.read(
            lambda uow: uow.find(Customer, active=True), self.header.set_customers, owner=self
        )

    def _restore_geometry(self) -> None:
        self.resize(1280, 720)
        geometry = self._window_settings.value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        last = str(self._window_settings.value(LAST_TAB, ""))
        if last in (names := [spec.module for spec in TABS]):
            self.header.tab_bar.setCurrentIndex(names.index(last))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pages.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pages.stop()
        if self.watch is not None and self.tray is not None:
            self.watch.stop()
            self.tray.close()
        if self._mail is not None:
            self._mail.stop()
        self._window_settings.setValue("window/geometry", self.saveGeometry())
        self._window_settings.setValue(LAST_TAB, TABS[self.header.tab_bar.currentIndex()].module)
        save_columns(self, self._window_settings)
        if self._timer is not None:
            self._timer.leave()
        if self.reach is not None:
            self.reach.close()
        super().closeEvent(event)
        self.closed.emit()
