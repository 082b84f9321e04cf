"""The commands for scheduled tasks, as the task scheduler calls them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from istes_desk.__main__ import main
from istes_desk.adapters.system.profile import user_profile
from tests.pec_builder import ca_pem


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
