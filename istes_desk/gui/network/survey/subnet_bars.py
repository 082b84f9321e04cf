"""The bar under a subnet in a list: used, lent by DHCP, free; the words beside it say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from istes_desk.domain.addressing import Address, parse_subnet
from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import SubnetRow
from istes_desk.gui.theme import HALF, Tone, fill, ink

SHARES = Qt.ItemDataRole.UserRole + 1
HEIGHT = 6


def shares_of(row: SubnetRow, used: Sequence[Address]) -> tuple[float, float] | None:
    """Used and lent by DHCP as parts of all host addresses; None when the subnet cannot be read."""
    try:
        subnet = parse_subnet(row)
    except DomainError:
        return None
    hosts = max(1, subnet.network.num_addresses - 2)
    taken = sum(1 for one in set(used) if one in subnet and not subnet.in_dhcp(one))
    lent = int(subnet.dhcp[1]) - int(subnet.dhcp[0]) + 1 if subnet.dhcp else 0
    return min(1.0, taken / hosts), min(1.0, lent / hosts)


class SubnetBars(QStyledItemDelegate):
    """Draws the bar where an item has ``SHARES``."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The words stand above the bar."""
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return size + QSize(0, HEIGHT + HALF) if index.data(SHARES) else size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        shares = cast("tuple[float, float] | None", index.data(SHARES))
        if not shares:
            return
        place = QRectF(option.rect).adjusted(HALF, 0, -HALF, -HALF)
        bar = QRectF(place.left(), place.bottom() - HEIGHT, place.width(), HEIGHT)
        palette = option.palette
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill(Tone.OK, palette))
        painter.drawRect(bar)
        used, lent = (share * bar.width() for share in shares)
        painter.setBrush(ink(Tone.ACCENT, palette))
        painter.drawRect(QRectF(bar.left(), bar.top(), used, HEIGHT))
        painter.setBrush(fill(Tone.WARNING, palette).darker(115))
        painter.drawRect(QRectF(bar.left() + used, bar.top(), min(lent, bar.width() - used), HEIGHT))
        painter.restore()
