"""The site when nothing is selected: what stands there and its subnets with free and used addresses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.addressing import Address, parse_address, parse_subnet
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import SubnetRow
from istes_desk.gui.icons import icon
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.subnet_dialog import SubnetDialog
from istes_desk.gui.network.survey.subnet_bars import SHARES, SubnetBars, shares_of
from istes_desk.gui.network.survey.tunnel_dialog import TunnelDialog
from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.manners import copies
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.network import PlanView
from istes_desk.services.network_edit import remove_subnet

ROW = Qt.ItemDataRole.UserRole


def used_addresses(view: PlanView) -> list[Address]:
    """Every address on the plan that can be read."""
    found = []
    for port in view.interfaces:
        try:
            found.append(parse_address(port.address))
        except DomainError:
            continue
    return found


class SitePane(QWidget):
    """Subnets are added, changed and removed here."""

    def __init__(self, editor: PlanEditor) -> None:
        super().__init__()
        self._editor = editor
        self._view: PlanView | None = None
        self.title, self.facts = PlainLabel(), PlainLabel()
        self.title.setFont(font(TextSize.TITLE, bold=True))
        for label in (self.title, self.facts):
            label.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("subnetList")
        self.list.setAccessibleName(self.tr("Subnets"))
        copies(self.list)
        self.list.setMinimumHeight(110)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(SubnetBars(self.list))
        self.list.itemActivated.connect(lambda _item: self._change())
        heading = PlainLabel(self.tr("Subnets"))
        heading.setFont(font(bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.title, self.facts, heading, self.list):
            column.addWidget(part)
        column.addLayout(self._make_buttons())
        column.addWidget(self._make_tunnels())

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        actions = (
            ("addSubnet", self.tr("&Add…"), self._add),
            ("changeSubnet", self.tr("C&hange…"), self._change),
            ("removeSubnet", self.tr("Re&move"), self._remove),
        )
        for name, text, slot in actions:
            button = QPushButton(text)
            button.setObjectName(name)
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    def _make_tunnels(self) -> QPushButton:
        button = QPushButton(icon("link"), self.tr("&Joined by VPN…"))
        button.setObjectName("siteTunnels")
        button.clicked.connect(self._join)
        return button

    def _join(self) -> None:
        if self._view is not None:
            TunnelDialog(self._editor.desk, self._view.site.id, self.window()).open()

    def show_site(self, view: PlanView) -> None:
        """Name, counts, and a line for each subnet."""
        self._view = view
        self.title.setText(f"{view.customer.name} – {view.site.name}")
        place = ", ".join(filter(None, (view.site.address, view.site.city)))
        counts = self.tr("{} devices, {} links").format(len(view.devices), len(view.links))
        self.facts.setText("\n".join(filter(None, (place, counts))))
        used = used_addresses(view)
        self.list.clear()
        if not view.subnets:
            hint = QListWidgetItem(self.tr("No subnet yet: with one, wrong addresses are found."), self.list)
            hint.setFlags(Qt.ItemFlag.NoItemFlags)
        for row in view.subnets:
            item = QListWidgetItem(self._line(row, used), self.list)
            item.setData(ROW, row.id)
            item.setData(SHARES, shares_of(row, used))

    def _line(self, row: SubnetRow, used: list[Address]) -> str:
        name = " · ".join(filter(None, (row.cidr, row.name, f"VLAN {row.vlan}" if row.vlan else "")))
        try:
            subnet = parse_subnet(row)
        except DomainError as wrong:
            return f"{name}\n{wrong.message}"
        inside = [one for one in used if one in subnet]
        free = subnet.next_free(used)
        said = self.tr("{} used, next free {}").format(len(inside), free or self.tr("none"))
        return f"{name}\n{said}"

    def _chosen(self) -> SubnetRow | None:
        item = self.list.currentItem()
        rows = self._view.subnets if self._view else ()
        return next((row for row in rows if item is not None and row.id == item.data(ROW)), None)

    def _add(self) -> None:
        if self._view is not None:
            self._open(SubnetRow(self._view.site.id, ""))

    def _change(self) -> None:
        if (row := self._chosen()) is not None:
            self._open(row)

    def _open(self, row: SubnetRow) -> None:
        SubnetDialog(self._editor.desk, row, self.window()).open()

    def _remove(self) -> None:
        if (row := self._chosen()) is not None:
            self._editor.desk.tasks.write(lambda uow: remove_subnet(uow, row.id))
