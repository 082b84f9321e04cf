"""What Windows reads from the program files: icon, version resource, manifest."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

COMPANY = "ISTES ICT Solutions"
ITALIAN_UNICODE = "041004B0"
RUNTIME = re.compile(r"(?i)(msvcp|vcruntime|concrt)140\w*\.dll")
CLEAR, PAPER, BANNER = "transparent", "#e8f1f3", (164, 314)
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
    sign = root / "resources" / "icons" / "app.svg"
    draw_banner(sign, work / "banner.bmp")
    return {
        "icon": str(draw_icon(sign, work / "istes-desk.ico")),
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
    from PIL import Image

    drawings = (_drawn(source, size, size, size, CLEAR) for size in ICON_SIZES)
    pictures = [
        Image.frombytes("RGBA", (size, size), bytes(image.constBits()))
        for size, image in zip(ICON_SIZES, drawings, strict=True)
    ]
    *smaller, largest = pictures
    largest.save(target, format="ICO", append_images=smaller, sizes=[(size, size) for size in ICON_SIZES])
    return target


def draw_banner(source: Path, target: Path) -> None:
    """What stands beside the last page of the installer, as large as NSIS wants it."""
    _drawn(source, *BANNER, BANNER[0] // 2, PAPER).save(str(target), "BMP")


def _drawn(source: Path, width: int, height: int, size: int, ground: str) -> Any:
    """A QImage with the drawing in its upper middle; needs no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(width, height, QImage.Format.Format_RGBA8888)
    image.fill(QColor(ground))
    edge = (width - size) / 2
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter, QRectF(edge, edge, size, size))
    painter.end()
    return image if ground == CLEAR else image.convertToFormat(QImage.Format.Format_RGB888)
