"""Filters under a name, each technician's own."""

from __future__ import annotations

import pytest

from istes_desk.domain.errors import DomainError
from istes_desk.domain.saved_filters import SavedFilter
from istes_desk.services.saved_filters import delete_filter, rename_filter, save_filter, saved_filters
from tests.fake_uow import FakeDatabase


def test_life_of_a_filter() -> None:
    with FakeDatabase()() as uow:
        save_filter(uow, SavedFilter("mario", " In  ritardo ", late=True))
        save_filter(uow, SavedFilter("mario", "In ritardo", mine=True))
        save_filter(uow, SavedFilter("mario", "alfa"))
        save_filter(uow, SavedFilter("anna", "In ritardo"))
        found = saved_filters(uow, "mario")
        assert [(one.name, one.late, one.mine) for one in found] == [
            ("alfa", False, False),
            ("In ritardo", False, True),
        ]
        rename_filter(uow, found[0].id, "Beta")
        rename_filter(uow, found[0].id, "Beta")
        with pytest.raises(DomainError, match="c'è già"):
            rename_filter(uow, found[1].id, "Beta")
        with pytest.raises(DomainError, match="nome"):
            rename_filter(uow, found[1].id, "  ")
        delete_filter(uow, found[1].id)
        assert [one.name for one in saved_filters(uow, "mario")] == ["Beta"]
