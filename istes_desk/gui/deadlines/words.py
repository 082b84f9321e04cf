"""Names on screen for kinds of deadlines and months, in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.deadlines import DeadlineKind

tr = QCoreApplication.translate
K = DeadlineKind


def kind_name(kind: DeadlineKind) -> str:
    return {
        K.CANCELLATION: tr("DeadlineWords", "Fee cancellation"),
        K.PAYMENT: tr("DeadlineWords", "Fee payment"),
        K.CONTRACT: tr("DeadlineWords", "End of contract"),
        K.APPOINTMENT: tr("DeadlineWords", "Appointment"),
        K.QUOTE: tr("DeadlineWords", "Signed quote"),
        K.CUSTOMISATION: tr("DeadlineWords", "Customisation"),
        K.DUTY: tr("DeadlineWords", "Checklist"),
        K.SEASON: tr("DeadlineWords", "Season"),
        K.MANDATE: tr("DeadlineWords", "SEPA mandate"),
        K.WARRANTY: tr("DeadlineWords", "Warranty"),
        K.BREACH: tr("DeadlineWords", "Data breach"),
    }[kind]


def month_name(month: int) -> str:
    return (
        tr("DeadlineWords", "January"),
        tr("DeadlineWords", "February"),
        tr("DeadlineWords", "March"),
        tr("DeadlineWords", "April"),
        tr("DeadlineWords", "May"),
        tr("DeadlineWords", "June"),
        tr("DeadlineWords", "July"),
        tr("DeadlineWords", "August"),
        tr("DeadlineWords", "September"),
        tr("DeadlineWords", "October"),
        tr("DeadlineWords", "November"),
        tr("DeadlineWords", "December"),
    )[month - 1]
