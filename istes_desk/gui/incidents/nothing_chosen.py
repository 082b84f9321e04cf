"""The right side of the queue while no request is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from istes_desk.gui.widgets.plain import PlainLabel

translate = QCoreApplication.translate


def nothing_chosen() -> PlainLabel:
    """Says what to do."""
    label = PlainLabel(translate("DetailsPane", "Choose a request to see its story."))
    label.setObjectName("detailsEmpty")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
