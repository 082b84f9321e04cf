"""How long lines are kept, what may leave now, saved before if wanted; removed behind a checkpoint."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.compliance import LEAST_MONTHS
from istes_desk.domain.italian import full_date
from istes_desk.gui.checklists.register.saving import RegisterSaving
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.steps import Steps
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.register_port import RegisterFilter
from istes_desk.services.register_proof import signing_key
from istes_desk.services.register_reduction import Reduction, keep_for, proposed, reduce

MOST_MONTHS = 240


class ReduceDialog(QDialog):
    """``accepted`` when lines were removed."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("reduceRegister")
        self.setWindowTitle(self.tr("Retention of the access register"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._steps = desk, Steps()
        self._plan: Reduction | None = None
        self.saving = RegisterSaving(desk, self)
        self.months, self.told, self.said = QSpinBox(), PlainLabel(), tinted(PlainLabel(), Tone.WARNING)
        self.export = QPushButton(icon("export"), self.tr("&Save these lines first (CSV)…"))
        self.buttons, self.meter = QDialogButtonBox(), QProgressBar()
        self.remove = self.buttons.addButton(self.tr("&Remove them"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._connect()
        desk.tasks.read(lambda uow: proposed(uow, desk.clock), self._begin, owner=self)

    def _lay_out(self) -> None:
        names: dict[str, QWidget] = {
            "keepMonths": self.months, "reduceTold": self.told, "reduceSaid": self.said,
            "exportRemoved": self.export, "removeLines": self.remove, "reduceMeter": self.meter,
        }  # fmt: skip
        for name, part in names.items():
            part.setObjectName(name)
        self.months.setRange(LEAST_MONTHS, MOST_MONTHS)
        self.months.setSuffix(self.tr(" months"))
        self.months.setAccessibleName(self.tr("Months a line is kept"))
        self.meter.setAccessibleName(self.tr("Progress of the reduction"))
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close).setObjectName("closeReduce")
        why = PlainLabel(self.tr("At least six months by law, 24 unless you decide otherwise."))
        for label in (self.told, self.said, why):
            label.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&Keep lines for"), self.months)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for part in (why, self.told, self.export, self.meter, self.said, self.buttons):
            column.addWidget(part)
        self.meter.hide()
        self.setMinimumWidth(520)

    def _connect(self) -> None:
        self.months.editingFinished.connect(self._decide)
        self.export.clicked.connect(self._export)
        self.buttons.accepted.connect(self._remove)
        self.buttons.rejected.connect(self.reject)
        self.saving.saved.connect(lambda path: self._say(self.tr("Saved: {}").format(path.name)))
        self.saving.failed.connect(self._fail)
        self._steps.told.connect(self._on_step)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._steps.cancel)

    def _begin(self, plan: Reduction) -> None:
        self.months.setValue(plan.months)
        self._show(plan)

    def _show(self, plan: Reduction) -> None:
        self._plan = plan
        some = self.tr("{count} lines up to {day} may leave. The chain goes on from a sealed point.")
        none = self.tr("No line is older than {day}: nothing to remove.")
        day = plan.last_day or plan.first_kept
        words = some if plan.lines else none
        self.told.setText(words.format(count=plan.lines, day=full_date(day)))
        self.export.setEnabled(plan.lines > 0)
        self.remove.setEnabled(plan.lines > 0)

    def _decide(self) -> None:
        """Another retention holds from today on."""
        desk, months = self._desk, self.months.value()
        if self._plan is None or months == self._plan.months:
            return
        desk.tasks.write(
            lambda uow: keep_for(uow, desk.clock, months, desk.author),
            lambda _changes: desk.tasks.read(lambda uow: proposed(uow, desk.clock), self._show, owner=self),
            owner=self,
            on_error=self._fail,
        )

    def _export(self) -> None:
        if self._plan is not None and self._plan.last_day is not None:
            wanted = RegisterFilter(last_id=self._plan.last_id)
            until = full_date(self._plan.last_day)
            self.saving.table(wanted, "", f"fino al {until}", lambda: self._steps)

    def _remove(self) -> None:
        desk, steps = self._desk, self._steps
        self._rest(False)

        def job() -> Reduction:
            key = signing_key(desk.tasks.transact, desk.secrets)
            return reduce(desk.tasks.transact, desk.clock, key, desk.author, steps)

        desk.tasks.background(job, lambda _done: self.accept(), owner=self, on_error=self._fail)

    def _on_step(self, done: int, total: int, _what: str) -> None:
        self.meter.setRange(0, max(total, 1))
        self.meter.setValue(done)

    def _rest(self, resting: bool) -> None:
        self.meter.setVisible(not resting)
        for part in (self.remove, self.export, self.months):
            part.setEnabled(resting)

    def _say(self, words: str) -> None:
        self.said.setText(words)

    def _fail(self, error: Exception) -> None:
        self._rest(True)
        self._say(words_of(error))

    def done(self, result: int) -> None:
        self._steps.cancel()
        super().done(result)
