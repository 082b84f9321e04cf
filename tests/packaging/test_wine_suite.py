"""The list of what fails under Wine: read, compared, and nothing in it that no longer is."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    before = set(sys.modules)
    yield importlib.import_module("wine.suite")
    for name in {name for name in sys.modules if name.split(".")[0] in ("wine", "dev_system")} - before:
        sys.modules.pop(name)


def test_every_entry_has_a_reason_and_names_a_test_that_there_is(suite: ModuleType) -> None:
    known = suite.read_known(suite.KNOWN.read_text(encoding="utf-8"))
    assert all(known.values())
    for pattern in known:
        file, _, name = pattern.partition("::")
        assert f"def {name.partition('[')[0].rstrip('*')}" in (ROOT / file).read_text(encoding="utf-8")


def test_what_nobody_expected_and_what_is_listed_without_need_is_told(suite: ModuleType) -> None:
    known = suite.read_known("# Wine\na.py::test_x*\n# also\nb.py::test_y\n")
    assert known == {"a.py::test_x*": "Wine", "b.py::test_y": "also"}
    assert suite.compared(known, ["a.py::test_x[1]", "b.py::test_y"]) == []
    told = suite.compared(known, ["a.py::test_x[1]", "c.py::test_z"])
    assert told == ["failed: c.py::test_z", "listed, but does not fail: b.py::test_y"]


def test_failures_are_read_from_the_summary_of_pytest(suite: ModuleType) -> None:
    text = "ERROR a.py::test_x - OSError: x\nFAILED b.py::test_y[1-2] - assert\nFAILED c.py::test_z\n1 failed"
    assert suite.FAILED.findall(text) == ["a.py::test_x", "b.py::test_y[1-2]", "c.py::test_z"]
