"""The desk of the window tests, for whole stories on the real window."""

from tests.gui.conftest import (
    database,
    database_path,
    desk,
    empty_file,
    icon_files,
    mail_server,
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
    "seeded",
    "seeded_file",
]
