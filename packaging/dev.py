"""The developer's two commands and their smaller sisters (`--help` lists them). Standard library only."""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import dev_system

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
SUFFIX = ".exe" if sys.platform == "win32" else ""
PYTHON = SCRIPTS / f"python{SUFFIX}"
STAMP = VENV / "istes-desk.stamp"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PYTEST = (PYTHON, "-m", "pytest")
FORMS = ROOT / "istes_desk" / "gui" / "forms"
UNITS = "tests/unit"
EVERYTHING_PROVEN = "istes_desk/domain/*,istes_desk/services/*"
NO_TESTS_COLLECTED = 5


class Gate(NamedTuple):
    """One check of `lint`: what to call it and how to run it."""

    name: str
    command: Sequence[str | Path]


def script(name: str) -> Path:
    """A tool of the environment; they are in the interpreter's own script folder, not on PATH."""
    return SCRIPTS / f"{name}{SUFFIX}"


LINT = (
    Gate("ruff check", [script("ruff"), "check", "."]),
    Gate("ruff format", [script("ruff"), "format", "--check", "."]),
    Gate("mypy", [script("mypy")]),
    Gate("lint-imports", [script("lint-imports")]),
    Gate("deptry", [script("deptry"), "."]),
    Gate("translations", [sys.executable, Path(__file__), "translations", "--check"]),
)


def call(command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
    return subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, **(extra or {})}).returncode


def must(command: Sequence[str | Path]) -> None:
    code = call(command)
    if code != 0:
        sys.exit(f"Failed ({code}): " + " ".join(map(str, command)))


# --- environment ------------------------------------------------------------------------------------------


