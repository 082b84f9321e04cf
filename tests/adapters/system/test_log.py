"""What is secret never reaches the log, the crash file or the report."""

from __future__ import annotations

import faulthandler
import logging
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from istes_desk.adapters.system import log
from istes_desk.adapters.system.crash import CrashFile, take_left_over
from istes_desk.adapters.system.log import redact, start_log, stop_log
from istes_desk.adapters.system.report import bug_report, crash_report

SECRETS = (
    "password=segreta99",
    "Password: segreta99",
    "{'password': 'segreta99', 'user': 'x'}",
    "imap_password = 'segreta99 con spazi'",
    "postgresql://marco:segreta99@db.example/desk",
    "Authorization: Bearer segreta99",
    "token=segreta99&x=1",
    "[parameters: ('segreta99', 'testo della mail')]",
    "segreta99@hotel.example",
)


@pytest.mark.parametrize("text", SECRETS)
def test_secrets_are_struck_out(text: str) -> None:
    assert "segreta99" not in redact(text)
    assert "***" in redact(text)


def test_the_rest_stays_readable() -> None:
    line = "opened database istes-desk.sqlite3, revision 0001: 3 pinned items"
    assert redact(line) == line


def test_the_file_gets_redacted_lines_and_tracebacks(
    tmp_path: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("CRITICAL istes_desk.test: uncaught")
    path = tmp_path / "desk.log"
    handler = start_log(path)
    logging.getLogger("istes_desk.test").info("start")
    try:
        raise ValueError("password=segreta99")
    except ValueError:
        logging.getLogger("istes_desk.test").critical("uncaught", exc_info=True)
    stop_log(handler)
    text = path.read_text(encoding="utf-8")
    assert "INFO MainThread istes_desk.test: start" in text
    assert "Traceback" in text
    assert "segreta99" not in text


def test_a_full_file_goes_aside_and_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "BYTES", 150)
    path, teller = tmp_path / "desk.log", logging.getLogger("istes_desk.test")
    handler = start_log(path)
    for number in range(30):
        teller.info("line %02d %s", number, "x" * 80)
    stop_log(handler)
    kept = sorted(tmp_path.iterdir())
    assert [file.name for file in kept] == ["desk.log", *(f"desk.log.{age}" for age in range(1, log.FILES))]
    assert "line 29" in kept[0].read_text(encoding="utf-8")
    assert "line 27" in kept[1].read_text(encoding="utf-8")


def test_a_file_that_cannot_go_aside_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "BYTES", 1)
    monkeypatch.setattr(logging, "raiseExceptions", False)
    path, teller = tmp_path / "desk.log", logging.getLogger("istes_desk.test")
    handler = start_log(path)
    monkeypatch.setattr(Path, "replace", lambda *_: Path("manca").unlink())
    for number in range(3):
        teller.info("line %02d", number)
    stop_log(handler)
    assert path.read_text(encoding="utf-8").count("line") == 3


def test_a_crash_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "crash.txt"
    assert take_left_over(path) == ""
    path.write_text("Fatal Python error: Segmentation fault\n", encoding="utf-8")
    assert take_left_over(path) == "Fatal Python error: Segmentation fault"
    assert take_left_over(path) == ""
    assert (tmp_path / "crash.last.txt").exists()


def core_size() -> int:
    """How much of its memory a program that dies may write down."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def test_a_peaceful_end_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "crash.txt"
    was_enabled = faulthandler.is_enabled()
    crash = CrashFile(path)
    assert path.exists()
    assert core_size() == 0
    crash.close()
    assert not path.exists()
    if was_enabled:
        faulthandler.enable()
    path.touch()
    assert take_left_over(path) == ""


def test_the_report_has_facts_and_no_secret(tmp_path: Path) -> None:
    error = ValueError("token: segreta99")
    for text in (bug_report(error, tmp_path), crash_report("pwd=segreta99", tmp_path)):
        assert text.startswith("ISTES Desk ")
        assert "PySide6-Essentials 6." in text
        assert "segreta99" not in text
