"""Table of the saved filters; the indexes of the full text are made by ``search``."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from istes_desk.adapters.db import search as search
from istes_desk.adapters.db.base import Base, Versioned, part_of
from istes_desk.domain.incidents import IncidentClass, IncidentState, RequestKind
from istes_desk.domain.saved_filters import SavedFilter


class SavedFilterRow(Versioned, Base, entity=SavedFilter):
    __tablename__ = "saved_filters"
    __table_args__ = (UniqueConstraint("technician", "name"),)
    technician: Mapped[str]
    name: Mapped[str]
    kind: Mapped[RequestKind]
    incident_class: Mapped[IncidentClass | None]
    state: Mapped[IncidentState | None]
    customer_id: Mapped[int | None] = part_of("customers")
    text: Mapped[str]
    late: Mapped[bool]
    mine: Mapped[bool]
    done: Mapped[bool]
