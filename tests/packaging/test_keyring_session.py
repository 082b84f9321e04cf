"""The wrapper around a real keyring works, and leaves nothing running."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.keyring_session import run_with_keyring

USE = "import keyring; keyring.set_password('a', 'b', 'città'); print(keyring.get_password('a', 'b'))"


@pytest.mark.keyring_session
def test_secrets_are_kept_by_the_real_service(tmp_path: Path) -> None:
    done = run_with_keyring([sys.executable, "-X", "utf8", "-c", USE], tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "città"), done.stderr
