"""Names on screen for the words of the queue, in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from istes_desk.domain.incidents import (
    Channel,
    CoveredObject,
    IncidentClass,
    IncidentState,
    PecVerdict,
    RequestKind,
)
from istes_desk.domain.queue import QueueSection
from istes_desk.services.preferences import Language

translate = QCoreApplication.translate


def spoken() -> Language:
    """The language the windows were made in."""
    italian = QLocale().language() is QLocale.Language.Italian
    return Language.ITALIAN if italian else Language.ENGLISH


def state_name(state: IncidentState) -> str:
    return {
        IncidentState.QUEUED: translate("QueueWords", "In the queue"),
        IncidentState.CALLED_BACK: translate("QueueWords", "Called back"),
        IncidentState.PLANNED: translate("QueueWords", "Planned"),
        IncidentState.IN_PROGRESS: translate("QueueWords", "In progress"),
        IncidentState.WAITING_CUSTOMER: translate("QueueWords", "Waiting for the customer"),
        IncidentState.SOLVED: translate("QueueWords", "Solved"),
        IncidentState.CLOSED: translate("QueueWords", "Closed"),
    }[state]


def channel_name(channel: Channel) -> str:
    return {
        Channel.EMAIL: translate("QueueWords", "E-mail"),
        Channel.PEC: translate("QueueWords", "PEC"),
        Channel.PHONE: translate("QueueWords", "Telephone"),
        Channel.IN_PERSON: translate("QueueWords", "In person"),
    }[channel]


def kind_name(kind: RequestKind) -> str:
    return {
        RequestKind.INCIDENT: translate("QueueWords", "Incidents"),
        RequestKind.CONSULTANCY: translate("QueueWords", "Consultancy"),
        RequestKind.CUSTOMISATION: translate("QueueWords", "Customisations"),
    }[kind]


def class_name(incident_class: IncidentClass) -> str:
    return {
        IncidentClass.CONTRACT: translate("QueueWords", "With contract"),
        IncidentClass.NO_CONTRACT: translate("QueueWords", "Without contract"),
        IncidentClass.PARKED: translate("QueueWords", "Waiting for a PEC"),
    }[incident_class]


def object_name(about: CoveredObject) -> str:
    return {
        CoveredObject.OWN_SOFTWARE: translate("QueueWords", "Our software"),
        CoveredObject.THIRD_PARTY_SOFTWARE: translate("QueueWords", "Third-party software"),
        CoveredObject.HARDWARE: translate("QueueWords", "Hardware"),
    }[about]


def verdict_name(verdict: PecVerdict) -> str:
    return {
        PecVerdict.NOT_PEC: "",
        PecVerdict.UNVERIFIED: translate("QueueWords", "PEC not verified"),
        PecVerdict.VERIFIED: translate("QueueWords", "PEC verified"),
    }[verdict]


def section_name(section: QueueSection) -> str:
    return {
        QueueSection.CONTRACT: translate("QueueWords", "With contract"),
        QueueSection.NO_CONTRACT: translate("QueueWords", "Without contract"),
        QueueSection.AT_WORK: translate("QueueWords", "Being worked on or waiting"),
        QueueSection.PARKED: translate("QueueWords", "Waiting for a PEC"),
        QueueSection.DONE: translate("QueueWords", "Solved and closed"),
    }[section]
