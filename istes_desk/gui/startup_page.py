"""The page shown instead of the tabs while the database opens, or when it cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import app_icon, icon
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.icon_label import IconLabel
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.services.backups import BackupInfo
from istes_desk.services.errors import KnownError
from istes_desk.services.preferences import Language

WIDTH = 640


class StartupPage(QWidget):
    """``retry_asked``, ``restore_asked`` (name of a copy), ``quit_asked`` were emitted by its buttons."""

    retry_asked = Signal()
    restore_asked = Signal(str)
    quit_asked = Signal()

    def __init__(self, folder: Path, language: Language = Language.ITALIAN) -> None:
        super().__init__()
        self.setObjectName("startupPage")
        self.setWindowTitle("ISTES Desk")
        self.setWindowIcon(app_icon())
        self._folder, self._format = folder, Formatter(language)
        self._build()
        self.resize(WIDTH + 16 * GRID, 420)

    def _build(self) -> None:
        self._sign, self._title = IconLabel(size=24), self._words("startupTitle")
        self._title.setFont(font(TextSize.TITLE, bold=True))
        self._hint, self._kept = self._words("startupHint"), self._words("startupKept")
        self._copies_title = self._words("startupCopiesTitle")
        self._copies = QListWidget()
        self._copies.setObjectName("startupCopies")
        self._copies.setAccessibleName(self.tr("Copies of the data"))
        self._copies.itemSelectionChanged.connect(self._follow_selection)
        head = QHBoxLayout()
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        for part in (self._hint, self._kept, self._copies_title):
            column.addWidget(part)
        column.addWidget(self._copies, 1)
        column.addStretch(1)
        column.addLayout(self._make_buttons())

    def _words(self, name: str) -> QLabel:
        label = PlainLabel()
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _make_buttons(self) -> QHBoxLayout:
        self._restore = self._button("startupRestore", self.tr("&Put this copy back"), "backup")
        self._restore.clicked.connect(self._on_restore)
        folder = self._button("startupFolder", self.tr("Open the &folder"), "folder")
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        leave = self._button("startupQuit", self.tr("&Quit"), "")
        leave.clicked.connect(self.quit_asked)
        self._retry = self._button("startupRetry", self.tr("Try &again"), "")
        primary(self._retry)
        self._retry.clicked.connect(self.retry_asked)
        row = QHBoxLayout()
        row.addWidget(folder)
        row.addWidget(self._restore)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self._retry)
        self._buttons = (folder, self._retry)
        return row

    def _button(self, name: str, text: str, sign: str) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setObjectName(name)
        return button

    def show_opening(self) -> None:
        """While it lasts: nothing to press but to leave."""
        self._tell("clock", Tone.INFO, self.tr("Opening the database…"))
        self._set_copies(())
        for button in self._buttons:
            button.setVisible(False)
        self.show()

    def show_problem(self, error: KnownError, copies: Sequence[BackupInfo] = ()) -> None:
        """What is wrong, what to do, what is safe; the copies that could be put back."""
        self._tell("error", Tone.DANGER, error.message, error.hint, error.kept)
        self._set_copies(copies)
        for button in self._buttons:
            button.setVisible(True)
        self.show()
        self._retry.setFocus()

    def _tell(self, sign: str, tone: Tone, title: str, hint: str = "", kept: str = "") -> None:
        self._sign.show_icon(sign, tone)
        for label, text in ((self._title, title), (self._hint, hint), (self._kept, kept)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(title)

    def _set_copies(self, copies: Sequence[BackupInfo]) -> None:
        self._copies.clear()
        for copy in copies:
            item = QListWidgetItem(icon("backup"), self._describe(copy))
            item.setData(Qt.ItemDataRole.UserRole, copy.name)
            self._copies.addItem(item)
        self._copies_title.setText(self.tr("Copies of the data that could be put back:"))
        for part in (self._copies, self._copies_title, self._restore):
            part.setVisible(bool(copies))
        self._follow_selection()

    def _describe(self, copy: BackupInfo) -> str:
        counts = self.tr("{} customers, {} requests, {} interventions")
        told = counts.format(copy.customers, copy.incidents, copy.interventions)
        return f"{self._format.stamp(copy.made_at)}   {told}"

    def _follow_selection(self) -> None:
        self._restore.setEnabled(bool(self._copies.selectedItems()))

    def _on_restore(self) -> None:
        for item in self._copies.selectedItems():
            self.restore_asked.emit(item.data(Qt.ItemDataRole.UserRole))
