"""The composition root: builds the program from its layers, opens the window, puts everything away again."""

from __future__ import annotations

import getpass
import logging
import sqlite3
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from istes_desk import __version__
from istes_desk.adapters.config.preferences import TomlPreferences
from istes_desk.adapters.db.backup import ServerBackups, SqliteBackups
from istes_desk.adapters.db.live import LiveBackups, LiveDatabase
from istes_desk.adapters.db.opening import open_server, open_sqlite
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.mail.reader import read_mail
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.adapters.secrets.keyring_store import KeyringStore
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.adapters.system.crash import CrashFile, take_left_over
from istes_desk.adapters.system.log import start_log, stop_log
from istes_desk.adapters.system.profile import APP_NAME, Profile, user_profile
from istes_desk.adapters.system.report import bug_report, crash_report
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.firm import Firm
from istes_desk.domain.italian import date_of
from istes_desk.gui import icons
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import BugDialog, ErrorDoor, raise_bug
from istes_desk.gui.i18n import Translations, chosen
from istes_desk.gui.single_instance import SingleInstance, instance_name
from istes_desk.gui.startup_page import StartupPage
from istes_desk.gui.tasks import Runner, Tasks, ThreadRunner
from istes_desk.gui.theme import Look
from istes_desk.services.backups import Backups
from istes_desk.services.changes import Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import Clock, SecretStore, UnitOfWork
from istes_desk.services.preferences import SERVER_HANDLE, Language, Preferences, PreferenceStore
from istes_desk.services.shipped import ensure_shipped_rows

if TYPE_CHECKING:
    from istes_desk.gui.first_run import FirstRunPage
    from istes_desk.gui.main_window import MainWindow

log = logging.getLogger(__name__)
OPENING_MS = 400  # a database that opens sooner needs no page that says so
DEMO_FILES = {"customer": "customers.toml", "chapter": "story.toml"}
SILENT = KnownError(
    "ISTES Desk è già aperto ma non risponde.",
    "Attendere qualche secondo e riprovare; se non basta, chiuderlo da Gestione attività.",
    "I dati sono al sicuro.",
)


class SignallingPreferences:
    """Implements ``PreferenceStore``; ``saved`` is called after each write."""

    def __init__(self, inner: PreferenceStore, saved: Callable[[Preferences], None]) -> None:
        self._inner, self._saved = inner, saved

    def load(self) -> Preferences:
        return self._inner.load()

    def save(self, preferences: Preferences) -> None:
        self._inner.save(preferences)
        self._saved(preferences)


class Services:
    """What stands under the window: one database, its copies, the threads; closed as one."""

    def __init__(
        self, profile: Profile, preferences: Preferences, secrets: SecretStore, runner: Runner,
        told: Callable[[], None],
    ) -> None:  # fmt: skip
        self.profile, self._preferences, self._secrets = profile, preferences, secrets
        self.database = LiveDatabase(self._open)
        self.copies: Backups = ServerBackups() if preferences.database else self._sqlite_backups()
        self.backups = LiveBackups(self.copies, self.database, told)
        self.tasks = Tasks(self.database, runner)

    @property
    def database_name(self) -> str:
        return self._preferences.database or self.profile.database.name

    def _sqlite_backups(self) -> SqliteBackups:
        return SqliteBackups(self.profile.database, self.profile.backups, self.database.close)

    def _open(self) -> Database:
        if not self._preferences.database:
            return open_sqlite(self.profile.database, self.profile.backups)
        password = ""
        with suppress(KnownError):  # the server may know the user without
            password = self._secrets.get(SERVER_HANDLE)
        return open_server(self._preferences.database, password)

    def close(self) -> None:
        """What was asked for is written, then everything is let go."""
        self.tasks.close()
        self.database.close()

    def copy_of_today(self, now: datetime) -> None:
        """The daily copy, unless there is one or none is wanted; call it when the threads have ended."""
        if self._preferences.database or not self._preferences.backup_on_close:
            return
        try:
            copies = self.copies.list()
            if not copies or date_of(copies[0].made_at) != date_of(now):
                self.copies.make(now)
        except KnownError as error:
            log.warning("no copy made on closing: %s", error)


def make_desk(services: Services, clock: Clock, secrets: SecretStore, preferences: PreferenceStore) -> Desk:
    """What the tabs are handed."""
    return Desk(
        tasks=services.tasks,
        clock=clock,
        author=getpass.getuser(),
        secrets=secrets,
        papers=PdfPapers(),
        backups=services.backups,
        preferences=preferences,
        read_mail=read_mail,
        database_name=services.database_name,
        database_version=f"SQLite {sqlite3.sqlite_version}",
        provider_domains=provider_domains(),
    )


