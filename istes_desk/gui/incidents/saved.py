"""Reads and writes the technician's saved filters for the bar; it shows nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from istes_desk.domain.saved_filters import SavedFilter
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.filters import FilterBar
from istes_desk.services import saved_filters as use
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork


class SavedFilters(QObject):
    """``done(words, undo)`` and ``refused`` as with decisions."""

    done = Signal(str, object)
    refused = Signal(Exception)

    def __init__(self, desk: Desk, bar: FilterBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar = desk, bar
        bar.more.save_asked.connect(self._save)
        bar.more.rename_asked.connect(self._rename)
        bar.more.delete_asked.connect(self._delete)
        self.load()

    def load(self) -> None:
        """Into the menu."""
        author = self._desk.author
        self._desk.tasks.read(
            lambda uow: use.saved_filters(uow, author), self._bar.more.set_saved, owner=self
        )

    def _save(self, name: str) -> None:
        name = " ".join(name.split())
        one = self._bar.wish().saved(self._desk.author, name)
        self._write(lambda uow: use.save_filter(uow, one), self.tr("Filter saved: {name}").format(name=name))

    def _rename(self, id: int, name: str) -> None:
        words = self.tr("Filter renamed: {name}").format(name=name)
        self._write(lambda uow: use.rename_filter(uow, id, name), words)

    def _delete(self, one: SavedFilter) -> None:
        words = self.tr("Filter deleted: {name}").format(name=one.name)
        again = replace(one, id=0, version=0)

        def undo() -> None:
            self._write(lambda uow: use.save_filter(uow, again), "")

        self._write(lambda uow: use.delete_filter(uow, one.id), words, undo)

    def _write(
        self, job: Callable[[UnitOfWork], Changes], words: str, undo: Callable[[], None] | None = None
    ) -> None:
        def finish(_changes: Changes) -> None:
            self.load()
            if words:
                self.done.emit(words, undo)

        self._desk.tasks.write(job, finish, owner=self, on_error=self.refused.emit)
