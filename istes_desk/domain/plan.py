"""What is drawn on a site plan beside its devices, what was issued of it, what was seen on the network."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.network import DeviceKind

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class PlanArea:
    """A tinted rectangle, in scene units; of a subnet (VLAN) when ``subnet_id`` is set, else a room."""

    site_id: int
    label: str
    x: float
    y: float
    width: float
    height: float
    tint: int = 0
    subnet_id: int | None = None
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlanNote:
    """A free text on the plan, in scene units."""

    site_id: int
    text: str
    x: float
    y: float
    width: float
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """Devices that are moved together."""

    site_id: int
    name: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A device is in one group at most."""

    group_id: int
    device_id: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class NamedView:
    """A named look at a site: what is hidden and which part is seen; ``scale`` 1.0 = 100 %."""

    site_id: int
    name: str
    hidden: frozenset[DeviceKind] = frozenset()
    vlan: int | None = None
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class SiteTunnel:
    """Two sites that a VPN joins: their subnets must not overlap (N-1)."""

    a_site_id: int
    b_site_id: int
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class DeviceField:
    """One fact of a device under a name of the user's own."""

    device_id: int
    name: str
    value: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class DeviceChange:
    """One line of a device's history; ``device`` is its id even when it is gone."""

    site_id: int
    device: int
    at: datetime
    author: str
    name: str
    what: str
    before: str = ""
    after: str = ""
    id: int = 0


class CredentialPrint(StrEnum):
    """How much of the credentials a print shows (N-3)."""

    NONE = "none"
    USER_NAMES = "user_names"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PlanRevision:
    """A plan as it was issued; ``facts`` is the canonical JSON of what was on it, without any secret."""

    site_id: int
    number: int
    issued_at: datetime
    author: str
    checked_by: str
    note: str
    facts: str
    sha256: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class PlanCopy:
    """One copy of a revision that left the program (N-3)."""

    revision_id: int
    number: int
    copies: int
    at: datetime
    author: str
    credentials: CredentialPrint
    reason: str = ""
    recipient: str = ""
    id: int = 0


class SurveySource(StrEnum):
    """Where the sightings of a survey come from."""

    TABLE = "table"
    NMAP = "nmap"
    DHCP = "dhcp"
    ARP = "arp"
    MREMOTENG = "mremoteng"
    KEEPASS = "keepass"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Survey:
    """One look at a site's network, measured or taken from a file (N-6)."""

    site_id: int
    taken_at: datetime
    source: SurveySource
    author: str
    file_name: str = ""
    sha256: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Sighting:
    """One machine of a survey, normalised; ``ports`` are the TCP ports that answered."""

    survey_id: int
    address: str = ""
    mac: str = ""
    name: str = ""
    vendor: str = ""
    os: str = ""
    ports: tuple[int, ...] = ()
    id: int = 0
