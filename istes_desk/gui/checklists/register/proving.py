"""The proof of the register at the desk: begun, watched, stopped, its result in words with date."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from istes_desk.domain.register_words import checkpoint_words
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.steps import Steps
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.register_proof import proof_of
from istes_desk.services.register_reading import Verification
from istes_desk.services.register_view import second


class ProofBar(QWidget):
    """``proven`` was emitted with the result, None when it could not be proven or was stopped."""

    proven = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._steps = desk, Steps()
        self.start = QPushButton(icon("ok"), self.tr("&Verify now"))
        self.stop = QPushButton(self.tr("S&top"))
        self.meter, self.result = QProgressBar(), PlainLabel()
        self._lay_out()
        self.start.clicked.connect(self.begin)
        self.stop.clicked.connect(lambda: self._steps.cancel())
        self._rest(True)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.cancel)

    def _lay_out(self) -> None:
        names: dict[str, QWidget] = {
            "verifyRegister": self.start, "stopVerifying": self.stop, "verifyMeter": self.meter,
            "verifyResult": self.result,
        }  # fmt: skip
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, part in names.items():
            part.setObjectName(name)
            row.addWidget(part, 1 if part in (self.meter, self.result) else 0)
        self.meter.setAccessibleName(self.tr("Progress of the verification"))
        self.start.setToolTip(self.tr("Proves every line, every daily seal and their number"))
        self.result.setWordWrap(True)
        self.result.setText(self.tr("Not verified since this window was opened."))

    def begin(self) -> None:
        """On the pool; the lines are read in small pieces, so that nobody waits meanwhile."""
        desk, steps = self._desk, self.watch()
        desk.tasks.background(
            lambda: proof_of(desk.tasks.transact, desk.secrets, steps),
            self._proven,
            owner=self,
            on_error=self._failed,
        )

    def watch(self) -> Steps:
        """Long work begins, which is shown and may be stopped here until ``rest``."""
        self._steps = Steps()
        self._steps.told.connect(self._told)
        self.meter.setRange(0, 0)
        self._rest(False)
        return self._steps

    def rest(self) -> None:
        """It is over."""
        self._rest(True)

    def cancel(self) -> None:
        """The window or the program closes: the pool must not work on for nobody."""
        self._steps.cancel()

    def _told(self, done: int, total: int, day: str) -> None:
        self.meter.setRange(0, max(total, 1))
        self.meter.setValue(done)
        self.meter.setFormat(f"%p% · {day}" if day else "%p%")

    def _rest(self, resting: bool) -> None:
        self.start.setEnabled(resting)
        self.stop.setVisible(not resting)
        self.meter.setVisible(not resting)
        self.result.setVisible(resting)

    def _proven(self, found: Verification) -> None:
        when = self.tr("Verified {}.").format(second(self._desk.clock.now()))
        tinted(self.result, Tone.OK if found.is_whole else Tone.DANGER)
        points = map(checkpoint_words, found.checkpoints)
        self.result.setText(" ".join((when, found.words_it, *points)))
        self._rest(True)
        self.proven.emit(found)

    def _failed(self, error: Exception) -> None:
        tinted(self.result, Tone.WARNING)
        self.result.setText(words_of(error))
        self._rest(True)
        self.proven.emit(None)
