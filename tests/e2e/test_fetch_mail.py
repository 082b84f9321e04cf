"""`istes-desk fetch-mail` as the task scheduler calls it, with the real server, the window being open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from istes_desk import cli
from istes_desk.__main__ import main
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.shipped import shipped_rows
from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.system.profile import user_profile
from istes_desk.adapters.system.resources import resource_path
from istes_desk.domain.incidents import Incident
from istes_desk.services.shipped import ensure_shipped_rows
from tests.fakes import MemorySecrets
from tests.imap_server import Account, letter

WITHOUT_QT = """
import sys
from istes_desk.__main__ import main
code = main(sys.argv[1:])
sys.exit(9 if any(name.startswith("PySide6") for name in sys.modules) else code)
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def database(profile: Path) -> Database:
    """Stays open, as by a window."""
    paths = user_profile(profile)
    opened = open_sqlite(paths.database, paths.backups)
    with opened() as uow:
        ensure_shipped_rows(uow, shipped_rows(resource_path("policy")))
    return opened


@pytest.mark.imap
def test_every_mailbox_and_one_by_name(
    profile: Path, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = Account(), Account()
    good.deliver(letter(1), letter(2))
    secrets = MemorySecrets()
    secrets.put("good", good.password)
    secrets.put("bad", "sbagliata")
    monkeypatch.setattr(cli, "KeyringStore", lambda: secrets)
    with database() as uow:
        uow.add(good.mailbox(name="Assistenza", secret_handle="good"))
        uow.add(bad.mailbox(name="PEC", secret_handle="bad"))
    assert main(["--profile", str(profile), "fetch-mail", "--mailbox", "Assistenza"]) == 0
    assert capsys.readouterr().out == "Assistenza: 2 messaggi letti, 2 nuove richieste\n"
    with database() as uow:
        assert len(uow.find(Incident)) == 2
    assert main(["--profile", str(profile), "fetch-mail"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "Assistenza: 0 messaggi letti, 0 nuove richieste"
    assert "rifiuta l'accesso" in said.err
    database.close()


def test_no_mailbox_and_no_qt(profile: Path, database: Database) -> None:
    command = [sys.executable, "-c", WITHOUT_QT, "--profile", str(profile), "fetch-mail"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Nessuna casella è attiva.")
    database.close()
