"""The desk of the window tests, for whole stories on the real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import (
    database,
    database_path,
    desk,
    empty_file,
    icon_files,
    mail_server,
    no_locale,
    own_dialogs,
    seeded,
    seeded_file,
)

__all__ = [
    "database",
    "database_path",
    "desk",
    "empty_file",
    "icon_files",
    "mail_server",
    "no_locale",
    "own_dialogs",
    "seeded",
    "seeded_file",
    "undressed",
]


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which looks afterwards as it did before."""
    before = (qapp.style().objectName(), QPalette(qapp.palette()), qapp.styleSheet())
    yield qapp
    qapp.setStyle(before[0])
    qapp.setPalette(before[1])
    qapp.setStyleSheet(before[2])
