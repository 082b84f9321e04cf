"""Two buttons for the chosen deadline: done, and later, each with its way back (C-6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.icons import icon
from istes_desk.services.changes import Changes
from istes_desk.services.deadlines import DeadlineRow
from istes_desk.services.ports import UnitOfWork
from istes_desk.services.reminders import ENDS_BY_ITSELF, mark_done, put_back, put_off


class MarkBar(QWidget):
    """``marked(words, undo)`` when a decision was stored."""

    marked = Signal(str, object)

    def __init__(self, desk: Desk, fmt: Formatter) -> None:
        super().__init__()
        self._desk, self._fmt = desk, fmt
        self._row: DeadlineRow | None = None
        self.done = QPushButton(icon("ok"), self.tr("D&one"))
        self.done.setObjectName("deadlineDone")
        self.done.clicked.connect(self.toggle_done)
        self.later = QPushButton(icon("clock"), self.tr("&Later"))
        self.later.setObjectName("deadlineLater")
        self.later.setToolTip(self.tr("Remind me of it later"))
        self.later.setMenu(self._make_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.done)
        row.addWidget(self.later)
        row.addStretch(1)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("laterMenu")
        spans = (
            (self.tr("To&morrow"), 1),
            (self.tr("In a &week"), 7),
            (self.tr("In two week&s"), 14),
            (self.tr("In a m&onth"), 30),
        )
        for text, days in spans:
            menu.addAction(text).triggered.connect(partial(self.put_off, days))
        return menu

    def serve(self, list_view: QWidget) -> None:
        """Space on the list is Done."""
        shortcut = QShortcut(QKeySequence("Space"), list_view)
        shortcut.activated.connect(self.toggle_done)

    def show_row(self, row: DeadlineRow | None) -> None:
        """The deadline the buttons are about."""
        self._row = row
        ends_by_itself = row is not None and row.deadline.lasting
        self.done.setEnabled(row is not None and not ends_by_itself)
        plain = self.tr("It was dealt with: no more reminder (Space)")
        self.done.setToolTip(ENDS_BY_ITSELF if ends_by_itself else plain)
        self.later.setEnabled(row is not None and not row.done)
        self.done.setText(self.tr("Not d&one") if row and row.done else self.tr("D&one"))
        self.done.setAccessibleName(self.done.text().replace("&", ""))
        self.later.setAccessibleName(self.later.text().replace("&", ""))

    def toggle_done(self) -> None:
        row, today, author = self._row, self._today(), self._desk.author
        if row is None or row.deadline.lasting:
            return
        if row.done:
            plain = replace(row, mark=None)
            self._write(lambda uow: put_back(uow, plain), self.tr("To be done again: {title}"), row)
        else:
            self._write(lambda uow: mark_done(uow, row, today, author), self.tr("Done: {title}"), row)

    def put_off(self, days: int) -> None:
        row, today, author = self._row, self._today(), self._desk.author
        if row is None:
            return
        until = today + timedelta(days=days)
        words = self.tr("Until {day}: {title}").replace("{day}", self._fmt.day(until))
        self._write(lambda uow: put_off(uow, row, until, today, author), words, row)

    def _today(self) -> date:
        return date_of(self._desk.clock.now())

    def _write(self, job: Callable[[UnitOfWork], Changes], words: str, row: DeadlineRow) -> None:
        def tell(_changes: Changes) -> None:
            self.marked.emit(words.format(title=row.deadline.title), undo)

        def undo() -> None:
            self._desk.tasks.write(lambda uow: put_back(uow, row))

        self._desk.tasks.write(job, tell)
