"""The menu of what is seen: named views, kinds of device as layers, VLANs."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from istes_desk.domain.network import DeviceKind
from istes_desk.gui.icons import icon
from istes_desk.gui.network import view_actions as act
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.words import device_kinds
from istes_desk.services.network import PlanView


class ViewMenu(QObject):
    """Filled each time it opens: from the plan on show."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._menu = bench.toolbar.views.menu()
        self._menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self._menu.clear()
        view = self._bench.editor.view
        if view is None:
            return
        for one in view.views:
            action = self._menu.addAction(icon("map"), one.name)
            action.setObjectName(f"view_{one.id}")
            action.triggered.connect(lambda _on=False, one=one: act.show_view(self._bench, one))
        if not view.views:
            self._menu.addAction(self.tr("No saved view yet")).setEnabled(False)
        self._menu.addSeparator()
        self._add("saveView", "save", self.tr("Save this view…"), act.save_view)
        self._removals(view)
        self._menu.addSeparator()
        self._kinds(view)
        self._vlans()
        self._add("showEverything", "reveal", self.tr("Show everything"), act.show_all)
        self._checks_map()

    def _add(self, name: str, sign: str, text: str, slot: object) -> QAction:
        action = self._menu.addAction(icon(sign), text)
        action.setObjectName(name)
        if callable(slot):
            action.triggered.connect(lambda: slot(self._bench))
        return action

    def _sub(self, name: str, sign: str, text: str) -> QMenu:
        menu = self._menu.addMenu(icon(sign), text)
        menu.setObjectName(name)
        return menu

    def _removals(self, view: PlanView) -> None:
        menu = self._sub("removeViews", "delete", self.tr("Remove a view"))
        menu.setEnabled(bool(view.views))
        for one in view.views:
            action = menu.addAction(one.name)
            action.triggered.connect(lambda _on=False, one=one: act.remove_view(self._bench, one))

    def _kinds(self, view: PlanView) -> None:
        """Only those that stand on this plan."""
        menu = self._sub("layers", "device_other", self.tr("Layers"))
        present = {one.kind for one in view.devices}
        for kind, name in device_kinds().items():
            if kind in present:
                action = menu.addAction(icon(f"device_{kind.value}"), name)
                action.setObjectName(f"layer_{kind.value}")
                action.setCheckable(True)
                action.setChecked(kind not in self._bench.scene.hidden)
                action.toggled.connect(self._hider(kind))

    def _hider(self, kind: DeviceKind) -> object:
        return lambda shown: act.hide_kind(self._bench, kind, shown)

    def _vlans(self) -> None:
        menu = self._sub("vlans", "link", self.tr("VLAN"))
        menu.setEnabled(bool(self._bench.scene.vlans))
        for vlan in (None, *self._bench.scene.vlans):
            action = menu.addAction(self.tr("All") if vlan is None else f"VLAN {vlan}")
            action.setObjectName(f"vlan_{vlan}")
            action.setCheckable(True)
            action.setChecked(vlan == self._bench.scene.vlan)
            action.triggered.connect(lambda _on=False, vlan=vlan: act.show_vlan(self._bench, vlan))

    def _checks_map(self) -> None:
        action = self._add("showMap", "map", self.tr("Overview"), act.toggle_map)
        action.setCheckable(True)
        action.setChecked(not self._bench.minimap.isHidden())
