"""Selections of the queue under a name, each technician's own."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.domain.errors import require
from istes_desk.domain.saved_filters import SavedFilter
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.ports import UnitOfWork

LONGEST = 60


def saved_filters(uow: UnitOfWork, technician: str) -> tuple[SavedFilter, ...]:
    """By name."""
    found = uow.find(SavedFilter, technician=technician)
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def save_filter(uow: UnitOfWork, wanted: SavedFilter) -> Changes:
    """Under its name; the one that had the name is replaced."""
    named = _named(wanted, wanted.name)
    same = uow.find(SavedFilter, technician=named.technician, name=named.name)
    if same:
        uow.save(replace(named, id=same[0].id, version=same[0].version))
    else:
        uow.add(replace(named, id=0, version=0))
    return NOTHING


def rename_filter(uow: UnitOfWork, filter_id: int, name: str) -> Changes:
    """Another name, which nobody else of the technician's filters has."""
    stored = uow.get(SavedFilter, filter_id)
    named = _named(stored, name)
    others = uow.find(SavedFilter, technician=stored.technician, name=named.name)
    require(all(one.id == filter_id for one in others), f"Un filtro «{named.name}» c'è già.", "name")
    uow.save(named)
    return NOTHING


def delete_filter(uow: UnitOfWork, filter_id: int) -> Changes:
    """Only the selection goes, not what it shows."""
    uow.remove(uow.get(SavedFilter, filter_id))
    return NOTHING


def _named(one: SavedFilter, name: str) -> SavedFilter:
    words = " ".join(name.split())[:LONGEST]
    require(bool(words), "Dare un nome al filtro.", "name")
    return replace(one, name=words)
