"""Plan against network: measured on the loopback, missing and unknown told, taken over line by line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QPushButton

from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.surveys import reach
from istes_desk.domain.network import Device, Interface, SubnetRow
from istes_desk.domain.plan import SiteTunnel, Survey
from istes_desk.domain.survey.verdicts import Verdict
from istes_desk.gui.network.survey.actions import check_network, join_sites, open_file, reconcile_plan
from istes_desk.gui.network.survey.check_dialog import CheckDialog
from istes_desk.gui.network.survey.outcome_tree import OutcomeTree
from istes_desk.gui.network.survey.reconcile_window import ReconcileWindow
from istes_desk.gui.network.survey.tunnel_dialog import TunnelDialog
from istes_desk.gui.network.tab import NetworkTab
from tests.adapters.test_survey_readers import DATA
from tests.gui.finding import click, find


@pytest.fixture
def loopback(plan: NetworkTab, database: Database, monkeypatch: pytest.MonkeyPatch) -> NetworkTab:
    """The site has a subnet on this computer; no port is open there."""
    monkeypatch.setattr(reach, "PORTS", (1,))
    with database() as uow:
        uow.add(SubnetRow(1, "127.0.0.0/30", "Prova"))
        uow.add(Interface(10, "lan", "127.0.0.9"))
        uow.add(Interface(1, "lan", "127.0.0.2", 30))
    plan.editor.reload()
    return plan


def test_a_check_asks_first_and_is_compared(loopback: NetworkTab, database: Database) -> None:
    check_network(loopback.bench)
    dialog = find(loopback, CheckDialog, "surveyCheckDialog")
    box = find(dialog, QComboBox, "checkSubnet")
    assert "254" in find(dialog, QLabel, "checkTold").text()
    box.setCurrentIndex(1)
    assert find(dialog, QLabel, "checkTold").text().startswith("2 ")
    click(dialog, "checkStart")
    window = find(loopback, ReconcileWindow, "surveyReconcile")
    verdicts = [(one.verdict, one.said) for one in window._outcomes]
    assert verdicts == [(Verdict.NEW, "127.0.0.1"), (Verdict.SAME, "WAN Fibra")]
    with database() as uow:
        assert len(uow.find(Survey)) == 1
        (met,) = uow.find(Interface, device_id=1)
        assert met.seen_at is not None
    loopback.scene.select_devices([1])
    assert "02/03/2026" in find(loopback, QLabel, "deviceSummary").text()
    click(window, "surveyTake")
    with database() as uow:
        assert [one.name for one in uow.find(Device)][-1] == "127.0.0.1"
        assert len(uow.find(Survey)) == 1


def test_a_cancelled_check_shows_nothing(loopback: NetworkTab) -> None:
    check_network(loopback.bench)
    dialog = find(loopback, CheckDialog, "surveyCheckDialog")
    click(dialog, "checkStop")
    assert dialog._progress.cancelled
    assert loopback.findChild(ReconcileWindow) is None


def test_a_check_that_nobody_answers_says_so_and_can_be_repeated(
    loopback: NetworkTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "_ask", lambda _address, _progress: None)
    check_network(loopback.bench)
    dialog = find(loopback, CheckDialog, "surveyCheckDialog")
    find(dialog, QComboBox, "checkSubnet").setCurrentIndex(1)
    click(dialog, "checkStart")
    assert find(dialog, QLabel, "checkTold").text() == "Nobody answered."
    assert dialog.start.isEnabled()
    assert dialog.subnets.isEnabled()
    dialog.reject()


def test_what_is_large_or_without_a_subnet_is_not_asked(plan: NetworkTab, database: Database) -> None:
    with database() as uow:
        uow.save(SubnetRow(1, "10.0.0.0/16", id=1))
    plan.editor.reload()
    check_network(plan.bench)
    dialog = find(plan, CheckDialog, "surveyCheckDialog")
    assert "/22" in find(dialog, QLabel, "checkTold").text()
    assert not find(dialog, QPushButton, "checkStart").isEnabled()
    dialog.reject()
    plan.tree.select_site(2)
    check_network(plan.bench)


def test_a_kept_survey_is_opened_again(plan: NetworkTab) -> None:
    assert reconcile_plan(plan.bench).counts.text()
    imported = open_file(plan.bench, DATA / "nmap_loopback.xml")
    assert imported is not None
    click(imported, "surveyTake")
    window = reconcile_plan(plan.bench)
    assert find(window, QComboBox, "surveyChoice").count() == 1
    assert {one.verdict for one in window._outcomes} == {Verdict.SAME}
    find(window, QCheckBox, "surveyEverything").setChecked(True)
    tree = find(window, OutcomeTree, "surveyOutcomes")
    item = tree.topLevelItem(0)
    assert item is not None
    tree.itemDoubleClicked.emit(item, 0)
    assert len(plan.scene.selected_devices()) == 1


def test_sites_are_joined_by_a_tick(plan: NetworkTab, database: Database) -> None:
    join_sites(plan.bench)
    dialog = find(plan, TunnelDialog, "tunnelDialog")
    listed = find(dialog, QListWidget, "tunnelList")
    assert listed.item(0).text() == "«Dependance»"
    listed.item(0).setCheckState(listed.item(0).checkState().Checked)
    dialog._save()
    with database() as uow:
        assert [(one.a_site_id, one.b_site_id) for one in uow.find(SiteTunnel)] == [(1, 2)]
