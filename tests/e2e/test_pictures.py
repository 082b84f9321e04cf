"""The album of pictures on the demo year: its mail is read without a network, each shot finds its way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from istes_desk import show
from istes_desk.adapters.secrets.passing import PassingSecrets
from istes_desk.domain.letters import Letter, Receipt, SendState
from istes_desk.domain.mail import MailAction
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.picture_list import SHOTS, Shot
from istes_desk.gui.picture_steps import in_front, press
from istes_desk.gui.pictures import Album
from istes_desk.gui.walk import settle
from istes_desk.services.ledger import Counts, all_counts
from istes_desk.services.preferences import Language, Preferences, Theme
from istes_desk.show_mail import morning
from istes_desk.show_vault import bunch_of_keys

NEW = (
    "clock-set",
    "crash",
    "customer-mandates",
    "debits",
    "deadlines-",
    "figures",
    "idle",
    "licences",
    "queue-",
    "register",
    "report-",
    "reports-0",
    "settings-",
    "sleep",
    "timer-small",
    "toast",
    "plan-",
    "survey-import",
    "vault-",
)
A = MailAction


@pytest.fixture
def window(undressed: QApplication) -> Iterator[MainWindow]:
    look = Preferences(Language.ENGLISH, Theme.LIGHT)
    with show.demo_window(undressed, look, PassingSecrets()) as (shown, _clock):
        morning(shown)
        bunch_of_keys(shown)
        yield shown


def test_the_morning_and_its_pictures(window: MainWindow, tmp_path: Path) -> None:
    counts: list[tuple[Counts, ...]] = []
    letters: list[list[Letter]] = []
    receipts: list[list[Receipt]] = []
    window.desk.tasks.read(all_counts, counts.append)
    window.desk.tasks.read(lambda uow: uow.find(Letter), letters.append)
    window.desk.tasks.read(lambda uow: uow.find(Receipt), receipts.append)
    settle(window.desk)
    read = {one.mailbox.name: dict(one.actions) for one in counts[0]}
    assert read["Assistenza"] == {A.NEW: 1, A.AUTOMATIC: 1}
    assert read["PEC"] == {A.NEW: 1, A.QUARANTINE: 1}
    assert all(one.adds_up for one in counts[0])
    assert [one.mailbox.name for one in counts[0] if one.error] == ["Amministrazione"]
    assert [one.state for one in letters[0]] == [SendState.SENT]
    assert len(receipts[0]) == 2

    album = Album(tmp_path, "light_en", (1.0,))
    wanted = [shot for shot in SHOTS if shot.name.startswith(NEW) and not shot.asks]
    album.take_shots(window, wanted)
    assert [file.name.partition("_")[0] for file in album.files] == [shot.name for shot in wanted]
    assert len({_look(file) for file in album.files}) == len(wanted)
    assert in_front(window) is window

    with pytest.raises(LookupError):
        album.take_shots(window, [Shot("nothing", 0, None, (press("noSuchButton"),))])


def _look(file: Path) -> bytes:
    return bytes(QImage(str(file)).bits())
