"""What Windows reads from the program files: icon, version resource, manifest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

COMPANY = "ISTES ICT Solutions"
ITALIAN_UNICODE = "041004B0"
RUNTIME = re.compile(r"(?i)(msvcp|vcruntime|concrt)140\w*\.dll")
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)


def version(root: Path) -> str:
    """The one version number of the project."""
    text = (root / "istes_desk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise ValueError("istes_desk/__init__.py names no version")
    return found[1]


def resources(root: Path, work: Path) -> dict[str, Any]:
    """The arguments of PyInstaller's EXE; the icon is drawn from the program's own SVG into ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    return {
        "icon": str(draw_icon(root / "resources" / "icons" / "app.svg", work / "istes-desk.ico")),
        "version": version_resource(version(root)),
        "manifest": (root / "packaging" / "frozen" / "istes-desk.manifest").read_text(encoding="utf-8"),
    }


def version_resource(number: str) -> Any:
    """PyInstaller's own structure; figures that are missing are 0."""
    from PyInstaller.utils.win32 import versioninfo as info

    figures = (*map(int, re.findall(r"\d+", number)), 0, 0, 0, 0)[:4]
    words = {
        "CompanyName": COMPANY,
        "FileDescription": "ISTES Desk",
        "FileVersion": number,
        "LegalCopyright": "GPL-3.0-or-later",
        "ProductName": "ISTES Desk",
        "ProductVersion": number,
    }
    strings = info.StringTable(ITALIAN_UNICODE, [info.StringStruct(*pair) for pair in words.items()])
    language = info.VarStruct("Translation", [0x0410, 1200])
    fixed = info.FixedFileInfo(filevers=figures, prodvers=figures, OS=0x40004, fileType=1)
    return info.VSVersionInfo(fixed, [info.StringFileInfo([strings]), info.VarFileInfo([language])])


def one_runtime(binaries: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Of Microsoft's C++ runtime, which several packages bring, the newest; above all, where all find it.

    Its rule: never older than what a library was linked with.
    """
    runtimes = [entry for entry in binaries if RUNTIME.fullmatch(Path(entry[1]).name)]
    newest = {Path(file).name.upper(): (file, kind) for _, file, kind in sorted(runtimes, key=_built)}
    others = [entry for entry in binaries if entry not in runtimes]
    return others + [(Path(file).name, file, kind) for file, kind in newest.values()]


def _built(entry: tuple[str, str, str]) -> tuple[int, int]:
    """The version of a library, as two halves."""
    import pefile

    (fixed,) = pefile.PE(entry[1]).VS_FIXEDFILEINFO
    return fixed.FileVersionMS, fixed.FileVersionLS


def draw_icon(source: Path, target: Path) -> Path:
    """All sizes that Windows asks for, each drawn from the SVG."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing, pictures = QSvgRenderer(str(source)), []
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_RGBA8888)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        pictures.append(Image.frombytes("RGBA", (size, size), bytes(image.constBits())))
    *smaller, largest = pictures
    largest.save(target, format="ICO", append_images=smaller, sizes=[(size, size) for size in ICON_SIZES])
    return target
