"""A database of an older program gets the letters of a newer one; what the user made stays (P-2)."""

from __future__ import annotations

from dataclasses import replace

from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.letters import LetterKind, LetterTemplate
from istes_desk.domain.policy import QueuePolicy
from istes_desk.services.changes import NOTHING
from istes_desk.services.shipped import ensure_shipped_rows


def test_the_letters_arrive_once(sqlite: Database) -> None:
    rows = shipped_rows(resource_path("policy"))
    older = [row for row in rows if not isinstance(row, LetterTemplate)]
    with sqlite() as uow:
        ensure_shipped_rows(uow, older)
        (policy,) = uow.find(QueuePolicy)
        uow.save(replace(policy, name="Le nostre condizioni"))
    with sqlite() as uow:
        ensure_shipped_rows(uow, rows)
        assert sorted(one.kind for one in uow.find(LetterTemplate)) == sorted(LetterKind)
        assert [one.name for one in uow.find(QueuePolicy)] == ["Le nostre condizioni"]
        assert ensure_shipped_rows(uow, rows) == NOTHING
