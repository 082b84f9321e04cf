"""What can be said of the Windows bundle without running it. Needs pefile: run by the tools' own Python.

Run as a script with the bundle and the folders of the Python it was built with; prints one line per fact.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pefile

AMD64, WINDOWED = 0x8664, 2
SAFE = 0x0160
"""High-entropy addresses, random base, no execution of data."""
MOST_BYTES = 110_000_000
WINDOWS_10 = "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"
OURS = ("ISTES Desk.exe", "istes-desk-cli.exe")
NEVER = re.compile(
    r"(?i)(icuuc|icuin|icu|bcryptprimitives|version|version_wine|ucrtbase|api-ms-win-.*|ext-ms-.*)\.dll"
)
"""Our stand-ins for Wine and Windows' own files."""
DEBUG = re.compile(r"(?i)(\.(pdb|debug|lib|exp|h|pyi|c|pyx|map)|_d\.(dll|pyd))$")
TOLD = ("NOTICE.txt", "sbom.cdx.json")
NOT_IN_1809 = {"icu.dll"}
"""Came with build 18362."""
SYSTEM = {
    "advapi32",
    "authz",
    "bcrypt",
    "bcryptprimitives",
    "cfgmgr32",
    "comctl32",
    "comdlg32",
    "credui",
    "crypt32",
    "d2d1",
    "d3d11",
    "d3d12",
    "d3d9",
    "dbghelp",
    "dcomp",
    "dnsapi",
    "dwmapi",
    "dwrite",
    "dxgi",
    "gdi32",
    "gdiplus",
    "icuuc",
    "imm32",
    "iphlpapi",
    "kernel32",
    "mpr",
    "mscms",
    "msvcrt",
    "ncrypt",
    "netapi32",
    "normaliz",
    "ntdll",
    "ole32",
    "oleacc",
    "oleaut32",
    "opengl32",
    "pdh",
    "powrprof",
    "propsys",
    "psapi",
    "rpcrt4",
    "runtimeobject",
    "secur32",
    "setupapi",
    "shcore",
    "shell32",
    "shlwapi",
    "ucrtbase",
    "uiautomationcore",
    "user32",
    "userenv",
    "uxtheme",
    "version",
    "wevtapi",
    "winhttp",
    "wininet",
    "winmm",
    "winspool.drv",
    "ws2_32",
    "wsock32",
    "wtsapi32",
}
DIRECTORIES = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
MANIFEST, ICONS = 24, 14


def complaints(bundle: Path, pythons: list[Path]) -> Iterator[str]:
    """One sentence per thing that is wrong."""
    files = [path for path in bundle.rglob("*") if path.is_file()]
    binaries = [path for path in files if path.suffix.lower() in (".exe", ".dll", ".pyd")]
    size = sum(path.stat().st_size for path in files)
    print(f"   {size / 1e6:.1f} MB in {len(files)} files, {len(binaries)} of them programs or libraries")
    if size > MOST_BYTES:
        yield f"the bundle has {size / 1e6:.1f} MB, the bound is {MOST_BYTES / 1e6:.0f}"
    for path in filter(lambda path: DEBUG.search(path.name), files):
        yield f"{path.name} is for those who build, not for those who use"
    for name in TOLD:
        if not (bundle / "_internal" / "istes_desk" / "_resources" / name).is_file():
            yield f"{name} is missing"
    yield from _foreign(bundle, binaries, pythons)
    yield from _imports(binaries)
    for name in OURS:
        yield from _program(bundle / name, windowed=name == OURS[0])


