"""What this program is, by whom, under which licence."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk import __version__
from istes_desk.gui.desk import Desk
from istes_desk.gui.icons import app_icon
from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.plain import PlainLabel


class LicencesDialog(QDialog):
    """Whose work the program contains, with every licence; freed when it closes."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("licencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Licences of the libraries"))
        self.resize(720, 560)
        words = QPlainTextEdit(text)
        words.setObjectName("licencesText")
        words.setAccessibleName(self.windowTitle())
        words.setReadOnly(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(buttons)


class AboutPage(QFrame):
    """Text that can be copied into a mail."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("aboutPage")
        self.setProperty("card", True)
        sign = PlainLabel()
        sign.setPixmap(app_icon().pixmap(6 * GRID, 6 * GRID))
        title = PlainLabel(f"ISTES Desk {__version__}")
        title.setFont(font(TextSize.TITLE, bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, 2 * GRID)
        for part in (sign, title, self._words(desk)):
            column.addWidget(part)
        column.addWidget(self._licences(desk), 0, Qt.AlignmentFlag.AlignLeft)

    def _licences(self, desk: Desk) -> QPushButton:
        button = QPushButton(self.tr("&Licences of the libraries…"))
        button.setObjectName("showLicences")
        button.clicked.connect(lambda: desk.tasks.background(desk.notice, self._show, owner=self))
        return button

    def _show(self, text: str) -> None:
        LicencesDialog(text, self).open()

    def _words(self, desk: Desk) -> QLabel:
        licence = self.tr("Free software under the GNU General Public License, version 3 or later.")
        database = desk.database_version
        parts = f"Qt {qVersion()} · PySide6 · SQLAlchemy · {database} · reportlab · keyring · pyHanko"
        label = PlainLabel(f"{licence}\n{parts}")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
