"""The whole program on a given profile, without a person: says what it shows first, then leaves.

Arguments: folder of the profile, and how many bytes a file may have (0 = any). Prints the class of the
window and what it says.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from istes_desk import app
from istes_desk.gui.startup_page import StartupPage

_make = app.make_application


def told(page: QWidget) -> str:
    labels = (label.text() for label in page.findChildren(QLabel) if label.isVisible())
    return " | ".join(filter(None, labels)) if isinstance(page, StartupPage) else ""


def look(made: QApplication, timer: QTimer) -> None:
    """Waits for something that stays: a window, the first run, or a page that refuses."""
    for shown in (one for one in made.topLevelWidgets() if one.isVisible()):
        words = told(shown)
        if isinstance(shown, StartupPage) and shown.accessibleName().endswith("…"):
            continue  # still opening
        timer.stop()
        sys.stdout.write(f"{type(shown).__name__}: {words}\n")
        made.closeAllWindows()
        made.quit()
        return


def make_watched() -> QApplication:
    made = _make()
    timer = QTimer(made, interval=50)
    timer.timeout.connect(lambda: look(made, timer))
    timer.start()
    return made


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    limit = int(sys.argv[2])
    if limit and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    app.make_application = make_watched
    sys.exit(app.run(root=Path(sys.argv[1])))
