"""What stands in the middle while there is nothing to draw: the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary


class EmptyPlan(QWidget):
    """``draw_asked``, ``import_asked``: begin this site. ``sites_asked``: where sites are made."""

    draw_asked = Signal()
    import_asked = Signal()
    sites_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyPlan")
        self._title, self._text = PlainLabel(), PlainLabel()
        self._title.setFont(font(TextSize.TITLE, bold=True))
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.draw = QPushButton(self.tr("&Draw by hand"))
        self.draw.setObjectName("drawByHand")
        primary(self.draw)
        self.draw.clicked.connect(self.draw_asked)
        self.fetch = QPushButton(icon("folder"), self.tr("&Import a list or a scan…"))
        self.fetch.setObjectName("importFirst")
        self.fetch.clicked.connect(self.import_asked)
        self.sites = primary(QPushButton(self.tr("Add a &site")), "site")
        self.sites.setObjectName("addSite")
        self.sites.clicked.connect(self.sites_asked)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.draw)
        row.addWidget(self.fetch)
        row.addWidget(self.sites)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GRID * 2)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(row)
        column.addStretch(2)

    def show_no_site(self, any_site: bool) -> None:
        """Nothing is chosen, or there is nothing to choose."""
        if any_site:
            self._say(self.tr("Choose a site"), self.tr("The plan of the site appears here."))
        else:
            self._say(
                self.tr("No site yet"), self.tr("A plan belongs to a site of a customer: add the first.")
            )
        self.draw.hide()
        self.fetch.hide()
        self.sites.setVisible(not any_site)

    def show_empty_site(self, name: str) -> None:
        """The site has no device yet."""
        text = self.tr("Nothing is drawn for this site. Begin with the router, then add what hangs on it.")
        self._say(name, text)
        self.draw.show()
        self.fetch.show()
        self.sites.hide()

    def _say(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
