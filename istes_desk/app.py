"""The composition root: builds the program from its layers, opens the window, puts everything away again."""

from __future__ import annotations

import gc
import getpass
import logging
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from istes_desk import __version__
from istes_desk.adapters.config.preferences import SignallingPreferences, TomlPreferences
from istes_desk.adapters.db.chosen import ChosenDatabase
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.adapters.system.crash import CrashFile, take_left_over
from istes_desk.adapters.system.log import start_log, stop_log
from istes_desk.adapters.system.profile import APP_NAME, Profile, user_profile
from istes_desk.adapters.system.resources import resource_path
from istes_desk.adapters.system.workstation import SystemStation
from istes_desk.domain.firm import Firm
from istes_desk.gui import icons, qt_log
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import ErrorDoor, raise_bug
from istes_desk.gui.i18n import Translations, chosen
from istes_desk.gui.single_instance import SingleInstance, instance_name
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.gui.theme import Look
from istes_desk.late import (
    LateDebitFiles,
    LateDomains,
    LateEInvoices,
    LateKdbx,
    LateLauncher,
    LateMailSource,
    LatePostman,
    LateSealer,
    LateSecrets,
    complete,
    evidence_tools,
    late,
    survey_tools,
)
from istes_desk.services.errors import KnownError
from istes_desk.services.ports import Clock, SecretStore, UnitOfWork
from istes_desk.services.preferences import Language, Preferences, PreferenceStore

if TYPE_CHECKING:
    from istes_desk.gui.attendance import Attendance
    from istes_desk.gui.bug_dialog import BugDialog
    from istes_desk.gui.first_run import FirstRunPage
    from istes_desk.gui.main_window import MainWindow
    from istes_desk.gui.startup_page import StartupPage

log = logging.getLogger(__name__)
BUG_REPORT, CRASH_REPORT = late("system.report", "bug_report"), late("system.report", "crash_report")
STARTED_MS = 5_000  # until then nothing is garbage: ``__main__`` stops the collector
OPENING_MS = 400  # a database that opens sooner needs no page that says so
SILENT = KnownError(
    "ISTES Desk è già aperto ma non risponde.",
    "Attendere qualche secondo e riprovare; se non basta, chiuderlo da Gestione attività.",
    "I dati sono al sicuro.",
)


def make_desk(
    tasks: Tasks, database: ChosenDatabase, clock: Clock, secrets: SecretStore, preferences: PreferenceStore
) -> Desk:
    """What the tabs are handed."""
    return Desk(
        tasks=tasks,
        clock=clock,
        author=getpass.getuser(),
        secrets=secrets,
        papers=PdfPapers(),
        backups=database.backups,
        preferences=preferences,
        read_mail=late("mail.reader", "read_mail"),
        attachments=late("mail.reader", "attachments"),
        read_certificates=late("mail.authorities", "read_certificates"),
        postman=LatePostman(),
        mail_source=LateMailSource(),
        launcher=LateLauncher(),
        kdbx=LateKdbx(),
        surveys=survey_tools(),
        evidence=evidence_tools(),
        sealer=LateSealer(),
        workstation=SystemStation(),
        einvoices=LateEInvoices(clock),
        debit_files=LateDebitFiles(),
        write_sheet=late("spreadsheets.xlsx", "write"),
        notice=late("system.notice", "notice"),
        database_name=database.name,
        database_version=database.version,
        provider_domains=LateDomains(),
    )


def prepare(uow: UnitOfWork) -> bool:
    """Whether somebody set the firm up already; a database that is new gets its shipped rows here."""
    if any(firm.set_up for firm in uow.find(Firm)):
        return True
    complete(uow)
    return False


def make_application() -> QApplication:
    """Qt with the program's name, sign and drawings."""
    app = QApplication([APP_NAME, "-style", "Fusion"])  # setStyle would bring in every style there is
    app.setApplicationName(APP_NAME)
    app.setApplicationVersion(__version__)
    icons.set_root(resource_path("icons"))
    app.setWindowIcon(icons.app_icon())
    QTimer.singleShot(STARTED_MS, gc.enable)
    return app


def make_window(desk: Desk, settings: QSettings) -> MainWindow:
    """Imported late: a second start does without the tabs."""
    from istes_desk.gui.main_window import MainWindow

    return MainWindow(desk, settings)


def make_first_run(desk: Desk) -> FirstRunPage:
    """Needed once in the life of a database."""
    from istes_desk.adapters.config.shipped import demo_loader
    from istes_desk.gui.first_run import FirstRunPage

    return FirstRunPage(desk, demo_loader(desk.author))


