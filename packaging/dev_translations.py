"""Texts of the windows and their translations: updates the .ts files, and says what a .ts file lacks."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
GONE = {"vanished", "obsolete"}


class Message(NamedTuple):
    context: str
    source: str
    comment: str


def update(lupdate: Path) -> int:
    """Bring every .ts file (the Italian one at least) up to date with the sources."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in _files() or [FOLDER / "istes_desk_it.ts"]:
        _run_lupdate(lupdate, file)
    return check(lupdate)


def check(lupdate: Path) -> int:
    """0 when every text of the program has a finished translation in every .ts file, else 1 with a list."""
    complaints = [line for file in _files() for line in _complaints(lupdate, file)]
    if not _files() and _expected(lupdate, None):
        complaints.append("no .ts file yet: run dev.py translations")
    for line in complaints:
        print(line)
    print(f"translations: {len(complaints)} complaint(s) in {len(_files())} file(s)")
    return 1 if complaints else 0


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.ts"))


def _complaints(lupdate: Path, file: Path) -> Iterator[str]:
    have, unfinished = _read(file)
    wanted = _expected(lupdate, file)
    for word, messages in (
        ("missing", wanted - have),
        ("left over", have - wanted),
        ("unfinished", unfinished & wanted),
    ):
        for message in sorted(messages):
            yield f"{file.name}: {word}: {message.context}: {message.source!r}"


def _expected(lupdate: Path, file: Path | None) -> set[Message]:
    """What a copy of the .ts file holds after an update."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / (file.name if file else "istes_desk_it.ts")
        if file:
            shutil.copyfile(file, copy)
        _run_lupdate(lupdate, copy)
        return _read(copy)[0] if copy.exists() else set()


def _run_lupdate(lupdate: Path, target: Path) -> None:
    sources = [*(ROOT / "istes_desk" / "gui").rglob("*.py"), *(ROOT / "ui").glob("*.ui")]
    names = [path.relative_to(ROOT).as_posix() for path in sorted(sources) if "forms" not in path.parts]
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "sources.lst"
        listing.write_text("\n".join(names), encoding="utf-8")
        options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
        subprocess.run([lupdate, *options, f"@{listing}", "-ts", target], cwd=ROOT, check=True)


def _read(file: Path) -> tuple[set[Message], set[Message]]:
    """The living messages of a .ts file, and those of them without a finished translation."""
    living, unfinished = set(), set()
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for node in context.iter("message"):
            translation = node.find("translation")
            kind = "unfinished" if translation is None else translation.get("type", "")
            key = Message(name, node.findtext("source", ""), node.findtext("comment", ""))
            if kind not in GONE:
                living.add(key)
            if kind == "unfinished" or not _texts_are_full(translation):
                unfinished.add(key)
    return living, unfinished


def _texts_are_full(translation: ElementTree.Element | None) -> bool:
    if translation is None:
        return False
    forms = translation.findall("numerusform") or [translation]
    return all((form.text or "").strip() for form in forms)
