"""One line in the pane of a cell: what the newest collection of its PC says about the duty."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from istes_desk.domain.duties import DutyAssignment
from istes_desk.gui.desk import Desk
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.evidence_reading import evidence_line


class CellLine(PlainLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("cellEvidence")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        tinted(self, Tone.INFO)
        self.hide()
        self._asked = 0

    def show_for(self, desk: Desk, assignment: DutyAssignment) -> None:
        """Reads it off the GUI thread; a later cell wins."""
        now, device_id, code = desk.clock.now(), assignment.device_id, assignment.code
        self._asked = assignment.id
        desk.tasks.read(
            lambda uow: evidence_line(uow, now, device_id, code),
            lambda text: self._on_read(assignment.id, text),
            owner=self,
        )

    def _on_read(self, assignment_id: int, text: str) -> None:
        if assignment_id == self._asked:
            self.setText(text)
            self.setVisible(bool(text))
