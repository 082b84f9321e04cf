"""A request typed by hand: a call, a visit, a mail read aloud. The dialog gives a draft, it stores none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from istes_desk.domain.customers import Customer
from istes_desk.domain.errors import AmbiguousTimeError, DomainError
from istes_desk.domain.incidents import Channel, CoveredObject, RequestKind, Severity
from istes_desk.domain.italian import ROME
from istes_desk.domain.localtime import instant_of
from istes_desk.gui.forms.ui_new_incident import Ui_NewIncident
from istes_desk.gui.incidents.words import channel_name, kind_name, object_name
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.errors import KnownError
from istes_desk.services.intake import HandDraft

BY_VOICE_FIRST = (Channel.PHONE, Channel.IN_PERSON, Channel.EMAIL, Channel.PEC)
E = TypeVar("E", bound=StrEnum)


class NewIncidentDialog(QDialog):
    """``drafted`` carries the HandDraft; the caller accepts the dialog or shows why not."""

    drafted = Signal(HandDraft)

    def __init__(
        self, customers: Sequence[Customer], customer_id: int | None, now: datetime, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Ui_NewIncident()
        self.form.setupUi(self)
        self.setObjectName("newIncident")
        self._now = now
        self._fill(customers, customer_id)
        self.form.received.setDateTime(_shown(now))
        tinted(self.form.trouble, Tone.DANGER)
        self.form.trouble.hide()
        self.form.register.clicked.connect(self._draft)
        self.form.subject.setFocus()

    def _fill(self, customers: Sequence[Customer], customer_id: int | None) -> None:
        form = self.form
        form.customer.addItem(self.tr("To be assigned"), 0)
        for customer in sorted(customers, key=lambda one: one.name.casefold()):
            form.customer.addItem(customer.name, customer.id)
        form.customer.setCurrentIndex(max(0, form.customer.findData(customer_id or 0)))
        for channel in BY_VOICE_FIRST:
            form.channel.addItem(channel_name(channel), channel)
        for kind in RequestKind:
            form.kind.addItem(kind_name(kind), kind)
        for about in CoveredObject:
            form.about.addItem(object_name(about), about)
        form.severity.addItem(self.tr("To be assigned"), "")
        for letter in Severity:
            form.severity.addItem(letter, letter)

    def show_error(self, error: Exception) -> None:
        """Beside the fields; the one to blame gets the focus."""
        message = error.message if isinstance(error, (DomainError, KnownError)) else str(error)
        self.form.trouble.setText(message)
        self.form.trouble.show()
        field = getattr(self.form, error.field, None) if isinstance(error, DomainError) else None
        if isinstance(field, QWidget):
            field.setFocus()

    def _draft(self) -> None:
        form = self.form
        try:
            received = self._received()
        except DomainError as error:
            self.show_error(error)
            form.received.setFocus()
            return
        self.drafted.emit(
            HandDraft(
                received=received,
                channel=_chosen(form.channel, Channel),
                subject=form.subject.text(),
                customer_id=form.customer.currentData() or None,
                body=form.body.toPlainText(),
                sender=form.sender.text(),
                kind=_chosen(form.kind, RequestKind),
                covered_object=_chosen(form.about, CoveredObject),
                severity=_chosen(form.severity, Severity) if form.severity.currentData() else None,
                urgent=form.urgent.isChecked(),
            )
        )

    def _received(self) -> datetime:
        """The typed Rome time; untouched it is the exact now, twice existing ones mean the first pass."""
        typed = self.form.received.dateTime()
        if typed == _shown(self._now):
            return self._now
        day, hour = typed.date(), typed.time()
        on, at = date(day.year(), day.month(), day.day()), time(hour.hour(), hour.minute())
        try:
            return instant_of(on, at)
        except AmbiguousTimeError:
            return instant_of(on, at, 0)


def _shown(at: datetime) -> QDateTime:
    """Rome's wall time as the field shows it, whatever the machine's zone."""
    wall = at.astimezone(ROME)
    return QDateTime.fromString(f"{wall:%Y-%m-%dT%H:%M:00}", Qt.DateFormat.ISODate)


def _chosen(box: QComboBox, kind: type[E]) -> E:
    return kind(box.currentData())
