"""The Mappe tab: tree, plan, inspector, problems; it joins them and holds the vault's session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from istes_desk.domain.network import DeviceKind
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.entity_form import words_of
from istes_desk.gui.network import plan_actions as act
from istes_desk.gui.network.align_actions import arrange
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.canvas_tools import Mode
from istes_desk.gui.network.command_menus import CommandMenus
from istes_desk.gui.network.empty_plan import EmptyPlan
from istes_desk.gui.network.hand import Hand
from istes_desk.gui.network.inspector import Inspector
from istes_desk.gui.network.kind_palette import KindPalette
from istes_desk.gui.network.minimap import MiniMap
from istes_desk.gui.network.plan_canvas import PlanCanvas
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.plan_scene import PlanScene
from istes_desk.gui.network.plan_toolbar import PlanToolbar
from istes_desk.gui.network.printing.opening import print_plan
from istes_desk.gui.network.problem_list import ProblemList
from istes_desk.gui.network.site_tree import SiteTree
from istes_desk.gui.network.survey.actions import FileDrop, import_file, open_file
from istes_desk.gui.network.vault.session import VaultSession
from istes_desk.gui.network.view_menu import ViewMenu
from istes_desk.gui.tab import Navigator, Place, Tab
from istes_desk.gui.theme import GRID, HALF
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.changes import Changes
from istes_desk.services.network import CustomerEntry, PlanView, site_of_device, site_tree


class NetworkTab(Tab):
    """One site at a time; everything that changes it goes through its editor."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.setObjectName("networkTab")
        self._scope: int | None = None
        self._jump_to = 0
        self._fresh = True
        self.vault = VaultSession(desk, self)
        self.scene = PlanScene(self)
        self.editor = PlanEditor(desk, self.scene, self)
        self.canvas = PlanCanvas(self.scene)
        self.tree, self.problems, self.empty = SiteTree(), ProblemList(), EmptyPlan()
        self.inspector = Inspector(self.editor)
        self.toolbar = PlanToolbar(self.editor.stack)
        self.kinds, self.minimap = KindPalette(), MiniMap(self.canvas, self.scene)
        self.minimap.hide()
        self.message = PlainLabel()
        self.bench = Bench(
            desk, navigator, self.vault, self.scene, self.editor, self.canvas, self.inspector, self.toolbar,
            self.minimap, self, self._say,
        )  # fmt: skip
        self.menus, self.views = CommandMenus(self.bench), ViewMenu(self.bench)
        self.hand = Hand(self.bench, self.kinds)
        FileDrop((self, self.canvas.viewport()), lambda path: open_file(self.bench, path), self)
        self._lay_out()
        self._connect()
        self.toolbar.show_mode(Mode.SELECT)
        self._reload_tree()

    def _lay_out(self) -> None:
        self.message.setObjectName("planMessage")
        self.message.setWordWrap(True)
        self.message.setContentsMargins(GRID, HALF, GRID, HALF)
        self.message.hide()
        self._middle = QStackedWidget()
        self._middle.addWidget(self._drawing_board())
        self._middle.addWidget(self.empty)
        centre = QSplitter(Qt.Orientation.Vertical)
        centre.addWidget(self._middle)
        centre.addWidget(self.problems)
        centre.setSizes([500, 110])
        centre.setStretchFactor(0, 1)
        self.columns = QSplitter()
        for part in (self.tree, centre, self.inspector):
            self.columns.addWidget(part)
        self.columns.setSizes([200, 780, 300])
        self.columns.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.toolbar, self.message):
            column.addWidget(widget)
        column.addWidget(self.columns, 1)

    def _drawing_board(self) -> QWidget:
        """The canvas with the kinds of device on its left."""
        board = QWidget()
        row = QHBoxLayout(board)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.kinds)
        row.addWidget(self.canvas, 1)
        return board

    def _connect(self) -> None:
        bar, canvas = self.toolbar, self.canvas
        self.tree.site_chosen.connect(self._open_site)
        self.editor.view_changed.connect(self._on_view)
        self.editor.judged.connect(self._on_judged)
        self.editor.refused.connect(self._refuse)
        self.scene.selectionChanged.connect(self.inspector.refresh)
        for source in (self.scene, self.inspector):
            source.card_asked.connect(lambda id: act.open_card(self.bench, id))
        self.problems.jump_asked.connect(lambda ids: act.jump(self.bench, ids))
        canvas.menu_asked.connect(self.menus.show_context)
        canvas.mode_changed.connect(bar.show_mode)
        bar.mode_asked.connect(canvas.set_mode)
        bar.arrange_asked.connect(lambda new: arrange(self.bench, only_new=new))
        bar.fit_asked.connect(canvas.fit)
        bar.print_asked.connect(lambda: print_plan(self.bench))
        bar.tree_toggled.connect(self.tree.setVisible)
        bar.find_asked.connect(lambda text: act.find(self.bench, text))
        bar.lock.triggered.connect(self.vault.lock)
        self.vault.opened.connect(self._on_vault)
        self.vault.locked.connect(self._on_vault)
        self.empty.draw_asked.connect(self._draw_first)
        self.empty.import_asked.connect(lambda: import_file(self.bench))
        self.empty.sites_asked.connect(self._ask_for_site)

    # --- what the main window asks

    def on_changes(self, changes: Changes) -> None:
        if changes.customers or changes.duties:
            self._reload_tree()
        if self.editor.site_id in changes.sites:
            self.editor.reload()

    def set_scope(self, customer_id: int | None) -> None:
        self._scope = customer_id
        self._reload_tree()

    def activate(self) -> None:
        self.canvas.setFocus() if self.editor.site_id else self.tree.setFocus()

    def create_new(self) -> None:
        if self.editor.site_id:
            self.toolbar.add.showMenu()

    def print_page(self) -> None:
        print_plan(self.bench)

    def explain(self) -> None:
        act.explain(self.bench)

    def show_place(self, place: Place) -> bool:
        if place.kind == "site":
            self._go_to_site(place.id)
        elif place.kind == "device":
            self._jump_to = place.id
            self.desk.tasks.read(lambda uow: site_of_device(uow, place.id), self._go_to_site, owner=self)
        return place.kind in {"site", "device"}

    # --- sites

    def _reload_tree(self) -> None:
        scope = self._scope
        self.desk.tasks.read(lambda uow: site_tree(uow, scope), self._show_tree, owner=self)

    def _show_tree(self, entries: tuple[CustomerEntry, ...]) -> None:
        self.tree.show_customers(entries)
        sites = self.tree.sites()
        if self.editor.site_id not in sites and sites and (self._scope is not None or len(sites) == 1):
            self._go_to_site(sites[0])
        if not self.editor.site_id:
            self._show_empty(None, bool(sites))

    def _go_to_site(self, site_id: int) -> None:
        blocked = self.tree.blockSignals(True)
        self.tree.select_site(site_id)
        self.tree.blockSignals(blocked)
        self._open_site(site_id)

    def _open_site(self, site_id: int) -> None:
        self._fresh = self._fresh or site_id != self.editor.site_id
        self._say("")
        self.editor.open_site(site_id)

    def _on_view(self, view: PlanView) -> None:
        self._show_empty(view, True)
        self.inspector.refresh()
        if self._fresh:
            self._fresh = False
            self.canvas.fit()
        self.canvas.show_bars()
        if self._jump_to:
            act.jump(self.bench, (self._jump_to,))
            self._jump_to = 0

    def _on_judged(self, view: PlanView) -> None:
        self.problems.show_problems(view.problems)
        self.problems.setVisible(bool(view.devices))
        self.inspector.refresh()
        self.canvas.show_bars()

    def _show_empty(self, view: PlanView | None, any_site: bool) -> None:
        if view is None:
            self.empty.show_no_site(any_site)
        else:
            self.empty.show_empty_site(f"{view.customer.name} – {view.site.name}")
        empty = view is None or not view.devices
        self._middle.setCurrentIndex(int(empty))
        self.inspector.setVisible(view is not None)
        self.problems.setVisible(not empty)
        for action in (self.toolbar.add, self.toolbar.arrange, self.toolbar.print):
            action.setEnabled(view is not None)

    def _ask_for_site(self) -> None:
        self.navigator.place_asked.emit(Place("customer", self._scope or 0))

    # --- the plan

    def _draw_first(self) -> None:
        self.editor.add_device(DeviceKind.ROUTER, (0.0, 0.0))

    def open_card(self, device_id: int) -> None:
        act.open_card(self.bench, device_id)

    # --- paper, vault, words

    def _on_vault(self) -> None:
        self.toolbar.lock.setEnabled(self.vault.is_open)
        self.navigator.vault_changed.emit(self.vault.is_open)
        self._say("" if self.vault.is_open else self.tr("The vault is locked."))

    def _refuse(self, error: Exception) -> None:
        self._say(words_of(error))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
