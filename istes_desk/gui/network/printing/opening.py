"""Slots of the plan's commands about paper: the print dialog, the issued revisions."""

from __future__ import annotations

from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.printing.print_plan_dialog import PrintPlanDialog
from istes_desk.gui.network.printing.revisions_dialog import RevisionsDialog


def print_plan(bench: Bench) -> None:
    """The paper is held like the drawing, until the user turns it."""
    view, rect = bench.editor.view, bench.scene.drawing_rect()
    if view is not None:
        wide = rect.width() >= rect.height()
        dialog = PrintPlanDialog(bench.desk, bench.vault, view, wide, bench.window)
        dialog.printed.connect(bench.say)
        dialog.open()


def show_revisions(bench: Bench) -> None:
    """Of the site on the canvas."""
    if bench.editor.view is not None:
        RevisionsDialog(bench.desk, bench.editor.view, bench.window).open()
