"""The periods of one duty, newest first, with every result ever recorded; superseded ones struck out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from istes_desk.domain.duties import DutyResult, Outcome
from istes_desk.domain.duty_states import DutyState
from istes_desk.gui import theme
from istes_desk.gui.checklists.words import symbol_icon, symbol_name, symbol_tone
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, HALF, TextSize
from istes_desk.gui.widgets.icon_label import IconLabel
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip
from istes_desk.services.duty_history import Period, restore_words
from istes_desk.services.matrix_paper import evidence
from istes_desk.services.papers import Symbol

DONE = frozenset({DutyState.OK, DutyState.SUSPENDED, DutyState.NOT_APPLICABLE})


class PeriodList(QWidget):
    """``make_good_asked``: tick the named past period. ``withdraw_asked``: take its last result back."""

    make_good_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(self, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("periodList")
        self._fmt = fmt
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        self._column.addStretch(1)

    def clear(self) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def show_periods(self, periods: Iterable[Period]) -> None:
        self.clear()
        for number, period in enumerate(periods):
            self._add(self._head(period, present=number == 0))
            for result in period.results:
                tests = "\n".join(restore_words(one) for one in period.tests if one.result_id == result.id)
                self._add(self._line(result, tests, valid=result.id in period.valid))

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def _head(self, period: Period, *, present: bool) -> QWidget:
        symbol = Symbol.VERIFY if period.status.doubt else Symbol(period.status.state.value)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, HALF, 0, 0)
        mark = IconLabel(symbol_icon(symbol), 16, symbol_tone(symbol))
        words = PlainLabel(f"{period.label} · {symbol_name(symbol)}")
        words.setFont(theme.font(bold=True))
        words.setToolTip(plain_tip(period.status.reason))
        row.addWidget(mark)
        row.addWidget(words, 1)
        if period.valid:
            row.addWidget(self._button("undo", self.tr("Withdraw"), partial(self._withdraw, period)))
        elif not present and period.status.state not in DONE:
            row.addWidget(self._button("ok", self.tr("Make good"), partial(self._make_good, period)))
        return line

    def _button(self, drawing: str, text: str, slot: partial[None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"period_{drawing}")
        button.setIcon(icon(drawing))
        button.setText(text)
        button.setToolTip(plain_tip(text))
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.clicked.connect(slot)
        return button

    def _withdraw(self, period: Period, _checked: bool = False) -> None:
        self.withdraw_asked.emit(period.id)

    def _make_good(self, period: Period, _checked: bool = False) -> None:
        self.make_good_asked.emit(period.id)

    def _line(self, result: DutyResult, tests: str, *, valid: bool) -> QLabel:
        outcome = {
            Outcome.OK: self.tr("done"),
            Outcome.FAILED: self.tr("failed"),
            Outcome.WITHDRAWN: self.tr("withdrawn"),
        }[result.outcome]
        who = result.author or self.tr("collected")
        job = self.tr("in intervention {id}").format(id=result.intervention_id)
        words = " · ".join(
            (self._fmt.stamp(result.at), who, outcome, *([job] if result.intervention_id else []))
        )
        seal = f"SHA-256 {result.evidence_sha256[:16]}…" if result.evidence_sha256 else ""
        label = PlainLabel("\n".join(filter(None, (words, evidence(result), tests, seal))))
        label.setToolTip(result.evidence_sha256)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setIndent(3 * GRID)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = theme.font(TextSize.SMALL, tabular=True)
        font.setStrikeOut(not valid and result.outcome is not Outcome.WITHDRAWN)
        label.setFont(font)
        label.setEnabled(valid)
        return label
