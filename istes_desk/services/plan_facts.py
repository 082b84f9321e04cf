"""What a plan says, as canonical JSON without any secret: it is frozen with each issued print (N-3)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from istes_desk.domain.network import DEVICE_LABELS_IT, Device, Interface, Link, RemoteAccess
from istes_desk.domain.plan import DeviceField, PlanRevision
from istes_desk.services.network import PlanView, plan_view
from istes_desk.services.ports import UnitOfWork

_PLAIN = ("name", "role", "os", "os_version", "serial", "vendor", "owner", "room", "notes")


def facts_of(uow: UnitOfWork, site_id: int) -> str:
    """The same text for the same plan; places on the drawing are no facts."""
    view = plan_view(uow, site_id)
    fields = uow.find(DeviceField, device_id=frozenset(one.id for one in view.devices))
    facts = {
        "customer": view.customer.name,
        "site": view.site.name,
        "devices": [_device(view, one, fields) for one in view.devices],
        "links": [_link(view, one) for one in view.links],
        "subnets": [
            {
                "id": one.id, "name": one.name or one.cidr, "cidr": one.cidr, "vlan": one.vlan,
                "gateway": one.gateway, "dhcp_from": one.dhcp_from, "dhcp_to": one.dhcp_to,
            }
            for one in view.subnets
        ],
    }  # fmt: skip
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(facts: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(facts.encode()).hexdigest()


def read_facts(revision: PlanRevision) -> dict[str, Any]:
    """What was frozen."""
    facts: dict[str, Any] = json.loads(revision.facts)
    return facts


def intact(revision: PlanRevision) -> bool:
    """Whether the frozen facts are still those that were issued."""
    return digest(revision.facts) == revision.sha256


def _device(view: PlanView, one: Device, fields: list[DeviceField]) -> dict[str, Any]:
    host = view.device(one.host_device_id) if one.host_device_id else None
    return {
        "id": one.id,
        "sort": one.kind.value,
        "kind": DEVICE_LABELS_IT[one.kind],
        **{name: getattr(one, name) for name in _PLAIN},
        "warranty_until": one.warranty_until.isoformat() if one.warranty_until else "",
        "host": host.name if host else "",
        "interfaces": [_port(port) for port in view.interfaces if port.device_id == one.id],
        "accesses": [_way(way) for way in view.accesses if way.device_id == one.id],
        "fields": sorted(f"{field.name}: {field.value}" for field in fields if field.device_id == one.id),
    }


def _port(port: Interface) -> str:
    address = f"{port.address}/{port.prefix_length}" if port.prefix_length is not None else port.address
    given = "DHCP" if port.dhcp else ""
    vlan = f"VLAN {port.vlan}" if port.vlan else ""
    gateway = f"gateway {port.gateway}" if port.gateway else ""
    return " ".join(filter(None, (port.name, address, given, vlan, port.mac, gateway)))


def _way(way: RemoteAccess) -> str:
    port = f"porta {way.port}" if way.port else ""
    nat = f"NAT {way.nat_port}" if way.nat_port else ""
    vpn = "via VPN" if way.via_vpn else ""
    return " ".join(
        filter(None, (way.method.value.upper(), way.peer_id, way.address, port, nat, vpn, way.note))
    )


def _link(view: PlanView, link: Link) -> dict[str, Any]:
    ends = [one.name if (one := view.device(id)) else "?" for id in (link.a_device_id, link.b_device_id)]
    return {
        "id": link.id,
        "a": link.a_device_id,
        "b": link.b_device_id,
        "name": " – ".join(ends),
        "ports": " – ".join(filter(None, (link.a_port, link.b_port))),
        "speed": link.speed,
        "label": link.label,
        "wire": link.kind.value,
    }
