"""No thread, running QTimer or QThread, or top-level widget outlives its test."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest

KNOWN_THREADS = ("execnet", "pytest")
PATIENCE = 2.0  # seconds for a thread that is ending
QT_OWN_WINDOWS = {"QTipLabel"}


@pytest.fixture(autouse=True)
def nothing_left_alive() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
    for thread in started:
        thread.join(PATIENCE)
    alive = [thread.name for thread in started if thread.is_alive()]
    if alive:
        pytest.fail("threads left alive: " + ", ".join(alive))


def _is_ours(thread: threading.Thread) -> bool:
    """Not a native thread that Python merely saw, nor one of the test runner's."""
    return not isinstance(thread, threading._DummyThread) and not thread.name.startswith(KNOWN_THREADS)


@pytest.fixture(autouse=True)
def nothing_left_of_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """Only for tests that use the QApplication. What was left is removed: the next test starts clean."""
    yield
    if "qapp" not in request.fixturenames:
        return
    found = _leftovers()
    if found:
        gc.collect()
        found = _leftovers()
    if found:
        names = ", ".join(f"{type(thing).__name__} {thing.objectName()!r}" for thing in found)
        _remove(found)
        pytest.fail("left alive in Qt: " + names)


def _leftovers() -> list[Any]:
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    windows = [w for w in QApplication.topLevelWidgets() if w.metaObject().className() not in QT_OWN_WINDOWS]
    kinds = {*_family(QTimer), *_family(QThread)}
    objects = [o for o in gc.get_objects() if type(o) in kinds and shiboken6.isValid(o)]
    timers = [o for o in objects if isinstance(o, QTimer) and o.isActive()]
    threads = [o for o in objects if isinstance(o, QThread) and o.isRunning() and not o.isCurrentThread()]
    return [*windows, *timers, *threads]


def _family(kind: type) -> Iterator[type]:
    """The class and its subclasses; asking every living object isinstance() is ten times slower."""
    yield kind
    heirs: list[type] = kind.__subclasses__()
    for heir in heirs:
        yield from _family(heir)


def _remove(things: list[Any]) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer

    for thing in things:
        if isinstance(thing, QThread):
            thing.quit()
            thing.wait(int(PATIENCE * 1000))
        elif isinstance(thing, QTimer):
            thing.stop()
        else:
            thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
