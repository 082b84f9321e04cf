"""The program on the demo year in a temporary profile, without a person: the smoke walk and the pictures."""

from __future__ import annotations

import getpass
import json
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from istes_desk import __version__
from istes_desk.adapters.config.preferences import TomlPreferences
from istes_desk.adapters.config.shipped import demo_loader
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.secrets.keyring_store import KeyringStore
from istes_desk.adapters.secrets.passing import PassingSecrets
from istes_desk.adapters.system.clock import ShowClock
from istes_desk.adapters.system.profile import user_profile
from istes_desk.adapters.system.resources import resource_path
from istes_desk.app import Program, make_application, make_first_run, prepare
from istes_desk.domain.firm import Firm, Technician
from istes_desk.gui import qt_log
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.picture_list import EMPTY
from istes_desk.gui.pictures import Album
from istes_desk.gui.walk import Walk, wait
from istes_desk.services.demo.load import COLLEAGUE
from istes_desk.services.demo.register import tell_register
from istes_desk.services.notices import NoticeKind
from istes_desk.services.ports import SecretStore
from istes_desk.services.preferences import Language, Preferences, Theme
from istes_desk.services.register_keys import hold_key
from istes_desk.services.settings import complete_first_run
from istes_desk.show_mail import morning, without_network
from istes_desk.show_vault import bunch_of_keys

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
FIRM = Firm(
    "ISTES ICT Solutions S.r.l.", "01234567897", address="Via Latisana 44", postal_code="33054",
    city="Lignano Sabbiadoro", province="UD", phone="0431 000000", email="assistenza@istes.example",
    pec="istes@pec.gestore.example", iban="IT60X0542811101000000123456", rea_office="UD", rea_number="123456",
    share_capital=Decimal("10000.00"), creditor_identifier="IT66ZZZA1B2C3D4E5F6G7H8", cbi_code="0ABCD123",
)  # fmt: skip
CALL_OUT_FEE = Decimal("45.00")
REGISTER = b"register of a show, nobody's key"
SILENT: dict[str, Any] = {f"notice_{kind}": False for kind in NoticeKind}


class Complaints(logging.Handler):
    """What a run without a person must not have: a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def application() -> QApplication:
    """Without a screen unless somebody asks for one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else make_application()


@contextmanager
def demo_window(
    app: QApplication, preferences: Preferences, secrets: SecretStore | None = None, *, empty: bool = False
) -> Iterator[tuple[MainWindow, ShowClock]]:
    """The real window on the demo year, or on a firm without customers; nothing of the user's is touched."""
    with TemporaryDirectory(prefix="istes-desk-", ignore_cleanup_errors=True) as folder:
        profile, clock = user_profile(Path(folder)), ShowClock(NOW)
        TomlPreferences(profile.settings).save(replace(preferences, **SILENT))
        with closing(open_sqlite(profile.database, profile.backups)) as database, database() as uow:
            prepare(uow)
            me = Technician(getpass.getuser(), "Marco Bianchi", "marco@istes.example")
            demo = None if empty else demo_loader(me.login)
            complete_first_run(uow, clock.now(), FIRM, me, CALL_OUT_FEE, demo)
            if secrets is not None and demo is not None:
                hold_key(secrets, REGISTER)
                tell_register(uow, clock.now(), REGISTER, me.login, COLLEAGUE)
        program = Program(app, profile, clock, secrets or KeyringStore())
        program.furnish = without_network
        program.start()
        wait(lambda: program.window is not None, "the window")
        if program.window is None:
            raise RuntimeError("no window")
        program.door.install()
        qt_log.install()
        yield program.window, clock
        qt_log.remove()
        program.door.remove()
        program.window.close()
        program.end()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # its timers end with it


def smoke(result: Path | None = None, out: Path | None = None) -> int:
    """The main job on sample mails, one line per step; 1 when anything is not as it should be.

    ``result`` gets the same as JSON, for a program without a console; papers and pictures stay in ``out``.
    """
    app, complaints, lines = application(), Complaints(), list[str]()
    logging.getLogger().addHandler(complaints)
    mails = sorted(resource_path("samples").glob("*.eml"))
    with (
        TemporaryDirectory() as passing,
        demo_window(app, Preferences(Language.ITALIAN, Theme.LIGHT)) as (window, clock),
    ):
        for line in Walk(window, clock, mails, _made(out or Path(passing))).steps():
            print(line, flush=True)
            lines.append(line)
    logging.getLogger().removeHandler(complaints)
    for line in complaints.lines:
        print(line, flush=True)
    if result is not None:
        told = {"version": __version__, "steps": lines, "complaints": complaints.lines}
        result.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if complaints.lines else 0


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def screenshots(
    out: Path, themes: Sequence[Theme], languages: Sequence[Language], scales: Sequence[float]
) -> int:
    """Pictures of everything, named tab_theme_language_scale.png."""
    app = application()
    out.mkdir(parents=True, exist_ok=True)
    for theme, language in product(themes, languages):
        album = Album(out, f"{theme}_{language}", tuple(scales))
        look = Preferences(language, theme)
        with demo_window(app, look, PassingSecrets()) as (window, _clock):
            morning(window)
            bunch_of_keys(window)
            album.take_window(window)
            album.take_pages(window.desk, out, make_first_run(window.desk))
        with demo_window(app, look, PassingSecrets(), empty=True) as (window, _clock):
            album.take_shots(window, EMPTY)
        print(f"{theme}, {language}: {len(album.files)} pictures", flush=True)
    return 0
