"""The tree customer > site on the left of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from istes_desk.gui.icons import icon
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.network import CustomerEntry

SITE = Qt.ItemDataRole.UserRole


class SiteTree(QTreeWidget):
    """``site_chosen`` was emitted with a site id when the user picked it."""

    site_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("siteTree")
        self.setAccessibleName(self.tr("Customers and sites"))
        self.setHeaderHidden(True)
        self.setMinimumWidth(150)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._on_current_changed)

    def show_customers(self, entries: Sequence[CustomerEntry]) -> None:
        """Fills the tree; the current site and the closed branches stay as they were."""
        site_id = self.current_site()
        closed = {item.text(0) for item in self._branches() if not item.isExpanded()}
        blocked = self.blockSignals(True)
        self.clear()
        for entry in entries:
            self._add(entry, entry.name not in closed)
        self.select_site(site_id)
        self.blockSignals(blocked)

    def _add(self, entry: CustomerEntry, opened: bool) -> None:
        branch = QTreeWidgetItem(self, [entry.name])
        branch.setIcon(0, icon("customers"))
        for site in entry.sites:
            leaf = QTreeWidgetItem(branch, [f"{site.name} ({site.devices})"])
            leaf.setIcon(0, icon("site"))
            leaf.setData(0, SITE, site.id)
            leaf.setToolTip(0, plain_tip(site.name))
        branch.setExpanded(opened)

    def _branches(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _leaves(self) -> list[QTreeWidgetItem]:
        found = (branch.child(at) for branch in self._branches() for at in range(branch.childCount()))
        return [item for item in found if item is not None]

    def sites(self) -> list[int]:
        """Every site in the tree, from above."""
        return [int(leaf.data(0, SITE)) for leaf in self._leaves()]

    def current_site(self) -> int:
        """0 when none is chosen."""
        item = self.currentItem()
        return int(item.data(0, SITE) or 0) if item else 0

    def select_site(self, site_id: int) -> bool:
        """Makes it the current one; False when it is not in the tree."""
        for leaf in self._leaves():
            if leaf.data(0, SITE) == site_id:
                self.setCurrentItem(leaf)
                return True
        return False

    def _on_current_changed(self) -> None:
        if site_id := self.current_site():
            self.site_chosen.emit(site_id)