class Program(QObject):
    """One run: opens the database, shows the page that fits, ends tidily.

    ``furnish`` puts something else in place of what reaches beyond this computer: a show needs no network.
    """

    _preferences_saved = Signal(Preferences)
    _backups_changed = Signal()

    def __init__(
        self, app: QApplication, profile: Profile, clock: Clock, secrets: SecretStore, crash: str = ""
    ) -> None:
        super().__init__(app)
        self._crash = crash
        self._profile, self._clock, self._secrets = profile, clock, secrets
        self._store = TomlPreferences(profile.settings)
        self._look, self._words = Look(app, later=True), Translations(app, resource_path("i18n"))
        self._database: ChosenDatabase | None = None
        self._tasks: Tasks | None = None
        self._instance: SingleInstance | None = None
        self._files: list[str] = []
        self._page: StartupPage | None = None
        self._first_run: FirstRunPage | None = None
        self.window: MainWindow | None = None
        self._bugs: BugDialog | None = None
        self._attendance: Attendance | None = None
        self.furnish: Callable[[Desk], Desk] = lambda desk: desk
        self.door = ErrorDoor(lambda error: BUG_REPORT(error, profile.data), self)
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
            self._speak(Language.SYSTEM)
            self._refuse(error)
            return True
        self._speak(preferences.language)
        self._dress(preferences)
        return self._open(preferences)

    def _speak(self, language: Language) -> None:
        self._language = chosen(language)
        self._words.speak(self._language)

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
        self._database = ChosenDatabase(self._profile, preferences, self._secrets, told)
        self._tasks = Tasks(self._database.transactions, ThreadRunner(), sight=self._database.sight)
        self._tasks.failed.connect(self._on_failed)
        self._slow.start()
        self._tasks.read(prepare, self._opened, owner=self, on_error=self._refuse)
        import_module("istes_desk.gui.main_window").bring_in()  # while the database opens
        return True

    def _opened(self, set_up: bool) -> None:
        self._slow.stop()
        if self._tasks is None or self._database is None:
            return
        preferences = SignallingPreferences(self._store, self._preferences_saved.emit)
        desk = self.furnish(make_desk(self._tasks, self._database, self._clock, self._secrets, preferences))
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
        self.window.pages.complete.connect(lambda: self._complete(desk))
        self._show_instead(self.window)
        self._take_files()
        if self._crash:
            self.show_bug(self._crash)

    def _complete(self, desk: Desk) -> None:
        """What the window does without."""
        from istes_desk.gui.attendance import Attendance

        desk.tasks.write(complete)
        self._attendance = Attendance(desk, self)
        self._attendance.begin()

    def _show_instead(self, window: QWidget) -> None:
        """The new one first: a program without a window would end."""
        self._look.complete()
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
            from istes_desk.gui.startup_page import StartupPage

            self._look.complete()
            self._page = StartupPage(self._profile.data, self._language)
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
        if self._tasks is not None and self._database is not None:
            self._tasks.background(
                self._database.backups.list,
                lambda copies: page.show_problem(known, copies),
                owner=page,
                on_error=lambda _: None,
            )

    def _retry(self) -> None:
        self._put_away()
        self.start(self._files)

    def _restore(self, name: str) -> None:
        database, now = self._database, self._clock.now()
        if self._tasks is not None and database is not None:
            self._tasks.background(
                lambda: database.backups.restore(name, now),
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
            from istes_desk.gui.bug_dialog import BugDialog

            self._bugs = BugDialog(self.window)
        self._bugs.add(report)

    def _put_away(self) -> None:
        if self._attendance is not None:
            self._attendance.end()
        if self._tasks is not None and self._database is not None:
            self._tasks.close()
            self._database.transactions.close()
            if self.window is not None:
                self._database.copy_of_today(self._clock.now())
            self._tasks = self._database = None
        if self._instance is not None:
            self._instance.release()
            self._instance = None

    def end(self) -> None:
        """After the last window closed."""
        self._slow.stop()
        self._put_away()
        self._words.silence()
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
    told = CRASH_REPORT(left_over, profile.data) if left_over else ""
    program = Program(app, profile, SystemClock(), LateSecrets(), told)
    program.door.install()
    qt_log.install()
    code = app.exec() if program.start(files) else 0
    program.end()
    qt_log.remove()
    program.door.remove()
    crash.close()
    stop_log(handler)
    return code


def _no_folder(app: QApplication, error: OSError) -> int:
    """Not even the log can be written: say so and leave."""
    from istes_desk.gui.startup_page import StartupPage

    Look(app)
    page = StartupPage(Path.home())
    page.show_problem(
        KnownError(
            f"Il programma non può scrivere in «{error.filename or Path.home()}».",
            "Controllare i permessi della propria cartella utente e lo spazio sul disco, poi riaprire.",
            "Nessun dato è stato toccato.",
        )
    )
    page.retry_asked.connect(page.close)
    page.quit_asked.connect(page.close)
    app.exec()
    return 1
