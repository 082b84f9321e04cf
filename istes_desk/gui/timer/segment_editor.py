"""Adds or corrects a stretch of work by hand; hands back a ``TypedTime`` in wall time of Rome (B-5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QDialog, QWidget

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.errors import AmbiguousTimeError, DomainError
from istes_desk.domain.italian import ROME
from istes_desk.domain.timeclock import Segment
from istes_desk.gui.forms.ui_segment_editor import Ui_SegmentEditor
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.corrections import TypedTime
from istes_desk.services.work_views import Choice
from istes_desk.services.work_words import CATEGORIES

FOLDS = ((None, None), (0, 0), (0, 1), (1, 1))
"""Folds of start and end behind the choices of the hour that exists twice."""


class SegmentEditor(QDialog):
    """``typed`` carries the draft; the dialog stays open until the caller accepts it."""

    typed = Signal(TypedTime)

    def __init__(
        self,
        devices: Sequence[Choice],
        category: WorkCategory,
        start: datetime,
        segment: Segment | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form = Ui_SegmentEditor()
        self._form.setupUi(self)
        self._fill(devices)
        self._show_span(start, (segment.end_utc if segment else None) or start)
        self._choose(segment.device_id if segment else None, (segment and segment.category) or category)
        self._form.acceptButton.clicked.connect(self._offer)
        self._show_fold(False)
        self._form.errorLabel.hide()

    def show_error(self, message: str) -> None:
        """A refusal, beside the fields."""
        label = tinted(self._form.errorLabel, Tone.DANGER)
        label.setText(message)
        label.show()

    def draft(self) -> TypedTime:
        """What is typed now."""
        form = self._form
        start_fold, end_fold = FOLDS[form.foldBox.currentIndex()]
        day = form.dayEdit.date()
        return TypedTime(
            date(day.year(), day.month(), day.day()),
            _wall(form.startEdit.time()),
            _wall(form.endEdit.time()),
            form.reasonEdit.text(),
            start_fold,
            end_fold,
            device_id=form.deviceBox.currentData(),
            category=form.categoryBox.currentData(),
        )

    def _fill(self, devices: Sequence[Choice]) -> None:
        self._form.deviceBox.addItem(self.tr("none in particular"), None)
        for device in devices:
            self._form.deviceBox.addItem(device.name, device.id)
        for category, name in CATEGORIES.items():
            self._form.categoryBox.addItem(name, category)
        self._form.foldBox.addItems(
            [
                self.tr("does not matter"),
                self.tr("both in the first (summer time)"),
                self.tr("from the first to the second"),
                self.tr("both in the second (winter time)"),
            ]
        )

    def _show_span(self, start: datetime, end: datetime) -> None:
        first, last = start.astimezone(ROME), end.astimezone(ROME)
        self._form.dayEdit.setDate(QDate(first.year, first.month, first.day))
        self._form.startEdit.setTime(QTime(first.hour, first.minute))
        self._form.endEdit.setTime(QTime(last.hour, last.minute))

    def _choose(self, device_id: int | None, category: WorkCategory) -> None:
        self._form.deviceBox.setCurrentIndex(max(0, self._form.deviceBox.findData(device_id)))
        self._form.categoryBox.setCurrentIndex(self._form.categoryBox.findData(category))

    def _show_fold(self, shown: bool) -> None:
        self._form.foldBox.setVisible(shown)
        self._form.foldBoxLabel.setVisible(shown)

    def _offer(self) -> None:
        """Times that cannot be are refused here; overlaps and missing reasons by the use case."""
        draft = self.draft()
        try:
            draft.span()
        except AmbiguousTimeError as error:
            self._show_fold(True)
            self.show_error(error.message)
        except DomainError as error:
            self.show_error(error.message)
        else:
            self.typed.emit(draft)


def _wall(shown: QTime) -> time:
    return time(shown.hour(), shown.minute())
