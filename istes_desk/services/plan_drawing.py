"""The plan of a site as it is drawn, in scene units: boxes, lines, areas, notes, rows of its tables.

No entity, no page, no secret but where ``Secret`` rows were asked for (N-3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from istes_desk.domain.layout_tree import Node, Pair
    from istes_desk.domain.plan_changes import PlanDifference
    from istes_desk.services.papers import Letterhead

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlanBox:
    """A device; ``y`` downwards, ``x, y`` its upper left corner.

    ``mark`` is ``+``, ``−`` or ``~`` on a sheet of changes; ``tint`` that of the area it stands in.
    """

    device_id: int
    kind: str
    name: str
    lines: tuple[str, ...]
    x: float
    y: float
    w: float
    h: float
    room: str = ""
    tint: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PlanLink:
    """A cable, radio link or tunnel between two devices; at least two points, labels may be empty."""

    a: int
    b: int
    points: tuple[Point, ...]
    dashed: bool = False
    label: str = ""
    start_port: str = ""
    end_port: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """A subnet or a room behind the boxes."""

    label: str
    x: float
    y: float
    w: float
    h: float
    tint: int = 0


@dataclass(frozen=True, slots=True)
class DrawnNote:
    """A free text on the drawing."""

    text: str
    x: float
    y: float
    w: float


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the device table; ``addresses`` with their prefix, the first is the one in the box."""

    device_id: int
    name: str
    kind: str
    addresses: tuple[str, ...] = ()
    mac: str = ""
    system: str = ""
    place: str = ""
    note: str = ""
    remote: str = ""
    vendor: str = ""
    serial: str = ""

    @property
    def first(self) -> str:
        """The address in the box, or nothing."""
        return self.addresses[0].partition("/")[0] if self.addresses else ""


@dataclass(frozen=True, slots=True)
class CredentialRow:
    """One line of the table of credentials; ``secret`` is empty unless all was asked for."""

    device: str
    label: str
    user_name: str
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """Network plan of one site (N-3); rows come in IP order, kinds with their Italian label.

    ``placed``: somebody arranged the boxes by hand, so the paper keeps their places while it can be read.
    Names and first addresses stand in the boxes; ``index`` writes them in the device table once more.
    """

    letterhead: Letterhead
    customer: str
    site: str
    title: str
    drawn_by: str
    checked_by: str
    revision: str
    date: date
    boxes: tuple[PlanBox, ...]
    nodes: tuple[Node, ...] = ()
    links: tuple[PlanLink, ...] = ()
    areas: tuple[DrawnArea, ...] = ()
    notes: tuple[DrawnNote, ...] = ()
    rows: tuple[PlanRow, ...] = ()
    problems: tuple[str, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    credentials: tuple[CredentialRow, ...] = ()
    credentials_said: str = "no"
    copy: str = "1 di 1"
    placed: bool = False
    changes: tuple[PlanDifference, ...] = ()
    index: bool = False

    @property
    def numbers(self) -> dict[int, str]:
        """By device, its number in the device table; the box on the drawing carries it too."""
        return {row.device_id: str(at) for at, row in enumerate(self.rows, 1)}

    @property
    def pairs(self) -> list[Pair]:
        """The two ends of each line."""
        return [(link.a, link.b) for link in self.links]
