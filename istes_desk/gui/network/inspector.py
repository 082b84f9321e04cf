"""The right pane: facts of what is selected, edited in place; the site when nothing is."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from istes_desk.gui.network.device_pane import DevicePane
from istes_desk.gui.network.link_pane import LinkPane
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.site_pane import SitePane
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.network import PlanView


class Inspector(QScrollArea):
    """``card_asked`` was emitted with a device id."""

    card_asked = Signal(int)

    def __init__(self, editor: PlanEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Details of what is selected"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._editor = editor
        self.device, self.link, self.site = DevicePane(editor), LinkPane(editor), SitePane(editor)
        self._many = PlainLabel()
        self._many.setContentsMargins(GRID, GRID, GRID, GRID)
        self._pages = QStackedWidget()
        for page in (self.site, self.device, self.link, self._many):
            self._pages.addWidget(_padded(page))
        self.setWidget(self._pages)
        self.device.card_asked.connect(self.card_asked)

    def refresh(self) -> None:
        """Shows what is selected on the plan of the editor; a dying scene still tells of its selection."""
        view = self._editor.view
        if view is None or not shiboken6.isValid(self._editor.scene):
            return
        devices, links = self._editor.scene.selected_devices(), self._editor.scene.selected_links()
        self._pages.setCurrentIndex(self._page(view, devices, links))

    def _page(self, view: PlanView, devices: list[int], links: list[int]) -> int:
        if not devices and not links:
            self.site.show_site(view)
            return 0
        device = view.device(devices[0]) if len(devices) == 1 and not links else None
        if device is not None:
            self.device.show_device(view, device)
            return 1
        link = next((one for one in view.links if [one.id] == links and not devices), None)
        if link is not None:
            self.link.show_link(view, link)
            return 2
        self._many.setText(self.tr("{} devices and {} links selected").format(len(devices), len(links)))
        return 3


def _padded(page: QWidget) -> QWidget:
    """The page at the top, the rest empty."""
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(GRID, GRID, GRID, GRID)
    column.addWidget(page)
    column.addStretch(1)
    return outer
