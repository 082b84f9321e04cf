"""The table of what can be done in the Checklist tab: title, icon, keys, slot, menu. A new one is one line.

A slot is a function of the ``Bench``. It is reached by its keys, by "More" and by the context menu of cells.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.gui.checklists import printing as paper
from istes_desk.gui.checklists.command import Command, Need, Part
from istes_desk.gui.checklists.dossier import actions as dossier
from istes_desk.gui.checklists.evidence import actions as evidence
from istes_desk.gui.checklists.keys import find_words, show_keys, toggle_today
from istes_desk.gui.checklists.register import window as register
from istes_desk.gui.checklists.schedule import actions as schedule
from istes_desk.gui.checklists.working import start_timer

translate = QCoreApplication.translate


def parts() -> dict[Part, str]:
    """Titles of the submenus, in their order."""
    return {
        Part.CELLS: translate("DutyCommands", "&Cells"),
        Part.SCHEDULE: translate("DutyCommands", "&Schedule"),
        Part.EVIDENCE: translate("DutyCommands", "&Evidence"),
        Part.REGISTER: translate("DutyCommands", "Access &register"),
        Part.DOSSIER: translate("DutyCommands", "&Dossier"),
        Part.VIEW: translate("DutyCommands", "&View"),
        Part.PRINT: translate("DutyCommands", "&Print"),
    }


def commands() -> tuple[Command, ...]:
    """In the order of the menus."""
    return (
        Command("scheduleOfCells", "clock", translate("DutyCommands", "Schedule of the selected cells…"), "S",
                schedule.open_for_cells, Part.CELLS, Need.CELL),
        Command("startTimerOnPc", "timer", translate("DutyCommands", "Start the timer on these PCs"),
                "Ctrl+Shift+W", start_timer, Part.CELLS, Need.CELL),
        Command("scheduleOfCustomer", "calendar", translate("DutyCommands", "Schedule of the customer…"),
                "Ctrl+Shift+S", schedule.open_schedule, Part.SCHEDULE, Need.CUSTOMER),
        Command("dutyFind", "search", translate("DutyCommands", "Find a place, PC or duty"), "/|Ctrl+F",
                find_words, Part.VIEW),
        Command("dutyToday", "calendar", translate("DutyCommands", "Matrix or work of today"), "Ctrl+D",
                toggle_today, Part.VIEW),
        Command("dutyKeys", "info", translate("DutyCommands", "Keys of the checklist"), "?|Shift+F1",
                show_keys, Part.VIEW),
        Command("printWorkNow", "print", translate("DutyCommands", "Print the work of today…"), "",
                paper.print_work, Part.PRINT),
        Command("exportWork", "export", translate("DutyCommands", "Export the work of today (CSV)…"), "",
                paper.export_work, Part.PRINT),
        Command("importEvidence", "attach", translate("DutyCommands", "Import collector files…"),
                "Ctrl+I", evidence.choose_files, Part.EVIDENCE),
        Command("importEvidenceFolder", "folder",
                translate("DutyCommands", "Import a folder of collector files…"), "Ctrl+Shift+I",
                evidence.choose_folder, Part.EVIDENCE),
        Command("evidenceReports", "document", translate("DutyCommands", "Collected reports…"), "Ctrl+R",
                evidence.open_reports, Part.EVIDENCE),
        Command("saveCollector", "save", translate("DutyCommands", "Save the collector for a PC…"), "",
                evidence.save_script, Part.EVIDENCE),
        Command("accessRegister", "lock", translate("DutyCommands", "Read and verify the register…"),
                "Ctrl+Shift+R", register.open_register, Part.REGISTER),
        Command("openCompliance", "checklist", translate("DutyCommands", "Compliance of the customer…"),
                "Ctrl+Shift+C", dossier.open_compliance, Part.DOSSIER, Need.CUSTOMER),
        Command("openDossier", "document", translate("DutyCommands", "Print the dossier…"), "Ctrl+Shift+D",
                dossier.open_dossier, Part.DOSSIER, Need.CUSTOMER),
        Command("printMatrixNow", "print", translate("DutyCommands", "Print the checklist of today…"), "",
                paper.print_matrix, Part.PRINT, Need.CUSTOMER),
    )  # fmt: skip
