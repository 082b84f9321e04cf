"""Imports collector files: first what would become of each, then all of it; can be stopped (D-4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from istes_desk.gui.checklists.evidence.words import FATE_SIGNS, fate_name
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.icons import icon
from istes_desk.gui.steps import Steps
from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.manners import copies, left_heads
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip
from istes_desk.gui.widgets.primary import primary
from istes_desk.services.evidence import Line
from istes_desk.services.evidence_import import Porter, Summary, told
from istes_desk.services.evidence_placing import Fate

ORDER = (Fate.REFUSED, Fate.DOUBTFUL, Fate.UNASSIGNED, Fate.NEW, Fate.SAME)
"""What a person should look at comes first."""


class ImportWindow(QDialog):
    """Opened with ``look``. ``taken`` was emitted with the Summary once it is all stored."""

    taken = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("evidenceImport")
        self.setWindowTitle(self.tr("Import collector files"))
        self.resize(980, 560)
        self._desk, self._steps = desk, Steps()
        self._fmt = Formatter(chosen(desk.preferences.load().language))
        self._paths: tuple[Path, ...] = ()
        self.counts, self.table, self.bar = PlainLabel(), QTableWidget(0, 5), QProgressBar()
        self.take = primary(QPushButton(self.tr("&Import")))
        self.stop = QPushButton(self.tr("Cance&l"))
        self._dress()
        self._lay_out()
        self.take.clicked.connect(self._take)
        self.stop.clicked.connect(self.reject)

    def _dress(self) -> None:
        self.counts.setObjectName("evidenceCounts")
        self.counts.setWordWrap(True)
        self.counts.setFont(font(TextSize.BODY, bold=True))
        self.take.setObjectName("evidenceTake")
        self.take.setEnabled(False)
        self.take.setDefault(True)
        self.stop.setObjectName("evidenceStop")
        self.bar.setObjectName("evidenceBar")
        self.bar.setAccessibleName(self.tr("Files read"))
        self.table.setObjectName("evidenceLines")
        self.table.setAccessibleName(self.tr("What becomes of each file"))
        heads = (
            self.tr("Outcome"), self.tr("File"), self.tr("PC"), self.tr("Collected"), self.tr("Why"),
        )  # fmt: skip
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate((140, 230, 150, 120)):
            self.table.setColumnWidth(column, width)
        left_heads(self.table)
        copies(self.table)

    def _lay_out(self) -> None:
        widest = self.take.fontMetrics().horizontalAdvance(self.tr("&Import ({count})").format(count=99_999))
        self.take.setMinimumWidth(widest + 4 * GRID)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def look(self, paths: Sequence[Path]) -> None:
        """The dry run: nothing is stored."""
        self._paths = tuple(paths)
        self.counts.setText(self.tr("Reading the files…"))
        porter = self._porter()
        self._desk.tasks.background(
            lambda: porter.look(self._paths), self._on_looked, owner=self, on_error=self._on_error
        )

    def _porter(self) -> Porter:
        self._steps = Steps()
        self._steps.told.connect(self._on_step)
        self.bar.show()
        desk = self._desk
        return Porter(desk.evidence, desk.tasks.transact, desk.clock, self._steps)

    def _on_step(self, done: int, total: int, _what: str) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _on_looked(self, found: Summary) -> None:
        self.bar.hide()
        self._show(found)
        new = sum(found.counts.get(fate, 0) for fate in (Fate.NEW, Fate.UNASSIGNED, Fate.DOUBTFUL))
        self.take.setText(self.tr("&Import ({count})").format(count=new))
        self.take.setEnabled(new > 0)

    def _take(self) -> None:
        """What was stored is told to everyone, also when the window was closed over it."""
        self.take.setEnabled(False)
        porter, paths, tasks = self._porter(), self._paths, self._desk.tasks

        def stored(done: Summary) -> None:
            tasks.changed.emit(done.changes)
            if shiboken6.isValid(self):
                self._on_taken(done)

        def failed(error: Exception) -> None:
            self._on_error(error) if shiboken6.isValid(self) else tasks.failed.emit(error)

        tasks.background(lambda: porter.bring_in(paths), stored, on_error=failed)

    def _on_taken(self, done: Summary) -> None:
        self.bar.hide()
        self._show(done)
        self.take.hide()
        self.stop.setText(self.tr("C&lose"))
        self.taken.emit(done)

    def _show(self, found: Summary) -> None:
        self.counts.setText(told(found))
        lines = sorted(found.lines, key=lambda line: ORDER.index(line.fate))
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, item in enumerate(self._cells(line)):
                self.table.setItem(row, column, item)

    def _cells(self, line: Line) -> list[QTableWidgetItem]:
        known = line.device and line.device != line.computer_name
        pc = f"{line.computer_name} → {line.device}" if known else line.computer_name
        at = self._fmt.stamp(line.collected_at) if line.collected_at else ""
        cells = [QTableWidgetItem(text) for text in (fate_name(line.fate), line.file_name, pc, at, line.why)]
        cells[0].setIcon(icon(*FATE_SIGNS[line.fate]))
        cells[-1].setToolTip(plain_tip(line.why))
        return cells

    def _on_error(self, error: Exception) -> None:
        self.bar.hide()
        self.counts.setText(words_of(error))

    def reject(self) -> None:
        """Stops what runs; what was stored so far stays, each file whole."""
        self._steps.cancel()
        super().reject()
