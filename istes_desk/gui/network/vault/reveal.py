"""Shows one secret for a while in a small window, which alone is kept from screen captures (N-4)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.workstation import Workstation

SHOWN_SECONDS = 15
LINES, WIDTH = 4, 48


class RevealPopup(QDialog):
    """Closes itself; the main window is never shielded, its user may work through a remote desktop."""

    def __init__(self, name: str, secret: str, station: Workstation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("revealPopup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self._station = station
        self.text = self._make_text(secret)
        self.timer = QTimer(self, singleShot=True)
        self.timer.setObjectName("revealTimer")
        self.timer.timeout.connect(self.reject)
        self.timer.start(SHOWN_SECONDS * 1000)
        self._lay_out()

    def _make_text(self, secret: str) -> QPlainTextEdit:
        """Neither selected nor copied from here: the clipboard has its own way."""
        text = QPlainTextEdit(secret)
        text.setObjectName("revealedSecret")
        text.setAccessibleName(self.tr("Revealed secret"))
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setReadOnly(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        metrics = text.fontMetrics()
        text.setMinimumWidth(metrics.averageCharWidth() * WIDTH)
        text.setFixedHeight(metrics.lineSpacing() * LINES + 2 * GRID)
        return text

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("&Hide"))
        close.setObjectName("hideSecret")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Hides again after {} seconds.").format(SHOWN_SECONDS)))
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._station.shield(int(self.winId()))

    def done(self, result: int) -> None:
        self.timer.stop()
        self.text.clear()
        super().done(result)
