"""Widgets by object name and keys by hand, typed; a widget that is not there fails the test."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

Q = TypeVar("Q", bound=QObject)


def find(parent: QObject, kind: type[Q], name: str) -> Q:
    """The child of that class and object name."""
    found = parent.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} is called {name}"
    return found


def click(parent: QObject, name: str) -> None:
    """Presses the button of that object name, which must be enabled."""
    button = find(parent, QAbstractButton, name)
    assert button.isEnabled(), f"{name} is disabled"
    button.click()


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """One key stroke on a widget."""
    QTest.keyClick(widget, key, modifier)
