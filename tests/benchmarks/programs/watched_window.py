"""The program on a prepared profile: says when the queue with its rows was painted.

``paint`` ends at once; ``memory`` scrolls from end to end and prints its size; ``idle`` starts the timer,
stands still for some seconds and prints the CPU share.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPaintEvent

from istes_desk.adapters.system.clock import SystemClock
from istes_desk.adapters.system.profile import user_profile
from istes_desk.app import Program, make_application
from istes_desk.domain.customers import Customer
from istes_desk.gui.incidents.queue_list import QueueList
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.tab import WorkRequest
from istes_desk.late import LateSecrets

SETTLE_MS, IDLE_MS = 3_000, 20_000
PAGES, PAINT = 100, "paintEvent"


class FirstPaint:
    """Goes on after the queue was painted with rows in it.

    It stands in the painting of the list itself: a filter on the viewport makes PySide prepare every class of
    widget there is, which is no part of the start.
    """

    def __init__(self, program: Program, mode: str) -> None:
        self._program, self._mode = program, mode
        self._queue: QueueList | None = None
        paint = QueueList.paintEvent

        def watched(queue: QueueList, event: QPaintEvent) -> None:
            paint(queue, event)
            if self._queue is None and queue.model().rowCount():
                self._queue = queue
                QTimer.singleShot(0, self._painted)

        setattr(QueueList, PAINT, watched)

    def _painted(self) -> None:
        print("painted", flush=True)
        if self._mode == "paint":
            os._exit(0)
        window = self._program.window
        assert window is not None
        if self._mode == "memory":
            QTimer.singleShot(SETTLE_MS, self._scroll)
            return
        window.pages.complete.connect(lambda: self._work(window))

    def _work(self, window: MainWindow) -> None:
        """The start is over when the last tab is there."""
        window.desk.tasks.read(
            lambda uow: uow.find(Customer)[0].id,
            lambda id: window.timer.start(WorkRequest(id)),
        )
        QTimer.singleShot(SETTLE_MS, self._stand_still)

    def _scroll(self) -> None:
        """From end to end, then says how much memory the process holds, in MiB."""
        import psutil

        queue = self._queue
        assert queue is not None
        bar, app = queue.verticalScrollBar(), QCoreApplication.instance()
        assert app is not None
        for step in range(PAGES):
            bar.setValue(bar.maximum() * step // PAGES)
            app.processEvents()
        print(f"lines {queue.model().rowCount()}", flush=True)
        print(f"memory {psutil.Process().memory_info().rss / 2**20:.0f}", flush=True)
        os._exit(0)

    def _stand_still(self) -> None:
        used, since = time.process_time(), time.perf_counter()

        def tell() -> None:
            share = (time.process_time() - used) / (time.perf_counter() - since)
            print(f"idle {share:.5f}", flush=True)
            os._exit(0)

        QTimer.singleShot(IDLE_MS, tell)


def main(root: str, mode: str) -> None:
    app = make_application()
    program = Program(app, user_profile(Path(root)), SystemClock(), LateSecrets())
    watcher = FirstPaint(program, mode)
    program.start()
    app.exec()
    del watcher
