"""Slots of the plan's commands: what is selected, found, opened, arranged, deleted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.network import Device
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.device_card import DeviceCard
from istes_desk.gui.network.remote.sessions import sessions_of
from istes_desk.gui.tab import WorkRequest

translate = QCoreApplication.translate


def open_card(bench: Bench, device_id: int) -> None:
    """The device's card beside the plan."""
    view = bench.editor.view
    device = view.device(device_id) if view else None
    if view is not None and device is not None:
        card = DeviceCard(bench.desk, bench.vault, view, device, bench.window)
        card.way_bar.launch_asked.connect(sessions_of(bench).launch)
        card.open()


def open_selected(bench: Bench) -> None:
    open_card(bench, bench.one_device)


def rename(bench: Bench) -> None:
    if bench.one_device:
        bench.inspector.device.edit_name()


def delete(bench: Bench) -> None:
    view, gone = bench.editor.view, bench.scene.selected()
    keys = [one for one in view.credentials if (Device, one.device_id) in gone] if view else []
    bench.editor.delete(gone)
    words = translate(
        "PlanActions", "{} credentials stay with the customer; Undo hangs them on the device again."
    )
    bench.say(words.format(len(keys)) if keys else "")


def select_all(bench: Bench) -> None:
    bench.scene.select([*((Device, id) for id in bench.scene.boxes), *bench.scene.marks])


def start_timer(bench: Bench) -> None:
    """For the selected devices, without any for the site."""
    view, devices = bench.editor.view, bench.scene.selected_devices()
    if view is not None:
        request = WorkRequest(view.customer.id, site_id=view.site.id, device_ids=tuple(devices))
        bench.navigator.work_asked.emit(request)


def focus_find(bench: Bench) -> None:
    bench.toolbar.search.setFocus()
    bench.toolbar.search.selectAll()


def find(bench: Bench, text: str) -> None:
    """Goes to the next device whose name or address has the text."""
    view, wanted = bench.editor.view, text.strip().casefold()
    if view is None or not wanted:
        return
    by_address = {one.device_id for one in view.interfaces if wanted in one.address}
    found = [one.id for one in view.devices if wanted in one.name.casefold() or one.id in by_address]
    if not found:
        bench.say(translate("PlanActions", "Nothing on this plan is called {}.").format(text))
        return
    bench.say("")
    current = bench.scene.selected_devices()
    at = found.index(current[0]) + 1 if current and current[0] in found else 0
    jump(bench, (found[at % len(found)],))


def jump(bench: Bench, devices: tuple[int, ...]) -> None:
    """Selects the devices and brings them into sight."""
    rect = bench.scene.select_devices(devices)
    if not rect.isNull():
        bench.canvas.ensureVisible(rect, 60, 60)


def explain(bench: Bench) -> None:
    """F1: what is wrong with what is selected."""
    devices, view = set(bench.scene.selected_devices()), bench.editor.view
    found = [p.message_it for p in view.problems if set(p.device_ids) & devices] if view else []
    bench.say(" ".join(found) or translate("PlanActions", "Nothing is wrong with what is selected."))
