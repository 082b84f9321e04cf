"""Joins what mouse and keys do on the canvas to the slots that do it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QPointF

from istes_desk.domain.network import DeviceKind
from istes_desk.gui.network import mark_actions as marks
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.canvas_tools import Mode
from istes_desk.gui.network.kind_palette import KindPalette
from istes_desk.gui.network.scene_shapes import centred
from istes_desk.gui.network.view_actions import step_device

translate = QCoreApplication.translate


class Hand(QObject):
    """Remembers which kind of device is placed next."""

    def __init__(self, bench: Bench, kinds: KindPalette) -> None:
        super().__init__(bench.window)
        self._bench, self._kind = bench, DeviceKind.PC
        canvas, scene, editor = bench.canvas, bench.scene, bench.editor
        canvas.addActions(bench.toolbar.tools)
        bench.toolbar.kind_asked.connect(self.begin_placing)
        canvas.placed.connect(self._on_placed)
        canvas.dropped.connect(lambda kind, at: editor.add_device(kind, centred(at)))
        kinds.kind_asked.connect(lambda kind: editor.add_device(kind, centred(canvas.middle())))
        canvas.linked.connect(editor.add_link)
        canvas.framed.connect(lambda rect: marks.add_area(bench, rect))
        canvas.noted.connect(lambda at: marks.add_note(bench, at))
        canvas.nudged.connect(editor.nudge)
        canvas.stepped.connect(lambda by: step_device(bench, by))
        scene.mark_asked.connect(lambda _key: bench.inspector.mark.edit())
        scene.rearranged.connect(bench.minimap.plan_changed)

    def begin_placing(self, kind: DeviceKind) -> None:
        """The next click places one; the first device of a site needs no click."""
        self._kind = kind
        view = self._bench.editor.view
        if view is not None and not view.devices:
            self._bench.editor.add_device(kind, (0.0, 0.0))
            return
        self._bench.canvas.set_mode(Mode.PLACE)
        self._bench.say(translate("Hand", "Click where the device stands; Esc ends."))

    def _on_placed(self, point: QPointF) -> None:
        self._bench.canvas.set_mode(Mode.SELECT)
        self._bench.say("")
        self._bench.editor.add_device(self._kind, centred(point))
