"""Tables of what is drawn on a plan, what was issued of it, and what was seen on the network."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from istes_desk.adapters.db.base import Base, Versioned, part_of, ref
from istes_desk.adapters.db.types import Json
from istes_desk.domain.network import DeviceKind
from istes_desk.domain.plan import (
    CredentialPrint,
    DeviceChange,
    DeviceField,
    GroupMember,
    NamedView,
    PlanArea,
    PlanCopy,
    PlanGroup,
    PlanNote,
    PlanRevision,
    Sighting,
    SiteTunnel,
    Survey,
    SurveySource,
)


class PlanAreaRow(Versioned, Base, entity=PlanArea):
    __tablename__ = "plan_areas"
    site_id: Mapped[int] = part_of("sites")
    label: Mapped[str]
    x: Mapped[float]
    y: Mapped[float]
    width: Mapped[float]
    height: Mapped[float]
    tint: Mapped[int]
    subnet_id: Mapped[int | None] = part_of("subnets")


class PlanNoteRow(Versioned, Base, entity=PlanNote):
    __tablename__ = "plan_notes"
    site_id: Mapped[int] = part_of("sites")
    text: Mapped[str]
    x: Mapped[float]
    y: Mapped[float]
    width: Mapped[float]


class PlanGroupRow(Base, entity=PlanGroup):
    __tablename__ = "plan_groups"
    site_id: Mapped[int] = part_of("sites")
    name: Mapped[str]


class GroupMemberRow(Base, entity=GroupMember):
    __tablename__ = "group_members"
    __table_args__ = (UniqueConstraint("device_id"),)
    group_id: Mapped[int] = part_of("plan_groups")
    device_id: Mapped[int] = part_of("devices")


class NamedViewRow(Versioned, Base, entity=NamedView):
    __tablename__ = "plan_views"
    __table_args__ = (UniqueConstraint("site_id", "name"),)
    site_id: Mapped[int] = part_of("sites")
    name: Mapped[str]
    hidden: Mapped[frozenset[DeviceKind]] = mapped_column(Json(frozenset[DeviceKind]))
    vlan: Mapped[int | None]
    x: Mapped[float]
    y: Mapped[float]
    scale: Mapped[float]


class SiteTunnelRow(Base, entity=SiteTunnel):
    __tablename__ = "site_tunnels"
    a_site_id: Mapped[int] = part_of("sites")
    b_site_id: Mapped[int] = part_of("sites")
    note: Mapped[str]


class DeviceFieldRow(Base, entity=DeviceField):
    __tablename__ = "device_fields"
    __table_args__ = (UniqueConstraint("device_id", "name"),)
    device_id: Mapped[int] = part_of("devices")
    name: Mapped[str]
    value: Mapped[str]


class DeviceChangeRow(Base, entity=DeviceChange):
    __tablename__ = "device_changes"
    site_id: Mapped[int] = part_of("sites")
    device: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    author: Mapped[str]
    name: Mapped[str]
    what: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]


class PlanRevisionRow(Base, entity=PlanRevision):
    __tablename__ = "plan_revisions"
    __table_args__ = (UniqueConstraint("site_id", "number"),)
    site_id: Mapped[int] = ref("sites")
    number: Mapped[int]
    issued_at: Mapped[datetime]
    author: Mapped[str]
    checked_by: Mapped[str]
    note: Mapped[str]
    facts: Mapped[str]
    sha256: Mapped[str]


class PlanCopyRow(Base, entity=PlanCopy):
    __tablename__ = "plan_copies"
    revision_id: Mapped[int] = ref("plan_revisions")
    number: Mapped[int]
    copies: Mapped[int]
    at: Mapped[datetime]
    author: Mapped[str]
    credentials: Mapped[CredentialPrint]
    reason: Mapped[str]
    recipient: Mapped[str]


class SurveyRow(Base, entity=Survey):
    __tablename__ = "surveys"
    site_id: Mapped[int] = part_of("sites")
    taken_at: Mapped[datetime]
    source: Mapped[SurveySource]
    author: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]


class SightingRow(Base, entity=Sighting):
    __tablename__ = "sightings"
    survey_id: Mapped[int] = part_of("surveys")
    address: Mapped[str]
    mac: Mapped[str]
    name: Mapped[str]
    vendor: Mapped[str]
    os: Mapped[str]
    ports: Mapped[tuple[int, ...]] = mapped_column(Json(tuple[int, ...]))
