"""The yardstick: a window with four empty table views; says when it was painted, then ends."""

from __future__ import annotations

import os

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QGridLayout, QTableView, QWidget


class Yardstick(QWidget):
    """Four tables, no row."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 720)
        grid = QGridLayout(self)
        for place in range(4):
            grid.addWidget(QTableView(), place // 2, place % 2)


def main() -> None:
    app = QApplication([])
    window = Yardstick()
    window.show()
    QTimer.singleShot(0, lambda: (window.repaint(), print("painted", flush=True), os._exit(0)))
    app.exec()


if __name__ == "__main__":
    main()
