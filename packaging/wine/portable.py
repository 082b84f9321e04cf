"""The portable ZIP: the same folder and a marker file; data stays beside the program."""

from __future__ import annotations

import zipfile
from pathlib import Path

from frozen.windows import version

from wine.places import OUT, ROOT

MARKER = "portable.txt"
WORDS = 'While this file is here, ISTES Desk keeps its data in the folder "data" beside it.\r\n'
TIME = (2026, 1, 1, 0, 0, 0)


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
