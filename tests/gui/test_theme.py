"""The look: every text is readable in both themes, figures stand still, icons follow the palette."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.duty_states import DutyState
from istes_desk.gui import icons
from istes_desk.gui.checklists.words import DUTY_TONES
from istes_desk.gui.theme import Look, TextSize, Tone, fill, font, ink, is_dark, palette
from istes_desk.services.preferences import Theme

R = QPalette.ColorRole
LEGIBLE = 4.5
PAIRS = [
    (R.WindowText, R.Window),
    (R.Text, R.Base),
    (R.Text, R.AlternateBase),
    (R.ButtonText, R.Button),
    (R.HighlightedText, R.Highlight),
    (R.ToolTipText, R.ToolTipBase),
    (R.PlaceholderText, R.Base),
    (R.Link, R.Base),
    (R.Link, R.Window),
]
ICONS = sorted(resource_path("icons").glob("*.svg"), key=lambda path: path.name)


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_palette_texts_are_legible(dark: bool, text: R, ground: R, qapp: QApplication) -> None:
    shown = palette(dark)
    assert contrast(shown.color(text), shown.color(ground)) >= LEGIBLE


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("tone", Tone)
def test_tones_are_legible_on_every_ground(dark: bool, tone: Tone, qapp: QApplication) -> None:
    shown = palette(dark)
    grounds = (shown.color(R.Window), shown.color(R.Base), shown.color(R.AlternateBase), fill(tone, shown))
    assert all(contrast(ink(tone, shown), ground) >= LEGIBLE for ground in grounds)


def test_themes_know_themselves(qapp: QApplication) -> None:
    assert [is_dark(palette(dark)) for dark in (False, True)] == [False, True]
    assert set(DUTY_TONES) == set(DutyState)


def test_three_sizes_and_standing_figures(qapp: QApplication) -> None:
    sizes = [font(size).pointSizeF() for size in TextSize]
    assert sizes == sorted(set(sizes))
    assert font(tabular=True).featureValue(font(tabular=True).featureTags()[0]) == 1


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_draws_something(path: Path, qapp: QApplication) -> None:
    image = icons.pixmap(path.stem, 20, QColor(Qt.GlobalColor.red)).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20))


def test_icons_take_the_colour_asked_for(qapp: QApplication) -> None:
    image = icons.pixmap("ok", 40, QColor(Qt.GlobalColor.red)).toImage()
    inked = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    assert {(c.red() > 200, c.blue()) for c in inked if c.alpha() > 250} == {(True, 0)}


def test_a_window_may_be_finished_before_it_gets_its_style_sheet(qapp: QApplication) -> None:
    style, colors, before = qapp.style().objectName(), QPalette(qapp.palette()), qapp.styleSheet()
    qapp.setStyleSheet("")
    look = Look(qapp, Theme.DARK, later=True)
    assert is_dark(qapp.palette())
    assert qapp.styleSheet() == ""
    look.complete()
    assert "QToolBar" in qapp.styleSheet()
    look.set_theme(Theme.SYSTEM)
    look.deleteLater()
    qapp.setStyle(style)
    qapp.setPalette(colors)
    qapp.setStyleSheet(before)
