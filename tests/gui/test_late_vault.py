"""The adapters of copies and sessions come with their first use, and are the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from istes_desk.domain.network import RemoteMethod
from istes_desk.domain.remote_target import RemoteTarget
from istes_desk.late import LateKdbx, LateLauncher
from istes_desk.services.errors import KnownError
from istes_desk.services.kdbx import KdbxEntry


def test_copies(tmp_path: Path) -> None:
    files, path, entry = LateKdbx(), tmp_path / "x.kdbx", KdbxEntry(("Hotel",), "nas-1", "root", "segreto")
    assert files.write(path, "lampada verde", (entry,)) == files.digest(path)
    assert files.read(path, "lampada verde") == (entry,)


def test_sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    launcher, target = LateLauncher(), RemoteTarget(RemoteMethod.SSH, "nas-1", 22)
    for call in (lambda: launcher.check(target), lambda: launcher.start(target, None)):
        with pytest.raises(KnownError, match="OpenSSH"):
            call()
    launcher.withdraw(target)
