"""The desk of every window test: real SQLite in a temporary folder, real mail and paper, jobs run at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from istes_desk.adapters.config.preferences import TomlPreferences
from istes_desk.adapters.db.backup import SqliteBackups
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.einvoice.debit_files import SepaFiles
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.adapters.mail.authorities import read_certificates
from istes_desk.adapters.mail.reader import attachments, read_mail
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.adapters.secrets.kdbx import KeePassFiles
from istes_desk.adapters.secrets.sealing import AesSealer
from istes_desk.adapters.spreadsheets import xlsx
from istes_desk.adapters.system.notice import notice
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.firm import Firm, Technician
from istes_desk.gui import icons
from istes_desk.gui.desk import Desk
from istes_desk.gui.tasks import Tasks
from istes_desk.gui.theme import Look
from istes_desk.late import evidence_tools, survey_tools
from istes_desk.services.preferences import Theme
from istes_desk.services.shipped import ensure_shipped_rows
from tests.fake_mail import FakeMailServer
from tests.fakes import FakeStation, FixedClock, InlineRunner, MemoryLauncher, MemoryPostman, MemorySecrets

AUTHOR = "marco"


@pytest.fixture(scope="session", autouse=True)
def icon_files() -> None:
    icons.set_root(resource_path("icons"))


@pytest.fixture(scope="session", autouse=True)
def no_locale() -> Iterator[None]:
    """What LC_ALL does elsewhere: Windows asks nobody's environment for the user's language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QLocale, "system", QLocale.c)
        QLocale.setDefault(QLocale.c())
        yield


@pytest.fixture(scope="session", autouse=True)
def own_dialogs() -> None:
    """Qt's own file dialogs on every system: what Windows shows instead is no widget, and Wine's dies."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The program's own look, light; the tests' own afterwards."""
    before = (qapp.style().objectName(), QPalette(qapp.palette()), qapp.styleSheet())
    made = Look(qapp, Theme.LIGHT)
    yield made
    made.set_theme(Theme.SYSTEM)
    made.deleteLater()
    qapp.setStyle(before[0])
    qapp.setPalette(before[1])
    qapp.setStyleSheet(before[2])


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and no row, made once and copied for every test."""
    folder = tmp_path_factory.mktemp("template")
    path = folder / "empty.sqlite3"
    open_sqlite(path, folder).close()
    return path


@pytest.fixture(scope="session")
def seeded_file(empty_file: Path) -> Path:
    """The same with the shipped rows, the firm set up and one technician."""
    path = Path(shutil.copy(empty_file, empty_file.with_name("seeded.sqlite3")))
    database = open_sqlite(path, path.parent)
    with database() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
        uow.add(Firm("Studio Sistemi", "01234567890", email="info@studio.example", set_up=True))
        uow.add(Technician(AUTHOR, "Marco Bianchi", "marco@studio.example"))
    database.close()
    return path


@pytest.fixture
def database_path(tmp_path: Path, empty_file: Path) -> Path:
    return Path(shutil.copy(empty_file, tmp_path / "istes-desk.sqlite3"))


@pytest.fixture
def database(database_path: Path) -> Iterator[Database]:
    """``with database() as uow:`` puts rows in place and looks at what was written."""
    opened = open_sqlite(database_path, database_path.parent / "backups")
    yield opened
    opened.close()


@pytest.fixture
def mail_server() -> FakeMailServer:
    """What the mailboxes of the desk lead to."""
    return FakeMailServer()


@pytest.fixture
def desk(
    qapp: QApplication, tmp_path: Path, database_path: Path, database: Database, clock: FixedClock,
    secrets: MemorySecrets, mail_server: FakeMailServer,
) -> Iterator[Desk]:  # fmt: skip
    """All services on an empty database (tables, no rows)."""
    tasks = Tasks(database, InlineRunner())
    yield Desk(
        tasks=tasks,
        clock=clock,
        author=AUTHOR,
        secrets=secrets,
        papers=PdfPapers(),
        backups=SqliteBackups(database_path, tmp_path / "backups", database.close),
        preferences=TomlPreferences(tmp_path / "settings.toml"),
        read_mail=read_mail,
        mail_source=mail_server,
        launcher=MemoryLauncher(),
        kdbx=KeePassFiles(passes=1),
        surveys=survey_tools(),
        evidence=evidence_tools(),
        sealer=AesSealer(cost=2**4),
        workstation=FakeStation(),
        einvoices=FatturaPa(clock),
        write_sheet=xlsx.write,
        debit_files=SepaFiles(),
        notice=notice,
        attachments=attachments,
        read_certificates=read_certificates,
        postman=MemoryPostman(),
        database_name=database_path.name,
        database_version="SQLite",
    )
    tasks.close()


@pytest.fixture
def seeded(desk: Desk, database: Database, database_path: Path, seeded_file: Path) -> Desk:
    """The same desk with the shipped rows, the firm set up and one technician (``desk.author``)."""
    database.close()
    shutil.copy(seeded_file, database_path)
    return desk
