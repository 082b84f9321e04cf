"""Loading the authorities of PEC: from none to a PEC that leaves the quarantine for its place (Q-9)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import Incident, IncidentClass, PecVerdict
from istes_desk.domain.letters import PecAuthority
from istes_desk.domain.mail import Trust
from istes_desk.gui.desk import Desk
from istes_desk.gui.settings.authorities_page import AuthoritiesPage
from istes_desk.services.ledger import take
from tests.gui.finding import click, find
from tests.pec_builder import OURS, Pec, Signer, ca_pem, leaf_pem


@pytest.fixture
def page(seeded: Desk, qtbot: QtBot) -> AuthoritiesPage:
    made = AuthoritiesPage(seeded)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "gestori.pem"
    path.write_bytes(ca_pem() + ca_pem("Altra CA") + leaf_pem(Signer()))
    return path


def told(page: AuthoritiesPage) -> str:
    return find(page, QLabel, "authoritiesTold").text()


def shown(page: AuthoritiesPage) -> list[str]:
    rows = find(page, QListWidget, "authorityList")
    return [rows.item(row).text().split("\n")[0] for row in range(rows.count())]


def test_none_loaded_is_said(page: AuthoritiesPage) -> None:
    assert "no PEC can be verified" in find(page, QLabel, "authoritiesState").text()
    assert not page.list.isVisible()


def test_a_bundle_is_loaded_and_one_withdrawn(
    page: AuthoritiesPage, bundle: Path, database: Database
) -> None:
    page.load_file(bundle)
    assert shown(page) == ["Altra CA", "CA di prova"]
    assert "Gestore" in told(page)
    page.list.setCurrentRow(0)
    click(page, "authorityWithdraw")
    assert shown(page) == ["CA di prova"]
    with database() as uow:
        assert len(uow.find(PecAuthority)) == 2


@pytest.mark.parametrize("name", ["niente.pem", "."])
def test_what_is_no_certificate_is_refused_in_place(page: AuthoritiesPage, tmp_path: Path, name: str) -> None:
    (tmp_path / "niente.pem").write_text("ciao")
    page.load_file(tmp_path / name)
    assert told(page)
    assert shown(page) == []


def test_a_quarantined_pec_is_believed_after_loading(
    page: AuthoritiesPage, seeded: Desk, bundle: Path, database: Database
) -> None:
    with database() as uow:
        uow.save(replace(uow.find(Firm)[0], pec=OURS))
        take(uow, seeded.clock, seeded.read_mail(Pec().raw(), Trust()), seeded.author, ())
        assert uow.find(Incident) == []
    page.load_file(bundle)
    click(page, "authorityCheckAgain")
    assert "1" in told(page)
    with database() as uow:
        (incident,) = uow.find(Incident)
        assert (incident.incident_class, incident.pec) == (IncidentClass.NO_CONTRACT, PecVerdict.VERIFIED)
