"""The steps that lead to a picture: what a hand would press, write and choose. Knows no single picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QTableView,
    QTabWidget,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.walk import wait
from istes_desk.services.errors import KnownError

Step = Callable[[MainWindow], object]


def find(window: MainWindow, kind: type[QWidget], name: str) -> QWidget:
    """The visible widget of that name in what is in front, else in the window; LookupError without one."""
    front = QApplication.activePopupWidget() or in_front(window)
    found = front.findChildren(kind, name)
    if not (shown := [one for one in found if one.isVisible()]):
        raise LookupError(f"nothing on the screen is called {name}")
    return shown[-1]


def in_front(window: MainWindow) -> QWidget:
    """The dialog that must be answered, else another window of the program, else the window itself."""
    others = [*beside(window), *(one for one in QApplication.topLevelWidgets() if _floats(one))]
    return QApplication.activeModalWidget() or (others or [window])[-1]


def beside(widget: QWidget) -> list[QWidget]:
    """The windows that belong to this one and stay while one works in it."""
    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
    inside = (one for one in widget.findChildren(QWidget) if one.isWindow() and one.isVisible())
    return [one for one in inside if one.windowType() in kinds]


def _floats(widget: QWidget) -> bool:
    """Above all others, nobody's child."""
    return widget.isVisible() and widget.windowType() is Qt.WindowType.Tool


def press(name: str) -> Step:
    """A button that can be pressed."""

    def step(window: MainWindow) -> None:
        button = find(window, QAbstractButton, name)
        if not isinstance(button, QAbstractButton) or not button.isEnabled():
            raise LookupError(f"{name} cannot be pressed")
        button.click()

    return step


def write(name: str, text: str) -> Step:
    """Into a field."""

    def step(window: MainWindow) -> None:
        field = find(window, QLineEdit, name)
        if isinstance(field, QLineEdit):
            field.setText(text)

    return step


def enter(name: str, text: str) -> Step:
    """Into a field, with Enter after it."""

    def step(window: MainWindow) -> None:
        write(name, text)(window)
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(find(window, QLineEdit, name), key)

    return step


def turn(name: str, page: int) -> Step:
    """To a page of tabs, a line of a list, a row of a table, a choice of a box."""

    def step(window: MainWindow) -> None:
        widget = find(window, QWidget, name)
        if isinstance(widget, QTabWidget | QComboBox):
            widget.setCurrentIndex(page)
        elif isinstance(widget, QListWidget):
            widget.setCurrentRow(page)
        elif isinstance(widget, QTableView):
            widget.selectRow(page)
        elif isinstance(widget, QTreeWidget) and (item := widget.topLevelItem(page)) is not None:
            widget.setCurrentItem(item)

    return step


def choose(name: str, data: object) -> Step:
    """A choice of a box by its meaning, as when the user takes it."""

    def step(window: MainWindow) -> None:
        box = find(window, QComboBox, name)
        if isinstance(box, QComboBox):
            box.setCurrentIndex(box.findData(data))
            box.activated.emit(box.currentIndex())

    return step


def pull(name: str) -> Step:
    """The menu of a button, as it unfolds under it."""

    def step(window: MainWindow) -> None:
        button = find(window, QAbstractButton, name)
        if isinstance(button, QToolButton | QPushButton):
            below = button.mapToGlobal(button.rect().bottomLeft())
            button.menu().popup(below)
            button.menu().move(below)  # also beyond the edge of a small screen

    return step


def at_once(*steps: Step) -> Step:
    """One after the other with nothing between: the desktop may close a menu meanwhile."""

    def step(window: MainWindow) -> None:
        for one in steps:
            one(window)

    return step


def run(name: str) -> Step:
    """An action of a tool bar or of the window."""

    def step(window: MainWindow) -> None:
        found = window.findChild(QAction, name)
        if found is None:
            raise LookupError(f"there is no action {name}")
        found.trigger()

    return step


def mark(rows: int) -> Step:
    """So many requests of the queue, from the first one on, as with Shift and the arrow."""

    def step(window: MainWindow) -> None:
        view = find(window, QTableView, "queueList")
        for _ in range(rows):
            down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
            QApplication.sendEvent(view, down)

    return step


def page(title: int) -> Step:
    """Of the settings."""
    return turn("settingsPages", title)


def scope(place: int) -> Step:
    """The customer at the top: 0 is everybody."""
    return lambda window: window.header.scope.setCurrentIndex(place)


def tell(error: KnownError) -> Step:
    """What no tab took is shown above all of them."""
    return lambda window: window.notices.show_error(error)


def until(name: str) -> Step:
    """What the program does by itself is done when that button is on the screen."""

    def shown(window: MainWindow) -> bool:
        found = in_front(window).findChildren(QAbstractButton, name)
        return any(one.isVisible() for one in found)

    return lambda window: wait(lambda: shown(window), name)


def bring(name: str) -> Step:
    """Scrolled into sight, at the top where there is room."""

    def step(window: MainWindow) -> None:
        found = find(window, QWidget, name)
        areas = (one for one in _around(found) if isinstance(one, QScrollArea))
        for area in areas:
            if (inside := area.widget()) is not None:
                area.verticalScrollBar().setValue(found.mapTo(inside, QPoint()).y())

    return step


def _around(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def draw(name: str, strokes: tuple[tuple[tuple[float, float], ...], ...]) -> Step:
    """With the mouse held down; points are parts of the field's width and height."""

    def step(window: MainWindow) -> None:
        field = find(window, QWidget, name)
        for stroke in strokes:
            for place, (x, y) in enumerate(stroke):
                at = QPointF(x * field.width(), y * field.height())
                _move(field, QEvent.Type.MouseMove if place else QEvent.Type.MouseButtonPress, at)
            _move(field, QEvent.Type.MouseButtonRelease, at)

    return step


def _move(field: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(field.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(field, QMouseEvent(kind, at, where, left, left, none))
