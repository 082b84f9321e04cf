"""What a command of the Checklist tab is: title, icon, keys, slot, menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from istes_desk.gui.checklists.bench import Bench


class Part(StrEnum):
    """The submenu of "More"; KEYS has none."""

    KEYS = ""
    CELLS = "cells"
    SCHEDULE = "schedule"
    EVIDENCE = "evidence"
    REGISTER = "register"
    DOSSIER = "dossier"
    VIEW = "view"
    PRINT = "print"


class Need(IntEnum):
    """What there must be for the command; each needs those before it."""

    NOTHING = 0
    CUSTOMER = 1
    CELL = 2


@dataclass(frozen=True, slots=True)
class Command:
    """``name`` is the object name of its action, ``keys`` its shortcuts parted by ``|``."""

    name: str
    icon: str
    title: str
    keys: str
    slot: Callable[[Bench], object]
    part: Part = Part.KEYS
    need: Need = Need.NOTHING
