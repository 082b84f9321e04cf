"""The steps from nothing to a tested installer, each done again only when what it is made of changed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sign

from wine import bundle, installer, installer_test, needs, portable, prefix, smoke, start, suite, wheels
from wine import windows_python as python
from wine.places import CACHE, HERE, OUT, PREFIX, ROOT, TOOLS, WINDOWS_PYTHON
from wine.session import Session, session

STAMPS = CACHE / "stamps"
PROGRAM = (
    *("istes_desk", "resources", "packaging/frozen", "packaging/istes-desk.spec"),
    *("packaging/collector", "packaging/licences", "LICENSE"),
)
PREFIX_SOURCES = ("packaging/wine/stubs", "packaging/wine/stubs.py", "packaging/wine/prefix.py")
PYTHON = ("packaging/wine/windows_python.py",)
PACKAGES = ("packaging/constraints.txt",)
INSTALLER = (
    "packaging/installer.nsi",
    "packaging/nsis.py",
    "packaging/sign.py",
    "packaging/wine/installer.py",
)
BARE = ("packaging/wine/bare_window.py", "packaging/wine/start.py")
NEVER_READ = {".pyc", ".ts", ".png"}


@dataclass(frozen=True, slots=True)
class Step:
    """``sources`` are files and folders below the project; none = done every time.

    ``made`` must be there for a stamp to count; ``also`` is what else it depends on.
    """

    name: str
    work: Callable[[Session], object]
    sources: tuple[str, ...] = ()
    made: Path | None = None
    after: tuple[str, ...] = ()
    also: str = ""


def steps(archive: python.Archive) -> tuple[Step, ...]:
    made = WINDOWS_PYTHON / "python.exe"
    return (
        Step("python", lambda _: python.provide(archive), PYTHON, made, ("prefix",), archive.sha256),
        Step("wheels", lambda _: wheels.provide(), PACKAGES, _packages(), ("python",)),
        Step("bundle", bundle.make, PROGRAM, bundle.BUNDLE, ("wheels",)),
        Step("check", lambda _: _check()),
        Step("signature", lambda _: _sign()),
        Step("bare window", start.freeze_bare, BARE, start.BARE, ("wheels",)),
        Step("smoke", lambda here: smoke.run(here, bundle.BUNDLE)),
        Step(
            "installer",
            lambda _: installer.make(bundle.BUNDLE),
            INSTALLER,
            installer.setup_file(),
            ("bundle",),
            str(sign.signer()),
        ),
        Step("installer test", lambda here: installer_test.run(here, bundle.BUNDLE)),
        Step("portable", lambda here: portable.run(here, bundle.BUNDLE)),
    )


def _check() -> None:
    script = HERE / "program_check.py"
    subprocess.run([TOOLS / "bin" / "python", script, bundle.BUNDLE, WINDOWS_PYTHON], check=True)


def _sign() -> None:
    if not sign.sign_all([bundle.BUNDLE / name for name in ("ISTES Desk.exe", "istes-desk-cli.exe")]):
        print("   not signed: no certificate is named")


def _packages() -> Path:
    return WINDOWS_PYTHON / "Lib" / "site-packages"


def everything(archive: python.Archive) -> bool:
    """True when all went well; each step says how long it took."""
    if not needs.provide():
        return False
    _prefix()
    with session() as here:
        for step in steps(archive):
            _do(step, here)
    _do(Step("start", lambda _: start.run(bundle.BUNDLE)), Session())
    return True


def own_tests(archive: python.Archive, parts: Sequence[str]) -> bool:
    """The project's pytest suite, or folders of it, in the Python of Windows; needs no bundle."""
    if not needs.provide():
        return False
    _prefix()
    with session() as here:
        for step in [step for step in steps(archive) if step.name in ("python", "wheels")]:
            _do(step, here)
        _do(Step("pytest", lambda here: suite.run(here, parts or suite.PARTS)), here)
    return True


def _prefix() -> None:
    """By itself: Wine writes its registry only when its last program has ended."""
    with session(idling=False) as here:
        _do(Step("prefix", prefix.make, PREFIX_SOURCES, PREFIX), here)


def _do(step: Step, here: Session) -> None:
    stamp, key = STAMPS / step.name.replace(" ", "-"), _key(step)
    if step.sources and step.made and step.made.exists() and stamp.exists() and stamp.read_text() == key:
        print(f"== {step.name}: nothing changed", flush=True)
        return
    began = time.monotonic()
    print(f"== {step.name}", flush=True)
    stamp.unlink(missing_ok=True)
    step.work(here)
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
    print(f"   {time.monotonic() - began:.0f} s", flush=True)


def _key(step: Step) -> str:
    """Changes with the content of what the step is made of, and with the steps before it."""
    digest = hashlib.sha256(step.also.encode())
    for file in _files(step.sources):
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    for earlier in step.after:
        digest.update((STAMPS / earlier).read_bytes() if (STAMPS / earlier).exists() else b"none")
    return digest.hexdigest()


def _files(sources: Iterable[str]) -> list[Path]:
    found = [ROOT / source for source in sources]
    inside = [path for one in found for path in (one.rglob("*") if one.is_dir() else [one])]
    return sorted(path for path in inside if path.is_file() and path.suffix not in NEVER_READ)


def forget() -> None:
    """From nothing next time."""
    shutil.rmtree(CACHE, ignore_errors=True)
    shutil.rmtree(OUT, ignore_errors=True)