def _foreign(bundle: Path, binaries: Iterable[Path], pythons: list[Path]) -> Iterator[str]:
    """Every library must be, byte for byte, one that the builder's Python brought."""
    suffixes = (".exe", ".dll", ".pyd")
    brought = (path for python in pythons for path in python.rglob("*"))
    known = {_digest(path) for path in brought if path.suffix.lower() in suffixes}
    for path in binaries:
        if NEVER.fullmatch(path.name):
            yield f"{path.name} belongs to Windows or to the stand-ins for Wine"
        if path.parent != bundle and _digest(path) not in known:
            yield f"{path.name} is in no package"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _imports(binaries: list[Path]) -> Iterator[str]:
    """What is loaded must be in the bundle or part of Windows 10 1809 as far as is known."""
    inside = {path.name.lower() for path in binaries}
    asked: Counter[str] = Counter()
    for path in binaries:
        program = pefile.PE(str(path), fast_load=True)
        if program.FILE_HEADER.Machine != AMD64:
            yield f"{path.name} is not for amd64"
        program.parse_data_directories([pefile.DIRECTORY_ENTRY[name] for name in DIRECTORIES])
        asked.update({name for name in _libraries(program) if name not in inside})
    for name in sorted(asked):
        bare = name.removesuffix(".dll")
        if name in NOT_IN_1809 or not (bare in SYSTEM or bare.startswith("api-ms-win-")):
            yield f"{name} is asked for by {asked[name]} files and is not known in Windows 10 1809"
    print(f"   {len(asked)} libraries of Windows are asked for")


def _libraries(program: pefile.PE) -> Iterator[str]:
    for table in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for entry in getattr(program, table, ()):
            yield entry.dll.decode().lower()


def _program(path: Path, *, windowed: bool) -> Iterator[str]:
    """Our own two: how they start, what they say of themselves."""
    program = pefile.PE(str(path))
    header = program.OPTIONAL_HEADER
    facts = {
        "is windowed or not as meant": (header.Subsystem == WINDOWED) is windowed,
        "has random addresses and no executable data": header.DllCharacteristics & SAFE == SAFE,
        "runs on the oldest Windows 10": (header.MajorSubsystemVersion, header.MinorSubsystemVersion)
        <= (10, 0),
        "brings a version resource": "ProductVersion" in _version(program),
        **_manifest_facts(_resource(program, MANIFEST)),
        "has its icon from 16 to 256 points": {16, 256} <= _icon_sizes(_resource(program, ICONS)),
    }
    yield from (f"{path.name}: not true that it {fact}" for fact, true in facts.items() if not true)


def _version(program: pefile.PE) -> dict[str, str]:
    blocks = [block for blocks in getattr(program, "FileInfo", ()) for block in blocks]
    tables = [table for block in blocks for table in getattr(block, "StringTable", ())]
    return {key.decode(): value.decode() for table in tables for key, value in table.entries.items()}


def _resource(program: pefile.PE, kind: int) -> bytes:
    """The first resource of a kind, empty when there is none."""
    for entry in program.DIRECTORY_ENTRY_RESOURCE.entries:
        if entry.id == kind:
            place = entry.directory.entries[0].directory.entries[0].data.struct
            return bytes(program.get_data(place.OffsetToData, place.Size))
    return b""


def _manifest_facts(text: bytes) -> dict[str, bool]:
    root = ElementTree.fromstring(text)
    said = {element.tag.rpartition("}")[2]: element for element in root.iter()}
    level, paths, dots = (
        said.get(name) for name in ("requestedExecutionLevel", "longPathAware", "dpiAwareness")
    )
    known = {element.get("Id", "").lower() for element in root.iter() if element.tag.endswith("supportedOS")}
    return {
        "asks for no rights": level is not None and level.get("level") == "asInvoker",
        "takes long paths": paths is not None and paths.text == "true",
        "draws sharply on every screen": dots is not None and "PerMonitorV2" in (dots.text or ""),
        "knows Windows 10": WINDOWS_10 in known,
    }


def _icon_sizes(group: bytes) -> set[int]:
    """A width of 0 means 256."""
    count = int.from_bytes(group[4:6], "little")
    return {group[6 + 14 * place] or 256 for place in range(count)}


if __name__ == "__main__":
    found = list(complaints(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]]))
    print("\n".join(f"   WRONG: {complaint}" for complaint in found) or "   nothing to complain of")
    sys.exit(bool(found))
