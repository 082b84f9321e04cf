"""The tool bar: new and open, the three lists, search, late, mine, with the concluded ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QToolBar, QWidget

from istes_desk.domain.incidents import RequestKind
from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.filter_menu import FilterMenu
from istes_desk.gui.incidents.wish import Wish
from istes_desk.gui.incidents.words import kind_name
from istes_desk.gui.theme import GRID


class FilterBar(QToolBar):
    """``changed`` was emitted when another selection is wanted."""

    changed = Signal()
    new_asked = Signal()
    open_asked = Signal()
    export_asked = Signal()
    reports_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._hidden = Wish()
        self.setObjectName("queueTools")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._action("newRequest", self.tr("&New…"), "add", "Ctrl+N").triggered.connect(self.new_asked)
        opened = self._action("openMail", self.tr("&Open mail…"), "mail", "Ctrl+O")
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
        self.more = FilterMenu(self.wish)
        self.more.wished.connect(self.ask)
        self.addWidget(self.more)
        export = self._action("exportQueue", self.tr("&Export…"), "export", "Ctrl+E")
        export.setShortcut(QKeySequence("Ctrl+E"))
        export.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        export.triggered.connect(self.export_asked)
        self.search = self._make_search()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(0)
        self._wait.timeout.connect(self.changed)

    def wish(self) -> Wish:
        return replace(
            self._hidden,
            kind=RequestKind(self.kind.currentData()),
            text=self.search.text().strip(),
            late=self.late.isChecked(),
            mine=self.mine.isChecked(),
            done=self.done.isChecked(),
        )

    def ask(self, wish: Wish) -> None:
        """Shows a wish and says so."""
        self.set_wish(wish)
        self.changed.emit()

    def show_counts(self, counts: Mapping[RequestKind, int]) -> None:
        """How many stand in each list, beside its name."""
        for place, kind in enumerate(RequestKind):
            count = counts.get(kind, 0)
            self.kind.setItemText(place, f"{kind_name(kind)} ({count})" if count else kind_name(kind))

    def set_wish(self, wish: Wish) -> None:
        """Shows a wish without telling anybody."""
        self._quiet = True
        self._hidden = wish
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
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for kind in RequestKind:
            box.addItem(kind_name(kind), kind)
        box.currentIndexChanged.connect(lambda _at: self._tell())
        self.addWidget(box)
        return box

    def _make_search(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("queueSearch")
        line.setAccessibleName(self.tr("Search in the queue"))
        line.setPlaceholderText(self.tr("Search… (Ctrl+F)"))
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
