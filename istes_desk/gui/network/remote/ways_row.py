"""Buttons that connect to a device, one per way in: below its facts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from istes_desk.domain.network import RemoteAccess
from istes_desk.gui.icons import icon
from istes_desk.gui.network.words import REMOTE_METHODS
from istes_desk.gui.theme import HALF


class WaysRow(QWidget):
    """``launch_asked`` was emitted with the id of a way in."""

    launch_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[RemoteAccess, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)

    def show_ways(self, ways: Sequence[RemoteAccess]) -> None:
        """The same ways stay as they are, with their focus."""
        if tuple(ways) == self._shown:
            return
        self._shown = tuple(ways)
        for old in self.findChildren(QPushButton):
            self._column.removeWidget(old)
            old.deleteLater()
        for one in ways:
            self._column.addWidget(self._button(one))

    def _button(self, one: RemoteAccess) -> QPushButton:
        place = one.peer_id or one.address
        button = QPushButton(
            icon("remote"), self.tr("Connect: {} {}").format(REMOTE_METHODS[one.method], place)
        )
        button.setObjectName(f"connectWay_{one.id}")
        button.clicked.connect(partial(self.launch_asked.emit, one.id))
        return button
