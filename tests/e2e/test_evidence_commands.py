"""Collecting about this computer and taking collector files in, as a scheduled task does."""

from __future__ import annotations

from pathlib import Path

import pytest

from istes_desk.__main__ import main
from istes_desk.adapters.evidence.reading import read_evidence
from tests.evidence_samples import FOLDER, body


def test_collect_then_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, root = tmp_path / "out", str(tmp_path / "profile")
    out.mkdir()
    assert main(["collect", "--out", str(out)]) == 0
    (made,) = out.iterdir()
    assert read_evidence(made).sealed
    assert main(["--profile", root, "import-evidence", str(out), str(FOLDER)]) == 0
    assert main(["--profile", root, "import-evidence", str(FOLDER)]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("File:")]
    assert told == ["File: 5 (da assegnare a un PC: 5)", "File: 4 (già presenti: 4)"]


def test_what_is_refused_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rotta.json").write_bytes(body()[:-9])
    assert (
        main(["--profile", str(tmp_path / "profile"), "import-evidence", str(tmp_path / "rotta.json")]) == 1
    )
    told = capsys.readouterr()
    assert told.err.startswith("rotta.json: Il file è troncato.")
    assert told.out == "File: 1 (rifiutati: 1)\n"


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collect", "--out", str(tmp_path / "gone")]) == 1
    assert capsys.readouterr().err.startswith("La raccolta non si può scrivere")
