"""Facts of the one selected link."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.network import Link
from istes_desk.gui.network.facts_pane import KIND, FactsPane
from istes_desk.gui.network.plan_editor import PlanEditor
from istes_desk.gui.network.words import link_kinds
from istes_desk.services.network import PlanView

translate = QCoreApplication.translate


class LinkPane(FactsPane):
    """Its title is the names of both ends."""

    def __init__(self, editor: PlanEditor) -> None:
        labels = {
            KIND: translate("LinkPane", "&Kind"),
            "a_port": translate("LinkPane", "&From port"),
            "b_port": translate("LinkPane", "&To port"),
            "speed": translate("LinkPane", "&Speed"),
            "label": translate("LinkPane", "&Label"),
        }
        super().__init__(editor, "link", link_kinds(), labels)

    def show_link(self, view: PlanView, link: Link) -> None:
        """Fills the fields."""
        ends = (view.device(link.a_device_id), view.device(link.b_device_id))
        self.show_thing(" – ".join(one.name for one in ends if one), link)
