"""The table of what can be done in the Mappe tab: title, icon, keys, slot, menus. A new action is one line.

A slot is a function of the ``Bench``. It is reached by keys, by "More" on the toolbar and by context menus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from istes_desk.gui.network import plan_actions as act
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.command import NO_SITE, SITE, Command, Part, Seat
from istes_desk.gui.network.command_list import plan_commands
from istes_desk.gui.network.health.actions import open_health
from istes_desk.gui.network.printing import opening as paper
from istes_desk.gui.network.remote import sessions as remote
from istes_desk.gui.network.survey.command_list import survey_commands
from istes_desk.gui.network.vault import key_actions as keys

translate = QCoreApplication.translate


def parts() -> dict[Part, str]:
    """Titles of the submenus, in their order."""
    return {
        Part.EDIT: translate("PlanCommands", "&Edit"),
        Part.ARRANGE: translate("PlanCommands", "&Arrange"),
        Part.VIEW: translate("PlanCommands", "&View"),
        Part.NETWORK: translate("PlanCommands", "&Network"),
        Part.VAULT: translate("PlanCommands", "V&ault"),
        Part.PRINT: translate("PlanCommands", "&Print"),
    }


def commands() -> tuple[Command, ...]:
    """In the order of the menus."""
    both = Seat.DEVICE | Seat.CANVAS
    return (
        Command("openDeviceCard", "edit", translate("PlanCommands", "Open the card"), "Return",
                act.open_selected, Part.EDIT, 1, both),
        Command("planRename", "edit", translate("PlanCommands", "Rename"), "F2",
                act.rename, Part.EDIT, 1, Seat.CANVAS),
        Command("startTimerHere", "timer", translate("PlanCommands", "Start the timer here"), "",
                act.start_timer, Part.KEYS, seat=Seat.DEVICE | Seat.PLAN),
        Command("planDelete", "delete", translate("PlanCommands", "Delete"), "Del",
                act.delete, Part.EDIT, 1, both),
        Command("planSelectAll", "select", translate("PlanCommands", "Select all"), "Ctrl+A",
                act.select_all, Part.EDIT, SITE, Seat.CANVAS),
        *plan_commands(),
        *survey_commands(),
        Command("connectDevice", "remote", translate("PlanCommands", "Connect to the device"), "Ctrl+R",
                remote.connect_first, Part.NETWORK, 1),
        Command("vaultHealthKey", "key", translate("PlanCommands", "Health and copies of the vault…"),
                "Ctrl+Shift+K", open_health, Part.VAULT, NO_SITE),
        Command("vaultHandOver", "export", translate("PlanCommands", "Hand over the keys…"), "",
                keys.hand_over, Part.VAULT, NO_SITE),
        Command("vaultTakeOver", "folder", translate("PlanCommands", "Take over the keys…"), "",
                keys.take_over, Part.VAULT, NO_SITE),
        Command("vaultRenewKey", "refresh", translate("PlanCommands", "Renew this customer's key…"), "",
                keys.renew, Part.VAULT),
        Command("registerAnew", "refresh", translate("PlanCommands", "Begin the access register anew…"), "",
                keys.begin_register_anew, Part.VAULT, NO_SITE),
        Command("planPrintKey", "print", translate("PlanCommands", "Print the plan…"), "",
                paper.print_plan, Part.PRINT),
        Command("planRevisions", "document", translate("PlanCommands", "Issued revisions and changes…"), "",
                paper.show_revisions, Part.PRINT),
        Command("planFindKey", "search", translate("PlanCommands", "Find on the plan"), "Ctrl+F",
                act.focus_find, Part.VIEW),
    )  # fmt: skip


EXTRAS: tuple[Callable[[Bench, QMenu, int], None], ...] = (remote.add_ways,)
"""What adds lines of its own to the context menu of a device (its id is the third argument)."""
