"""Slots: what is seen of the plan: zoom, layers, VLANs, named views, the mini-map."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPointF

from istes_desk.domain.network import DeviceKind
from istes_desk.domain.plan import NamedView
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.plan_canvas import ZOOM_STEP
from istes_desk.gui.widgets.ask_text import Wording, ask_text

translate = QCoreApplication.translate


def zoom_in(bench: Bench) -> None:
    bench.canvas.zoom(ZOOM_STEP)


def zoom_out(bench: Bench) -> None:
    bench.canvas.zoom(1 / ZOOM_STEP)


def life_size(bench: Bench) -> None:
    bench.canvas.look_at(bench.canvas.middle(), 1.0)


def centre_selected(bench: Bench) -> None:
    """What is selected in the middle, at a size that can be read."""
    chosen = bench.scene.selected_devices()
    if chosen:
        scale = max(1.0, bench.canvas.transform().m11())
        bench.canvas.look_at(bench.scene.around(chosen).center(), scale)


def hide_kind(bench: Bench, kind: DeviceKind, shown: bool) -> None:
    hidden = bench.scene.hidden - {kind} if shown else bench.scene.hidden | {kind}
    bench.scene.show_layers(hidden, bench.scene.vlan)


def show_vlan(bench: Bench, vlan: int | None) -> None:
    """The rest is faint."""
    bench.scene.show_layers(bench.scene.hidden, vlan)


def show_all(bench: Bench) -> None:
    """Every kind, every VLAN, the whole plan."""
    bench.scene.show_layers(frozenset(), None)
    bench.canvas.fit()


def show_view(bench: Bench, view: NamedView) -> None:
    bench.scene.show_layers(view.hidden, view.vlan)
    bench.canvas.look_at(QPointF(view.x, view.y), view.scale)


def _look(bench: Bench, name: str) -> NamedView:
    """What is seen now."""
    middle = bench.canvas.middle()
    scale = bench.canvas.transform().m11()
    scene, site = bench.scene, bench.editor.site_id
    return NamedView(site, name, scene.hidden, scene.vlan, middle.x(), middle.y(), scale)


def save_view(bench: Bench) -> None:
    """Asks for its name."""
    title, words = translate("ViewActions", "Save this view"), translate("ViewActions", "Name of the view:")
    wording = Wording(title, words, translate("ViewActions", "Save"))
    ask_text(bench.window, "viewNameDialog", wording, lambda name: store_view(bench, name))


def store_view(bench: Bench, name: str) -> None:
    """A view of that name is replaced, else there is one more; one step of undo."""
    editor, wanted = bench.editor, name.strip()
    if not wanted or editor.view is None:
        return
    look = _look(bench, wanted)
    same = next((one for one in editor.view.views if one.name.casefold() == wanted.casefold()), None)
    if same is None:
        editor.add(translate("ViewActions", "view"), replace(look, id=editor.known.fresh()))
    else:
        editor.change(same, **_fields(look))


def _fields(look: NamedView) -> dict[str, object]:
    return {name: getattr(look, name) for name in ("hidden", "vlan", "x", "y", "scale")}


def remove_view(bench: Bench, view: NamedView) -> None:
    bench.editor.delete([(NamedView, view.id)])


def toggle_map(bench: Bench) -> None:
    bench.minimap.setVisible(bench.minimap.isHidden())


def step_device(bench: Bench, by: int) -> None:
    """Tab: to the next device in the order of reading; past the last one nothing is selected."""
    scene, corners = bench.scene, bench.scene.corners()
    shown = [id for id in corners if scene.boxes[id].isVisible()]
    order = sorted(shown, key=lambda id: corners[id][::-1])
    chosen = [id for id in scene.selected_devices() if id in shown]
    first = 0 if by > 0 else len(order) - 1
    at = order.index(chosen[0]) + by if chosen else first
    rect = scene.select_devices([order[at]] if 0 <= at < len(order) else [])
    if not rect.isNull():
        bench.canvas.ensureVisible(rect, 40, 40)