def provider_domains() -> frozenset[str]:
    """Mail domains that many share (Q-10)."""
    table = tomllib.loads(resource_path("policy", "provider_domains.toml").read_text(encoding="utf-8"))
    return frozenset(domain for domains in table.values() for domain in domains)


def prepare(uow: UnitOfWork) -> bool:
    """Shipped rows where they are missing; whether somebody set the firm up already."""
    ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
    return any(firm.set_up for firm in uow.find(Firm))


def demo(author: str) -> Callable[[UnitOfWork, datetime], Changes]:
    """Loads the demo year into an empty database."""

    def load(uow: UnitOfWork, now: datetime) -> Changes:
        from istes_desk.services.demo import DemoData, load_demo

        return load_demo(uow, now, DemoData(_demo_rows("customer"), _demo_rows("chapter")), author)

    return load


def _demo_rows(key: str) -> tuple[dict[str, Any], ...]:
    file = resource_path("demo", DEMO_FILES[key])
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))[key])


def make_application() -> QApplication:
    """Qt with the program's name, sign and drawings."""
    app = QApplication([APP_NAME])
    app.setApplicationName(APP_NAME)
    app.setApplicationVersion(__version__)
    icons.set_root(resource_path("icons"))
    app.setWindowIcon(icons.app_icon())
    return app


def make_window(desk: Desk, settings: QSettings) -> MainWindow:
    """Imported late: a second start, or one that is refused, does without the tabs."""
    from istes_desk.gui.main_window import MainWindow

    return MainWindow(desk, settings)


def make_first_run(desk: Desk) -> FirstRunPage:
    """Needed once in the life of a database."""
    from istes_desk.gui.first_run import FirstRunPage

    return FirstRunPage(desk, demo(desk.author))


