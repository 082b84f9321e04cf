"""The portable ZIP: the same folder and a marker file; data stays beside the program."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from frozen.windows import version

from wine.places import CACHE, OUT, ROOT, user_folder, windows_path
from wine.session import Session

MARKER = "portable.txt"
WORDS = 'While this file is here, ISTES Desk keeps its data in the folder "data" beside it.\r\n'
TIME = (2026, 1, 1, 0, 0, 0)


def run(here: Session, bundle: Path) -> None:
    """Makes it and tries it; RuntimeError when a database appears anywhere but beside the program."""
    archive, place = make(bundle), CACHE / "portable"
    shutil.rmtree(place, ignore_errors=True)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    program = place / bundle.name
    here.must(windows_path(program / "istes-desk-cli.exe"), "migrate", seconds=600)
    found = [*place.rglob("*.sqlite3"), *(user_folder() / "AppData").rglob("*.sqlite3")]
    shutil.rmtree(place)
    if [path.is_relative_to(program / "data") for path in found] != [True]:
        raise RuntimeError(f"the portable program keeps its data in {found}")
    print("   unpacked and started: its data is beside it")


def make(bundle: Path) -> Path:
    """The archive, the same bytes from the same files."""
    target = OUT / f"ISTES-Desk-{version(ROOT)}-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in bundle.rglob("*") if path.is_file()):
            _add(archive, f"ISTES Desk/{file.relative_to(bundle).as_posix()}", file.read_bytes())
        _add(archive, f"ISTES Desk/{MARKER}", WORDS.encode())
    print(f"   {target.name}: {target.stat().st_size / 1e6:.1f} MB")
    return target


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
