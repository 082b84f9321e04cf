"""The right pane: facts of what is selected, edited in place; the site when nothing is."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from istes_desk.domain.network import Device, Link
from istes_desk.domain.plan import PlanArea, PlanNote
from istes_desk.gui.network.device_pane import DevicePane
from istes_desk.gui.network.link_pane import LinkPane
from istes_desk.gui.network.mark_pane import MarkPane
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.site_pane import SitePane
from istes_desk.gui.theme import GRID
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.network import PlanView
from istes_desk.services.plan_pieces import Key


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
        self.mark = MarkPane(editor)
        self._many = PlainLabel()
        self._many.setContentsMargins(GRID, GRID, GRID, GRID)
        self._pages = QStackedWidget()
        for page in (self.site, self.device, self.link, self.mark, self._many):
            self._pages.addWidget(_padded(page))
        self.setWidget(self._pages)
        self.device.card_asked.connect(self.card_asked)

    def refresh(self) -> None:
        """Shows what is selected on the plan of the editor; a dying scene still tells of its selection."""
        view = self._editor.view
        if view is None or not shiboken6.isValid(self._editor.scene):
            return
        self._pages.setCurrentIndex(self._page(view, self._editor.scene.selected()))

    def _page(self, view: PlanView, chosen: list[Key]) -> int:
        """The number of the page, filled."""
        if not chosen:
            self.site.show_site(view)
            return 0
        one = view.thing(*chosen[0]) if len(chosen) == 1 else None
        if isinstance(one, Device):
            self.device.show_device(view, one)
            return 1
        if isinstance(one, Link):
            self.link.show_link(view, one)
            return 2
        if isinstance(one, PlanArea | PlanNote):
            self.mark.show_mark(view, one)
            return 3
        self._many.setText(self._count(view, chosen))
        return 4

    def _count(self, view: PlanView, chosen: list[Key]) -> str:
        """How many of each, and the group they are when they are one."""
        devices = {id for kind, id in chosen if kind is Device}
        links = sum(kind is Link for kind, _ in chosen)
        said = [self.tr("{} devices and {} links selected").format(len(devices), links)]
        if marks := len(chosen) - len(devices) - links:
            said.append(self.tr("{} areas and notes selected").format(marks))
        words = self.tr("They are the group “{}”.")
        return "\n".join(
            [*said, *(words.format(one.name) for one in view.groups if view.members_of(one) == devices)]
        )


def _padded(page: QWidget) -> QWidget:
    """The page at the top, the rest empty."""
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(GRID, GRID, GRID, GRID)
    column.addWidget(page)
    column.addStretch(1)
    return outer
