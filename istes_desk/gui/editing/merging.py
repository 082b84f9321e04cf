"""Two people changed the same row: what the other one changed is taken over where the user left it alone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication

T = TypeVar("T")
OWN = ("id", "version")


def merged(base: T, mine: T, theirs: T) -> tuple[T, tuple[str, ...]]:
    """``theirs`` with the user's own changes on top; the names of the fields the other one changed.

    ``base`` is what both began with.
    """
    names = [field.name for field in fields(cast("Any", base)) if field.name not in OWN]
    kept = {name: getattr(mine, name) for name in names if getattr(mine, name) != getattr(base, name)}
    changed = tuple(name for name in names if getattr(theirs, name) != getattr(base, name))
    return cast("T", replace(cast("Any", theirs), **kept)), changed


def told(changes: list[str]) -> str:
    """What the user reads: what changed under his hands, and that nothing of his is lost."""
    words = QCoreApplication.translate(
        "Conflict",
        "Somebody saved this in the meantime: {}. What you typed is kept; check it and save again.",
    )
    nothing = QCoreApplication.translate("Conflict", "nothing that is shown here")
    return words.format("; ".join(changes) or nothing)
