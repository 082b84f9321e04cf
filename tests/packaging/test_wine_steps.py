"""A step is done again when what it is made of changed, and only then."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = {"wine", "dev_system", "sign", "nsis", "frozen"}


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    before = set(sys.modules)
    found = importlib.import_module("wine.steps")
    monkeypatch.setattr(found, "ROOT", tmp_path)
    monkeypatch.setattr(found, "STAMPS", tmp_path / "stamps")
    yield found
    for name in {name for name in sys.modules if name.split(".")[0] in OURS} - before:
        sys.modules.pop(name)


class Workshop:
    """One step, and how often it was done."""

    def __init__(self, steps: ModuleType, place: Path, **more: Any) -> None:
        self.times, self.made = 0, place / "made"
        self._steps = steps
        self._step = steps.Step("one", self._work, ("source",), self.made, **more)
        (place / "source").write_text("a", encoding="utf-8")

    def _work(self, _: object) -> None:
        self.times += 1
        self.made.touch()

    def again(self) -> int:
        self._steps._do(self._step, None)
        return self.times


def test_done_again_when_source_product_or_an_earlier_step_changed(steps: ModuleType, tmp_path: Path) -> None:
    one = Workshop(steps, tmp_path, after=("zero",))
    assert (one.again(), one.again()) == (1, 1)
    (tmp_path / "source").write_text("b", encoding="utf-8")
    assert one.again() == 2
    one.made.unlink()
    assert one.again() == 3
    (tmp_path / "stamps" / "zero").write_text("new", encoding="utf-8")
    assert (one.again(), one.again()) == (4, 4)


def test_done_again_after_it_failed(steps: ModuleType, tmp_path: Path) -> None:
    one = Workshop(steps, tmp_path)
    one.again()
    (tmp_path / "source").write_text("b", encoding="utf-8")
    with pytest.raises(RuntimeError, match="of purpose"):
        steps._do(steps.Step("one", _fail, ("source",), one.made), None)
    (tmp_path / "source").write_text("a", encoding="utf-8")
    assert (one.again(), one.again()) == (2, 2)


def _fail(_: object) -> None:
    raise RuntimeError("of purpose")


def test_another_python_is_another_step(steps: ModuleType) -> None:
    ours, newer = (
        steps._key(steps.steps(archive)[0])
        for archive in (steps.python.Archive(), steps.python.Archive(Path("newer.zip"), "00"))
    )
    assert ours != newer


def test_the_bundle_is_made_again_when_anything_that_goes_into_it_changed(steps: ModuleType) -> None:
    parts, inventory = (importlib.import_module(f"frozen.{name}") for name in ("parts", "inventory"))
    licences = inventory.LICENCES.relative_to(ROOT).as_posix()
    inside = {*parts.OWN_FILES, licences, "LICENSE", "packaging/frozen/entry.py", "istes_desk/app.py"}
    sources = [Path(source) for source in steps.PROGRAM]
    assert not [name for name in inside if not any(Path(name).is_relative_to(one) for one in sources)]
    assert all((ROOT / source).exists() for source in sources)


def test_tools_are_got_again_when_they_are_not_whole_or_others_are_wanted(
    steps: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs, shop = steps.needs, Shop(tmp_path / "tools")
    monkeypatch.setattr(needs, "HERE", tmp_path)
    monkeypatch.setattr(needs, "TOOLS", shop.folder)
    monkeypatch.setattr(needs.venv, "create", shop.empty)
    monkeypatch.setattr(needs.subprocess, "run", shop.fetch)
    (tmp_path / "tools.txt").write_text("a", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        needs._tools()
    for wanted, times in (("a", 2), ("a", 2), ("b", 3), ("b", 3)):
        (tmp_path / "tools.txt").write_text(wanted, encoding="utf-8")
        needs._tools()
        assert shop.times == times


class Shop:
    """Brings the tools; the first time it is stopped when half of them are there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.times = folder, 0

    def empty(self, folder: Path, **_: object) -> None:
        folder.joinpath("bin").mkdir(parents=True, exist_ok=True)

    def fetch(self, *_: object, **__: object) -> None:
        self.times += 1
        (self.folder / "bin" / "uv").touch()
        if self.times == 1:
            raise KeyboardInterrupt
