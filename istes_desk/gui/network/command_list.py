"""The commands of the editor itself; see ``commands`` for what a line means."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.alignment import Edge
from istes_desk.gui.network import align_actions as line
from istes_desk.gui.network import clip_actions as clip
from istes_desk.gui.network import mark_actions as mark
from istes_desk.gui.network import view_actions as view
from istes_desk.gui.network.command import SITE, Command, Part, Seat

translate = QCoreApplication.translate
_HERE, _ON = Seat.CANVAS, Seat.DEVICE | Seat.CANVAS


def plan_commands() -> tuple[Command, ...]:
    """Copying, marks, groups, lining up, looking."""
    return (*_clip(), *_marks(), *_lines(), *_looks())


def _clip() -> tuple[Command, ...]:
    return (
        Command("planCopy", "copy", translate("PlanCommands", "Copy"), "Ctrl+C",
                clip.copy, Part.EDIT, 1, _ON),
        Command("planCut", "delete", translate("PlanCommands", "Cut"), "Ctrl+X",
                clip.cut, Part.EDIT, 1, _HERE),
        Command("planPaste", "add", translate("PlanCommands", "Paste"), "Ctrl+V",
                clip.paste, Part.EDIT, SITE, Seat.PLAN | Seat.CANVAS),
        Command("planDuplicate", "copy", translate("PlanCommands", "Duplicate"), "Ctrl+D",
                clip.duplicate, Part.EDIT, 1, _ON),
    )  # fmt: skip


def _marks() -> tuple[Command, ...]:
    return (
        Command("areaAround", "area", translate("PlanCommands", "Area around the selection"), "Shift+A",
                mark.area_around, Part.EDIT, SITE, _ON),
        Command("noteHere", "note", translate("PlanCommands", "Note here"), "Shift+N",
                mark.note_here, Part.EDIT, SITE, Seat.PLAN | Seat.CANVAS),
        Command("planGroup", "link", translate("PlanCommands", "Group"), "Ctrl+G",
                mark.group, Part.ARRANGE, 2, _HERE),
        Command("planUngroup", "cross", translate("PlanCommands", "Ungroup"), "Ctrl+Shift+G",
                mark.ungroup, Part.ARRANGE, 1, _HERE),
    )  # fmt: skip


def _lines() -> tuple[Command, ...]:
    edges = (
        (Edge.LEFT, translate("PlanCommands", "Align left"), "Ctrl+Shift+Left"),
        (Edge.RIGHT, translate("PlanCommands", "Align right"), "Ctrl+Shift+Right"),
        (Edge.TOP, translate("PlanCommands", "Align top"), "Ctrl+Shift+Up"),
        (Edge.BOTTOM, translate("PlanCommands", "Align bottom"), "Ctrl+Shift+Down"),
        (Edge.CENTRE, translate("PlanCommands", "Centre in a column"), "Ctrl+Shift+C"),
        (Edge.MIDDLE, translate("PlanCommands", "Centre in a row"), "Ctrl+Shift+M"),
    )
    lined = [
        Command(f"align_{edge}", "", title, keys, line.aligner(edge), Part.ARRANGE, 2, _HERE)
        for edge, title, keys in edges
    ]
    return (
        *lined,
        Command("spreadAcross", "", translate("PlanCommands", "Spread across"), "Ctrl+Shift+H",
                line.distributor(across=True), Part.ARRANGE, 3, _HERE),
        Command("spreadDown", "", translate("PlanCommands", "Spread downwards"), "Ctrl+Shift+V",
                line.distributor(across=False), Part.ARRANGE, 3, _HERE),
        Command("straighten", "link", translate("PlanCommands", "Route the link anew"), "Ctrl+Shift+R",
                line.straighten, Part.ARRANGE, 1, _HERE),
        Command("arrangeHere", "arrange", translate("PlanCommands", "Arrange everything"), "",
                line.arrange_all, Part.KEYS, SITE, Seat.PLAN),
        Command("arrangeNewHere", "add", translate("PlanCommands", "Arrange only what is new"), "",
                line.arrange_new, Part.KEYS, SITE, Seat.PLAN),
    )  # fmt: skip


def _looks() -> tuple[Command, ...]:
    return (
        Command("zoomIn", "", translate("PlanCommands", "Zoom in"), "Ctrl++|Ctrl+=",
                view.zoom_in, Part.VIEW),
        Command("zoomOut", "", translate("PlanCommands", "Zoom out"), "Ctrl+-",
                view.zoom_out, Part.VIEW),
        Command("zoomLife", "", translate("PlanCommands", "Life size"), "Ctrl+Alt+0",
                view.life_size, Part.VIEW),
        Command("centreSelected", "search", translate("PlanCommands", "Centre the selection"), "C",
                view.centre_selected, Part.VIEW, 1, _HERE),
        Command("toggleMap", "map", translate("PlanCommands", "Overview"), "M",
                view.toggle_map, Part.VIEW, SITE, _HERE),
        Command("storeView", "save", translate("PlanCommands", "Save this view…"), "Ctrl+Alt+S",
                view.save_view, Part.VIEW),
    )  # fmt: skip
