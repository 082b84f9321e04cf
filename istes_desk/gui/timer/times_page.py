"""The stretches of one intervention with their length and state; confirm, add, correct and discard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.interventions import LOCKED_STATES
from istes_desk.domain.tariff import MS_PER_MINUTE
from istes_desk.domain.timeclock import Segment, SegmentState
from istes_desk.gui import theme
from istes_desk.gui.format import Formatter
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.manners import copies, left_heads
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.work_views import WorkDetail
from istes_desk.services.work_words import CATEGORIES


class TimesPage(QWidget):
    """``edit_asked`` carries a segment's id, 0 for a new one; ``discard_asked`` the id and the reason."""

    confirm_asked = Signal()
    edit_asked = Signal(int)
    discard_asked = Signal(int, str)

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fmt = fmt
        self._segments: tuple[Segment, ...] = ()
        self._locked = True
        self.table = self._make_table()
        self.confirm = self._button("timesConfirm", self.tr("Confirm &times"), self.confirm_asked.emit)
        self.add = self._button("timesAdd", self.tr("&Add…"), partial(self.edit_asked.emit, 0))
        self.correct = self._button("timesCorrect", self.tr("C&orrect…"), self._correct)
        self.discard = self._button("timesDiscard", self.tr("&Discard"), self._discard)
        self.reason = QLineEdit()
        self.reason.setObjectName("timesReason")
        self.reason.setPlaceholderText(self.tr("Reason, to discard a time"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        row = QHBoxLayout()
        for button in (self.confirm, self.add, self.correct, self.discard):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.reason)
        self.table.itemSelectionChanged.connect(self._enable)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 5)
        table.setObjectName("timesTable")
        table.setAccessibleName(self.tr("Stretches of work"))
        table.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Minutes"), self.tr("Kind of work"), self.tr("PC"), self.tr("Note")]
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        copies(table)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        left_heads(table)
        return table

    def _button(self, name: str, text: str, slot: Callable[..., object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        return button

    def show_work(self, work: WorkDetail) -> None:
        """All stretches; the chosen one stays chosen."""
        chosen = self._chosen()
        self._segments = work.segments
        self._locked = work.intervention.state in LOCKED_STATES
        names = {device.id: device.name for device in work.devices}
        self.table.setRowCount(len(work.segments))
        for place, segment in enumerate(work.segments):
            self._show_row(place, segment, work, names)
            if chosen is not None and segment.id == chosen.id:
                self.table.selectRow(place)
        self._enable()

    def _show_row(self, place: int, segment: Segment, work: WorkDetail, names: dict[int, str]) -> None:
        end = self._fmt.clock(segment.end_utc) if segment.end_utc else self.tr("running")
        texts = (
            f"{self._fmt.stamp(segment.start_utc)}-{end}",
            str(segment.elapsed_ms // MS_PER_MINUTE),
            CATEGORIES[segment.category or work.intervention.category],
            names.get(segment.device_id or 0, ""),
            " ".join(filter(None, (self._mark(segment), segment.note))),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            if column == 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if segment.state is SegmentState.TO_VERIFY:
                item.setForeground(theme.ink(Tone.DANGER, self.palette()))
            if segment.state is SegmentState.DISCARDED:
                item.setForeground(theme.ink(Tone.MUTED, self.palette()))
            self.table.setItem(place, column, item)

    def _mark(self, segment: Segment) -> str:
        marks = {
            SegmentState.TO_VERIFY: self.tr("To be verified."),
            SegmentState.DISCARDED: self.tr("Not counted."),
        }
        return marks.get(segment.state, "")

    def _chosen(self) -> Segment | None:
        row = self.table.currentRow()
        return self._segments[row] if 0 <= row < len(self._segments) else None

    def _enable(self) -> None:
        chosen = self._chosen()
        finished = chosen is not None and chosen.state not in (SegmentState.OPEN, SegmentState.DISCARDED)
        waiting = any(s.state is SegmentState.TO_VERIFY for s in self._segments)
        self.confirm.setVisible(waiting)
        self.add.setEnabled(not self._locked)
        self.correct.setEnabled(finished and not self._locked)
        self.discard.setEnabled(finished and not self._locked)

    def _correct(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.edit_asked.emit(chosen.id)

    def _discard(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.discard_asked.emit(chosen.id, self.reason.text())
