"""The table of what can be done in the Checklist tab: title, icon, keys, slot, menu. A new one is one line.

A slot is a function of the ``Bench``. It is reached by its keys, by "More" and by the context menu of cells.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.gui.checklists import printing as paper
from istes_desk.gui.checklists.command import Command, Need, Part
from istes_desk.gui.checklists.schedule import actions as schedule

translate = QCoreApplication.translate


def parts() -> dict[Part, str]:
    """Titles of the submenus, in their order."""
    return {
        Part.CELLS: translate("DutyCommands", "&Cells"),
        Part.SCHEDULE: translate("DutyCommands", "&Schedule"),
        Part.EVIDENCE: translate("DutyCommands", "&Evidence"),
        Part.REGISTER: translate("DutyCommands", "Access &register"),
        Part.DOSSIER: translate("DutyCommands", "&Dossier"),
        Part.PRINT: translate("DutyCommands", "&Print"),
    }


def commands() -> tuple[Command, ...]:
    """In the order of the menus."""
    return (
        Command("scheduleOfCells", "clock", translate("DutyCommands", "Schedule of the selected cells…"), "S",
                schedule.open_for_cells, Part.CELLS, Need.CELL),
        Command("scheduleOfCustomer", "calendar", translate("DutyCommands", "Schedule of the customer…"),
                "Ctrl+Shift+S", schedule.open_schedule, Part.SCHEDULE, Need.CUSTOMER),
        Command("printMatrixNow", "print", translate("DutyCommands", "Print the checklist of today…"), "",
                paper.print_matrix, Part.PRINT, Need.CUSTOMER),
    )  # fmt: skip
