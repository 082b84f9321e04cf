"""A file becomes devices: dry run, ticks, one step, undo; the same file again changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.network import Device, Interface
from istes_desk.domain.plan import DeviceChange
from istes_desk.domain.survey.verdicts import Verdict
from istes_desk.domain.vault import CredentialHandle
from istes_desk.gui.network.health.window import HealthWindow
from istes_desk.gui.network.survey.actions import open_file
from istes_desk.gui.network.survey.import_window import ImportWindow
from istes_desk.gui.network.survey.outcome_tree import OutcomeTree
from istes_desk.gui.network.tab import NetworkTab
from tests.adapters.test_survey_readers import DATA, con_cons
from tests.fakes import MemorySecrets
from tests.gui.finding import click, find

CSV = (
    "Nome;IP;Sistema;Annotazione mia\n"
    "nas-copie;192.168.10.11;TrueNAS;vecchio\n"
    "pc-nuovo;192.168.10.77;Windows 11;cassa\n"
    "srv-gestionale;192.168.10.99;;\n"
    "fw-aurora;192.168.10.2;;\n"
    "rotto;300.1.1.1;;\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rete.csv"
    path.write_text(CSV, encoding="cp1252")
    return path


def window(plan: NetworkTab, path: Path) -> ImportWindow:
    opened = open_file(plan.bench, path)
    assert opened is not None
    return opened


def devices(database: Database) -> dict[str, Device]:
    with database() as uow:
        return {one.name: one for one in uow.find(Device, site_id=1)}


def test_what_is_ticked_is_imported_and_undone(plan: NetworkTab, database: Database, table: Path) -> None:
    opened = window(plan, table)
    tree = find(opened, OutcomeTree, "surveyOutcomes")
    assert [one.verdict for one in opened._outcomes] == [
        Verdict.CHANGED, Verdict.NEW, Verdict.CHANGED, Verdict.CONFLICT, Verdict.REFUSED,
    ]  # fmt: skip
    assert set(tree.ticks()) == {2, 3}, "the address of the server would be overwritten: not ticked"
    click(opened, "surveyTake")
    assert devices(database)["nas-copie"].os == "TrueNAS"
    assert "pc-nuovo" in devices(database)
    with database() as uow:
        assert [one.address for one in uow.find(Interface, device_id=4)] == ["192.168.10.10"]
        assert {one.name for one in uow.find(DeviceChange)} == {"nas-copie", "pc-nuovo"}
    plan.editor.stack.undo()
    assert devices(database)["nas-copie"].os == ""
    assert "pc-nuovo" not in devices(database)
    plan.editor.stack.redo()
    assert "pc-nuovo" in devices(database)


def test_all_ticked_overwrites_and_again_is_no_change(
    plan: NetworkTab, database: Database, table: Path
) -> None:
    opened = window(plan, table)
    click(opened, "surveyTickNone")
    assert find(opened, OutcomeTree, "surveyOutcomes").ticks() == {}
    click(opened, "surveyTickAll")
    click(opened, "surveyTake")
    with database() as uow:
        assert [one.address for one in uow.find(Interface, device_id=4)] == ["192.168.10.99"]
    again = window(plan, table)
    verdicts = {one.verdict for one in again._outcomes}
    assert verdicts == {Verdict.SAME, Verdict.CONFLICT, Verdict.REFUSED}
    find(again, QCheckBox, "surveyEverything").setChecked(True)
    assert find(again, OutcomeTree, "surveyOutcomes").topLevelItemCount() == 5


def test_a_column_is_given_its_meaning(plan: NetworkTab, database: Database, table: Path) -> None:
    opened = window(plan, table)
    box = find(opened, QComboBox, "surveyColumn3")
    assert box.currentData() == ""
    box.setCurrentIndex(box.findData("owner"))
    box.activated.emit(box.currentIndex())
    click(opened, "surveyTake")
    assert devices(database)["pc-nuovo"].owner == "cassa"


def test_passwords_of_mremoteng_go_to_the_keyring_only(
    plan: NetworkTab, database: Database, secrets: MemorySecrets, tmp_path: Path
) -> None:
    path = tmp_path / "confCons.xml"
    path.write_bytes(con_cons("chiave"))
    opened = window(plan, path)
    assert not find(opened, QPushButton, "surveyTake").isEnabled()
    find(opened, QLineEdit, "surveyPassword").setText("sbagliata")
    click(opened, "surveyOpen")
    assert find(opened, QLabel, "surveyError").text()
    find(opened, QLineEdit, "surveyPassword").setText("chiave")
    click(opened, "surveyOpen")
    click(opened, "surveyTake")
    with database() as uow:
        (row,) = uow.find(CredentialHandle)
    assert row.user_name == "STUDIO\\admin"
    assert secrets.get(row.handle) == "Segreto!1"
    assert b"Segreto!1" not in Path(database.engine.url.database or "").read_bytes()


def test_a_dropped_file_is_opened(plan: NetworkTab) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(DATA / "nmap_loopback.xml"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target = plan.canvas.viewport()
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))
    opened = find(plan, ImportWindow, "surveyImport")
    assert [one.verdict for one in opened._outcomes] == [Verdict.NEW] * 5


def test_a_broken_file_says_why(plan: NetworkTab, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x00\x01\x02\x03" * 99)
    opened = window(plan, path)
    assert "testo" in find(opened, QLabel, "surveyError").text()
    assert not find(opened, QPushButton, "surveyTake").isEnabled()


def test_a_keepass_file_goes_to_the_vaults_own_import(plan: NetworkTab, tmp_path: Path) -> None:
    path = tmp_path / "chiavi.kdbx"
    path.write_bytes(b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5")
    opened = window(plan, path)
    assert not opened.isVisible()
    health = plan.findChild(HealthWindow)
    assert health is not None
    assert health.isVisible()
    health.close()
