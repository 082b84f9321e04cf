"""Imports a survey file: columns matched, a dry run to look at, ticks; then all of it in one step (N-6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.survey.columns import found_in
from istes_desk.domain.survey.seen import Found
from istes_desk.domain.survey.verdicts import Outcome
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.survey.column_table import ColumnTable
from istes_desk.gui.network.survey.outcome_tree import OutcomeTree
from istes_desk.gui.network.survey.taken_command import TakenCommand
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.survey_files import KeePassFileError, PasswordWantedError, Reading
from istes_desk.services.surveys import Login, Taken, preview, proposed, take

COLUMNS_WIDTH = 300
KeepLogins = Callable[[Sequence[Login]], None]


class ImportWindow(QDialog):
    """Opened with ``read``; ``keep_logins`` is handed the passwords that were ticked.

    ``keepass_met`` was emitted with the path of a file that the vault imports itself.
    """

    keepass_met = Signal(object)
    verdicts = staticmethod(preview)
    """What the plan and the lines are compared by."""

    def __init__(self, desk: Desk, editor: PlanEditor, keep_logins: KeepLogins, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("surveyImport")
        self.setWindowTitle(self.tr("Import devices"))
        self.resize(1020, 600)
        self._desk, self._editor, self._keep_logins = desk, editor, keep_logins
        self._site_id = editor.site_id
        self._path = Path()
        self._reading: Reading | None = None
        self._found: tuple[Found, ...] = ()
        self._outcomes: tuple[Outcome, ...] = ()
        self.title, self.counts, self.error = PlainLabel(), PlainLabel(), tinted(PlainLabel(), Tone.DANGER)
        self.columns, self.tree = ColumnTable(), OutcomeTree()
        self._lay_out()
        self.columns.chosen.connect(self._compare)
        self.tree.ticked.connect(self._count_ticks)

    def _lay_out(self) -> None:
        self.title.setFont(font(TextSize.TITLE, bold=True))
        self.counts.setObjectName("surveyCounts")
        self.error.setObjectName("surveyError")
        self.error.setWordWrap(True)
        self.error.hide()
        halves = self._halves = QSplitter()
        halves.addWidget(self.columns)
        halves.addWidget(self.tree)
        halves.setStretchFactor(1, 1)
        self.columns.hide()
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addLayout(self.top_row())
        column.addWidget(self.counts)
        column.addWidget(self.error)
        column.addWidget(self._password_row())
        column.addWidget(halves, 1)
        column.addLayout(self._bottom())

    def top_row(self) -> QHBoxLayout:
        """The title, and beside it what a kind of window adds."""
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        return row

    def _password_row(self) -> QWidget:
        self._asking = QWidget()
        self.password = QLineEdit()
        self.password.setObjectName("surveyPassword")
        self.password.setAccessibleName(self.tr("Password of the file"))
        self.password.setPlaceholderText(self.tr("Password of the file"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        opening = QPushButton(self.tr("&Open with it"))
        opening.setObjectName("surveyOpen")
        opening.clicked.connect(lambda: self.read(self._path))
        self.password.returnPressed.connect(lambda: self.read(self._path))
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.password, 1)
        row.addWidget(opening)
        self._asking.hide()
        return self._asking

    def _bottom(self) -> QHBoxLayout:
        self.everything = QCheckBox(self.tr("Show also what is &the same"))
        self.everything.setObjectName("surveyEverything")
        self.everything.toggled.connect(self._show_outcomes)
        all_on, all_off = QPushButton(self.tr("Tick &all")), QPushButton(self.tr("Tick &nothing"))
        for button, name, on in ((all_on, "surveyTickAll", True), (all_off, "surveyTickNone", False)):
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, on=on: self.tree.tick_all(on))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = primary(QPushButton(self.tr("&Import")))
        self.take.setObjectName("surveyTake")
        self.take.setEnabled(False)
        self.take.setDefault(True)
        widest = self.take.fontMetrics().horizontalAdvance(self.take_words().format(99_999))
        self.take.setMinimumWidth(widest + 4 * GRID)
        box.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        self.take.clicked.connect(self._take)
        row = QHBoxLayout()
        for widget in (self.everything, all_on, all_off):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(box)
        return row

    def read(self, path: Path) -> None:
        """Reads the file off the GUI thread, then compares it with the plan."""
        self._path = path
        self.title.setText(path.name)
        self._refuse(None)
        read, password = self._desk.surveys.read, self.password.text()
        self._desk.tasks.background(
            lambda: read(path, password), self._on_read, owner=self, on_error=self._on_unread
        )

    def _on_unread(self, error: Exception) -> None:
        if isinstance(error, KeePassFileError):
            self.keepass_met.emit(self._path)
            self.reject()
            return
        self._refuse(error)
        asks = isinstance(error, PasswordWantedError)
        self._asking.setVisible(asks)
        if asks:
            self.password.setFocus()
            self.password.selectAll()

    def _on_read(self, reading: Reading) -> None:
        self._asking.hide()
        self.show_reading(reading)

    def show_reading(self, reading: Reading) -> None:
        """What was read, from a file or from the network itself."""
        self._reading = reading
        self.title.setText(reading.file_name)
        self.columns.setVisible(reading.table is not None)
        if reading.table is not None:
            self.columns.show_table(reading.table)
            self._halves.setSizes([COLUMNS_WIDTH, self.width() - COLUMNS_WIDTH])
        self._compare()

    def _compare(self) -> None:
        reading, site_id = self._reading, self._site_id
        if reading is None:
            return
        table, columns = reading.table, self.columns.columns()

        def compare(uow: UnitOfWork) -> tuple[tuple[Found, ...], tuple[Outcome, ...]]:
            found = reading.found if table is None else found_in(table, columns)
            return found, self.verdicts(uow, site_id, found)

        self._desk.tasks.read(
            compare, lambda both: self._on_compared(*both), owner=self, on_error=self._refuse
        )

    def _on_compared(self, found: tuple[Found, ...], outcomes: tuple[Outcome, ...]) -> None:
        self._found, self._outcomes = found, outcomes
        self.counts.setText(self.tree.summary(outcomes) or self.tr("No line of the file is a device."))
        self._show_outcomes()

    def _show_outcomes(self) -> None:
        ticks = self.tree.ticks() if self.sender() is self.everything else proposed(self._outcomes)
        self.tree.show_outcomes(self._outcomes, ticks, everything=self.everything.isChecked())
        self._count_ticks()

    def take_words(self) -> str:
        """What the button says; ``{}`` is the number of ticks."""
        return self.tr("&Import ({})")

    def _count_ticks(self) -> None:
        count = sum(max(1, len(keys)) for keys in self.tree.ticks().values())
        self.take.setText(self.take_words().format(count))
        self.take.setEnabled(bool(self._outcomes))

    def _take(self) -> None:
        """One transaction; the plan's undo takes it back."""
        reading, found, ticks, desk, site_id = (
            self._reading, self._found, self.tree.ticks(), self._desk, self._site_id,
        )  # fmt: skip
        if reading is None:
            return
        done: list[Taken] = []

        def job(uow: UnitOfWork) -> Taken:
            return take(uow, desk.clock, desk.author, site_id, reading, found, ticks)

        def write(uow: UnitOfWork) -> Changes:
            done[:] = [job(uow)]
            return done[0].changes

        self.take.setEnabled(False)
        desk.tasks.write(
            write, lambda _changes: self._on_taken(job, done[0]), owner=self, on_error=self._on_refused
        )

    def _on_taken(self, job: Callable[[UnitOfWork], Taken], taken: Taken) -> None:
        if taken.steps and self._editor.site_id == self._site_id:
            text = self.tr("import {}").format(self.title.text())
            self._editor.stack.push(TakenCommand(self._editor, text, job, taken))
        self._keep_logins(taken.logins)
        self.accept()

    def _refuse(self, error: Exception | None) -> None:
        self.error.setText(words_of(error) if error else "")
        self.error.setVisible(error is not None)
        self.take.setEnabled(error is None and bool(self._outcomes))

    def _on_refused(self, error: Exception) -> None:
        """Somebody was quicker: says so above what the import would do now."""
        self._compare()
        self._refuse(error)
