"""Pictures of every tab, and of the dialogs that a tab opens by its own keys, as PNG files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QSize, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import BugDialog
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.notices import Toast
from istes_desk.gui.startup_page import StartupPage
from istes_desk.gui.tab import Place
from istes_desk.gui.walk import settle
from istes_desk.services.backups import BackupInfo
from istes_desk.services.errors import KnownError

SIZE = QSize(1280, 680)
LOOK_MS = 50
PLACES = (Place("incident", 1), Place("site", 1), Place("customer", 1))
"""Something is selected, as on a working day."""
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
    return drawn


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
        shown = [
            w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog | QMenu) and w.isVisible()
        ]
        self._rounds += 1
        for dialog in shown:
            self._take(dialog)
            dialog.close()
        if shown or self._rounds > 4:
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
        """Every tab as it comes up, then what it opens for "new" and "explain"."""
        window.resize(SIZE)
        for index, tab in enumerate(window.tabs):
            window.show_tab(index)
            any(tab.show_place(place) for place in PLACES)
            settle(window.desk)
            name = tab.objectName().removesuffix("Tab") or f"tab{index + 1}"
            self.add(name, window)
            self._take_dialog(f"{name}-new", tab.create_new)
            self._take_dialog(f"{name}-explain", tab.explain)
            settle(window.desk)
            for note in window.findChildren(Toast):
                note.close_now()
        self._take_dialog("palette", window.open_palette)

    def _take_dialog(self, name: str, act: Callable[[], object]) -> None:
        DialogWatch(lambda dialog: self.add(name, dialog)).during(act)

    def take_pages(self, desk: Desk, folder: Path) -> None:
        """What is seen only when something is wrong."""
        page = StartupPage(folder)
        now = desk.clock.now()
        page.show_problem(BROKEN, [BackupInfo("", now, 900_000, 8, 120, 96)])
        self.add("startup", page)
        bugs = BugDialog()
        bugs.add("ISTES Desk\n\nTraceback (most recent call last):\n  …\nZeroDivisionError: division by zero")
        self.add("bug", bugs)
        for widget in (page, bugs):
            widget.close()
            widget.deleteLater()
