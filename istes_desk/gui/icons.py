"""The project's own SVG icons, recoloured for the theme; knows nothing of what they stand for.

The composition root calls ``set_root`` once, before the first window; everything else calls ``icon``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from istes_desk.gui.theme import Tone, ink

SIZE = 20
_roots: list[Path] = []
_HIGHLIGHTED = (QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
_GROUPS = {
    QIcon.Mode.Disabled: (QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text),
    QIcon.Mode.Selected: _HIGHLIGHTED,
}
_NORMAL = (QPalette.ColorGroup.Active, QPalette.ColorRole.Text)


def set_root(folder: Path) -> None:
    """The folder of the ``.svg`` files, ``icons:`` in style sheets; told once by the composition root."""
    _roots[:] = [folder]
    QDir.setSearchPaths("icons", [str(folder)])
    _source.cache_clear()
    _drawn.cache_clear()
    icon.cache_clear()


@lru_cache(maxsize=256)
def icon(name: str, tone: Tone | None = None, *, on_highlight: bool = False) -> QIcon:
    """The icon of that file name, in the text colour or in a tone; "" is the empty icon.

    ``on_highlight``: it stands on the highlight colour, as on a primary button. Colours follow the palette of
    the moment it is painted. LookupError when there is no such file.
    """
    if not name:
        return QIcon()
    _source(name)
    return QIcon(_Engine(name, tone, _HIGHLIGHTED if on_highlight else _NORMAL))


def pixmap(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """One drawing of ``size`` logical pixels in one colour, for painters and scenes."""
    return _drawn(name, round(size * ratio), color.rgba(), ratio)


def app_icon() -> QIcon:
    """The program's own sign, in its own colours."""
    return QIcon(str(_root() / "app.svg"))


def _root() -> Path:
    if not _roots:
        raise LookupError("icons.set_root was not called")
    return _roots[0]


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    path = _root() / f"{name}.svg"
    if not path.is_file():
        raise LookupError(f"no icon is called {name}")
    return path.read_bytes()


@lru_cache(maxsize=1024)
def _drawn(name: str, pixels: int, rgba: int, ratio: float) -> QPixmap:
    color = QColor.fromRgba(rgba)
    svg = _source(name).replace(b"currentColor", color.name().encode())
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setOpacity(color.alphaF())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


class _Engine(QIconEngine):
    """Draws at paint time, so that a change of theme needs no new icons."""

    def __init__(
        self, name: str, tone: Tone | None, normal: tuple[QPalette.ColorGroup, QPalette.ColorRole]
    ) -> None:
        super().__init__()
        self._name, self._tone, self._normal = name, tone, normal

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone, self._normal)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        corner = rect.center() - QRect(0, 0, side, side).center()
        painter.drawPixmap(corner, pixmap(self._name, side, self._color(mode), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        del state
        side = min(size.width(), size.height())
        return pixmap(self._name, side, self._color(mode), scale)

    def _color(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if self._tone is not None and mode not in _GROUPS:
            return ink(self._tone, palette)
        return palette.color(*_GROUPS.get(mode, self._normal))
