"""Another theme chosen while the program runs shows every tab as if it had been started in it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from istes_desk import show
from istes_desk.adapters.secrets.passing import PassingSecrets
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.pictures import PLACES
from istes_desk.gui.walk import settle
from istes_desk.services.preferences import Language, Preferences, Theme

LIGHT, DARK = (Preferences(Language.ITALIAN, theme) for theme in (Theme.LIGHT, Theme.DARK))


def choose(window: MainWindow) -> None:
    """Something is shown in every tab."""
    window.resize(QSize(1280, 680))
    for index, tab in enumerate(window.tabs):
        window.show_tab(index)
        any(tab.show_place(place) for place in PLACES)
        settle(window.desk)


def pictures(window: MainWindow) -> list[QImage]:
    found = []
    for index, tab in enumerate(window.tabs):
        window.show_tab(index)
        settle(window.desk)
        found.append(tab.grab().toImage())
    return found


def test_a_theme_changed_at_work_looks_as_at_the_start(undressed: QApplication) -> None:
    with show.demo_window(undressed, DARK, PassingSecrets()) as (window, _clock):
        choose(window)
        names = [tab.objectName() for tab in window.tabs]
        started = pictures(window)
    with show.demo_window(undressed, LIGHT, PassingSecrets()) as (window, _clock):
        choose(window)
        window.desk.preferences.save(DARK)
        settle(window.desk)
        changed = pictures(window)
    pairs = zip(names, started, changed, strict=True)
    assert [name for name, one, other in pairs if one != other] == []
