"""The files that go along with a letter: added, listed, taken away again."""

from __future__ import annotations

import mimetypes
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.letter_envelope import OutgoingFile

LARGEST = 20 * 1024 * 1024
"""All files together, in bytes: what mail servers usually take."""


class FileRow(QWidget):
    """A button and one line per file."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.files: tuple[OutgoingFile, ...] = ()
        self.add = QPushButton(icon("attach"), self.tr("&Attach…"))
        self.add.setObjectName("replyAttach")
        self.add.setAccessibleName(self.tr("Attach files"))
        self.add.clicked.connect(self._choose)
        self.trouble = tinted(PlainLabel(), Tone.DANGER)
        self.trouble.setObjectName("replyFilesTrouble")
        self.trouble.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addLayout(self._list)
        column.addWidget(self.trouble)
        column.addLayout(row)
        self.set_files(())

    def set_files(self, files: tuple[OutgoingFile, ...]) -> None:
        """Shows these; another trouble than before is forgotten."""
        self.files = files
        self._tell("")
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, file in enumerate(files):
            self._list.addWidget(self._line(place, file))

    def take(self, paths: list[Path]) -> None:
        """Reads the files off the GUI thread and adds them."""

        def arrived(found: list[OutgoingFile] | str) -> None:
            if isinstance(found, str):
                self._tell(found)
                return
            together = (*self.files, *found)
            if sum(len(file.data) for file in together) > LARGEST:
                self._tell(self.tr("All files together may be 20 MB at most."))
            else:
                self.set_files(together)

        if paths:
            self._desk.tasks.background(lambda: self._read(paths), arrived, owner=self)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files"))
        self.take([Path(one) for one in chosen])

    def _read(self, paths: list[Path]) -> list[OutgoingFile] | str:
        """The files, or in words why not. Runs on the pool."""
        try:
            if sum(path.stat().st_size for path in paths) > LARGEST:
                return self.tr("All files together may be 20 MB at most.")
            return [OutgoingFile(path.name, path.read_bytes(), _kind(path)) for path in paths]
        except OSError as error:
            return error.strerror or self.tr("cannot be read")

    def _line(self, place: int, file: OutgoingFile) -> QPushButton:
        words = self.tr("{name} ({size} kB)").format(name=file.name, size=-(-len(file.data) // 1024))
        button = QPushButton(icon("cross"), words)
        button.setFlat(True)
        button.setObjectName(f"replyFile{place}")
        button.setAccessibleName(self.tr("Take {name} away").format(name=file.name))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(partial(self._remove, place))
        return button

    def _remove(self, place: int, _checked: bool = False) -> None:
        self.set_files(self.files[:place] + self.files[place + 1 :])

    def _tell(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))


def _kind(path: Path) -> str:
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"
