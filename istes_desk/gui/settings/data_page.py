"""Where the data is, its copies, and how one comes back: asked once, in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, Tone, font
from istes_desk.gui.widgets.manners import as_tall_as_lines
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.backups import BackupInfo

MEGABYTE = 1_000_000


class DataPage(QFrame):
    """Lists the sound copies when it is shown; makes and restores them on the pool."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("dataPage")
        self.setProperty("card", True)
        self._desk = desk
        self._format = Formatter(chosen(desk.preferences.load().language))
        self._told = PlainLabel()
        self._told.setObjectName("dataTold")
        self._told.setWordWrap(True)
        self.copies = QListWidget()
        self.copies.setObjectName("copyList")
        self.copies.setAccessibleName(self.tr("Copies of the data"))
        self.copies.itemSelectionChanged.connect(self._follow)
        self._make = self._button("copyNow", self.tr("Copy &now"), "backup")
        primary(self._make, "backup")
        self._make.clicked.connect(self._on_copy_now)
        self._restore = self._button("copyRestore", self.tr("&Put this copy back…"), "undo")
        self._restore.clicked.connect(lambda: self._ask(True))
        self._sure = self._button("copyRestoreSure", self.tr("&Yes, put it back"), "warning")
        self._sure.clicked.connect(self._on_restore)
        self._not = self._button("copyRestoreNot", self.tr("No, leave it"), "")
        self._not.clicked.connect(lambda: self._ask(False))
        self._lay_out()
        self._ask(False)

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Data and copies"))
        title.setFont(font(bold=True))
        place = PlainLabel(f"{self._desk.database_name}  ·  {self._desk.database_version}")
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QHBoxLayout()
        for part in (self._make, self._restore, self._sure, self._not):
            buttons.addWidget(part)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        for widget in (title, tinted(place, Tone.MUTED), self.copies, self._told):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _button(self, name: str, text: str, sign: str) -> QPushButton:
        button = QPushButton(icon(sign), text) if sign else QPushButton(text)
        button.setObjectName(name)
        return button

    def refresh(self) -> None:
        """Reads the copies again."""
        self._desk.tasks.background(
            self._desk.backups.list, self._show_copies, owner=self, on_error=self._refuse
        )

    def _show_copies(self, copies: Sequence[BackupInfo]) -> None:
        self.copies.clear()
        for copy in copies:
            item = QListWidgetItem(icon("backup"), self._describe(copy))
            item.setData(Qt.ItemDataRole.UserRole, copy.name)
            self.copies.addItem(item)
        as_tall_as_lines(self.copies)
        if not copies:
            self._tell(self.tr("No copy yet. One is made every day when the program is closed."), Tone.MUTED)
        self._follow()

    def _describe(self, copy: BackupInfo) -> str:
        told = self.tr("{} customers, {} requests, {} interventions, {} MB")
        size = f"{copy.size / MEGABYTE:.1f}".replace(".", ",")
        counts = told.format(copy.customers, copy.incidents, copy.interventions, size)
        return f"{self._format.stamp(copy.made_at)}   {counts}"

    def _follow(self) -> None:
        self._restore.setEnabled(bool(self.copies.selectedItems()))

    def _ask(self, asking: bool) -> None:
        for button in (self._make, self._restore):
            button.setHidden(asking)
        for button in (self._sure, self._not):
            button.setVisible(asking)
        if asking:
            words = self.tr(
                "Everything entered after this copy leaves the program, issued invoices too; their numbers"
                " are not given again. The present data is kept aside."
            )
            self._tell(words, Tone.WARNING)
            self._not.setFocus()
        else:
            self._told.clear()

    def _on_copy_now(self) -> None:
        now = self._desk.clock.now()
        self._make.setEnabled(False)
        self._tell(self.tr("Copying…"), Tone.INFO)
        self._desk.tasks.background(
            lambda: self._desk.backups.make(now), self._copied, owner=self, on_error=self._refuse
        )

    def _copied(self, made: BackupInfo) -> None:
        self._make.setEnabled(True)
        self._tell(self.tr("Copied and verified: {}").format(made.name), Tone.OK)
        self.refresh()

    def _on_restore(self) -> None:
        chosen_items = self.copies.selectedItems()
        self._ask(False)
        if chosen_items:
            name, now = chosen_items[0].data(Qt.ItemDataRole.UserRole), self._desk.clock.now()
            self._desk.tasks.background(
                lambda: self._desk.backups.restore(name, now),
                self._restored,
                owner=self,
                on_error=self._refuse,
            )

    def _restored(self, kept: str) -> None:
        words = self.tr(
            "Put back. The data of before is kept as {}. Please close and open the program again."
        )
        self._tell(words.format(kept), Tone.OK)

    def _refuse(self, error: Exception) -> None:
        self._make.setEnabled(True)
        self._tell(words_of(error), Tone.DANGER)

    def _tell(self, words: str, tone: Tone) -> None:
        self._told.setText(words)
        tinted(self._told, tone)
