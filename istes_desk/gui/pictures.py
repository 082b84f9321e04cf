"""Pictures of every tab, and of the dialogs that a tab opens by its own keys, as PNG files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QTableView, QWidget

from istes_desk.gui.bug_dialog import BugDialog
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.filters import FilterBar
from istes_desk.gui.incidents.notice_line import NoticeLine
from istes_desk.gui.incidents.wish import Wish
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.notices import Toast
from istes_desk.gui.picture_list import SETTINGS, SHOTS, Shot
from istes_desk.gui.picture_steps import beside, in_front, turn
from istes_desk.gui.startup_page import StartupPage
from istes_desk.gui.tab import Place
from istes_desk.gui.walk import settle
from istes_desk.services.backups import BackupInfo
from istes_desk.services.errors import KnownError

SIZE = QSize(1280, 680)
LOOK_MS = 50
PLACES = (Place("incident", 1), Place("site", 1), Place("customer", 1))
"""Something is selected, as on a working day."""
WAYS_BACK = (
    *("contactFormCancel", "customerFormCancel", "replyDiscard", "composerCancel"),
    *("templateFormCancel", "policyFormCancel", "planFormCancel", "tariffFormCancel", "termsFormCancel"),
    *("mandateFormCancel", "issueNo", "issueClose", "creditNo", "debitNo"),
)
BROKEN = KnownError(
    "Il file del database è danneggiato.",
    "Ripristinare l'ultima copia di sicurezza; il file danneggiato viene messo da parte, non cancellato.",
    "Il file non è stato toccato.",
)


def picture(widget: QWidget, scale: float) -> QPixmap:
    """What the widget shows on a screen of that scale (1.5 = 150 %)."""
    drawn = QPixmap(widget.size() * scale)
    drawn.setDevicePixelRatio(scale)
    widget.render(drawn, QPoint())
    for other in beside(widget):
        _lay_over(drawn, other, other.pos() - widget.pos())
    if (menu := QApplication.activePopupWidget()) is not None and menu is not widget:
        menu.render(drawn, menu.pos() - widget.pos())
    return drawn


def _lay_over(drawn: QPixmap, window: QWidget, at: QPoint) -> None:
    """With the line that the system's frame would draw around it."""
    window.render(drawn, at)
    painter = QPainter(drawn)
    painter.setPen(window.palette().mid().color())
    painter.drawRect(QRect(at, window.size()))
    painter.end()


class DialogWatch(QObject):
    """Takes a picture of the first dialog or menu that comes up while something runs, and dismisses it."""

    def __init__(self, take: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._take, self._rounds = take, 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def during(self, act: Callable[[], object]) -> None:
        """Runs it, even when it waits for the dialog's answer."""
        self._timer.start()
        act()
        while self._timer.isActive():
            QApplication.processEvents()

    def _look(self) -> None:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        self._rounds += 1
        if shown is not None:
            self._take(shown)
            shown.close()
        if shown is not None or self._rounds > 4:
            self._timer.stop()


class Album:
    """Pictures of one window in one theme and language, at several scales."""

    def __init__(self, folder: Path, ending: str, scales: tuple[float, ...]) -> None:
        self._folder, self._ending, self._scales = folder, ending, scales
        self.files: list[Path] = []

    def add(self, name: str, widget: QWidget) -> None:
        for scale in self._scales:
            file = self._folder / f"{name}_{self._ending}_{round(scale * 100)}.png"
            picture(widget, scale).save(str(file))
            self.files.append(file)

    def take_window(self, window: MainWindow) -> None:
        """Every tab as it comes up and what it opens for "new" and "explain"; then the list of shots."""
        window.resize(SIZE)
        QCursor.setPos(window.mapToGlobal(window.rect().bottomRight()))  # over nothing that would light up
        tidy(window)
        for index, tab in enumerate(window.tabs):
            self._go(window, index, PLACES)
            name = tab.objectName().removesuffix("Tab")
            self.add(name, window)
            self._take_dialog(f"{name}-new", tab.create_new)
            self._take_dialog(f"{name}-explain", tab.explain)
            tidy(window)
        self._take_dialog("palette", window.open_palette)
        self.take_settings(window)
        self.take_shots(window, SHOTS)

    def take_settings(self, window: MainWindow) -> None:
        """Each page of the settings, however many there are."""
        self._go(window, SETTINGS)
        pages = window.findChild(QListWidget, "settingsPages")
        for row in range(pages.count() if pages else 0):
            turn("settingsPages", row)(window)
            settle(window.desk)
            self.add(f"settings-{row + 1}", window)

    def take_shots(self, window: MainWindow, shots: Sequence[Shot]) -> None:
        """Each of them by its own way, from a tidy window."""
        window.resize(SIZE)
        for shot in shots:
            self._go(window, shot.tab, () if shot.place is None else (shot.place,))
            for step in shot.steps:
                step(window)
                settle(window.desk)
            if shot.asks is not None:
                self._take_dialog(shot.name, partial(shot.asks, window))
            else:
                self.add(shot.name, in_front(window))
            tidy(window)

    def _go(self, window: MainWindow, index: int, places: Sequence[Place] = ()) -> None:
        window.show_tab(index)
        any(window.tabs[index].show_place(place) for place in places)
        settle(window.desk)

    def _take_dialog(self, name: str, act: Callable[[], object]) -> None:
        DialogWatch(lambda dialog: self.add(name, dialog)).during(act)

    def take_pages(self, desk: Desk, folder: Path, first_run: QWidget) -> None:
        """What is seen before the first window, or when something is wrong."""
        page = StartupPage(folder)
        now = desk.clock.now()
        page.show_problem(BROKEN, [BackupInfo("", now, 900_000, 8, 120, 96)])
        bugs = BugDialog()
        bugs.add("ISTES Desk\n\nTraceback (most recent call last):\n  …\nZeroDivisionError: division by zero")
        for name, widget in (("startup", page), ("bug", bugs), ("first-run", first_run)):
            widget.show()
            QApplication.processEvents()
            self.add(name, widget)
            widget.close()
            widget.deleteLater()


def tidy(window: MainWindow) -> None:
    """No menu, no other window, note or banner, nothing sought, the vault locked, everybody's customers."""
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
    while (front := in_front(window)) is not window:
        for other in (*beside(front), front):
            other.close()
        QApplication.processEvents()
    for note in window.findChildren(Toast):
        note.close_now()
    window.notices.banner.hide()
    for plan in window.findChildren(NetworkTab):
        plan.vault.lock()
    window.header.scope.setCurrentIndex(0)
    if window.timer.question is not None:
        window.timer.questions.clear()
        window.timer.state_changed.emit()
    for name in WAYS_BACK:
        way = window.findChild(QPushButton, name)
        if way is not None and way.isVisible():
            way.click()
    for line in window.findChildren(NoticeLine):
        line.hide()
    for bar in window.findChildren(FilterBar):
        bar.ask(Wish())
    for view in window.findChildren(QTableView, "queueList"):
        view.selectRow(1)
    settle(window.desk)
