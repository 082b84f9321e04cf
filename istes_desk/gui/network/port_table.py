"""The two tables of the device card: interfaces and ways in; wrong cells are marked in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from istes_desk.domain.addressing import parse_address, parse_mac, parse_prefix
from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.network import Interface, RemoteAccess, RemoteMethod
from istes_desk.gui.network.words import REMOTE_METHODS
from istes_desk.gui.theme import Tone, fill
from istes_desk.gui.widgets.manners import left_heads
from istes_desk.gui.widgets.plain import plain_tip

PORTS = ("name", "address", "prefix", "gateway", "vlan", "mac", "dhcp")
WAYS = ("method", "address", "port", "peer_id", "via_vpn", "nat_port", "note")
SHORT = frozenset({"prefix", "vlan", "dhcp", "port", "via_vpn", "nat_port"})
"""Columns as wide as their words; the others share the rest."""
LARGEST_VLAN, LARGEST_PORT = 4094, 65535
ROW_ID = Qt.ItemDataRole.UserRole
WRONG = ROW_ID + 1
Index = QModelIndex | QPersistentModelIndex


def whole(text: str, largest: int, field: str) -> int | None:
    """A number from 1 to ``largest``; empty is None."""
    bare = text.strip()
    if not bare:
        return None
    fits = bare.isdecimal() and len(bare) < 9 and 0 < int(bare) <= largest
    require(fits, f"«{bare[:40]}» non va bene: serve un numero da 1 a {largest}.", field)
    return int(bare)


def address(text: str) -> str:
    """Normalised; empty stays empty."""
    return str(parse_address(text)) if text.strip() else ""


class _Marks(QStyledItemDelegate):
    """The ground of wrong cells, in the colours of the moment it is painted."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(WRONG):
            option.backgroundBrush = QBrush(fill(Tone.DANGER, option.palette))


class CellTable:
    """Texts, check marks and row ids of a QTableWidget by column name."""

    def __init__(self, table: QTableWidget, columns: Sequence[str], headings: Sequence[str]) -> None:
        self.table, self._columns = table, list(columns)
        table.setColumnCount(len(columns))
        table.setHorizontalHeaderLabels(list(headings))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, name in enumerate(columns):
            if name in SHORT:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        left_heads(table)
        table.setItemDelegate(_Marks(table))
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def add_row(self, row_id: int, texts: dict[str, str], checks: dict[str, bool]) -> int:
        """Appends; returns the row number."""
        at = self.table.rowCount()
        self.table.insertRow(at)
        for column, name in enumerate(self._columns):
            item = QTableWidgetItem(texts.get(name, ""))
            if name in checks:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if checks[name] else Qt.CheckState.Unchecked)
            item.setData(ROW_ID, row_id)
            self.table.setItem(at, column, item)
        return at

    def remove_current(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def item(self, row: int, name: str) -> QTableWidgetItem:
        return cast("QTableWidgetItem", self.table.item(row, self._columns.index(name)))

    def text(self, row: int, name: str) -> str:
        return self.item(row, name).text()

    def checked(self, row: int, name: str) -> bool:
        return self.item(row, name).checkState() is Qt.CheckState.Checked

    def row_id(self, row: int) -> int:
        return int(self.item(row, self._columns[-1]).data(ROW_ID))

    def rows(self) -> range:
        return range(self.table.rowCount())

    def mark(self, row: int, name: str, error: DomainError) -> None:
        """The cell to blame is coloured, says why, and is current."""
        item = self.item(row, name)
        item.setData(WRONG, True)
        item.setToolTip(plain_tip(error.message))
        self.table.setCurrentItem(item)

    def clear_marks(self) -> None:
        for row in self.rows():
            for name in self._columns:
                self.item(row, name).setData(WRONG, None)
                self.item(row, name).setToolTip("")


class PortTable(CellTable):
    """Interfaces of one device."""

    def show_rows(self, rows: Sequence[Interface]) -> None:
        for one in rows:
            prefix = "" if one.prefix_length is None else f"/{one.prefix_length}"
            texts = {
                "name": one.name,
                "address": one.address,
                "prefix": prefix,
                "gateway": one.gateway,
                "vlan": str(one.vlan or ""),
                "mac": one.mac,
            }
            self.add_row(one.id, texts, {"dhcp": one.dhcp})

    def add_empty(self) -> None:
        at = self.add_row(0, {"name": f"eth{len(self.rows())}", "prefix": "/24"}, {"dhcp": False})
        self.table.setCurrentItem(self.item(at, "address"))

    def read(self) -> tuple[Interface, ...]:
        """All rows; DomainError after marking the cell that is wrong."""
        self.clear_marks()
        return tuple(self._read(row) for row in self.rows())

    def _read(self, row: int) -> Interface:
        try:
            return self._interface(row)
        except DomainError as error:
            self.mark(row, error.field if error.field in PORTS else "address", error)
            raise

    def _gateway(self, row: int) -> str:
        try:
            return address(self.text(row, "gateway"))
        except DomainError as error:
            raise DomainError(error.message, "gateway") from error

    def _interface(self, row: int) -> Interface:
        at = address(self.text(row, "address"))
        bits = parse_address(at).max_prefixlen if at else 128
        mask = self.text(row, "prefix").strip()
        return Interface(
            0,
            self.text(row, "name").strip(),
            at,
            parse_prefix(mask, bits) if mask and at else None,
            whole(self.text(row, "vlan"), LARGEST_VLAN, "vlan"),
            parse_mac(self.text(row, "mac")),
            self.checked(row, "dhcp"),
            self._gateway(row),
            id=self.row_id(row),
        )


class WayTable(CellTable):
    """Ways to control one device."""

    def show_rows(self, rows: Sequence[RemoteAccess]) -> None:
        for one in rows:
            texts = {
                "address": one.address,
                "port": str(one.port or ""),
                "peer_id": one.peer_id,
                "nat_port": str(one.nat_port or ""),
                "note": one.note,
            }
            self._add(one.id, one.method, texts, one.via_vpn)

    def add_empty(self, at: str) -> None:
        """A new way in by Remote Desktop to the device's own address."""
        self._add(0, RemoteMethod.RDP, {"address": at}, False)

    def _add(self, row_id: int, method: RemoteMethod, texts: dict[str, str], via_vpn: bool) -> None:
        row = self.add_row(row_id, texts, {"via_vpn": via_vpn})
        box = QComboBox()
        for one, name in REMOTE_METHODS.items():
            box.addItem(name, one.value)
        box.setCurrentIndex(box.findData(method.value))
        self.table.setCellWidget(row, WAYS.index("method"), box)

    def read(self) -> tuple[RemoteAccess, ...]:
        """All rows; DomainError after marking the cell that is wrong."""
        self.clear_marks()
        return tuple(self._read(row) for row in self.rows())

    def _read(self, row: int) -> RemoteAccess:
        try:
            return self._access(row)
        except DomainError as error:
            self.mark(row, error.field, error)
            raise

    def _access(self, row: int) -> RemoteAccess:
        box = cast("QComboBox", self.table.cellWidget(row, WAYS.index("method")))
        texts = {name: self.text(row, name).strip() for name in WAYS}
        require(bool(texts["address"] or texts["peer_id"]), "Serve un indirizzo o un ID.", "address")
        return RemoteAccess(
            0,
            RemoteMethod(box.currentData()),
            texts["address"],
            whole(texts["port"], LARGEST_PORT, "port"),
            texts["peer_id"],
            self.checked(row, "via_vpn"),
            whole(texts["nat_port"], LARGEST_PORT, "nat_port"),
            texts["note"],
            self.row_id(row),
        )
