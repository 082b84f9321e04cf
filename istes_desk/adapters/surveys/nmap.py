"""The XML that ``nmap -oX`` writes: hosts that are up, with names, MAC, system and open TCP ports."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from istes_desk.adapters.surveys.xml_trees import HOSTILE
from istes_desk.domain.survey.seen import Found
from istes_desk.services.survey_files import UnreadableError

ROOT = "nmaprun"


def taken_at(root: etree._Element) -> datetime | None:
    """When the scan began; None when the file does not say it."""
    start = root.get("start", "")
    sane = start.isascii() and start.isdigit() and len(start) <= 10
    return datetime.fromtimestamp(int(start), UTC) if sane else None


def read_nmap(root: etree._Element) -> tuple[Found, ...]:
    """The hosts that answered, numbered from 1; UnreadableError when there is none."""
    declared = root.getroottree().docinfo.root_name
    if root.tag != ROOT or declared not in (None, ROOT):
        raise UnreadableError(HOSTILE)
    up = [host for host in root.iter("host") if _is_up(host)]
    if not up:
        raise UnreadableError("La scansione nmap non contiene dispositivi accesi.")
    return tuple(_found(line, host) for line, host in enumerate(up, 1))


def _is_up(host: etree._Element) -> bool:
    status = host.find("status")
    return status is None or status.get("state") == "up"


def _found(line: int, host: etree._Element) -> Found:
    addresses = {one.get("addrtype", ""): one for one in host.findall("address")}
    mac = addresses.get("mac")
    address = addresses.get("ipv4", addresses.get("ipv6"))
    texts = {
        "address": "" if address is None else address.get("addr", ""),
        "mac": "" if mac is None else mac.get("addr", ""),
        "vendor": "" if mac is None else mac.get("vendor", ""),
        "name": _name(host),
    } | _system(host)
    return Found(line, {name: text for name, text in texts.items() if text}, _ports(host))


def _name(host: etree._Element) -> str:
    names = [one.get("name", "") for one in host.findall("hostnames/hostname")]
    return next(filter(None, names), "")


def _system(host: etree._Element) -> dict[str, str]:
    """The best guess of ``-O``, and what kind of device it speaks of."""
    match = host.find("os/osmatch")
    if match is None:
        return {}
    kind = match.find("osclass")
    return {"os": match.get("name", ""), "kind": "" if kind is None else kind.get("type", "")}


def _ports(host: etree._Element) -> tuple[int, ...]:
    return tuple(
        sorted({int(port.get("portid", "")) for port in host.findall("ports/port") if _is_open(port)})
    )


def _is_open(port: etree._Element) -> bool:
    state, number = port.find("state"), port.get("portid", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 6
    return is_number and port.get("protocol") == "tcp" and state is not None and state.get("state") == "open"
