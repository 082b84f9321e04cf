"""The project's own tests in the Python of Windows; what fails for Wine's sake is listed with its reason."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path

from wine.places import HERE, OUT, PYTHON_EXE, ROOT, WINDOWS_PYTHON, windows_path
from wine.session import Session

KNOWN = HERE / "known_failures.txt"
PARTS = tuple(f"tests/{part}" for part in ("unit", "architecture", "adapters", "packaging", "e2e", "gui"))
LEFT_OUT = re.compile(r"^left out here: .+$", re.MULTILINE)
FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)
NO_TESTS, TESTS_FAILED = 5, 1
SECONDS = 3600


def run(here: Session, parts: Sequence[str]) -> None:
    """RuntimeError when a test fails that is not in the list, or one of the list there does not."""
    listed, failed, ended = read_known(KNOWN.read_text(encoding="utf-8")), list[str](), list[str]()
    known = {name: reason for name, reason in listed.items() if name.startswith(tuple(parts))}
    OUT.mkdir(parents=True, exist_ok=True)
    with installed():
        for part in parts:
            done = here.run(PYTHON_EXE, *_options(part), seconds=SECONDS, extra={"PYTHONUTF8": "1"})
            (OUT / f"pytest-{Path(part).name}.log").write_text(done.output, encoding="utf-8")
            told = [done.output.strip().rpartition("\n")[2], *LEFT_OUT.findall(done.output)]
            print(f"   {part}: {'; '.join(told)}", flush=True)
            failed += FAILED.findall(done.output)
            ended += (
                [f"{part} ended with {done.code}"] if done.code not in (0, TESTS_FAILED, NO_TESTS) else []
            )
    wrong = [*ended, *compared(known, failed)]
    print(f"   {len(failed)} failed, all for Wine's sake" if not wrong else "   " + "\n   ".join(wrong))
    if wrong:
        raise RuntimeError("the tests under Wine")


@contextmanager
def installed() -> Iterator[None]:
    """The project for its child processes too: this Python takes no path from the environment."""
    packages = WINDOWS_PYTHON / "Lib" / "site-packages"
    told = next((ROOT / ".venv").rglob("istes_desk-*.dist-info"))
    path, copy = packages / "istes_desk.pth", packages / told.name
    path.write_text(windows_path(ROOT) + "\n", encoding="utf-8")
    shutil.copytree(told, copy, dirs_exist_ok=True)
    yield
    path.unlink()
    shutil.rmtree(copy)


def _options(part: str) -> list[str]:
    """No plug-in of chance and no cache: the same again each time."""
    folder = windows_path(ROOT)
    places = ["--rootdir", folder, "-c", windows_path(ROOT / "pyproject.toml"), "-o", f"pythonpath={folder}"]
    quiet = ["-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--tb=short", "--basetemp", r"C:\pt"]
    return ["-X", "faulthandler", "-m", "pytest", *quiet, *places, windows_path(ROOT / part)]


def read_known(text: str) -> dict[str, str]:
    """Pattern of test ids -> the reason, which stands above them after a `#`."""
    known, reason = dict[str, str](), ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            reason = line[1:].strip()
        else:
            known[line] = reason
    return known


def compared(known: dict[str, str], failed: list[str]) -> list[str]:
    """What nobody expected, and what is listed without need."""
    new = [f"failed: {name}" for name in failed if not any(fnmatchcase(name, one) for one in known)]
    idle = [one for one in known if not any(fnmatchcase(name, one) for name in failed)]
    return new + [f"listed, but does not fail: {one}" for one in idle]
