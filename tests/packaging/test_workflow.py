"""The workflow for a hosted Windows has the shape of YAML, and what it calls exists."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "packaging" / "workflow" / "windows.yml").read_text(encoding="utf-8").splitlines()
KEY = re.compile(r"(- )?([\w-]+):( .+)?")
BLOCK = re.compile(r":\s*[|>]$")
KNOWN = {
    *("name", "on", "push", "workflow_dispatch", "permissions", "contents", "jobs", "windows", "runs-on"),
    *("timeout-minutes", "defaults", "run", "shell", "env", "steps", "uses", "with", "if", "path"),
    *("python-version", "PYTHONUTF8", "ISTES_DESK_SIGN_TIMESTAMP", "CERTIFICATE", "PASSWORD"),
}


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def keys() -> Iterator[tuple[int, str]]:
    """Line by line, but the text of a block (`|`), which is a script."""
    block = -1
    for line in filter(str.strip, LINES):
        if block >= 0 and indent(line) > block:
            continue
        block = indent(line) if BLOCK.search(line) else -1
        if not line.lstrip().startswith("#"):
            yield indent(line), line.strip()


def test_every_line_is_a_known_key_at_an_even_place() -> None:
    for place, line in keys():
        found = KEY.fullmatch(line)
        assert place % 2 == 0, line
        assert found is not None, line
        assert found[2] in KNOWN, line


def test_no_line_is_deeper_than_one_step_below_the_last() -> None:
    places = [place + 2 * line.startswith("- ") for place, line in keys()]
    assert all(after - before <= 4 for before, after in pairwise(places))
    assert not any("\t" in line for line in LINES)


def test_quotes_and_braces_close() -> None:
    for line in LINES:
        assert line.count('"') % 2 == 0, line
        assert line.count("${{") == line.count("}}"), line


def test_what_it_calls_exists(dev: ModuleType) -> None:
    text = "\n".join(LINES)
    scripts = re.findall(r"(packaging/[\w./]+\.py)", text)
    commands = re.findall(r"dev\.py (\w+)", text)
    assert len(scripts) >= 5
    assert all((ROOT / script).is_file() for script in scripts)
    assert len(commands) == 2
    assert all(command in dev.COMMANDS for command in commands)
    assert all((ROOT / folder).is_dir() for folder in re.findall(r"tests/\w+", text))


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield importlib.import_module("dev")
    for name in ("dev", "dev_system"):
        sys.modules.pop(name, None)


def test_what_a_release_hands_out_is_made_and_kept() -> None:
    text = "\n".join(LINES)
    handed_out = text.rpartition("path: |")[2]
    for name in ("dist/ISTES-Desk-setup.exe", "dist/ISTES-Desk-portable.zip"):
        assert name in handed_out
        assert text.count(name) >= 2
