"""The health of the vault: room, copies, and a list with what to do per line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.network.health.copying import Copying
from istes_desk.gui.network.health.strays import Strays
from istes_desk.gui.network.health.work import HealthWork, was_cancelled
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.steps import Steps
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.empty_state import EmptyState
from istes_desk.gui.widgets.manners import copies, left_heads
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.vault_health import Health, HealthKind, HealthLine


class HealthWindow(QDialog):
    """``device_asked`` was emitted with the device of the line that was entered."""

    device_asked = Signal(int)

    def __init__(self, desk: Desk, session: VaultSession, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("vaultHealth")
        self.setWindowTitle(self.tr("Health of the vault"))
        self._work = HealthWork(desk, session, self)
        self._steps = Steps()
        self._lines: tuple[HealthLine, ...] = ()
        self.copying, self.strays = Copying(desk, session, self), Strays(desk, session, self)
        self.meter, self.room, self.copy = QProgressBar(), PlainLabel(), PlainLabel()
        self.moved = tinted(PlainLabel(), Tone.WARNING)
        self.message = PlainLabel()
        self.table, self.pages = QTableWidget(0, 4), QStackedWidget()
        self._lay_out()
        self.copying.said.connect(self._ask)
        self.strays.said.connect(self._ask)
        self.strays.failed.connect(self._fail)
        self.refresh()

    def _lay_out(self) -> None:
        names = {
            "vaultRoom": self.room, "vaultCopy": self.copy, "vaultMoved": self.moved,
            "vaultMessage": self.message,
        }  # fmt: skip
        for name, label in names.items():
            label.setObjectName(name)
            label.setWordWrap(True)
        self.meter.setObjectName("vaultMeter")
        self.meter.setAccessibleName(self.tr("Room in the keyring"))
        self._dress_table()
        self.pages.addWidget(self.table)
        self.pages.addWidget(
            EmptyState(
                "ok", self.tr("Nothing to do"), self.tr("Every secret is here, none is due or doubled.")
            )
        )
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for part in (self.moved, self._box(self.tr("Room"), self.meter, self.room), self._copies()):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.message)
        column.addLayout(self._bottom())
        self.resize(980, 600)

    def _box(self, title: str, *parts: QWidget) -> QGroupBox:
        box = QGroupBox(title)
        column = QVBoxLayout(box)
        for part in parts:
            column.addWidget(part)
        return box

    def _copies(self) -> QGroupBox:
        row, buttons = QHBoxLayout(), QWidget()
        actions = (
            ("vaultExport", "export", self.tr("&Make a copy…"), self.copying.make),
            ("vaultRehearse", "checklist", self.tr("&Rehearse a copy…"), self.copying.rehearse),
            ("vaultImport", "backup", self.tr("Restore or &import…"), self.copying.restore),
        )
        for name, sign, text, slot in actions:
            row.addWidget(self._button(name, sign, text, slot))
        row.addStretch(1)
        row.setContentsMargins(0, 0, 0, 0)
        buttons.setLayout(row)
        return self._box(self.tr("KeePass copies"), self.copy, buttons)

    def _button(self, name: str, sign: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.go = self._button("vaultGo", "map", self.tr("&Go to the device"), self._enter)
        self.attach = self._button("vaultAttach", "add", self.tr("Give to a &device…"), self._attach)
        self.remove = self._button("vaultRemove", "delete", self.tr("De&lete…"), self._remove)
        self.tidy = self._button("vaultTidy", "arrange", self.tr("&Put leftovers in order"), self._tidy)
        again = self._button("vaultRefresh", "refresh", self.tr("Chec&k again"), self.refresh)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        for part in (self.go, self.attach, self.remove, self.tidy, again):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("vaultLines")
        table.setAccessibleName(self.tr("What to do"))
        heads = (self.tr("What"), self.tr("Where"), self.tr("Why"), self.tr("What to do"))
        table.setHorizontalHeaderLabels(heads)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        left_heads(table)
        copies(table)
        table.activated.connect(self._enter)
        table.itemSelectionChanged.connect(self._on_selection)

    def _kinds(self) -> dict[HealthKind, str]:
        return {
            HealthKind.MISSING: self.tr("Missing here"),
            HealthKind.NO_KEY: self.tr("No key"),
            HealthKind.ORPHAN: self.tr("Leftover"),
            HealthKind.STRAY: self.tr("Without device"),
            HealthKind.SHARED: self.tr("Same password"),
            HealthKind.DUE: self.tr("Due"),
        }

    def refresh(self) -> None:
        """Asks database and keyring again."""
        self._ask("")

    def _ask(self, said: str) -> None:
        """``said`` stays readable when the answer is there."""
        self.message.setText(said or self.tr("Asking the keyring…"))
        self._work.report(self._steps, partial(self._show, said), self._fail)

    def _show(self, said: str, found: Health) -> None:
        kinds = self._kinds()
        self.message.setText(said)
        self.meter.setRange(0, found.most)
        self.meter.setValue(min(found.held, found.most))
        self.meter.setFormat(f"{found.held} / {found.most}")
        self.room.setText(found.room_it)
        self.copy.setText(found.copy.reason_it)
        tinted(self.copy, Tone.WARNING if found.copy.due else Tone.MUTED)
        self.moved.setText(found.moved_it)
        self.moved.setVisible(bool(found.moved_it))
        self._lines = found.lines
        self.table.setRowCount(len(found.lines))
        for at, one in enumerate(found.lines):
            for column, text in enumerate((kinds[one.kind], one.title, one.words_it, one.todo_it)):
                self.table.setItem(at, column, QTableWidgetItem(text))
        self.pages.setCurrentIndex(0 if found.lines else 1)
        if found.lines:
            self.table.selectRow(0)
        self._on_selection()

    def _chosen(self) -> HealthLine | None:
        at = self.table.currentRow()
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def _on_selection(self) -> None:
        """A button that is off says why."""
        line = self._chosen()
        stray = line is not None and line.kind is HealthKind.STRAY
        first = self.tr("Choose a line first") if line is None else ""
        nowhere = first or self.tr("This line has no device to go to")
        owned = first or self.tr("Only for credentials without a device")
        tidy = any(one.kind is HealthKind.ORPHAN for one in self._lines)
        for button, on, reason in (
            (self.go, line is not None and bool(line.device_id), nowhere),
            (self.attach, stray, owned),
            (self.remove, stray, owned),
            (self.tidy, tidy, self.tr("The keyring holds no leftovers")),
        ):
            button.setEnabled(on)
            button.setToolTip("" if on else reason)
            button.setAccessibleDescription(button.toolTip())

    def _enter(self) -> None:
        """Where the line is mended: at its device, or by giving it one."""
        line = self._chosen()
        if line is None:
            return
        if line.device_id:
            self.device_asked.emit(line.device_id)
            self.accept()
        elif line.kind is HealthKind.STRAY:
            self.strays.attach(line)

    def _attach(self) -> None:
        if (line := self._chosen()) is not None:
            self.strays.attach(line)

    def _remove(self) -> None:
        if (line := self._chosen()) is not None:
            self.strays.remove(line)

    def _tidy(self) -> None:
        self._work.tidy(lambda _count: self.refresh(), self._fail)

    def _fail(self, error: Exception) -> None:
        if not was_cancelled(error):
            self.message.setText(words_of(error))

    def done(self, result: int) -> None:
        self._steps.cancel()
        super().done(result)
