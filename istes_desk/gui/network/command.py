"""What a command of the Mappe tab is: title, icon, keys, slot, menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Flag, StrEnum, auto

from istes_desk.gui.network.bench import Bench


class Part(StrEnum):
    """The submenu of "More"; KEYS has none."""

    KEYS = ""
    EDIT = "edit"
    ARRANGE = "arrange"
    VIEW = "view"
    NETWORK = "network"
    VAULT = "vault"
    PRINT = "print"


class Seat(Flag):
    """``DEVICE``/``PLAN``: in the context menu of it. ``CANVAS``: the keys count on the canvas only."""

    NONE = 0
    DEVICE = auto()
    PLAN = auto()
    CANVAS = auto()


NO_SITE, SITE = -1, 0


@dataclass(frozen=True, slots=True)
class Command:
    """``needs``: NO_SITE, SITE, or how many things must be selected at least."""

    name: str
    icon: str
    title: str
    keys: str
    slot: Callable[[Bench], object]
    part: Part = Part.KEYS
    needs: int = SITE
    seat: Seat = Seat.NONE
