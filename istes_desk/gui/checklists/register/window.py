"""The window of the access register: filters, lines, proof; saved as PDF or table, made shorter (L-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Technician
from istes_desk.domain.italian import plural
from istes_desk.domain.register_words import HONEST
from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.checklists.register.filters import RegisterFilters
from istes_desk.gui.checklists.register.lines_model import RegisterLines
from istes_desk.gui.checklists.register.proving import ProofBar
from istes_desk.gui.checklists.register.reduce_dialog import ReduceDialog
from istes_desk.gui.checklists.register.saving import RegisterSaving
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.notices import toast
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.manners import copies
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.register_paper import period_words
from istes_desk.services.register_port import RegisterFilter
from istes_desk.services.register_view import rows

SIZE = (1200, 620)
WIDTHS = (64, 150, 130, 170, 160, 140)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer."""

    customers: tuple[Customer, ...]
    people: tuple[tuple[str, str], ...]


def read_choices(uow: UnitOfWork) -> Choices:
    """Everybody who stands in the register, with a name where there is one."""
    names = {one.login: one.name for one in uow.find(Technician)}
    people = tuple((login, names.get(login) or login) for login in uow.register.authors())
    return Choices(tuple(uow.find(Customer)), people)


class RegisterWindow(QWidget):
    """Not modal; a million lines cost their ids and the rows in sight."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, customer_id: int | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("registerWindow")
        self.setWindowTitle(self.tr("Access register"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._desk = desk
        self._shown: RegisterFilter | None = None
        self.filters, self.proof = RegisterFilters(customer_id), ProofBar(desk)
        self.lines, self.table = RegisterLines(self), QTableView()
        self.pages, self.count = QStackedWidget(), PlainLabel()
        self.save = QPushButton(icon("export"), self.tr("&Save"))
        self.retention = QPushButton(self.tr("&Retention…"))
        self.saving = RegisterSaving(desk, self)
        self._dress_table()
        self._make_menu()
        self._lay_out()
        self._connect()
        desk.tasks.read(read_choices, self._offer, owner=self)

    def _dress_table(self) -> None:
        self.table.setObjectName("registerLines")
        self.table.setAccessibleName(self.tr("Lines of the access register, the newest first"))
        self.table.setModel(self.lines)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)
        header.setSectionResizeMode(len(WIDTHS), QHeaderView.ResizeMode.Stretch)
        copies(self.table)

    def _make_menu(self) -> None:
        self.save.setObjectName("registerSave")
        self.save.setAccessibleName(self.tr("Save the lines shown"))
        menu = QMenu(self.save)
        for name, words, act in (
            ("registerPdf", self.tr("As &PDF, with a verification made now…"), self.save_paper),
            ("registerCsv", self.tr("As &table (CSV)…"), self.save_table),
        ):
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(act)
        self.save.setMenu(menu)
        self.retention.setObjectName("registerRetention")

    def _lay_out(self) -> None:
        self.pages.addWidget(self.table)
        sentence = self.tr("Log-ins, credentials shown or copied, remote sessions, work on site appear here.")
        self.pages.addWidget(EmptyState("lock", self.tr("No line"), sentence))
        self.count.setObjectName("registerCount")
        honest = tinted(PlainLabel(HONEST), Tone.MUTED)
        honest.setFont(font(TextSize.SMALL))
        honest.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.proof, 1)
        foot.addWidget(self.retention, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.filters)
        column.addWidget(self.count)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        column.addWidget(honest)

    def _connect(self) -> None:
        self.filters.changed.connect(self.reload)
        self.lines.rows_wanted.connect(self._read_rows)
        self.retention.clicked.connect(self.reduce)
        self.saving.saved.connect(self.proof.rest)
        self.saving.failed.connect(self.proof.rest)
        self.saving.saved.connect(lambda path: toast(self, self.tr("Saved: {}").format(path.name)))
        self.saving.failed.connect(lambda error: toast(self, words_of(error)))
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Escape), self.close),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self.reload),
            (QKeySequence(QKeySequence.StandardKey.Print), self.save_paper),
            (QKeySequence(QKeySequence.StandardKey.Find), self.filters.words.setFocus),
        ):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(act)
            self.addAction(action)

    def _offer(self, choices: Choices) -> None:
        self.filters.blockSignals(True)
        self.filters.offer(choices.customers, choices.people)
        self.filters.blockSignals(False)
        self.reload()

    def reload(self) -> None:
        """Reads which lines there are; the rows come as they are looked at."""
        wanted = self.filters.wanted()
        if wanted is None:
            return
        self._shown = wanted
        self._desk.tasks.read(
            lambda uow: uow.register.ids(wanted), lambda ids: self._show(wanted, ids), owner=self
        )

    def _show(self, wanted: RegisterFilter, ids: Sequence[int]) -> None:
        if wanted != self._shown:
            return
        self.lines.show(ids)
        self.count.setText(plural(len(ids), self.tr("line"), self.tr("lines")))
        self.pages.setCurrentIndex(0 if ids else 1)
        self.save.setEnabled(bool(ids))

    def _read_rows(self, ids: list[int]) -> None:
        self._desk.tasks.read(
            lambda uow: rows(uow, ids), lambda found: self.lines.put(ids, found), owner=self
        )

    def _period(self) -> str:
        return period_words(*self.filters.days())

    def save_paper(self) -> None:
        """The lines shown, with a proof made now and the sentence on what the register is not."""
        if self._shown is not None:
            self.saving.paper(self._shown, self._who(), self._period(), self.proof.watch)

    def save_table(self) -> None:
        if self._shown is not None:
            self.saving.table(self._shown, self._who(), self._period(), self.proof.watch)

    def _who(self) -> str:
        return self.filters.customer.currentText() if self.filters.customer.currentData() else ""

    def reduce(self) -> None:
        """How long lines are kept, and what may leave."""
        dialog = ReduceDialog(self._desk, self)
        dialog.accepted.connect(self.reload)
        dialog.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.proof.cancel()
        super().closeEvent(event)


def open_register(bench: Bench) -> RegisterWindow:
    """Of the customer at the top."""
    window = RegisterWindow(bench.desk, bench.window, bench.scope())
    window.show()
    return window
