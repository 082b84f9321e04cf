"""What no test may do unannounced, as one pytest plugin; architecture/test_guards.py proves that it bites."""

from tests.guards.leftovers import nothing_left_alive, nothing_left_of_qt
from tests.guards.logs import expected_log, quiet_log
from tests.guards.modals import modal_answers, no_modal_dialogs
from tests.guards.network import closed_network, pytest_sessionstart
from tests.guards.profile import own_profile

__all__ = [
    "closed_network",
    "expected_log",
    "modal_answers",
    "no_modal_dialogs",
    "nothing_left_alive",
    "nothing_left_of_qt",
    "own_profile",
    "pytest_sessionstart",
    "quiet_log",
]
