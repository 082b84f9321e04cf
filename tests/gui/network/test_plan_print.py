"""The print dialog: preview, a real PDF, the printer's pages, credentials only as asked (N-3)."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.compliance import RegisterAction, RegisterEntry
from istes_desk.domain.plan import CredentialPrint, PlanCopy, PlanRevision
from istes_desk.domain.vault import CredentialHandle, CredentialKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.network.printing.print_plan_dialog import PrintPlanDialog, file_name
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.services.passwords import SHORTEST, generated
from tests.adapters.pdf_reading import pages, whole_text
from tests.gui.network.conftest import DEVICES

CANARY = "CANARINO-7f3a-segreto"


@pytest.fixture
def dialog(plan: NetworkTab) -> PrintPlanDialog:
    """As the toolbar opens it."""
    plan.toolbar.print.click()
    found = plan.findChild(PrintPlanDialog)
    assert found is not None
    assert found.ui.page.currentText() == "A4"
    found.ui.page.setCurrentText("A3")
    return found


def choose(dialog: PrintPlanDialog, mode: CredentialPrint) -> None:
    dialog.ui.credentials.setCurrentIndex(dialog.ui.credentials.findData(mode.value))


@pytest.fixture
def credential(plan: NetworkTab, desk: Desk, database: Database) -> CredentialHandle:
    desk.secrets.put("uuid-canary", CANARY)
    row = CredentialHandle(
        1, CredentialKind.USER_PASSWORD, "Dominio", "uuid-canary", desk.clock.now(), "administrator", 4
    )
    with database() as uow:
        return uow.add(row)


def test_the_pdf_holds_every_device_and_address(
    plan: NetworkTab, dialog: PrintPlanDialog, database: Database, tmp_path: Path
) -> None:
    assert dialog.ui.page.currentText() == "A3"
    dialog.ui.checked_by.setText("Anna Verdi")
    dialog.ui.saveButton.click()
    ask = dialog.findChild(QFileDialog, "savePlan")
    assert ask is not None
    target = tmp_path / "piantina.pdf"
    ask.fileSelected.emit(str(target))
    ask.reject()
    text = whole_text(target)
    assert all(name in text for name, *_ in DEVICES)
    assert "192.168.10.50" in text
    assert "Anna Verdi" in text
    assert "piantina.pdf" in plan.message.text()
    with database() as uow:
        assert [one.number for one in uow.find(PlanRevision)] == [1]
        assert [one.credentials for one in uow.find(PlanCopy)] == [CredentialPrint.NONE]
        assert uow.find(RegisterEntry) == []


def test_the_preview_turns_its_sheets(dialog: PrintPlanDialog) -> None:
    first = dialog.ui.sheetName.text()
    assert not dialog.ui.back.isEnabled()
    dialog.ui.forward.click()
    assert dialog.ui.sheetName.text() != first
    assert dialog.ui.back.isEnabled()
    picture = dialog.preview.grab().toImage()
    assert len({picture.pixel(x, picture.height() // 3) for x in range(0, picture.width(), 3)}) > 2
    assert not dialog.ui.progress.isVisible()


def test_names_stand_in_the_table_too_when_asked(dialog: PrintPlanDialog, tmp_path: Path) -> None:
    name = DEVICES[-1][0]
    dialog.save(tmp_path / "a.pdf")
    assert whole_text(tmp_path / "a.pdf").split().count(name) == 1
    dialog.ui.index.click()
    dialog.save(tmp_path / "b.pdf")
    assert whole_text(tmp_path / "b.pdf").split().count(name) == 2


def test_a_folder_that_is_not_there_is_said_in_words(dialog: PrintPlanDialog, tmp_path: Path) -> None:
    dialog.save(tmp_path / "manca" / "p.pdf")
    assert "non si può scrivere" in dialog.ui.error.text()
    assert "risulta già numerata" in dialog.ui.error.text()


def test_the_same_sheets_go_to_the_printer(
    plan: NetworkTab, dialog: PrintPlanDialog, database: Database, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "stampa.pdf"))
    sheets = len(dialog.sheets)
    dialog.print_on(printer)
    assert len(pages(tmp_path / "stampa.pdf")) == sheets
    assert "Hotel Aurora" in whole_text(tmp_path / "stampa.pdf")
    with database() as uow:
        assert len(uow.find(PlanCopy)) == 1


@pytest.mark.parametrize("at", [1, 2])
def test_stopped_between_two_sheets_nothing_is_left(
    dialog: PrintPlanDialog, database: Database, tmp_path: Path, at: int
) -> None:
    """By the button that closes the dialog otherwise; the number is given already, and that is said."""
    assert len(dialog.sheets) > at
    stop = dialog.ui.closeButton
    dialog.ui.progress.valueChanged.connect(lambda done: stop.click() if done == at else None)
    old = tmp_path / "p.pdf"
    old.write_bytes(b"before")
    dialog.save(old)
    assert "Interrotto. Non è stato scritto nulla." in " ".join(dialog.ui.error.text().split())
    assert "copia 1 di 1 della revisione 1 risulta già numerata" in dialog.ui.error.text()
    assert (stop.isEnabled(), dialog.ui.copies.isEnabled(), dialog.ui.progress.isVisible()) == (
        True,
        True,
        False,
    )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "stampa.pdf"))
    dialog.print_on(printer)
    assert "già uscito" in dialog.ui.error.text()
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["p.pdf"]
    assert old.read_bytes() == b"before"
    assert dialog.isVisible()
    stop.click()
    assert not dialog.isVisible()


def test_a_printer_that_refuses_is_said(dialog: PrintPlanDialog, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "manca" / "stampa.pdf"))
    dialog.print_on(printer)
    assert "non ha accettato" in dialog.ui.error.text()
    assert "già numerata" in dialog.ui.error.text()


def test_user_names_are_printed_and_registered(
    dialog: PrintPlanDialog, credential: CredentialHandle, database: Database, tmp_path: Path
) -> None:
    choose(dialog, CredentialPrint.USER_NAMES)
    assert dialog.ui.password.isHidden()
    dialog.save(tmp_path / "p.pdf")
    text = whole_text(tmp_path / "p.pdf")
    assert "administrator" in text
    assert CANARY not in text
    with database() as uow:
        assert [one.action for one in uow.find(RegisterEntry)] == [RegisterAction.PLAN_PRINTED]


def test_the_register_tells_that_a_copy_never_came_out(
    dialog: PrintPlanDialog, credential: CredentialHandle, database: Database, tmp_path: Path
) -> None:
    choose(dialog, CredentialPrint.USER_NAMES)
    dialog.save(tmp_path / "manca" / "p.pdf")
    assert "già numerata" in dialog.ui.error.text()
    with database() as uow:
        issued, failed = (one.subject for one in uow.find(RegisterEntry))
    assert failed == f"{issued} · non riuscita: nessuna copia è uscita"


def test_passwords_only_with_reason_and_under_a_password(
    plan: NetworkTab,
    dialog: PrintPlanDialog,
    credential: CredentialHandle,
    database: Database,
    tmp_path: Path,
) -> None:
    choose(dialog, CredentialPrint.FULL)
    assert not dialog.ui.warning.isHidden()
    dialog.ui.saveButton.click()
    assert f"almeno {SHORTEST}" in dialog.ui.error.text()
    dialog.ui.generate.click()
    password = dialog.ui.password.text()
    dialog.save(tmp_path / "p.pdf")
    assert "motivo" in dialog.ui.error.text()
    assert not (tmp_path / "p.pdf").exists()
    dialog.ui.reason.setText("Consegna annuale al cliente")
    dialog.save(tmp_path / "p.pdf")
    assert CANARY.encode() not in (tmp_path / "p.pdf").read_bytes()
    with pikepdf.open(tmp_path / "p.pdf", password=password) as pdf:
        assert pdf.encryption.R == 6
        pdf.save(tmp_path / "open.pdf")
    assert CANARY in whole_text(tmp_path / "open.pdf")
    (tmp_path / "open.pdf").unlink()
    left = [one for one in tmp_path.rglob("*") if one.is_file() and CANARY.encode() in one.read_bytes()]
    assert left == []
    with database() as uow:
        subjects = [one.subject for one in uow.find(RegisterEntry, action=RegisterAction.PLAN_PRINTED)]
        assert "motivo: Consegna annuale al cliente" in subjects[0]
        assert [one.credentials for one in uow.find(PlanCopy)] == [CredentialPrint.FULL]
    assert plan.vault.is_open


def test_a_vault_that_is_locked_meanwhile_prints_nothing(
    plan: NetworkTab, dialog: PrintPlanDialog, credential: CredentialHandle, tmp_path: Path
) -> None:
    choose(dialog, CredentialPrint.FULL)
    dialog.ui.reason.setText("Consegna")
    dialog.ui.password.setText(generated())
    plan.vault.opened.connect(plan.vault.lock)
    dialog.save(tmp_path / "p.pdf")
    assert "cassaforte" in dialog.ui.error.text()
    assert not (tmp_path / "p.pdf").exists()


def test_a_name_for_every_file_system(plan: NetworkTab) -> None:
    assert plan.editor.view is not None
    assert file_name(plan.editor.view) == "Piantina Hotel Aurora Sede di Caorle.pdf"
