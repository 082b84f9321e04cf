"""What a hand does on the plan, for its tests."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.ports import Entity

E = TypeVar("E", bound=Entity)
LEFT = Qt.MouseButton.LeftButton


def rows(database: Database, kind: type[E]) -> list[E]:
    with database() as uow:
        return uow.find(kind)


def trigger(plan: NetworkTab, name: str) -> None:
    action = plan.findChild(QAction, name)
    assert action is not None, name
    assert action.isEnabled(), name
    action.trigger()


def pull(plan: NetworkTab, qtbot: QtBot, start: QPointF, by: QPoint) -> None:
    """Presses at a scene point, drags by so many pixels of the screen, lets go."""
    port, at = plan.canvas.viewport(), plan.canvas.mapFromScene(start)
    qtbot.mousePress(port, LEFT, pos=at)
    for share in (2, 1):
        qtbot.mouseMove(port, at + by / share)
    qtbot.mouseRelease(port, LEFT, pos=at + by)


def middle(plan: NetworkTab, device_id: int) -> QPointF:
    return plan.scene.boxes[device_id].sceneBoundingRect().center()
