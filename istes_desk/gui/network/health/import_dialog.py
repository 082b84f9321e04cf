"""What a KeePass file would bring: line by line, ticked what is taken; nothing happens before "Import"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.customers import Customer
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.latest import Latest
from istes_desk.gui.network.health.work import HealthWork
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.manners import copies, left_heads
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.services.kdbx import KdbxEntry
from istes_desk.services.kdbx_import import OFFERED, TAKEN, ImportLine, ImportState


class KdbxImportDialog(QDialog):
    """``imported`` was emitted with how many lines were taken. Locking closes it."""

    imported = Signal(int)

    def __init__(
        self,
        desk: Desk,
        session: VaultSession,
        entries: Sequence[KdbxEntry],
        file_name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("kdbxImport")
        self.setWindowTitle(self.tr("Import from {}").format(file_name))
        self._desk, self._entries, self._file_name = desk, tuple(entries), file_name
        self._work = HealthWork(desk, session, self)
        self._lines: tuple[ImportLine, ...] = ()
        self._latest = Latest()
        self.home, self.table, self.summary = QComboBox(), QTableWidget(0, 5), PlainLabel()
        self._lay_out()
        session.locked.connect(self.reject)
        desk.tasks.read(lambda uow: uow.find(Customer), self._fill_customers, owner=self)
        self._judge()

    def _lay_out(self) -> None:
        self.home.setObjectName("kdbxHome")
        self.home.addItem(self.tr("leave them out"), 0)
        label = PlainLabel(self.tr("&Groups that bear no customer's name:"))
        label.setBuddy(self.home)
        self.home.activated.connect(self._judge)
        self._dress_table()
        self.summary.setObjectName("kdbxSummary")
        self.summary.setWordWrap(True)
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(label)
        top.addWidget(self.home, 1)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)
        column.addLayout(self._buttons())
        self.resize(900, 480)

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("kdbxLines")
        table.setAccessibleName(self.tr("Entries of the file"))
        heads = (self.tr("Group"), self.tr("Entry"), self.tr("User name"), self.tr("What"), self.tr("Why"))
        table.setHorizontalHeaderLabels(heads)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        left_heads(table)
        copies(table)
        table.itemChanged.connect(self._count)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.go = primary(QPushButton(self.tr("&Import")))
        self.go.setObjectName("kdbxImportGo")
        self.go.clicked.connect(self._import)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(close)
        return row

    def _fill_customers(self, customers: Sequence[Customer]) -> None:
        for one in sorted(customers, key=lambda one: one.name.casefold()):
            self.home.addItem(one.name, one.id)

    def _states(self) -> dict[ImportState, str]:
        return {
            ImportState.NEW: self.tr("new"),
            ImportState.RESTORE: self.tr("restore"),
            ImportState.SAME: self.tr("same"),
            ImportState.DIFFERING: self.tr("differing"),
            ImportState.REFUSED: self.tr("refused"),
        }

    def _judge(self) -> None:
        """What was judged for another choice comes too late."""
        asked = self._latest.ask()
        show, fail = self._latest.only(asked, self._show), self._latest.only(asked, self._fail)
        self.go.setEnabled(False)
        self._work.judge(self._entries, int(self.home.currentData()), show, fail)

    def _show(self, lines: tuple[ImportLine, ...]) -> None:
        self._lines, names = lines, self._states()
        self.table.blockSignals(True)
        self.table.setRowCount(len(lines))
        for at, one in enumerate(lines):
            entry = one.entry
            group = " / ".join(entry.group)
            texts = (group, entry.title, entry.user_name, names[one.state], one.words_it)
            for column, text in enumerate(texts):
                self.table.setItem(at, column, QTableWidgetItem(text))
            if one.state in OFFERED:
                ticked = Qt.CheckState.Checked if one.state in TAKEN else Qt.CheckState.Unchecked
                self._item(at).setCheckState(ticked)
        self.table.blockSignals(False)
        self._count()

    def _item(self, row: int) -> QTableWidgetItem:
        item = self.table.item(row, 0)
        if item is None:
            raise IndexError(row)
        return item

    def chosen(self) -> list[ImportLine]:
        """What is ticked."""
        ticked = Qt.CheckState.Checked
        return [one for at, one in enumerate(self._lines) if self._item(at).checkState() is ticked]

    def _count(self) -> None:
        names = self._states()
        counts = ((state, sum(one.state is state for one in self._lines)) for state in ImportState)
        parts = [f"{names[state]}: {count}" for state, count in counts if count]
        chosen = len(self.chosen())
        self.summary.setText(" · ".join((*parts, self.tr("ticked: {}").format(chosen))))
        self.go.setEnabled(chosen > 0)

    def _import(self) -> None:
        lines = self.chosen()
        self.go.setEnabled(False)
        self._work.take_over(lines, self._file_name, partial(self._done, len(lines)), self._fail)

    def _done(self, count: int) -> None:
        self.imported.emit(count)
        self.accept()

    def _fail(self, error: Exception) -> None:
        self.summary.setText(words_of(error))
        self.go.setEnabled(bool(self._lines))