def environment_stamp() -> str:
    """Changes when what is to be installed changes."""
    files = (CONSTRAINTS, ROOT / "pyproject.toml")
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def ensure_environment() -> None:
    """Create .venv and fill it, unless the stamp says that nothing changed since the last time."""
    wanted = environment_stamp()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    if not PYTHON.exists():
        import venv  # missing from the embeddable Python of Windows, which needs none

        print("Creating .venv", flush=True)
        venv.create(VENV, with_pip=True, clear=True, symlinks=os.name != "nt")
    print("Installing the pinned packages (a few minutes the first time)", flush=True)
    install: list[str | Path] = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    must([*install, "--require-hashes", "-r", CONSTRAINTS])
    must([*install, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    STAMP.write_text(wanted)


# --- generated files --------------------------------------------------------------------------------------


def assets() -> int:
    """Generate what is older than its source, and delete what lost its source."""
    forms = {FORMS / f"ui_{ui.stem}.py": ui for ui in (ROOT / "ui").glob("*.ui")}
    texts = {ts.with_suffix(".qm"): ts for ts in (ROOT / "resources" / "i18n").glob("*.ts")}
    for left_over in set(FORMS.glob("ui_*.py")) - set(forms):
        left_over.unlink()
    for target in filter(lambda target: is_stale(target, forms[target]), forms):
        must([script("pyside6-uic"), "-o", target, forms[target]])
    for target in filter(lambda target: is_stale(target, texts[target]), texts):
        must([script("pyside6-lrelease"), "-silent", texts[target], "-qm", target])
    return 0


def is_stale(target: Path, source: Path) -> bool:
    return not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns


# --- commands ---------------------------------------------------------------------------------------------


def prepare() -> None:
    """Everything that `run` needs: system libraries, environment, generated files."""
    screen = dev_system.SCREEN if has_display_server() else ()
    if not dev_system.install(dev_system.missing([*dev_system.OFFSCREEN, *screen])):
        sys.exit(1)
    ensure_environment()
    assets()


def has_display_server() -> bool:
    return sys.platform == "linux" and bool(os.environ.get("DISPLAY"))


def setup(_: list[str]) -> int:
    prepare()
    return 0


def run(arguments: list[str]) -> int:
    """Start the program; commands of its own (`backup`, `screenshots`, ...) and --smoke need no screen."""
    prepare()
    smoke = "--smoke" in arguments
    opens_window = not smoke and all(argument.startswith("-") for argument in arguments)
    if opens_window and not dev_system.has_screen():
        print("All is ready, but this machine has no screen (neither DISPLAY nor WAYLAND_DISPLAY is set).")
        print("To see the program work without one: python3 packaging/dev.py run --smoke")
        return 0
    extra = {"QT_QPA_PLATFORM": "offscreen"} if smoke else {}
    return call([PYTHON, "-m", "istes_desk", *arguments], extra)


def lint(_: list[str]) -> int:
    prepare()
    return report(failing_gates())


def failing_gates() -> list[str]:
    failed = []
    for gate in LINT:
        print(f"== {gate.name}", flush=True)
        if call(gate.command) != 0:
            failed.append(gate.name)
    return failed


def report(failed: list[str]) -> int:
    print("Failed: " + ", ".join(failed) if failed else "All checks passed", flush=True)
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    prepare()
    patient = ["-o", "faulthandler_timeout=900"]
    code = call([*PYTEST, "-m", "benchmark", "-p", "no:randomly", *patient, "tests/benchmarks", *arguments])
    return 0 if code == NO_TESTS_COLLECTED else code


def test(arguments: list[str]) -> int:
    """Without arguments all that CI runs; with --fast the unit tests; else pytest with these arguments."""
    prepare()
    if arguments == ["--fast"]:
        return call([*PYTEST, "-q", UNITS])
    import dev_servers

    tools = [*dev_system.SERVERS, *dev_system.FREEZING, *dev_system.SIGNING, *dev_system.X11]
    if not dev_system.install(dev_system.missing(tools)):
        print("Tests that need them are left out, and counted below", flush=True)
    with dev_servers.servers() as found:
        return call([*PYTEST, *arguments], found) if arguments else everything(found)


def everything(found: dict[str, str]) -> int:
    """Every gate, even after a red one; the last line is pytest's own summary."""
    failed = failing_gates()
    print("== unit tests", flush=True)
    failed += ["unit tests"] if call([PYTHON, "-m", "coverage", "run", "-m", "pytest", "-q", UNITS]) else []
    print("== tests of the rest, on both cores", flush=True)
    rest: list[str | Path] = [*PYTEST, "-n", "2", f"--ignore={UNITS}"]
    code, summary = run_and_keep_last_line(rest, found)
    failed += ["tests"] if code else []
    print("== coverage of domain and services by the unit tests", flush=True)
    gate = [
        "report",
        f"--include={EVERYTHING_PROVEN}",
        "--skip-covered",
        "-m",
        "--fail-under=100",
    ]
    failed += ["coverage"] if call([PYTHON, "-m", "coverage", *gate]) else []
    code = report(failed)
    print(summary)
    return code


def run_and_keep_last_line(command: Sequence[str | Path], extra: Mapping[str, str]) -> tuple[int, str]:
    """Exit code and last line of a command whose output is passed on as it comes."""
    environment = {**os.environ, **extra}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        if process.stdout is None:
            raise RuntimeError("no pipe")
        tail = pass_on(process.stdout)
        return process.wait(), tail.decode(errors="replace").rstrip().rpartition("\n")[2]


def pass_on(stream: IO[bytes]) -> bytes:
    tail = b""
    while chunk := os.read(stream.fileno(), 65536):
        sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        tail = (tail + chunk)[-4096:]
    return tail


def translations(arguments: list[str]) -> int:
    """Update the .ts files from the sources, or with --check only say what they lack."""
    import dev_translations

    ensure_environment()
    action = dev_translations.check if "--check" in arguments else dev_translations.update
    return action(script("pyside6-lupdate"))


def build_assets(_: list[str]) -> int:
    ensure_environment()
    return assets()


def freeze(arguments: list[str]) -> int:
    """The program as a folder that needs no Python, by default in dist/."""
    if not dev_system.install(dev_system.missing(dev_system.FREEZING)):
        return 1
    prepare()
    target = Path(arguments[0]).resolve() if arguments else ROOT / "dist"
    command: list[str | Path] = [script("pyinstaller"), "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", target, "--workpath", ROOT / "build" / "frozen"]
    fixed = {"PYTHONHASHSEED": "0", "QT_QPA_PLATFORM": "offscreen"}
    return call([*command, ROOT / "packaging" / "istes-desk.spec"], fixed)


def windows(arguments: list[str]) -> int:
    """The Windows program, built and driven under Wine."""
    import dev_windows

    prepare()
    return dev_windows.main(arguments)


COMMANDS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "run": (run, "start the program (run --smoke: offscreen walk through the main job)"),
    "test": (test, "everything CI runs (test --fast: unit tests; test ARGS: pytest ARGS)"),
    "lint": (lint, "style, types, import contracts, dependencies, translations"),
    "assets": (build_assets, "generate forms and translations"),
    "translations": (translations, "update the .ts files (--check: only say what they lack)"),
    "bench": (bench, "the speed goals, each a ratio"),
    "freeze": (freeze, "the program as a folder that needs no Python, in dist/ (freeze DIR: there)"),
    "windows": (windows, "the Windows program, built and driven under Wine (Debian, root for apt)"),
    "setup": (setup, "prepare this machine and .venv, nothing else"),
}


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST:
        sys.exit("Python {}.{} or newer is needed".format(*OLDEST))
    lines = [f"  {name:<13} {text}" for name, (_, text) in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        description=__doc__, epilog="\n".join(lines), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on to the command")
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return COMMANDS[chosen.command][0](chosen.arguments)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
