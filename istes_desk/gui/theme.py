"""One look: two palettes, semantic colours, three text sizes, the 8-pixel grid. Decides no words."""

from __future__ import annotations

from enum import Enum, StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from istes_desk.domain.incidents import Severity
from istes_desk.gui.style import qss
from istes_desk.services.preferences import Theme

GRID = 8
HALF = GRID // 2
ROW_HEIGHT = 26

_Role = QPalette.ColorRole
_LIGHT = {
    _Role.Window: "#f2f4f5",
    _Role.WindowText: "#1b2429",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f7f9fa",
    _Role.Text: "#1b2429",
    _Role.Button: "#fafbfb",
    _Role.ButtonText: "#1b2429",
    _Role.ToolTipBase: "#1b2429",
    _Role.ToolTipText: "#f2f4f5",
    _Role.PlaceholderText: "#5f6c74",
    _Role.Highlight: "#0b6478",
    _Role.HighlightedText: "#ffffff",
    _Role.Link: "#0b6478",
    _Role.LinkVisited: "#5b4a8a",
    _Role.BrightText: "#a3182d",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e6eaec",
    _Role.Mid: "#c9d1d5",
    _Role.Dark: "#98a4aa",
    _Role.Shadow: "#5a666d",
    _Role.Accent: "#0b6478",
}
_DARK = {
    _Role.Window: "#20262a",
    _Role.WindowText: "#e3e8ea",
    _Role.Base: "#181d20",
    _Role.AlternateBase: "#1d2326",
    _Role.Text: "#e3e8ea",
    _Role.Button: "#2b3338",
    _Role.ButtonText: "#e3e8ea",
    _Role.ToolTipBase: "#e3e8ea",
    _Role.ToolTipText: "#181d20",
    _Role.PlaceholderText: "#95a3aa",
    _Role.Highlight: "#1c7286",
    _Role.HighlightedText: "#ffffff",
    _Role.Link: "#67c3d8",
    _Role.LinkVisited: "#b9a8e6",
    _Role.BrightText: "#ff8c96",
    _Role.Light: "#3b454b",
    _Role.Midlight: "#2e363b",
    _Role.Mid: "#414c52",
    _Role.Dark: "#11161a",
    _Role.Shadow: "#0a0d0f",
    _Role.Accent: "#67c3d8",
}
PALETTES = 64
_seen: dict[int, bool] = {}
_DISABLED = {False: "#7b878d", True: "#75838a"}
_DISABLED_ROLES = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)


class Tone(StrEnum):
    """What a colour means. Never the only carrier of the meaning: a word or a symbol stands beside it."""

    DANGER = "danger"
    WARNING = "warning"
    OK = "ok"
    INFO = "info"
    MUTED = "muted"
    ACCENT = "accent"


# tone: (light ink, light fill, dark ink, dark fill)
_TONES = {
    Tone.DANGER: ("#a3182d", "#fbe9eb", "#ff8c96", "#43232a"),
    Tone.WARNING: ("#7d4b00", "#fdf1d8", "#f0b552", "#3d311c"),
    Tone.OK: ("#1d6235", "#e4f4e9", "#7bce95", "#1f382a"),
    Tone.INFO: ("#1f5597", "#e6effa", "#8fbdf2", "#20324a"),
    Tone.MUTED: ("#566269", "#eceff1", "#9dabb2", "#2b3338"),
    Tone.ACCENT: ("#0b5f73", "#e0f0f3", "#67c3d8", "#17343c"),
}
SEVERITY_TONES: dict[Severity | None, Tone] = {
    Severity.A: Tone.DANGER,
    Severity.B: Tone.WARNING,
    Severity.C: Tone.INFO,
    None: Tone.MUTED,
}


class TextSize(Enum):
    """Factor on the size the system gives; nothing on screen has a fourth one."""

    SMALL = 0.89
    BODY = 1.0
    TITLE = 1.3


def palette(dark: bool) -> QPalette:
    """The palette of the light or of the dark theme, with its disabled colours."""
    made = QPalette()
    for role, color in (_DARK if dark else _LIGHT).items():
        made.setColor(role, QColor(color))
    for role in _DISABLED_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[dark]))
    made.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, made.color(_Role.Midlight))
    return made


def is_dark(shown: QPalette) -> bool:
    """Remembered for the palettes seen last: a line of a list asks several times."""
    key = shown.cacheKey()
    if key not in _seen:
        if len(_seen) == PALETTES:
            _seen.clear()
        _seen[key] = shown.color(_Role.Window).lightness() < 128
    return _seen[key]


def ink(tone: Tone, shown: QPalette) -> QColor:
    """The tone as text or symbol colour, readable on window, base and its own fill."""
    return QColor(_TONES[tone][2 if is_dark(shown) else 0])


def fill(tone: Tone, shown: QPalette) -> QColor:
    """The tone as a quiet background."""
    return QColor(_TONES[tone][3 if is_dark(shown) else 1])


def font(size: TextSize = TextSize.BODY, *, bold: bool = False, tabular: bool = False) -> QFont:
    """The program's font in one of the three sizes; ``tabular`` makes all figures equally wide."""
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * size.value)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


class Look(QObject):
    """Dresses the application and follows the system's light or dark when asked to.

    ``later``: without the style sheet until ``complete``; a window that grows under one is polished anew
    with every widget, a finished one only once.
    """

    def __init__(self, app: QApplication, theme: Theme = Theme.SYSTEM, *, later: bool = False) -> None:
        super().__init__(app)
        self._app, self._theme, self._whole = app, theme, not later
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes effect at once in every open window."""
        self._theme = theme
        schemes = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(theme, Qt.ColorScheme.Unknown))
        self._dress()

    def complete(self) -> None:
        """Just before the first window is shown."""
        if not self._whole:
            self._whole = True
            self._dress()

    def _dress(self) -> None:
        dark = self._theme is Theme.DARK
        if self._theme is Theme.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        shown = palette(dark)
        self._app.setPalette(shown)
        if not self._whole:
            return
        tones = {tone.value: (ink(tone, shown).name(), fill(tone, shown).name()) for tone in Tone}
        self._app.setStyleSheet(qss(shown, tones))
