"""Names on screen for the words of customers and contracts, in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.contract_states import ContractState
from istes_desk.domain.contracts import AdsActivity, ContractKind, MandateScheme
from istes_desk.domain.customers import Connectivity, SeasonKind
from istes_desk.domain.incidents import CoveredObject
from istes_desk.domain.invoices import PaymentMethod
from istes_desk.domain.network import DEVICE_LABELS_IT, DeviceKind
from istes_desk.gui.editing.inputs import Option
from istes_desk.gui.theme import Tone
from istes_desk.services.customers import Validity

translate = QCoreApplication.translate


def connectivities() -> tuple[Option, ...]:
    return (
        (Connectivity.UNKNOWN, translate("CustomerWords", "not known")),
        (Connectivity.NONE, translate("CustomerWords", "none")),
        (Connectivity.DSL, translate("CustomerWords", "DSL")),
        (Connectivity.FIBRE, translate("CustomerWords", "Fibre")),
        (Connectivity.RADIO, translate("CustomerWords", "Radio link")),
        (Connectivity.MOBILE, translate("CustomerWords", "Mobile network")),
    )


def contract_kinds() -> tuple[Option, ...]:
    return (
        (ContractKind.SUPPORT, translate("CustomerWords", "Support")),
        (ContractKind.HARDWARE, translate("CustomerWords", "Hardware")),
        (ContractKind.SOFTWARE_UPDATE, translate("CustomerWords", "Software updates")),
    )


def covered_objects() -> tuple[Option, ...]:
    return (
        (CoveredObject.OWN_SOFTWARE, translate("CustomerWords", "Our software")),
        (CoveredObject.THIRD_PARTY_SOFTWARE, translate("CustomerWords", "Third-party software")),
        (CoveredObject.HARDWARE, translate("CustomerWords", "Hardware")),
    )


def activities() -> tuple[Option, ...]:
    return (
        (AdsActivity.SYSTEM, translate("CustomerWords", "Systems")),
        (AdsActivity.SERVER, translate("CustomerWords", "Servers")),
        (AdsActivity.HARDWARE, translate("CustomerWords", "Hardware")),
        (AdsActivity.NETWORK, translate("CustomerWords", "Network")),
        (AdsActivity.SECURITY, translate("CustomerWords", "Security")),
        (AdsActivity.APPLICATION, translate("CustomerWords", "Applications")),
        (AdsActivity.DATABASE, translate("CustomerWords", "Databases")),
        (AdsActivity.BACKUP, translate("CustomerWords", "Backup and storage")),
        (AdsActivity.RECOVERY, translate("CustomerWords", "Recovery")),
        (AdsActivity.WEB, translate("CustomerWords", "Web administration")),
        (AdsActivity.OTHER, translate("CustomerWords", "Other electronic tools")),
    )


def mandate_schemes() -> tuple[Option, ...]:
    return (
        (MandateScheme.CORE, translate("CustomerWords", "CORE (every debtor)")),
        (MandateScheme.B2B, translate("CustomerWords", "B2B (companies, no refund)")),
    )


def contract_state_words(state: ContractState) -> tuple[str, Tone]:
    """The tag of a contract."""
    return {
        ContractState.QUOTED: (translate("CustomerWords", "signed quote"), Tone.WARNING),
        ContractState.REVOKED: (translate("CustomerWords", "revoked"), Tone.MUTED),
        ContractState.FUTURE: (translate("CustomerWords", "to come"), Tone.INFO),
        ContractState.IN_FORCE: (translate("CustomerWords", "valid"), Tone.OK),
        ContractState.CANCELLED: (translate("CustomerWords", "cancelled"), Tone.WARNING),
        ContractState.ENDED: (translate("CustomerWords", "ended"), Tone.MUTED),
    }[state]


def season_kinds() -> tuple[Option, ...]:
    return (
        (SeasonKind.HIGH, translate("CustomerWords", "High season")),
        (SeasonKind.CLOSED, translate("CustomerWords", "Closed")),
    )


def pc_kinds() -> tuple[Option, ...]:
    return tuple((kind, DEVICE_LABELS_IT[kind]) for kind in (DeviceKind.PC, DeviceKind.SERVER, DeviceKind.VM))


def validity_words(state: Validity) -> tuple[str, Tone]:
    """The tag of a dated row."""
    return {
        Validity.VALID: (translate("CustomerWords", "valid"), Tone.OK),
        Validity.FUTURE: (translate("CustomerWords", "to come"), Tone.INFO),
        Validity.ENDED: (translate("CustomerWords", "ended"), Tone.MUTED),
    }[state]


def name_in(options: tuple[Option, ...], wanted: object) -> str:
    """The words of one option."""
    return next((words for option, words in options if option == wanted), "")


def payments() -> tuple[Option, ...]:
    """How a customer pays its invoices (C-5)."""
    return (
        (PaymentMethod.TRANSFER, translate("CustomerWords", "bank transfer")),
        (PaymentMethod.DIRECT_DEBIT, translate("CustomerWords", "SEPA direct debit")),
    )
