"""The frame: tab bar, customer scope, running timer, status line. It wires tabs together, no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from istes_desk.domain.customers import Customer
from istes_desk.gui.checklists.tab import ChecklistsTab
from istes_desk.gui.customers.tab import CustomersTab
from istes_desk.gui.deadlines.tab import DeadlinesTab
from istes_desk.gui.desk import Desk
from istes_desk.gui.header import Header
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.notices import Notices
from istes_desk.gui.palette import CommandPalette
from istes_desk.gui.settings.tab import SettingsTab
from istes_desk.gui.status_line import StatusLine
from istes_desk.gui.tab import Navigator, Place, Tab, WorkRequest
from istes_desk.gui.timer.bar import TimerBar
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.timer.tab import TimerTab
from istes_desk.services.changes import Changes

TABS: tuple[type[Tab], ...] = (
    IncidentsTab,
    NetworkTab,
    ChecklistsTab,
    TimerTab,
    CustomersTab,
    DeadlinesTab,
    SettingsTab,
)


class MainWindow(QMainWindow):
    """One window per program. ``closed`` was emitted when the user really left."""

    closed = Signal()

    def __init__(self, desk: Desk, window_settings: QSettings) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.desk, self._window_settings = desk, window_settings
        self.navigator = Navigator(self)
        self.timer = TimerController(desk, self)
        self.tabs = tuple(self._make_tab(kind) for kind in TABS)
        self._build()
        self._connect()
        self._add_shortcuts()
        self._restore_geometry()
        self._reload_customers()
        self.timer.recover()

    def tab(self, kind: type[Tab]) -> Tab:
        """The tab of that class."""
        return next(tab for tab in self.tabs if type(tab) is kind)

    @property
    def current_tab(self) -> Tab:
        """The tab in front."""
        return self.tabs[self._pages.currentIndex()]

    def show_tab(self, index: int) -> None:
        """Brings a tab to the front and gives it the focus."""
        self.header.tab_bar.setCurrentIndex(index)
        self.current_tab.activate()

    def _make_tab(self, kind: type[Tab]) -> Tab:
        if kind is TimerTab:
            return TimerTab(self.desk, self.navigator, self.timer)
        return kind(self.desk, self.navigator)

    def _build(self) -> None:
        self.header = Header(self.tabs)
        self.notices = Notices()
        self._pages = QStackedWidget()
        for tab in self.tabs:
            self._pages.addWidget(tab)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, TimerBar(self.timer), self.notices.banner):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(body)
        self.notices.attach(self)
        self.status_line = StatusLine(self.desk, self)
        self.setStatusBar(self.status_line)
        self.palette_dialog = CommandPalette(self.desk, self)

    def _connect(self) -> None:
        self.header.tab_bar.currentChanged.connect(self._pages.setCurrentIndex)
        self.header.scope_changed.connect(self._on_scope_changed)
        self.header.search_asked.connect(self.open_palette)
        self.desk.tasks.changed.connect(self._on_changed)
        self.desk.tasks.failed.connect(self.notices.show_error)
        self.navigator.work_asked.connect(self._on_work_asked)
        self.navigator.place_asked.connect(self.show_place)
        self.palette_dialog.place_chosen.connect(self.show_place)
        self.timer.title_changed.connect(self.setWindowTitle)
        for index, tab in enumerate(self.tabs):
            tab.counter_changed.connect(lambda count, i=index: self.header.set_counter(i, count))

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
            ("actionTimer", self.tr("Start or pause the timer"), "Ctrl+T", self.timer.toggle),
            ("actionPalette", "", "Ctrl+K", self.open_palette),
            *(
                (f"actionTab{i + 1}", tab.title(), f"Ctrl+{i + 1}", lambda i=i: self.show_tab(i))
                for i, tab in enumerate(self.tabs)
            ),
        )
        for name, text, keys, slot in shortcuts:
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _on, slot=slot: slot())
            self.addAction(action)

    def open_palette(self) -> None:
        """Ctrl+K: anything by name."""
        self.palette_dialog.open_with(self.tabs, self.actions())

    def show_place(self, place: Place) -> None:
        """Brings the tab to the front that knows this place."""
        for index, tab in enumerate(self.tabs):
            if tab.show_place(place):
                self.show_tab(index)
                return

    def take_files(self, paths: Sequence[Path]) -> None:
        """Mail files go to the tab that takes them."""
        for index, tab in enumerate(self.tabs):
            if tab.take_files(paths):
                self.show_tab(index)
                return

    def _on_work_asked(self, request: WorkRequest) -> None:
        self.timer.start(request)
        self.show_tab(TABS.index(TimerTab))

    def _on_scope_changed(self, customer_id: int | None) -> None:
        for tab in self.tabs:
            tab.set_scope(customer_id)

    def _on_changed(self, changes: Changes) -> None:
        if changes.customers:
            self._reload_customers()
        self.timer.on_changes(changes)
        for tab in self.tabs:
            tab.on_changes(changes)

    def _reload_customers(self) -> None:
        self.desk.tasks.read(
            lambda uow: uow.find(Customer, active=True), self.header.set_customers, owner=self
        )

    def _restore_geometry(self) -> None:
        self.resize(1280, 720)
        geometry = self._window_settings.value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._window_settings.setValue("window/geometry", self.saveGeometry())
        self.timer.leave()
        super().closeEvent(event)
        self.closed.emit()
