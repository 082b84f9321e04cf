"""The yardstick of the start: as little as a PySide6 program can be, frozen like ours."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
window = QLabel("The least there is")
window.resize(1280, 720)
window.show()
sys.exit(app.exec())
