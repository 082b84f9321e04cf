"""What a customer has on a day, gathered from the dated rows for the price table (P-1, B-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istes_desk.domain.billing_rules import Cover
from istes_desk.domain.contracts import ContractKind
from istes_desk.domain.incidents import CoveredObject

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from istes_desk.domain.contracts import Appointment, Contract, Customisation
    from istes_desk.domain.customers import Customer


def cover_at(
    day: date,
    customer: Customer,
    contracts: Iterable[Contract] = (),
    appointments: Iterable[Appointment] = (),
    customisation: Customisation | None = None,
    training_used_minutes: int = 0,
) -> Cover:
    """The cover on the local date of the start; ``customisation`` is the one complained about, if any."""
    valid = [contract for contract in contracts if contract.valid_on(day)]
    hardware = [contract for contract in valid if _supports_hardware(contract)]
    terms = [appointment for appointment in appointments if appointment.valid_on(day)]
    ads = max(terms, key=lambda appointment: appointment.valid_to, default=None)
    return Cover(
        ads_from=ads.valid_from if ads else None,
        ads_to=ads.valid_to if ads else None,
        conformity_from=customer.conformity_date,
        update_contract=any(contract.kind is ContractKind.SOFTWARE_UPDATE for contract in valid),
        support_contract=any(_supports_our_software(contract) for contract in valid),
        hardware_contract=bool(hardware),
        hardware_call_out=bool(hardware) and not any(contract.call_out_included for contract in hardware),
        customisation_delivered=customisation.delivered_on if customisation else None,
        training_used_minutes=training_used_minutes,
        training_included=sum(contract.training_minutes for contract in valid),
    )


def _supports_our_software(contract: Contract) -> bool:
    """Only a support contract that covers the firm's own software makes its help free (R11)."""
    return contract.kind is ContractKind.SUPPORT and CoveredObject.OWN_SOFTWARE in contract.covers


def _supports_hardware(contract: Contract) -> bool:
    """A contract of its own, or a support contract that names hardware: what gives class 1 (R8, Q-4)."""
    named = contract.kind is ContractKind.SUPPORT and CoveredObject.HARDWARE in contract.covers
    return named or contract.kind is ContractKind.HARDWARE
