"""One sheet of the display list on the screen, as large as there is room. It decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from istes_desk.gui.network.printing.sheet_painter import paint_sheet
from istes_desk.services.shapes import Sheet


class SheetView(QWidget):
    """Shows one sheet, nothing before it was given one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheetView")
        self.setAccessibleName(self.tr("Preview of the sheet"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sheet: Sheet | None = None

    def show_sheet(self, sheet: Sheet | None) -> None:
        self._sheet = sheet
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(760, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        scale = min(self.width() / sheet.width, self.height() / sheet.height)
        wide, high = sheet.width * scale, sheet.height * scale
        painter = QPainter(self)
        paint_sheet(painter, sheet, QRectF((self.width() - wide) / 2, 0, wide, high))
        painter.end()
