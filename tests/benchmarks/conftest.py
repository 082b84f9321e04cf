"""The desk of the window tests serves the speed tests too."""

from tests.gui.conftest import database as database
from tests.gui.conftest import database_path as database_path
from tests.gui.conftest import desk as desk
from tests.gui.conftest import empty_file as empty_file
from tests.gui.conftest import icon_files as icon_files
from tests.gui.conftest import mail_server as mail_server
