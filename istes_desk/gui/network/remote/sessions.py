"""One remote session from the click to the offer of the timer: checked, written down, started (L-1)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from istes_desk.domain.network import RemoteAccess
from istes_desk.domain.remote_target import RemoteTarget
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.vault.means import vault_of
from istes_desk.gui.network.words import REMOTE_METHODS
from istes_desk.gui.tab import Navigator, WorkRequest
from istes_desk.services.errors import KnownError
from istes_desk.services.remote import Launch, Login, prepare, record_launch
from istes_desk.services.vault_secrets import read_row

HANDED_MS = 30_000
translate = QCoreApplication.translate


class RemoteSessions(QObject):
    """``open_url`` shows a web page. A log-in handed over is taken back after 30 s, on lock and on exit."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self._handed: dict[RemoteTarget, QTimer] = {}
        bench.vault.locked.connect(self._on_locked)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._on_quit)

    @property
    def _desk(self) -> Desk:
        return self._bench.desk

    def launch(self, access_id: int) -> None:
        """Reads and checks the way in; what is wrong with it is said above the plan."""
        self._bench.say("")
        self._desk.tasks.read(
            lambda uow: prepare(uow, access_id), self._check, owner=self, on_error=self._fail
        )

    def _check(self, launch: Launch) -> None:
        """A program that is missing is told before anything is written down."""
        if launch.is_web:
            self._record(launch)
            return
        self._desk.tasks.background(
            lambda: self._desk.launcher.check(launch.target),
            lambda _none: self._record(launch),
            owner=self,
            on_error=self._fail,
        )

    def _record(self, launch: Launch) -> None:
        desk = self._desk

        def opened(key: bytes) -> None:
            desk.tasks.write(
                lambda uow: record_launch(uow, desk.clock, key, launch, desk.author),
                lambda _changes: self._start(launch),
                owner=self,
                on_error=self._fail,
            )

        self._bench.vault.with_key(opened, self._fail)

    def _start(self, launch: Launch) -> None:
        if launch.is_web:
            if self.open_url(QUrl(launch.target.url)):
                self._started(launch, False)
            else:
                self._bench.say(self.tr("No browser opened {}.").format(launch.target.url))
            return
        self._desk.tasks.background(
            lambda: self._begin(launch),
            partial(self._started, launch),
            owner=self,
            on_error=self._fail,
        )

    def _begin(self, launch: Launch) -> bool:
        """On the pool: the secret is read here and given on at once."""
        row, login = launch.credential, None
        if row is not None and launch.needs_secret:
            login = Login(row.user_name, read_row(vault_of(self._desk), row))
        return self._desk.launcher.start(launch.target, login)

    def _started(self, launch: Launch, handed: bool) -> None:
        if handed:
            self._withdraw_later(launch.target)
            if not self._bench.vault.is_open:  # locked while the program was starting
                self._withdraw(launch.target)
        self._bench.say(self.tr("Session opened: {}").format(launch.target.place))
        offer_timer(self._bench.window, self._bench.navigator, launch)

    def _withdraw_later(self, target: RemoteTarget) -> None:
        timer = self._handed.get(target) or QTimer(self, singleShot=True, interval=HANDED_MS)
        if target not in self._handed:
            self._handed[target] = timer
            timer.timeout.connect(lambda: self._withdraw(target))
        timer.start()

    def _withdraw(self, target: RemoteTarget) -> None:
        timer = self._handed.pop(target)
        timer.stop()
        timer.deleteLater()
        launcher = self._desk.launcher
        self._desk.tasks.background(
            lambda: launcher.withdraw(target), lambda _none: None, on_error=self._fail
        )

    def _on_locked(self) -> None:
        for target in list(self._handed):
            self._withdraw(target)

    def _on_quit(self) -> None:
        """Without the pool, which ends as well; what Windows refuses now goes with the user's session."""
        for target in self._handed:
            with suppress(KnownError):
                self._desk.launcher.withdraw(target)
        self._handed.clear()

    def _fail(self, error: Exception) -> None:
        self._bench.say(words_of(error))


def offer_timer(window: QWidget, navigator: Navigator, launch: Launch) -> None:
    """Asks beside the session; the work goes on whatever is answered, or nothing is."""
    device = launch.device
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setObjectName("timerOffer")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("RemoteSessions", "Start the timer for {}?").format(device.name))
    box.setInformativeText(translate("RemoteSessions", "The session was written in the access register."))
    start = box.addButton(translate("RemoteSessions", "Start the &timer"), QMessageBox.ButtonRole.AcceptRole)
    start.setObjectName("startTimerNow")
    box.addButton(translate("RemoteSessions", "&Not now"), QMessageBox.ButtonRole.RejectRole)
    request = WorkRequest(device.customer_id, site_id=device.site_id, device_ids=(device.id,))
    start.clicked.connect(lambda: navigator.work_asked.emit(request))
    box.open()


def sessions_of(bench: Bench) -> RemoteSessions:
    """The one of this plan, made at its first use."""
    return bench.window.findChild(RemoteSessions) or RemoteSessions(bench)


def way_name(access: RemoteAccess) -> str:
    """``RDP 192.168.10.10``."""
    return f"{REMOTE_METHODS[access.method]} {access.peer_id or access.address}"


def add_ways(bench: Bench, menu: QMenu, device_id: int) -> None:
    """A line per way in to the device, for its context menu."""
    view = bench.editor.view
    ways = view.accesses_of(device_id) if view else ()
    if ways:
        menu.addSeparator()
    for one in ways:
        action = menu.addAction(
            icon("remote"), translate("RemoteSessions", "Connect: {}").format(way_name(one))
        )
        action.setObjectName(f"connect_{one.id}")
        action.triggered.connect(partial(_launch, bench, one.id))


def _launch(bench: Bench, access_id: int, _checked: bool = False) -> None:
    sessions_of(bench).launch(access_id)


def connect_first(bench: Bench) -> None:
    """Ctrl+R: the first way in to the selected device."""
    view = bench.editor.view
    ways = view.accesses_of(bench.one_device) if view else ()
    if ways:
        sessions_of(bench).launch(ways[0].id)
    else:
        bench.say(translate("RemoteSessions", "This device has no way in: add one on its card."))
