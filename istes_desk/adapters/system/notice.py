"""Whose work is in this program, and under which licences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from istes_desk.adapters.system.resources import resource_root

FILE = "NOTICE.txt"
"""Made when the program is frozen."""


def notice() -> str:
    """The text that a frozen program brings; from the sources, a line per library that it asks for."""
    file = resource_root() / FILE
    return file.read_text(encoding="utf-8") if file.is_file() else "\n".join(_asked_for())


def _asked_for() -> Iterator[str]:
    for asked in distribution("istes-desk").requires or ():
        name = re.split(r"[^\w.-]", asked, maxsplit=1)[0]
        try:
            facts = distribution(name).metadata
        except PackageNotFoundError:  # for another system
            continue
        said = [*(facts.get_all("License-Expression") or ()), *(facts.get_all("License") or ())]
        said += facts.get_all("License-File") or ()  # at least where it is written
        yield f"{facts['Name']} {facts['Version']}: {said[0].splitlines()[0] if said else '–'}"
