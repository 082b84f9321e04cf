"""What stands where a tab could not be made: the rest goes on, the error is told through its door."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import is_known, raise_bug, words_of
from istes_desk.gui.tab import Navigator, Tab
from istes_desk.gui.widgets.empty_state import EmptyState


class BrokenTab(Tab):
    """Says that it is broken and what still works."""

    def __init__(self, desk: Desk, navigator: Navigator, title: str, error: Exception) -> None:
        super().__init__(desk, navigator)
        self.setObjectName("brokenTab")
        head = self.tr("“{title}” cannot be opened").format(title=title)
        words = self.tr(
            "The other tabs, the mail and the notices go on working. Start the program again to retry."
        )
        if is_known(error):
            words = f"{words_of(error)} {words}"
        else:
            raise_bug(error)
        QVBoxLayout(self).addWidget(EmptyState("error", head, words))
