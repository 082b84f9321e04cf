"""Keys of the Checklist tab: the slots that move the eye, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QPushButton, QWidget

from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.widgets.plain import PlainLabel

translate = QCoreApplication.translate


def find_words(bench: Bench) -> None:
    """The field above the matrix."""
    field = bench.window.findChild(QLineEdit, "dutyWords")
    if field is not None:
        field.setFocus()
        field.selectAll()


def toggle_today(bench: Bench) -> None:
    """From the matrix to the work of today and back."""
    button = bench.window.findChild(QPushButton, "todaySwitch")
    if button is not None:
        button.toggle()


def cell_keys() -> tuple[tuple[str, str], ...]:
    """What the views do by themselves."""
    return (
        (translate("DutyKeys", "Arrows"), translate("DutyKeys", "Move among the cells")),
        (translate("DutyKeys", "Shift+arrows"), translate("DutyKeys", "Select several cells")),
        (translate("DutyKeys", "Space"), translate("DutyKeys", "Done")),
        ("F", translate("DutyKeys", "Failed")),
        ("N", translate("DutyKeys", "Not applicable, with the note as reason")),
        ("M", translate("DutyKeys", "Go to the note")),
        ("Ctrl+C", translate("DutyKeys", "Copy as text")),
        ("Ctrl+N", translate("DutyKeys", "Assign the duties that are missing")),
        ("Ctrl+P", translate("DutyKeys", "Print what is shown")),
        ("F1", translate("DutyKeys", "Why this cell is as it is")),
    )


def _command_keys(window: QWidget) -> Iterator[tuple[str, str]]:
    native = QKeySequence.SequenceFormat.NativeText
    for action in window.actions():
        if isinstance(action, QAction) and action.shortcuts():
            keys = ", ".join(one.toString(native) for one in action.shortcuts())
            yield keys, action.text().rstrip("…")


def show_keys(bench: Bench) -> None:
    """A small window that goes with Esc."""
    dialog = QDialog(bench.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("dutyKeyList")
    dialog.setWindowTitle(translate("DutyKeys", "Keys of the checklist"))
    form = QFormLayout(dialog)
    for keys, told in (*cell_keys(), *_command_keys(bench.window)):
        form.addRow(keys, PlainLabel(told))
    dialog.open()
