"""One machine of a survey: from the texts of a reader to checked values, or refused in Italian (N-6)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from istes_desk.domain.addressing import Address, parse_address, parse_mac, parse_prefix
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.network import DEVICE_LABELS_IT, DeviceKind, Interface, RemoteAccess, RemoteMethod
from istes_desk.domain.survey.kinds import guess_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS = ("name", "role", "room", "os", "os_version", "vendor", "serial", "owner", "notes")
LONGEST = 200
LONG = {"notes": 4000}
LARGEST_VLAN, LARGEST_PORT = 4094, 65535
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_YES = frozenset({"1", "x", "sì", "si", "s", "yes", "y", "true", "vero", "dhcp", "dinamico", "dynamic"})
_KINDS = {text.casefold(): kind for kind, label in DEVICE_LABELS_IT.items() for text in (label, kind.value)}
_METHODS = {one.value: one for one in RemoteMethod}
_NO_MAC = frozenset({"00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF"})


@dataclass(frozen=True, slots=True)
class Found:
    """One machine as a reader met it: texts by field, unjudged; ``line`` counts from 1 as in the file.

    Fields: those of ``FACTS``, kind, address, prefix, gateway, vlan, mac, dhcp, port_name, method,
    way_address, way_port, peer_id, user. ``secret`` is never shown.
    """

    line: int
    texts: Mapping[str, str]
    ports: tuple[int, ...] = ()
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """The same, checked. ``facts`` holds what was told; ``kind`` was told, ``guess`` is only for new ones."""

    line: int
    name: str
    facts: Mapping[str, str]
    kind: DeviceKind | None = None
    guess: DeviceKind = DeviceKind.OTHER
    interface: Interface | None = None
    access: RemoteAccess | None = None
    ports: tuple[int, ...] = ()
    user: str = ""
    secret: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        return self.interface.address if self.interface else ""

    @property
    def mac(self) -> str:
        return self.interface.mac if self.interface else ""

    @property
    def said(self) -> str:
        """What the user recognises it by."""
        return self.name or self.address or self.mac


def clean(text: str, longest: int = LONGEST) -> str:
    """Without control characters and surrounding blanks, cut to a length a field can hold."""
    return _CONTROL.sub(" ", text).strip()[:longest].rstrip()


def _whole(text: str, largest: int, what: str) -> int | None:
    if not text:
        return None
    fits = bool(re.fullmatch("[0-9]{1,5}", text)) and 0 < int(text) <= largest
    require(fits, f"«{text}» non va bene per {what}: serve un numero da 1 a {largest}.", what)
    return int(text)


def _kind(text: str) -> DeviceKind | None:
    return _KINDS.get(text.casefold())


def _address(text: str) -> Address | None:
    if not text:
        return None
    at = parse_address(text.partition("%")[0])
    odd = at.is_multicast or at.is_unspecified or str(at) == "255.255.255.255"
    require(not odd, f"{at} non è l'indirizzo di un dispositivo.", "address")
    return at


def _interface(texts: Mapping[str, str]) -> Interface | None:
    text, _, mask = texts.get("address", "").partition("/")
    at = _address(text)
    mac = parse_mac(texts.get("mac", ""))
    if at is None and (not mac or mac in _NO_MAC):
        return None
    mask = texts.get("prefix", "") or mask
    gateway = texts.get("gateway", "")
    return Interface(
        0,
        texts.get("port_name", ""),
        str(at or ""),
        parse_prefix(mask, at.max_prefixlen) if at and mask else None,
        _whole(texts.get("vlan", ""), LARGEST_VLAN, "la VLAN"),
        "" if mac in _NO_MAC else mac,
        texts.get("dhcp", "").casefold() in _YES,
        str(parse_address(gateway)) if gateway else "",
    )


def _access(texts: Mapping[str, str], at: str) -> RemoteAccess | None:
    """A way in by the name of its method; a TeamViewer id alone is one, too."""
    peer = texts.get("peer_id", "")
    method = _METHODS.get(texts.get("method", "").casefold(), RemoteMethod.TEAMVIEWER if peer else None)
    address = texts.get("way_address", "") or ("" if peer else at)
    if method is None or not (peer or address):
        return None
    return RemoteAccess(
        0, method, address, _whole(texts.get("way_port", ""), LARGEST_PORT, "la porta"), peer_id=peer
    )


def seen_of(found: Found) -> Seen:
    """The checked machine; DomainError with the reason when it cannot be one."""
    texts = {name: clean(text, LONG.get(name, LONGEST)) for name, text in found.texts.items()}
    interface = _interface(texts)
    access = _access(texts, interface.address if interface else "")
    name = texts.get("name", "")
    require(name != "BAD_ADDRESS", "Il server DHCP segnala un indirizzo in conflitto (BAD_ADDRESS).", "name")
    if not name and interface is None and access is None:
        raise DomainError("La riga non ha né nome, né indirizzo, né MAC.", "name")
    facts: dict[str, Any] = {one: texts[one] for one in FACTS if one != "name" and texts.get(one)}
    hints = (texts.get("kind", ""), name, texts.get("os", ""), texts.get("vendor", ""))
    return Seen(
        found.line,
        name,
        facts,
        _kind(texts.get("kind", "")),
        guess_kind(hints, found.ports),
        interface,
        access,
        found.ports,
        texts.get("user", ""),
        found.secret,
    )
