"""The commands for scheduled tasks, as the task scheduler calls them."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from istes_desk import cli
from istes_desk.__main__ import main
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.system.profile import user_profile
from istes_desk.services.register_keys import hold_key
from tests.fakes import MemorySecrets
from tests.pec_builder import ca_pem
from tests.register_builder import KEY, build, reach_in


def ask(root: Path, *arguments: str) -> int:
    return main(["--profile", str(root), *arguments])


def test_migrate_backup_and_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(tmp_path, "migrate") == 0
    assert ask(tmp_path, "backup") == 0
    assert ask(tmp_path, "restore-check") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0:2] for line in lines] == [
        ["Database", "aggiornato,"],
        ["Copia", "verificata:"],
        ["Copia", "integra:"],
    ]
    assert len(list(user_profile(tmp_path).backups.glob("*.sqlite3"))) == 1


@pytest.mark.parametrize("command", ["backup", "restore-check"])
def test_nothing_there_yet(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(tmp_path, command) == 1
    assert capsys.readouterr().err.startswith("Non c'è ancora ness")


def test_a_broken_copy_is_found_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copia.sqlite3"
    copy.write_text("rotta " * 1000, encoding="utf-8")
    assert ask(tmp_path, "restore-check", str(copy)) == 1
    assert "non è un database" in capsys.readouterr().err


def test_broken_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    user_profile(tmp_path).settings.write_text("[", encoding="utf-8")
    assert ask(tmp_path, "migrate") == 1
    assert "settings.toml" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert re.fullmatch(r"ISTES Desk \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_pec_authorities_out_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle, other = tmp_path / "gestori.pem", tmp_path / "altro.pem"
    bundle.write_bytes(ca_pem() + ca_pem("Altra CA"))
    other.write_text("ciao")
    assert ask(tmp_path, "load-pec-authorities", str(bundle)) == 0
    assert ask(tmp_path, "load-pec-authorities", str(bundle)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Autorità PEC caricate: 2, già presenti: 0, scartate: 0",
        "Autorità PEC caricate: 0, già presenti: 2, scartate: 0",
    ]
    assert ask(tmp_path, "load-pec-authorities", str(other)) == 1
    assert ask(tmp_path, "load-pec-authorities", str(tmp_path / "non c'è.pem")) == 1
    assert "non contiene certificati" in capsys.readouterr().err


def test_the_register_is_proven(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = MemorySecrets()
    monkeypatch.setattr(cli, "KeyringStore", lambda: secrets)
    assert ask(tmp_path, "verify-register") == 2
    assert "nessun database" in capsys.readouterr().err
    assert ask(tmp_path, "migrate") == 0
    profile = user_profile(tmp_path)
    with closing(open_sqlite(profile.database, profile.backups)) as database:
        build(database, 50)
        assert ask(tmp_path, "verify-register", "--json") == 2
        assert '"outcome": "cannot"' in capsys.readouterr().out
        hold_key(secrets, KEY)
        assert ask(tmp_path, "verify-register") == 0
        assert "righe verificate 50" in capsys.readouterr().out
        reach_in(database, ("UPDATE register_entries SET author = 'altri' WHERE id = 7",))
    assert ask(tmp_path, "verify-register", "--json") == 1
    assert '"line": 7, "day": "2024-01-01"' in capsys.readouterr().out
