"""dev.py's own decisions: what is stale, what is missing, what a translation lacks, what was left out."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "class Window:\n    def name(self):\n        return self.tr({text!r})\n"
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en"><context><name>Window</name>{messages}</context></TS>
"""
MESSAGE = "<message><source>{}</source><translation{}>{}</translation></message>"
DONE = MESSAGE.format("Close", "", "Chiudi")


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """packaging/ is no package: its modules are importable only from there."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield
    for name in (
        "dev",
        "dev_dovecot",
        "dev_postgres",
        "dev_processes",
        "dev_servers",
        "dev_system",
        "dev_translations",
    ):
        sys.modules.pop(name, None)


@pytest.fixture
def dev(workshop: None) -> ModuleType:
    return importlib.import_module("dev")


def dev_command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_help_names_every_command(dev: ModuleType) -> None:
    said = dev_command("--help").stdout
    assert all(f"\n  {name} " in said for name in dev.COMMANDS)


def test_an_old_python_is_told_so(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 0))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer"):
        dev.main(["setup"])


@pytest.mark.parametrize(("target", "stale"), [(None, True), (1_000, True), (2_000, False), (3_000, False)])
def test_only_older_products_are_made_again(
    dev: ModuleType, tmp_path: Path, target: int | None, stale: bool
) -> None:
    source, product = tmp_path / "a.ui", tmp_path / "ui_a.py"
    source.touch()
    os.utime(source, (2_000, 2_000))
    if target is not None:
        product.touch()
        os.utime(product, (target, target))
    assert dev.is_stale(product, source) is stale


def test_a_machine_without_screen_is_offered_the_smoke_run(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[object] = []
    monkeypatch.setattr(dev, "prepare", lambda: None)
    monkeypatch.setattr(dev.dev_system, "has_screen", lambda: False)

    def call(command: list[str], extra: dict[str, str]) -> int:
        started.append((command[3:], extra))
        return 0

    monkeypatch.setattr(dev, "call", call)
    assert dev.run([]) == 0
    assert "run --smoke" in capsys.readouterr().out
    assert (dev.run(["--smoke"]), dev.run(["backup", "--out", "x"])) == (0, 0)
    assert started == [(["--smoke"], {"QT_QPA_PLATFORM": "offscreen"}), (["backup", "--out", "x"], {})]


def test_missing_packages_are_named_exactly(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = dev.dev_system
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system, "_is_debian", lambda: False)
    needs = [system.library("libnone1", "libnone.so.1"), system.program("python3", "python3")]
    assert system.missing(needs) == ["libnone1"]
    assert not system.install(["libnone1"])
    assert "apt-get install libnone1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "messages", "complaint"),
    [
        ("Close", DONE, ""),
        ("Close", "", "missing: Window: 'Close'"),
        ("Open", DONE, "left over: Window: 'Close'"),
        ("Close", MESSAGE.format("Close", ' type="unfinished"', "Chiudi"), "unfinished: Window: 'Close'"),
        ("Close", MESSAGE.format("Close", "", ""), "unfinished: Window: 'Close'"),
    ],
)
def test_incomplete_translations_are_named(
    dev: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
    messages: str,
    complaint: str,
) -> None:
    dev_translations = importlib.import_module("dev_translations")
    gui = tmp_path / "istes_desk" / "gui"
    gui.mkdir(parents=True)
    (gui / "window.py").write_text(SOURCE.format(text=text), encoding="utf-8")
    (tmp_path / "it.ts").write_text(TS.format(messages=messages), encoding="utf-8")
    monkeypatch.setattr(dev_translations, "ROOT", tmp_path)
    monkeypatch.setattr(dev_translations, "FOLDER", tmp_path)
    assert dev_translations.check(dev.script("pyside6-lupdate")) == bool(complaint)
    assert complaint in capsys.readouterr().out


def test_the_last_line_is_kept(dev: ModuleType) -> None:
    code, last = dev.run_and_keep_last_line([sys.executable, "-c", "print('a\\n3 passed'); exit(4)"], {})
    assert (code, last) == (4, "3 passed")


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 4)])
def test_left_out_tests_are_counted_and_forbidden_in_ci(tmp_path: Path, ci: str, code: int) -> None:
    file = tmp_path / "test_some.py"
    marked = "@pytest.mark.postgres\ndef test_server(): pass\n"
    file.write_text(f"import pytest\n{marked}def test_other(): pass\n", encoding="utf-8")
    environment = {name: text for name, text in os.environ.items() if not name.startswith("ISTES_DESK_TEST")}
    options = ["-c", "pyproject.toml", "--rootdir", ".", "-p", "tests.left_out", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(file)],
        cwd=ROOT,
        env={**environment, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "1 need PostgreSQL" in done.stdout + done.stderr
