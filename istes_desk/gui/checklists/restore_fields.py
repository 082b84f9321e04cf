"""The fields of a test of a backup: what was read back, from where, by whom it was checked (D-6)."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from istes_desk.gui.theme import HALF
from istes_desk.services.checklists import RestoreDraft

MOST_MINUTES = 10_000


class RestoreFields(QWidget):
    """Empty fields are no test: ``draft`` is None then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restoreFields")
        self.medium = self._line("restoreMedium", self.tr("Restored from (medium)"))
        self.restored = self._line("restoreWhat", self.tr("What was restored"))
        self.destination = self._line("restoreWhere", self.tr("Restored to"))
        self.checked_by = self._line("restoreChecked", self.tr("Checked by (customer)"))
        self.minutes = QSpinBox()
        self.minutes.setObjectName("restoreMinutes")
        self.minutes.setAccessibleName(self.tr("Minutes it took"))
        self.minutes.setMaximum(MOST_MINUTES)
        self.minutes.setSpecialValueText(self.tr("Minutes it took"))
        self.minutes.setSuffix(self.tr(" min"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        for widget in (self.restored, self.medium, self.destination, self.minutes, self.checked_by):
            column.addWidget(widget)

    def _line(self, name: str, told: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(told)
        line.setPlaceholderText(told)
        return line

    def draft(self) -> RestoreDraft | None:
        lines = (self.medium, self.restored, self.destination, self.checked_by)
        medium, restored, destination, checked_by = (line.text() for line in lines)
        minutes = self.minutes.value() or None
        if not any((medium, restored, destination, checked_by, minutes)):
            return None
        return RestoreDraft(medium, restored, destination, minutes, checked_by)

    def clear(self) -> None:
        for line in (self.medium, self.restored, self.destination, self.checked_by):
            line.clear()
        self.minutes.setValue(0)
