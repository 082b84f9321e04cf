"""The colours of areas on the plan: fill, edge and label, each for the light and the dark theme."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

translate = QCoreApplication.translate
# (light fill, light edge and label, dark fill, dark edge and label)
_TINTS = (
    ("#dfeaf8", "#1f5597", "#1d2f47", "#8fbdf2"),
    ("#dff1e4", "#1d6235", "#1c3527", "#7bce95"),
    ("#fbefd2", "#7d4b00", "#3b301d", "#f0b552"),
    ("#ece4f7", "#5b4a8a", "#2f2745", "#b9a8e6"),
    ("#d9eff1", "#0b5f73", "#16363f", "#67c3d8"),
    ("#e7eaec", "#4d5960", "#2c3439", "#a9b5bb"),
)


def tint_names() -> tuple[str, ...]:
    """In the order of their numbers."""
    return (
        translate("AreaTint", "Blue"),
        translate("AreaTint", "Green"),
        translate("AreaTint", "Amber"),
        translate("AreaTint", "Violet"),
        translate("AreaTint", "Teal"),
        translate("AreaTint", "Grey"),
    )


def tint_colors(tint: int, shown: QPalette) -> tuple[QColor, QColor]:
    """Fill, and edge with label; a number that is none of ours counts on from the first."""
    light_fill, light_ink, dark_fill, dark_ink = _TINTS[tint % len(_TINTS)]
    dark = shown.color(QPalette.ColorRole.Window).lightness() < 128
    return QColor(dark_fill if dark else light_fill), QColor(dark_ink if dark else light_ink)
