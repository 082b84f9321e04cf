"""Opens what prints the plan: the dialog with its preview."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.network.printing.print_dialog import PrintPlanDialog
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.services.network import PlanView
from istes_desk.services.plan_page import PageSize

Say = Callable[[str], None]


class PlanPrinter(QObject):
    """The paper is held like the drawing, until the user turns it."""

    def __init__(self, desk: Desk, vault: VaultSession, scene: PlanScene, window: QWidget, say: Say) -> None:
        super().__init__(window)
        self._desk, self._vault, self._scene, self._window, self._say = desk, vault, scene, window, say

    def open(self, view: PlanView, page: PageSize = PageSize.A4) -> PrintPlanDialog:
        """Not modal work: the dialog is freed when it closes."""
        rect = self._scene.drawing_rect()
        wide = rect.width() >= rect.height()
        dialog = PrintPlanDialog(self._desk, self._vault, view, page, wide, self._window)
        dialog.printed.connect(self._say)
        dialog.open()
        return dialog
