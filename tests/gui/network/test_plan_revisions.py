"""The list of issued revisions, what changed since, and the sheet of it (N-3)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.network import Device, DeviceKind, Interface, Link
from istes_desk.domain.plan import PlanRevision
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.printing import opening
from istes_desk.gui.network.printing.revisions_dialog import RevisionsDialog
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.revisions import IssueDraft, issue
from tests.adapters.pdf_reading import whole_text


@pytest.fixture
def changed(plan: NetworkTab, desk: Desk, database: Database) -> NetworkTab:
    """Issued once, then one device more, one less, one renamed."""
    with database() as uow:
        issue(uow, desk.clock, None, IssueDraft(1, "Anna", "Consegna"), desk.author)
    with database() as uow:
        uow.add(Device(1, 1, "nas-nuovo", DeviceKind.NAS))
        uow.add(Link(1, 3, 11))
        uow.save(replace(uow.get(Device, 6), name="pc-portineria"))
        uow.remove(next(one for one in uow.find(Interface, device_id=8)))
        for link in uow.find(Link, b_device_id=8):
            uow.remove(link)
        uow.remove(uow.get(Device, 8))
    return plan


def opened(tab: NetworkTab) -> RevisionsDialog:
    opening.show_revisions(tab.bench)
    found = tab.findChild(RevisionsDialog)
    assert found is not None
    return found


def test_changes_since_a_revision_as_list_and_sheet(changed: NetworkTab, tmp_path: Path) -> None:
    dialog = opened(changed)
    (row,) = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    assert row is not None
    assert [row.text(column) for column in (0, 3, 4, 5)] == ["1", "Anna", "Consegna", "1: no"]
    items = [dialog.changes.topLevelItem(at) for at in range(dialog.changes.topLevelItemCount())]
    told = [(item.text(0), item.text(2)) for item in items if item is not None]
    assert told[:3] == [("+", "nas-nuovo"), ("−", "stampante-lan"), ("~", "pc-portineria")]
    dialog.save(tmp_path / "modifiche.pdf")
    text = whole_text(tmp_path / "modifiche.pdf")
    assert "Modifiche alla piantina dalla revisione 1" in text
    assert all(
        word in text for word in ("Aggiunto", "Tolto", "Modificato", "stampante-lan", "Che cosa è cambiato")
    )
    assert "modifiche.pdf" in dialog.message.text()
    dialog.save(tmp_path / "manca" / "modifiche.pdf")
    assert "non si può scrivere" in dialog.message.text()


def test_a_plan_that_was_never_issued_and_one_that_did_not_change(
    plan: NetworkTab, desk: Desk, database: Database
) -> None:
    dialog = opened(plan)
    assert dialog.message.text()
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    with database() as uow:
        issue(uow, desk.clock, None, IssueDraft(1), desk.author)
        (revision,) = uow.find(PlanRevision)
        uow.save(replace(revision, note="altra"))
    again = RevisionsDialog(desk, plan.editor.view, plan) if plan.editor.view else None
    assert again is not None
    assert again.list.topLevelItemCount() == 1
    assert not again.save_button.isEnabled()
    again.reject()
