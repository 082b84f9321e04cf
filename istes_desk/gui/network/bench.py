"""What an action of the Mappe tab works with: one object instead of the tab, so that no action imports it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from istes_desk.gui.desk import Desk
from istes_desk.gui.network.inspector import Inspector
from istes_desk.gui.network.minimap import MiniMap
from istes_desk.gui.network.plan_canvas import PlanCanvas
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.network.plan_toolbar import PlanToolbar
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.tab import Navigator


@dataclass(frozen=True, slots=True)
class Bench:
    """``window`` is the parent of dialogs; ``say`` shows a sentence above the plan, "" takes it away.

    ``editor.view`` is the PlanView on the canvas, None without a site; ``editor.site_id`` its site.
    """

    desk: Desk
    navigator: Navigator
    vault: VaultSession
    scene: PlanScene
    editor: PlanEditor
    canvas: PlanCanvas
    inspector: Inspector
    toolbar: PlanToolbar
    minimap: MiniMap
    window: QWidget
    say: Callable[[str], None]

    @property
    def one_device(self) -> int:
        """The one selected device, 0 when it is none or several."""
        chosen = self.scene.selected_devices()
        return chosen[0] if len(chosen) == 1 else 0
