"""What every test stands on: no screen, a zone that is nobody's, and the guards of tests/guards."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

import pytest
from hypothesis import settings

from tests.fakes import FixedClock, MemoryKeyring, MemorySecrets

os.environ["QT_QPA_PLATFORM"] = "windows" if os.name == "nt" else "offscreen"  # offscreen has no fonts there
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "America/New_York"  # neither Rome nor UTC: whoever leans on the machine's zone falls
if hasattr(time, "tzset"):
    time.tzset()

pytest_plugins = ("tests.guards", "tests.left_out")
settings.register_profile("istes", deadline=None)
settings.load_profile("istes")


@pytest.fixture
def clock() -> FixedClock:
    """Stands at Monday 2 March 2026, 09:00 UTC (10:00 in Rome) until the test moves it."""
    return FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


@pytest.fixture
def memory_keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """SQLAlchemy URL of the server that dev.py started; only for tests marked ``postgres``."""
    return os.environ["ISTES_DESK_TEST_POSTGRES"]
