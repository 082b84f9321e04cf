"""The few rules a palette cannot express: flat tabs, headers and toolbars, primary buttons, cards,
and the outlines that Fusion draws too dark for a dark window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QPalette

_RULES = """
QToolBar { border: none; border-bottom: 1px solid %(mid)s; padding: 2px 4px; spacing: 2px; }
QToolBar::separator { width: 1px; background: %(mid)s; margin: 4px 6px; }
QStatusBar::item { border: none; }
QHeaderView::section { background: %(window)s; color: %(text)s; border: none; padding: 4px 6px;
  border-bottom: 1px solid %(mid)s; border-right: 1px solid %(midlight)s; }
QTabBar::tab { padding: 6px 10px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { background: %(midlight)s; }
QTabBar::tab:selected { border-bottom: 2px solid %(accent)s; }
QTabBar::tab:focus { background: %(midlight)s; }
QPushButton[primary="true"] { background: %(highlight)s; color: %(on_highlight)s;
  border: 1px solid %(highlight)s; border-radius: 3px; padding: 4px 14px; min-height: 16px; }
QPushButton[primary="true"]:hover { border-color: %(text)s; }
QPushButton[primary="true"]:pressed { background: %(shadow)s; }
QPushButton[primary="true"]:focus { border: 2px solid %(text)s; padding: 3px 13px; }
QPushButton[primary="true"]:disabled { background: %(midlight)s; color: %(disabled)s;
  border-color: %(midlight)s; }
QFrame[card="true"] { background: %(base)s; border: 1px solid %(mid)s; border-radius: 6px; }
QLineEdit[frame="true"], QPlainTextEdit[readOnly="false"] { background: %(base)s; color: %(text)s;
  placeholder-text-color: %(hint)s;
  border: 1px solid %(disabled)s; border-radius: 3px; padding: 2px 4px; }
QLineEdit[frame="true"]:focus, QPlainTextEdit[readOnly="false"]:focus { border-color: %(accent)s; }
QLineEdit[frame="true"]:disabled { color: %(disabled)s; border-color: %(mid)s; }
QCheckBox::indicator:unchecked, QRadioButton::indicator:unchecked,
QAbstractItemView::indicator:unchecked { background: %(base)s;
  border: 1px solid %(disabled)s; }
QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked { border-radius: 2px; }
QRadioButton::indicator:unchecked { border-radius: 7px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: %(highlight)s;
  border: 1px solid %(disabled)s; border-radius: 2px; width: 12px; height: 12px; image: url(icons:tick.svg); }
QCheckBox::indicator:checked:disabled { background: %(disabled)s; }
QAbstractSpinBox { background: %(base)s; border: 1px solid %(disabled)s; border-radius: 3px;
  padding: 1px 2px 1px 3px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button, QDateTimeEdit::drop-down { border: none;
  width: 18px; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(icons:step_up.svg); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow, QDateTimeEdit::down-arrow { image: url(icons:step_down.svg);
  width: 9px; height: 9px; }
QAbstractSpinBox:focus { border-color: %(accent)s; }
QAbstractSpinBox:disabled { color: %(disabled)s; border-color: %(mid)s; }
*[wrong="true"] { background: %(wrong)s; }
QListWidget#settingsPages { border: none; border-right: 1px solid %(mid)s; padding: 4px; }
QToolButton[popupMode="2"] { padding: 2px 18px 2px 2px; }
QToolButton[popupMode="2"][toolButtonStyle="1"] { padding: 2px 18px 2px 10px; }
QToolButton[popupMode="2"]::menu-indicator { subcontrol-origin: padding; right: 4px;
  subcontrol-position: right center; }
QToolTip { background: %(tip)s; color: %(tip_text)s; border: none; padding: 4px 6px; }
QListView[frameShape="6"], QTreeView[frameShape="6"], QTableView[frameShape="6"],
QTextBrowser[frameShape="6"] { border: 1px solid %(mid)s; }
QMenu { border: 1px solid %(disabled)s; }
QComboBox QAbstractItemView { border: 1px solid %(disabled)s; }
QSplitter::handle { background: %(window)s; }
"""
_TONED = """
QLabel[tone="%s"] { color: %s; }
QLabel[chip="%s"] { color: %s; background: %s; border-radius: 3px; padding: 1px 6px; }
QFrame[ground="%s"] { background: %s; }
"""
_Role = QPalette.ColorRole
_NAMES = {
    "window": _Role.Window,
    "text": _Role.Text,
    "base": _Role.Base,
    "mid": _Role.Mid,
    "midlight": _Role.Midlight,
    "shadow": _Role.Shadow,
    "accent": _Role.Accent,
    "highlight": _Role.Highlight,
    "on_highlight": _Role.HighlightedText,
    "hint": _Role.PlaceholderText,
    "tip": _Role.ToolTipBase,
    "tip_text": _Role.ToolTipText,
}


def qss(shown: QPalette, tones: Mapping[str, tuple[str, str]]) -> str:
    """The style sheet of the whole application in the colours of a palette; a tone is (ink, ground)."""
    colors = {name: shown.color(role).name() for name, role in _NAMES.items()}
    colors["disabled"] = shown.color(QPalette.ColorGroup.Disabled, _Role.Text).name()
    colors["wrong"] = tones["danger"][1]
    toned = (_TONED % (name, ink, name, ink, ground, name, ground) for name, (ink, ground) in tones.items())
    return _RULES % colors + "".join(toned)
