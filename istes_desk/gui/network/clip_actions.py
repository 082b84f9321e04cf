"""Slots: copy, cut, paste, duplicate. The clip outlives the site: paste into another one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF
from PySide6.QtGui import QGuiApplication

from istes_desk.domain.layout_pack import Point
from istes_desk.domain.network import Device
from istes_desk.domain.plan import PlanArea, PlanNote
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.scene_shapes import snapped
from istes_desk.services.plan_copies import copied, pasted
from istes_desk.services.plan_pieces import Pieces

translate = QCoreApplication.translate
BESIDE = 24.0


def copy(bench: Bench) -> None:
    """What is selected; its names go to the clipboard of the system as text."""
    if bench.editor.view is not None and bench.scene.selected_count():
        bench.editor.clip = _clip(bench)
        names = [one.name for one in bench.editor.clip.of(Device)]
        data = QMimeData()
        data.setText("\n".join(names))
        QGuiApplication.clipboard().setMimeData(data)


def _clip(bench: Bench) -> Pieces:
    view = bench.editor.view
    return copied(view, bench.scene.selected(), bench.scene.corners()) if view else Pieces()


def cut(bench: Bench) -> None:
    copy(bench)
    bench.editor.delete(bench.scene.selected())


def paste(bench: Bench) -> None:
    """Beside the original, or in the middle of another site."""
    view, clip = bench.editor.view, bench.editor.clip
    if view is not None and clip.rows:
        here = any(getattr(one, "site_id", 0) == view.site.id for one in clip.rows)
        _put(bench, clip, (BESIDE, BESIDE) if here else _to_middle(bench, clip))


def duplicate(bench: Bench) -> None:
    """Copies of what is selected, without touching what was copied before."""
    _put(bench, _clip(bench), (BESIDE, BESIDE))


def _to_middle(bench: Bench, clip: Pieces) -> Point:
    things = [(one.x, one.y) for one in clip.rows if isinstance(one, Device | PlanArea | PlanNote)]
    if not things or not bench.scene.boxes:
        return 0.0, 0.0
    by = bench.canvas.middle() - QPointF(min(x for x, _ in things), min(y for _, y in things))
    return snapped((by.x(), by.y()))


def _put(bench: Bench, clip: Pieces, by: Point) -> None:
    view = bench.editor.view
    if view is None or not clip.rows:
        return
    made = pasted(clip, view, bench.editor.known.fresh, by)
    bench.editor.add(translate("ClipActions", "paste"), *made.pieces.rows)
    words = translate("ClipActions", "{} addresses are in use at this site: the copies have none yet.")
    bench.say(words.format(made.emptied) if made.emptied else "")
