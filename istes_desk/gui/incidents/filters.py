"""The tool bar: new and open, the three lists, search, late, mine, with the concluded ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QToolBar, QWidget

from istes_desk.domain.incidents import RequestKind
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.words import kind_name
from istes_desk.gui.theme import GRID
from istes_desk.services.queue_filter import QueueFilter

PATIENCE_MS = 150


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants to see."""

    kind: RequestKind = RequestKind.INCIDENT
    text: str = ""
    late: bool = False
    mine: bool = False
    done: bool = False

    def asked(self, now: datetime, customer_id: int | None, author: str) -> QueueFilter:
        """The same for the database."""
        return QueueFilter(
            now=now,
            customer_id=customer_id,
            kind=self.kind,
            text=self.text,
            late_only=self.late,
            technician=author if self.mine else "",
            with_done=self.done,
        )

    @property
    def narrow(self) -> bool:
        """Something is filtered away."""
        return bool(self.text) or self.late or self.mine


class FilterBar(QToolBar):
    """``changed`` was emitted when another selection is wanted."""

    changed = Signal()
    new_asked = Signal()
    open_asked = Signal()
    reports_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.setObjectName("queueTools")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._action("newRequest", self.tr("&New…"), "add", "Ctrl+N").triggered.connect(self.new_asked)
        opened = self._action("openMail", self.tr("&Open .eml…"), "mail", "Ctrl+O")
        opened.setShortcut(QKeySequence("Ctrl+O"))
        opened.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opened.triggered.connect(self.open_asked)
        reports = self._action("openReports", self.tr("&Reports…"), "document", "")
        reports.triggered.connect(self.reports_asked)
        self.addSeparator()
        self.kind = self._make_kind()
        self.late = self._switch("lateOnly", self.tr("&Late"), "warning")
        self.mine = self._switch("mineOnly", self.tr("&Mine"), "person")
        self.done = self._switch("withDone", self.tr("Con&cluded"), "ok")
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.search = self._make_search()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE_MS)
        self._wait.timeout.connect(self.changed)

    def wish(self) -> Wish:
        return Wish(
            RequestKind(self.kind.currentData()),
            self.search.text().strip(),
            self.late.isChecked(),
            self.mine.isChecked(),
            self.done.isChecked(),
        )

    def set_wish(self, wish: Wish) -> None:
        """Shows a wish without telling anybody."""
        self._quiet = True
        self.kind.setCurrentIndex(self.kind.findData(wish.kind))
        self.search.setText(wish.text)
        self.late.setChecked(wish.late)
        self.mine.setChecked(wish.mine)
        self.done.setChecked(wish.done)
        self._wait.stop()
        self._quiet = False

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _action(self, name: str, text: str, picture: str, keys: str) -> QAction:
        action = self.addAction(icon(picture), text)
        action.setObjectName(name)
        action.setToolTip(f"{text.replace('&', '')} ({keys})" if keys else text.replace("&", ""))
        return action

    def _switch(self, name: str, text: str, picture: str) -> QAction:
        action = self._action(name, text, picture, "")
        action.setCheckable(True)
        action.toggled.connect(lambda _on: self._tell())
        return action

    def _make_kind(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("listKind")
        box.setAccessibleName(self.tr("List shown"))
        for kind in RequestKind:
            box.addItem(kind_name(kind), kind)
        box.currentIndexChanged.connect(lambda _at: self._tell())
        self.addWidget(box)
        return box

    def _make_search(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("queueSearch")
        line.setAccessibleName(self.tr("Search in the queue"))
        line.setPlaceholderText(self.tr("Subject, text, customer… (Ctrl+F)"))
        line.setClearButtonEnabled(True)
        line.setMinimumWidth(22 * GRID)
        line.setMaximumWidth(40 * GRID)
        line.textChanged.connect(lambda _text: self._wait.start())
        find = QAction(line)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.triggered.connect(line.setFocus)
        self.addAction(find)
        self.addWidget(line)
        return line
