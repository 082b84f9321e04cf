"""Whether and how the program answers by itself, on the page of the letters (Q-2, Q-10)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from istes_desk.domain.letters import AnswerSettings
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.facts import Facts
from istes_desk.gui.editing.inputs import Field, Kind
from istes_desk.gui.theme import HALF, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.acknowledging import save_answers
from istes_desk.services.letter_boxes import can_send
from istes_desk.services.letter_values import answer_settings

translate = QCoreApplication.translate


class AnswersCard(QWidget):
    """The one row of the settings, with a sentence on what it means now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.facts = Facts(desk, "answers", self.tr("Automatic answers"), answer_fields(), save_answers)
        self.words = tinted(PlainLabel(), Tone.MUTED)
        self.words.setObjectName("answersWords")
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.facts)
        column.addWidget(self.words)
        self.refresh()

    def refresh(self) -> None:
        """Reads the row anew."""
        self._desk.tasks.read(lambda uow: (answer_settings(uow), can_send(uow)), self._show, owner=self)

    def _show(self, found: tuple[AnswerSettings, bool]) -> None:
        rules, able = found
        self.facts.show_entity(rules)
        mute = self.tr("No mailbox can send yet: give one an SMTP server in the settings.")
        on = self.tr(
            "Who writes gets number, class and place in the queue, or the request to use PEC. Programs, our"
            " own addresses and PEC that were not verified get no answer."
        )
        off = self.tr("Switched off: nobody gets an answer that no technician has written.")
        self.words.setText(off if not rules.automatic else on if able else mute)


def answer_fields() -> tuple[Field, ...]:
    """What can be set."""
    return (
        Field("automatic", translate("Answers", "Answer new requests by itself"), Kind.FLAG),
        Field("daily_cap", translate("Answers", "Answers to one address in a day"), Kind.COUNT),
        Field("fresh_hours", translate("Answers", "Only to requests of the last hours"), Kind.COUNT),
        Field("pec_to_ordinary", translate("Answers", "A PEC mailbox answers ordinary mail too"), Kind.FLAG),
        Field("signature", translate("Answers", "Signature of all letters"), Kind.NOTES),
    )
