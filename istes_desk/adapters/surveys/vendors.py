"""Who made a network card, by the register of the IEEE that netaddr ships; it is read when first asked."""

from __future__ import annotations

LOCAL_BIT, GROUP_BIT = 0x02, 0x01


def vendor_of(mac: str) -> str:
    """Implements ``SurveyTools.vendor``: a MAC that software made up says nothing about a maker."""
    first = mac.partition(":")[0]
    try:
        if int(first, 16) & (LOCAL_BIT | GROUP_BIT):
            return ""
    except ValueError:
        return ""
    from netaddr import EUI
    from netaddr.core import AddrFormatError, NotRegisteredError

    try:
        return str(EUI(mac).oui.registration().org)
    except (NotRegisteredError, AddrFormatError):
        return ""
