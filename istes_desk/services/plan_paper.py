"""The plan of a site as it is printed (N-3): what is drawn, tables in IP order; never a secret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from istes_desk.domain.addressing import parse_address
from istes_desk.domain.device_facts import METHOD_LABELS_IT
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.layout import nodes_of
from istes_desk.domain.layout_drawn import STYLE, hosts
from istes_desk.domain.network import DEVICE_LABELS_IT, Device, Interface, RemoteAccess
from istes_desk.domain.plan import PlanArea
from istes_desk.services.network import PlanView, plan_view
from istes_desk.services.papers import Letterhead
from istes_desk.services.plan_drawing import DrawnArea, DrawnNote, PlanBox, PlanLink, PlanPaper, PlanRow
from istes_desk.services.ports import UnitOfWork

TITLE = "Piantina della rete"
NO_ADDRESS = (9, 0)


@dataclass(frozen=True, slots=True)
class PlanSource:
    """All that a print is made of, read in one transaction."""

    view: PlanView
    firm: Firm | None = None


def plan_source(uow: UnitOfWork, site_id: int) -> PlanSource:
    """NotFoundError when the site is gone."""
    firms = uow.find(Firm)
    return PlanSource(plan_view(uow, site_id), firms[0] if firms else None)


def letterhead(firm: Firm | None) -> Letterhead:
    """What the firm prints at the top; a firm that is not set up yet prints its absence."""
    if firm is None:
        return Letterhead("")
    city = " ".join(
        filter(None, (firm.postal_code, firm.city, f"({firm.province})" if firm.province else ""))
    )
    address = tuple(filter(None, (firm.address, city)))
    return Letterhead(firm.name, address, firm.vat_number, firm.phone, firm.email, firm.pec)


def plan_paper(source: PlanSource, drawn_by: str, today: date, revision: str = "bozza") -> PlanPaper:
    """Without credentials; a print that was not issued is a draft."""
    view, ports = source.view, _Ports(source.view)
    at = view.standing()
    return PlanPaper(
        letterhead(source.firm),
        view.customer.name,
        view.site.name,
        TITLE,
        drawn_by,
        "",
        revision,
        today,
        tuple(_box(one, ports, at[one.id], view.areas) for one in view.devices),
        nodes_of(view.devices),
        _links(view, at),
        tuple(DrawnArea(one.label, one.x, one.y, one.width, one.height, one.tint) for one in view.areas),
        tuple(DrawnNote(one.text, one.x, one.y, one.width) for one in view.notes),
        tuple(_row(one, ports) for one in sorted(view.devices, key=ports.order)),
        tuple(problem.message_it for problem in view.problems),
        tuple((kind.value, label) for kind, label in DEVICE_LABELS_IT.items()),
        placed=any(one.placed for one in view.devices),
    )


def first_address(ports: Sequence[Interface]) -> str:
    """What the box shows: the first address, ``DHCP`` for a port that is given one, or nothing."""
    for one in ports:
        if one.address:
            return one.address
    return "DHCP" if any(one.dhcp for one in ports) else ""


class _Ports:
    """Interfaces and ways in by device, sorted out once."""

    def __init__(self, view: PlanView) -> None:
        self._ports: dict[int, list[Interface]] = {}
        self._ways: dict[int, list[RemoteAccess]] = {}
        for port in view.interfaces:
            self._ports.setdefault(port.device_id, []).append(port)
        for way in view.accesses:
            self._ways.setdefault(way.device_id, []).append(way)

    def of(self, device: Device) -> list[Interface]:
        return self._ports.get(device.id, [])

    def remote(self, device: Device) -> str:
        """``Desktop remoto porta 3389; TeamViewer 123 456 789``."""
        own = [port.address for port in self.of(device) if port.address]
        return "; ".join(_way(one, device.name, own) for one in self._ways.get(device.id, ()))

    def order(self, device: Device) -> tuple[tuple[int, int], str]:
        """IPv4 before IPv6 before none; an address that cannot be read counts as none."""
        try:
            address = parse_address(first_address(self.of(device)))
        except DomainError:
            return NO_ADDRESS, device.name
        return (address.version, int(address)), device.name


def _way(way: RemoteAccess, name: str, own: Sequence[str]) -> str:
    """What stands in the device's box is not said again."""
    there = way.address
    if there in own[1:]:
        there = f"{own.index(there) + 1}° indirizzo"
    elif there in (name, *own):
        there = ""
    port = f"porta {way.port}" if way.port else ""
    return " ".join(filter(None, (METHOD_LABELS_IT[way.method], way.peer_id, there, port)))


def _box(one: Device, ports: _Ports, at: tuple[float, float], areas: Sequence[PlanArea]) -> PlanBox:
    texts = tuple(filter(None, (first_address(ports.of(one)), one.role or one.room)))
    x, y = at[0] + STYLE.width / 2, at[1] + STYLE.height / 2
    around = [a for a in areas if a.x <= x <= a.x + a.width and a.y <= y <= a.y + a.height]
    smallest = min(around, key=lambda a: a.width * a.height, default=None)
    tint = smallest.tint if smallest else None
    return PlanBox(one.id, one.kind.value, one.name, texts, *at, STYLE.width, STYLE.height, one.room, tint)


def _links(view: PlanView, at: dict[int, tuple[float, float]]) -> tuple[PlanLink, ...]:
    drawn = view.lines(at)
    cables = tuple(
        PlanLink(
            link.a_device_id,
            link.b_device_id,
            drawn[link.id].points,
            drawn[link.id].dashed,
            " · ".join(filter(None, (link.label, link.speed))),
            link.a_port,
            link.b_port,
            link.id,
        )
        for link in view.links
        if link.id in drawn
    )
    above = {one.id: one.host_device_id for one in view.devices}
    inside = hosts(view.devices, view.links, at)
    return cables + tuple(
        PlanLink(above[id] or 0, id, line.points, line.dashed) for id, line in inside.items()
    )


def _row(one: Device, ports: _Ports) -> PlanRow:
    own = ports.of(one)
    addresses = tuple(_with_prefix(port) for port in own if port.address)
    macs = ", ".join(port.mac for port in own if port.mac)
    system = " ".join(filter(None, (one.os, one.os_version)))
    remote = ports.remote(one)
    return PlanRow(
        one.id, one.name, one.kind.value, addresses, macs, system, one.room, one.role, remote, one.vendor,
        one.serial,
    )  # fmt: skip


def _with_prefix(port: Interface) -> str:
    return port.address if port.prefix_length is None else f"{port.address}/{port.prefix_length}"
