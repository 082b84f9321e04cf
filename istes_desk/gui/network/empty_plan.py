"""What stands in the middle while there is nothing to draw: the first step."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from istes_desk.gui.widgets.empty_state import EmptyState

translate = QCoreApplication.translate
DRAW, IMPORT, SITES = "drawByHand", "importFirst", "addSite"


class EmptyPlan(EmptyState):
    """``draw_asked``, ``import_asked``: begin this site. ``sites_asked``: where sites are made."""

    draw_asked = Signal()
    import_asked = Signal()
    sites_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        actions = (
            (DRAW, translate("EmptyPlan", "&Draw by hand"), lambda: self.draw_asked.emit()),
            (IMPORT, translate("EmptyPlan", "&Import a list or a scan…"), lambda: self.import_asked.emit()),
            (SITES, translate("EmptyPlan", "Add a &site"), lambda: self.sites_asked.emit()),
        )
        super().__init__("map", "", "", actions, parent)
        self.setObjectName("emptyPlan")

    def show_no_site(self, any_site: bool) -> None:
        """Nothing is chosen, or there is nothing to choose."""
        if any_site:
            self._say(self.tr("Choose a site"), self.tr("The plan of the site appears here."))
        else:
            self._say(
                self.tr("No site yet"), self.tr("A plan belongs to a site of a customer: add the first.")
            )
        self._offer(set() if any_site else {SITES})

    def show_empty_site(self, name: str) -> None:
        """The site has no device yet."""
        text = self.tr("Nothing is drawn for this site. Begin with the router, then add what hangs on it.")
        self._say(name, text)
        self._offer({DRAW, IMPORT})

    def _offer(self, names: set[str]) -> None:
        for button in self.findChildren(QPushButton):
            button.setVisible(button.objectName() in names)

    def _say(self, title: str, text: str) -> None:
        self.title.setText(title)
        self.sentence.setText(text)
