"""The pane at the right: what one cell stands on, its story, the fields of a tick. Stores nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.duties import Outcome
from istes_desk.domain.duty_states import DutyState
from istes_desk.gui import theme
from istes_desk.gui.checklists.evidence.cell_line import CellLine
from istes_desk.gui.checklists.period_list import PeriodList
from istes_desk.gui.checklists.restore_fields import RestoreFields
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, TextSize, Tone
from istes_desk.gui.widgets.plain import PlainLabel, plain_tip
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.checklists import TickDraft
from istes_desk.services.duty_history import Story

WIDTH = 300


class CellPane(QFrame):
    """``tick_asked``: draft for all selected cells. ``set_aside_asked``: not applicable, with the note."""

    tick_asked = Signal(object)
    set_aside_asked = Signal(str)
    apply_again_asked = Signal()

    def __init__(self, period_list: PeriodList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cellPane")
        self.setMinimumWidth(WIDTH)
        self.periods = period_list
        self._job_id: int | None = None
        self._title, self._place = self._label("cellTitle"), self._label("cellPlace")
        self._reason, self._doubt, self._refusal = (
            self._label(name) for name in ("cellReason", "cellDoubt", "tickRefusal")
        )
        self._title.setFont(theme.font(TextSize.TITLE, bold=True))
        self.collected = CellLine()
        self.restore = RestoreFields()
        self._make_fields()
        self._arrange()
        self.clear()

    def _label(self, name: str) -> QLabel:
        label = PlainLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return label

    def _make_fields(self) -> None:
        self.note, self.evidence = QLineEdit(), QLineEdit()
        self.note.setObjectName("tickNote")
        self.note.setAccessibleName(self.tr("Evidence note"))
        self.note.setPlaceholderText(self.tr("What was seen or done (M)"))
        self.note.returnPressed.connect(lambda: self.ask(Outcome.OK))
        self.evidence.setObjectName("tickEvidence")
        self.evidence.setAccessibleName(self.tr("Evidence file"))
        self.evidence.setPlaceholderText(self.tr("Evidence file, if any"))
        self._choose = QToolButton()
        self._choose.setObjectName("chooseEvidence")
        self._choose.setIcon(icon("attach"))
        self._choose.setToolTip(self.tr("Choose the evidence file"))
        self._choose.setAccessibleName(self._choose.toolTip())
        self._choose.clicked.connect(self._on_choose_clicked)
        self._link = QCheckBox()
        self._link.setObjectName("linkJob")
        self.ok = self._button("tickOk", "duty_ok", self.tr("&Done"), self.tr("Space"))
        primary(self.ok, "ok")
        self.failed = self._button("tickFailed", "duty_failed", self.tr("&Failed"), "F")
        self.aside = self._button("setAside", "duty_not_applicable", self.tr("&Not applicable"), "N")
        self.ok.clicked.connect(lambda: self.ask(Outcome.OK))
        self.failed.clicked.connect(lambda: self.ask(Outcome.FAILED))
        self.aside.clicked.connect(self._on_aside_clicked)

    def _button(self, name: str, drawing: str, text: str, key: str) -> QPushButton:
        button = QPushButton(icon(drawing), text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        if key:
            button.setToolTip(QKeySequence(key).toString() if len(key) == 1 else key)
        return button

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for label in (self._title, self._place, self._reason, self._doubt, self.collected):
            column.addWidget(label)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addWidget(self.note)
        fields.addLayout(_line(self.evidence, self._choose))
        fields.addWidget(self.restore)
        for widget in (self._link, self._refusal):
            fields.addWidget(widget)
        fields.addLayout(_line(self.ok, self.failed, self.aside))
        column.addWidget(self._fields)
        scroll = QScrollArea()
        scroll.setObjectName("storyScroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.periods)
        column.addWidget(scroll, 1)

    def clear(self) -> None:
        """Nothing is selected."""
        self._title.setText(self.tr("No cell selected"))
        self._place.setText(self.tr("Choose a cell to see its evidence and history."))
        for label in (self._reason, self._doubt, self.collected):
            label.setVisible(False)
        self._fields.setVisible(False)
        self.periods.clear()
        self.refuse("")

    def show_story(self, story: Story, place: str, count: int, *, restore: bool = False) -> None:
        """The current cell; ``count`` cells are selected together, a test of a backup among them or not."""
        self.restore.setVisible(restore)
        present = story.periods[0]
        self._title.setText(f"{story.assignment.code.value} · {story.title}")
        many = self.tr("{count} cells selected").format(count=count) if count > 1 else ""
        self._place.setText(" · ".join(filter(None, (place, many))))
        self._tell(self._reason, present.status.reason)
        self._fields.setVisible(True)
        idle = present.status.state is DutyState.NOT_APPLICABLE
        self.aside.setText(self.tr("Appl&y again") if idle else self.tr("&Not applicable"))
        self.aside.setProperty("idle", idle)
        self.periods.show_periods(story.periods)
        self.refuse("")

    def ask_aside(self) -> None:
        """N: the note is the reason; without one it is asked for."""
        if not self.note.text().strip() and not self.aside.property("idle"):
            self.note.setFocus()
        self._on_aside_clicked()

    def remind(self, text: str) -> None:
        """What stands out about the cell: doubts, never done, the period before missed."""
        self._tell(self._doubt, text, Tone.WARNING)

    def set_job(self, job_id: int | None, told: str) -> None:
        """The running intervention the ticks belong to, if there is one."""
        self._job_id = job_id
        self._link.setText(told)
        self._link.setToolTip(plain_tip(told))
        self._link.setVisible(job_id is not None)
        self._link.setChecked(job_id is not None)

    def ask(self, outcome: Outcome) -> None:
        """Space, F or a button."""
        self.tick_asked.emit(self.draft(outcome))

    def draft(self, outcome: Outcome) -> TickDraft:
        """What the fields say."""
        job = self._job_id if self._link.isChecked() else None
        restore = None if self.restore.isHidden() else self.restore.draft()
        return TickDraft(outcome, self.note.text(), self.evidence.text(), job, restore=restore)

    def ticked(self) -> None:
        """It is stored: the fields are free for the next one."""
        self.note.clear()
        self.evidence.clear()
        self.restore.clear()
        self.refuse("")

    def refuse(self, why: str) -> None:
        """Says beside the fields what is wrong; "" takes it away."""
        self._tell(self._refusal, why, Tone.DANGER)

    def _tell(self, label: QLabel, text: str, tone: Tone | None = None) -> None:
        tinted(label, tone).setText(text)
        label.setVisible(bool(text))

    def _on_aside_clicked(self) -> None:
        if self.aside.property("idle"):
            self.apply_again_asked.emit()
        else:
            self.set_aside_asked.emit(self.note.text())

    def _on_choose_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Evidence file"))
        if chosen:
            self.evidence.setText(str(Path(chosen)))


def _line(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    if not isinstance(widgets[0], QLineEdit):
        row.addStretch(1)
    return row
