"""The commands that look at a network and at files about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.gui.network.command import Command, Part
from istes_desk.gui.network.survey import actions as survey

translate = QCoreApplication.translate


def survey_commands() -> tuple[Command, ...]:
    """In the order of the menu."""
    return (
        Command("importSurvey", "folder", translate("PlanCommands", "Import devices…"), "Ctrl+I",
                survey.import_file, Part.NETWORK),
        Command("reconcilePlan", "checklist", translate("PlanCommands", "Plan against network…"),
                "Ctrl+Shift+R", survey.reconcile_plan, Part.NETWORK),
        Command("checkNetwork", "refresh", translate("PlanCommands", "Check the network…"), "",
                survey.check_network, Part.NETWORK),
        Command("joinSites", "link", translate("PlanCommands", "Sites joined by VPN…"), "",
                survey.join_sites, Part.NETWORK),
    )  # fmt: skip
