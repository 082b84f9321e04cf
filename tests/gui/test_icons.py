"""Icons: one for every kind and state, crisp on fine screens, coloured for the place they stand in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

from istes_desk.domain.duty_states import DutyState
from istes_desk.domain.incidents import Severity
from istes_desk.domain.network import DeviceKind
from istes_desk.gui import icons
from istes_desk.gui.theme import Look, Tone, ink, is_dark
from istes_desk.services.preferences import Theme

FAMILIES = [
    *(f"device_{kind}" for kind in DeviceKind),
    *(f"duty_{state}" for state in DutyState),
    *(f"severity_{severity.lower()}" for severity in Severity),
]


def inks(image: QImage) -> set[str]:
    """The colours of the fully inked pixels."""
    shown = image.convertToFormat(QImage.Format.Format_ARGB32)
    every = (shown.pixelColor(x, y) for x in range(shown.width()) for y in range(shown.height()))
    return {color.name() for color in every if color.alpha() == 255}


@pytest.mark.parametrize("name", FAMILIES)
def test_every_kind_and_state_has_its_sign(name: str, qapp: QApplication) -> None:
    assert not icons.icon(name).isNull()


def test_what_is_not_there_is_named(qapp: QApplication) -> None:
    with pytest.raises(LookupError, match="no icon is called unicorn"):
        icons.icon("unicorn")
    assert icons.icon("").isNull()
    assert not icons.app_icon().pixmap(QSize(32, 32)).isNull()


def test_fine_screens_get_more_pixels(qapp: QApplication) -> None:
    drawn = icons.icon("search").pixmap(QSize(20, 20), 1.5)
    assert (drawn.width(), drawn.devicePixelRatio()) == (30, 1.5)


@pytest.mark.parametrize(
    ("mode", "group", "role"),
    [
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active, QPalette.ColorRole.Text),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text),
        (QIcon.Mode.Selected, QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
    ],
)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_icons_follow_theme_and_mode(
    theme: Theme, mode: QIcon.Mode, group: QPalette.ColorGroup, role: QPalette.ColorRole, look: Look
) -> None:
    look.set_theme(theme)
    shown = QApplication.palette()
    assert is_dark(shown) is (theme is Theme.DARK)
    image = icons.icon("stop").pixmap(QSize(80, 80), 1.0, mode).toImage()
    assert inks(image) == {shown.color(group, role).name()}


def test_a_toned_icon_keeps_its_tone_until_it_is_selected(look: Look) -> None:
    shown = QApplication.palette()
    toned = icons.icon("stop", Tone.DANGER)
    assert inks(toned.pixmap(QSize(80, 80), 1.0).toImage()) == {ink(Tone.DANGER, shown).name()}
    selected = toned.pixmap(QSize(80, 80), 1.0, QIcon.Mode.Selected).toImage()
    assert inks(selected) == {QColor(shown.color(QPalette.ColorRole.HighlightedText)).name()}
