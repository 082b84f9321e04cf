"""The toolbar of the plan: tools, kinds of device, arrange, undo, find, print. It only emits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from istes_desk.domain.network import DeviceKind
from istes_desk.gui.icons import SIZE, icon
from istes_desk.gui.network.canvas_tools import Mode
from istes_desk.gui.network.words import device_kinds


class PlanToolbar(QToolBar):
    """Signals say what was asked; the tab does it."""

    mode_asked = Signal(Mode)
    kind_asked = Signal(DeviceKind)
    arrange_asked = Signal(bool)
    print_asked = Signal()
    fit_asked = Signal()
    tree_toggled = Signal(bool)
    find_asked = Signal(str)

    def __init__(self, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planToolbar")
        self.setAccessibleName(self.tr("Plan tools"))
        self.setIconSize(QSize(SIZE, SIZE))
        self.tree = self._action("planTree", "folder", self.tr("Customers and sites"), "Ctrl+B")
        self.tree.setCheckable(True)
        self.tree.setChecked(True)
        self.tree.toggled.connect(self.tree_toggled)
        self.addSeparator()
        self.select = self._mode("planSelect", "select", self.tr("Select"), Mode.SELECT)
        self.select.setShortcut(QKeySequence("V"))
        self.add = self._menu_button("planAdd", "add", self.tr("Add a device"), self._kind_menu())
        self.link = self._mode("planLink", "link", self.tr("Draw links"), Mode.LINK)
        self.link.setShortcut(QKeySequence("L"))
        self.area = self._mode("planArea", "area", self.tr("Draw an area"), Mode.AREA)
        self.area.setShortcut(QKeySequence("A"))
        self.note = self._mode("planNote", "note", self.tr("Put a note"), Mode.NOTE)
        self.note.setShortcut(QKeySequence("N"))
        self.addSeparator()
        self.arrange = self._menu_button("planArrange", "arrange", self.tr("Arrange"), self._arrange_menu())
        self._undo(stack)
        self.addSeparator()
        self._action("planFit", "fit", self.tr("Fit all"), "Ctrl+0").triggered.connect(self.fit_asked)
        self.views = self._menu_button("planViews", "reveal", self.tr("Views"), QMenu(self))
        self.print = self._button("planPrint", "print", self.tr("Print"))
        self.print.setToolTip(self.tr("Print the plan or save it as PDF (Ctrl+P)"))
        self.print.clicked.connect(self.print_asked)
        self.addSeparator()
        self.lock = self._action("vaultLock", "lock", self.tr("Lock the vault"))
        self.lock.setToolTip(self.tr("Lock the vault (Ctrl+L)"))
        self.lock.setEnabled(False)
        self.more = self._menu_button("planMore", "more", self.tr("More"), QMenu(self))
        self._add_find()

    def _action(self, name: str, sign: str, text: str, keys: str = "") -> QAction:
        action = QAction(icon(sign), text, self)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(f"{text} ({keys})")
        self.addAction(action)
        return action

    def _mode(self, name: str, sign: str, text: str, mode: Mode) -> QAction:
        action = self._action(name, sign, text)
        action.setCheckable(True)
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )  # a letter: on the canvas only
        action.triggered.connect(lambda: self.mode_asked.emit(mode))
        return action

    @property
    def tools(self) -> list[QAction]:
        """What the left button may do; their keys are letters."""
        return [self.select, self.link, self.area, self.note]

    def _button(self, name: str, sign: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icon(sign))
        button.setText(text)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addWidget(button)
        return button

    def _menu_button(self, name: str, sign: str, text: str, menu: QMenu) -> QToolButton:
        button = self._button(name, sign, text)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _menu(self, lines: list[tuple[str, str, str, Callable[[], None]]]) -> QMenu:
        menu = QMenu(self)
        for name, sign, text, slot in lines:
            action = menu.addAction(icon(sign), text)
            action.setObjectName(name)
            action.triggered.connect(slot)
        return menu

    def _kind_menu(self) -> QMenu:
        kinds = device_kinds().items()
        return self._menu(
            [(f"add_{kind.value}", f"device_{kind.value}", name, self._asker(kind)) for kind, name in kinds]
        )

    def _asker(self, kind: DeviceKind) -> Callable[[], None]:
        return lambda: self.kind_asked.emit(kind)

    def _arrange_menu(self) -> QMenu:
        only_new, every = self.tr("Arrange only what is new"), self.tr("Arrange everything")
        return self._menu(
            [
                ("arrangeAll", "arrange", every, lambda: self.arrange_asked.emit(False)),
                ("arrangeNew", "add", only_new, lambda: self.arrange_asked.emit(True)),
            ]
        )

    def _undo(self, stack: QUndoStack) -> None:
        pairs = (
            ("planUndo", "undo", stack.createUndoAction(self, self.tr("Undo")), "Ctrl+Z"),
            ("planRedo", "redo", stack.createRedoAction(self, self.tr("Redo")), "Ctrl+Y"),
        )
        for name, sign, action, keys in pairs:
            action.setObjectName(name)
            action.setIcon(icon(sign))
            action.setShortcut(QKeySequence(keys))
            self.addAction(action)

    def _add_find(self) -> None:
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)
        self.search = QLineEdit()
        self.search.setObjectName("planFind")
        self.search.setAccessibleName(self.tr("Find on the plan"))
        self.search.setPlaceholderText(self.tr("Find a device or address (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        words = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(words + 3 * SIZE)  # the lens, the cross, the frame
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.returnPressed.connect(lambda: self.find_asked.emit(self.search.text()))
        self.addWidget(self.search)

    def show_mode(self, mode: Mode) -> None:
        """The tool in hand is the pressed one."""
        self.select.setChecked(mode is Mode.SELECT)
        self.link.setChecked(mode is Mode.LINK)
        self.area.setChecked(mode is Mode.AREA)
        self.note.setChecked(mode is Mode.NOTE)
