"""What is said of other people's work, from the sources and frozen."""

from __future__ import annotations

from pathlib import Path

import pytest

from istes_desk.adapters.system import notice as module
from istes_desk.adapters.system.notice import notice


def test_from_the_sources_every_library_has_a_line() -> None:
    lines = notice().splitlines()
    assert {"pyHanko", "PySide6_Essentials", "SQLAlchemy"} <= {line.split(" ")[0] for line in lines}
    assert all(line.partition(": ")[2] for line in lines)


def test_a_frozen_program_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / module.FILE).write_text("Contiene: niente.", encoding="utf-8")
    monkeypatch.setattr(module, "resource_root", lambda: tmp_path)
    assert notice() == "Contiene: niente."