class Program(QObject):
    """One run: opens the database, shows the page that fits, ends tidily."""

    _preferences_saved = Signal(Preferences)
    _backups_changed = Signal()

    def __init__(
        self, app: QApplication, profile: Profile, clock: Clock, secrets: SecretStore, crash: str = ""
    ) -> None:
        super().__init__(app)
        self._crash = crash
        self._profile, self._clock, self._secrets = profile, clock, secrets
        self._store = TomlPreferences(profile.settings)
        self._look, self._words = Look(app), Translations(app, resource_path("i18n"))
        self._services: Services | None = None
        self._instance: SingleInstance | None = None
        self._files: list[str] = []
        self._page: StartupPage | None = None
        self._first_run: FirstRunPage | None = None
        self.window: MainWindow | None = None
        self._bugs: BugDialog | None = None
        self.door = ErrorDoor(lambda error: bug_report(error, profile.data), self)
        self.door.bug.connect(self.show_bug)
        self.door.known.connect(self._show_known)
        self._slow = QTimer(self, singleShot=True, interval=OPENING_MS)
        self._slow.timeout.connect(lambda: self._shown_page().show_opening())
        self._preferences_saved.connect(self._dress)

    def start(self, files: Sequence[str] = ()) -> bool:
        """Begins to open; False when another window took the files over."""
        self._files = list(files)
        try:
            preferences = self._store.load()
        except KnownError as error:
            self._words.speak(chosen(Language.SYSTEM))
            self._refuse(error)
            return True
        self._words.speak(chosen(preferences.language))
        self._dress(preferences)
        return self._open(preferences)

    def _open(self, preferences: Preferences) -> bool:
        name = preferences.database or str(self._profile.database)
        self._instance = SingleInstance(instance_name(name), self._profile.state, self)
        if not self._instance.acquire():
            if self._instance.hand_over(self._files):
                return False
            self._refuse(SILENT)
            return True
        self._instance.asked.connect(self._on_second_start)
        told = self._backups_changed.emit
        self._services = Services(self._profile, preferences, self._secrets, ThreadRunner(), told)
        self._services.tasks.failed.connect(self._on_failed)
        self._slow.start()
        self._services.tasks.read(prepare, self._opened, owner=self, on_error=self._refuse)
        return True

    def _opened(self, set_up: bool) -> None:
        self._slow.stop()
        if self._services is None:
            return
        preferences = SignallingPreferences(self._store, self._preferences_saved.emit)
        desk = make_desk(self._services, self._clock, self._secrets, preferences)
        if set_up:
            self._show_window(desk)
            return
        self._first_run = make_first_run(desk)
        self._first_run.finished.connect(lambda: self._show_window(desk))
        self._show_instead(self._first_run)

    def _show_window(self, desk: Desk) -> None:
        settings = QSettings(str(self._profile.window_settings), QSettings.Format.IniFormat)
        self.window = make_window(desk, settings)
        self._backups_changed.connect(self.window.status_line.refresh_backup)
        self._show_instead(self.window)
        self._take_files()
        if self._crash:
            self.show_bug(self._crash)

    def _show_instead(self, window: QWidget) -> None:
        """The new one first: a program without a window would end."""
        window.show()
        for old in (self._page, self._first_run):
            if old is not None and old is not window:
                old.close()
                old.deleteLater()
        self._page = None
        self._first_run = self._first_run if window is self._first_run else None

    def _take_files(self) -> None:
        files, self._files = self._files, []
        if self.window is not None and files:
            self.window.take_files([Path(file) for file in files])

    def _on_second_start(self, files: list[str]) -> None:
        self._files += files
        shown = self.window or self._first_run or self._page
        if shown is not None:
            shown.showNormal() if shown.isMinimized() else shown.show()
            shown.raise_()
            shown.activateWindow()
        self._take_files()

    def _dress(self, preferences: Preferences) -> None:
        self._look.set_theme(preferences.theme)

    def _shown_page(self) -> StartupPage:
        if self._page is None:
            self._page = StartupPage(self._profile.data)
            self._page.retry_asked.connect(self._retry)
            self._page.restore_asked.connect(self._restore)
            self._page.quit_asked.connect(self._page.close)
        return self._page

    def _refuse(self, error: Exception) -> None:
        self._slow.stop()
        known = error if isinstance(error, KnownError) else KnownError(str(error))
        log.info("not opened: %s", known)
        page = self._shown_page()
        page.show_problem(known)
        if self._services is not None:
            self._services.tasks.background(
                self._services.copies.list,
                lambda copies: page.show_problem(known, copies),
                owner=page,
                on_error=lambda _: None,
            )

    def _retry(self) -> None:
        self._put_away()
        self.start(self._files)

    def _restore(self, name: str) -> None:
        services, now = self._services, self._clock.now()
        if services is not None:
            services.tasks.background(
                lambda: services.backups.restore(name, now),
                lambda _kept: self._retry(),
                owner=self,
                on_error=self._refuse,
            )

    def _show_known(self, error: Exception) -> None:
        if self.window is not None:
            self.window.notices.show_error(error)
        else:
            self._refuse(error)

    def _on_failed(self, error: Exception) -> None:
        """Before there is a window; afterwards its notices take them."""
        if self.window is None:
            self._slow.stop()
            raise_bug(error)

    def show_bug(self, report: str) -> None:
        """The dialog with the report; the work goes on."""
        if self._bugs is None:
            self._bugs = BugDialog(self.window)
        self._bugs.add(report)

    def _put_away(self) -> None:
        if self._services is not None:
            self._services.close()
            if self.window is not None:
                self._services.copy_of_today(self._clock.now())
            self._services = None
        if self._instance is not None:
            self._instance.release()
            self._instance = None

    def end(self) -> None:
        """After the last window closed."""
        self._slow.stop()
        self._put_away()
        for window in (self._bugs, self._page, self._first_run, self.window):
            if window is not None:
                window.deleteLater()


def run(files: Sequence[str] = (), root: Path | None = None) -> int:
    """The program with its window, until the user leaves it; the exit code."""
    app = make_application()
    try:
        profile = user_profile(root)
        handler, left_over = start_log(profile.log), take_left_over(profile.crash)
        crash = CrashFile(profile.crash)
    except OSError as error:
        return _no_folder(app, error)
    told = crash_report(left_over, profile.data) if left_over else ""
    program = Program(app, profile, SystemClock(), KeyringStore(), told)
    program.door.install()
    code = app.exec() if program.start(files) else 0
    program.end()
    program.door.remove()
    crash.close()
    stop_log(handler)
    return code


def _no_folder(app: QApplication, error: OSError) -> int:
    """Not even the log can be written: say so and leave."""
    Look(app)
    page = StartupPage(Path.home())
    page.show_problem(
        KnownError(
            f"Le cartelle del programma non si possono scrivere: {error}",
            "Controllare i permessi della propria cartella utente e lo spazio sul disco, poi riaprire.",
            "Nessun dato è stato toccato.",
        )
    )
    page.retry_asked.connect(page.close)
    page.quit_asked.connect(page.close)
    app.exec()
    return 1
