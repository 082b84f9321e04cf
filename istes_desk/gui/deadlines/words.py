"""Names on screen for kinds of deadlines and months, in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.deadlines import DeadlineKind

translate = QCoreApplication.translate
K = DeadlineKind


def kind_name(kind: DeadlineKind) -> str:
    return {
        K.CANCELLATION: translate("DeadlineWords", "Fee cancellation"),
        K.PAYMENT: translate("DeadlineWords", "Fee payment"),
        K.CONTRACT: translate("DeadlineWords", "End of contract"),
        K.APPOINTMENT: translate("DeadlineWords", "Appointment"),
        K.INVOICE: translate("DeadlineWords", "Fee to invoice"),
        K.VERIFICATION: translate("DeadlineWords", "Yearly verification"),
        K.QUOTE: translate("DeadlineWords", "Signed quote"),
        K.CUSTOMISATION: translate("DeadlineWords", "Customisation"),
        K.DUTY: translate("DeadlineWords", "Checklist"),
        K.SEASON: translate("DeadlineWords", "Season"),
        K.MANDATE: translate("DeadlineWords", "SEPA mandate"),
        K.WARRANTY: translate("DeadlineWords", "Warranty"),
        K.BREACH: translate("DeadlineWords", "Data breach"),
    }[kind]


def month_name(month: int) -> str:
    return (
        translate("DeadlineWords", "January"),
        translate("DeadlineWords", "February"),
        translate("DeadlineWords", "March"),
        translate("DeadlineWords", "April"),
        translate("DeadlineWords", "May"),
        translate("DeadlineWords", "June"),
        translate("DeadlineWords", "July"),
        translate("DeadlineWords", "August"),
        translate("DeadlineWords", "September"),
        translate("DeadlineWords", "October"),
        translate("DeadlineWords", "November"),
        translate("DeadlineWords", "December"),
    )[month - 1]
