"""The plan of a site as paper (N-3): boxes, links, device table in IP order; never a credential."""

from __future__ import annotations

from datetime import date

from istes_desk.domain.addressing import parse_address
from istes_desk.domain.errors import DomainError
from istes_desk.domain.firm import Firm
from istes_desk.domain.layout_drawn import STYLE
from istes_desk.domain.network import DEVICE_LABELS_IT, Device, Interface
from istes_desk.services.network import PlanView
from istes_desk.services.papers import Letterhead, PlanBox, PlanLink, PlanPaper, PlanRow

TITLE = "Piantina della rete"
DASHED = "Senza fili, VPN o secondo collegamento"
NO_ADDRESS = (9, 0)


def letterhead(firm: Firm | None) -> Letterhead:
    """What the firm prints at the top; a firm that is not set up yet prints its absence."""
    if firm is None:
        return Letterhead("")
    city = " ".join(
        filter(None, (firm.postal_code, firm.city, f"({firm.province})" if firm.province else ""))
    )
    address = tuple(filter(None, (firm.address, city)))
    return Letterhead(firm.name, address, firm.vat_number, firm.phone, firm.email, firm.pec)


def plan_paper(view: PlanView, head: Letterhead, drawn_by: str, today: date) -> PlanPaper:
    """The revision is the day of printing: plans are frozen by the paper, not by the program."""
    kinds = tuple((kind.value, label) for kind, label in DEVICE_LABELS_IT.items())
    at = view.standing()
    return PlanPaper(
        head,
        view.customer.name,
        view.site.name,
        TITLE,
        drawn_by,
        f"{today:%Y%m%d}",
        today,
        tuple(_box(view, one, at[one.id]) for one in view.devices),
        _links(view, at),
        (),
        tuple(_row(view, one) for one in sorted(view.devices, key=lambda one: _ip_order(view, one))),
        tuple(problem.message_it for problem in view.problems),
        kinds,
        DASHED,
    )


def first_address(ports: tuple[Interface, ...]) -> str:
    """What the box shows: the first address, ``DHCP`` for a port that is given one, or nothing."""
    return next((one.address for one in ports if one.address), "DHCP" if any(p.dhcp for p in ports) else "")


def _box(view: PlanView, one: Device, at: tuple[float, float]) -> PlanBox:
    texts = tuple(filter(None, (first_address(view.interfaces_of(one.id)), one.role or one.room)))
    return PlanBox(one.id, one.kind.value, one.name, texts, *at, STYLE.width, STYLE.height)


def _links(view: PlanView, at: dict[int, tuple[float, float]]) -> tuple[PlanLink, ...]:
    drawn = view.lines(at)
    return tuple(
        PlanLink(
            drawn[link.id].points,
            drawn[link.id].dashed,
            " · ".join(filter(None, (link.label, link.speed))),
            link.a_port,
            link.b_port,
        )
        for link in view.links
        if link.id in drawn
    )


def _row(view: PlanView, one: Device) -> PlanRow:
    ports = view.interfaces_of(one.id)
    addresses = tuple(_with_prefix(port) for port in ports if port.address)
    macs = ", ".join(port.mac for port in ports if port.mac)
    system = " ".join(filter(None, (one.os, one.os_version)))
    return PlanRow(one.id, one.name, one.kind.value, addresses, macs, system, one.room, one.role)


def _with_prefix(port: Interface) -> str:
    return port.address if port.prefix_length is None else f"{port.address}/{port.prefix_length}"


def _ip_order(view: PlanView, one: Device) -> tuple[tuple[int, int], str]:
    """IPv4 before IPv6 before none; an address that cannot be read counts as none."""
    try:
        address = parse_address(first_address(view.interfaces_of(one.id)))
    except DomainError:
        return NO_ADDRESS, one.name
    return (address.version, int(address)), one.name
