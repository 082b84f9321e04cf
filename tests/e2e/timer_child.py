"""A program with a running timer, to be killed: the real controller, threads and SQLite, no window.

Arguments: database file, backup folder, heartbeat in ms. Prints "started", then one line per committed
heartbeat: wall clock of the child in ms when it was done. ``nursed`` says the same through a pipe.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from istes_desk.adapters.config.preferences import TomlPreferences
from istes_desk.adapters.db.backup import SqliteBackups
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.einvoice.debit_files import SepaFiles
from istes_desk.adapters.einvoice.fatturapa import FatturaPa
from istes_desk.adapters.mail.authorities import read_certificates
from istes_desk.adapters.mail.reader import attachments, read_mail
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.adapters.secrets.kdbx import KeePassFiles
from istes_desk.adapters.secrets.sealing import AesSealer
from istes_desk.adapters.spreadsheets import xlsx
from istes_desk.adapters.system.clock import SystemClock
from istes_desk.adapters.system.notice import notice
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import WorkRequest
from istes_desk.gui.tasks import Tasks, ThreadRunner
from istes_desk.gui.timer.controller import TimerController
from istes_desk.late import evidence_tools, survey_tools
from istes_desk.services.changes import Changes
from tests.fake_mail import FakeMailServer
from tests.fakes import FakeStation, MemoryLauncher, MemoryPostman, MemorySecrets


def say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def nursed(pipe: Connection, database: str, beat_ms: int) -> None:
    """What a forked process runs."""
    main(database, str(Path(database).parent), str(beat_ms), say=pipe.send)


def main(database: str, backups: str, beat_ms: str, *, say: Callable[[object], None]) -> int:
    app = QCoreApplication([])
    clock, transactions = SystemClock(), open_sqlite(Path(database), Path(backups))
    tasks = Tasks(transactions, ThreadRunner())
    desk = Desk(
        tasks=tasks,
        clock=clock,
        author="marco",
        secrets=MemorySecrets(),
        papers=PdfPapers(),
        backups=SqliteBackups(Path(database), Path(backups), transactions.close),
        preferences=TomlPreferences(Path(backups) / "settings.toml"),
        read_mail=read_mail,
        attachments=attachments,
        read_certificates=read_certificates,
        postman=MemoryPostman(),
        mail_source=FakeMailServer(),
        launcher=MemoryLauncher(),
        kdbx=KeePassFiles(),
        surveys=survey_tools(),
        evidence=evidence_tools(),
        sealer=AesSealer(cost=2**4),
        workstation=FakeStation(),
        einvoices=FatturaPa(),
        write_sheet=xlsx.write,
        debit_files=SepaFiles(),
        notice=notice,
    )
    timer = TimerController(desk, beat_ms=int(beat_ms))

    def told(changes: Changes) -> None:
        timer.on_changes(changes)
        say(round(clock.now().timestamp() * 1000) if not changes.interventions else "started")

    tasks.changed.connect(told)
    timer.start(WorkRequest(1))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4], say=say))
