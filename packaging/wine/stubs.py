"""Makes up for what Wine 8 lacks: three small DLLs, for the prefix only."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from wine.places import HERE, STUBS, WINE_LIBRARIES

COMPILER = ("x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-nostartfiles", "-Wno-array-bounds")
BUILTIN_MARK = b"Wine builtin DLL"
NAMES = ("icuuc.dll", "bcryptprimitives.dll", "version.dll", "version_wine.dll")


def build() -> list[Path]:
    """The files to put into system32."""
    STUBS.mkdir(parents=True, exist_ok=True)
    source = HERE / "stubs"
    _compile("icuuc.dll", "0", source / "icuuc.c")
    _compile("bcryptprimitives.dll", "0", source / "bcryptprimitives.c", "-ladvapi32")
    definitions = STUBS / "version.def"
    definitions.write_text(_forwards(WINE_LIBRARIES / "version.dll"))
    _compile("version.dll", "DllMain", source / "version.c", definitions, "-lkernel32")
    _copy_of_version(WINE_LIBRARIES / "version.dll")
    return [STUBS / name for name in NAMES]


def _compile(name: str, entry: str, *parts: str | Path) -> None:
    subprocess.run([*COMPILER, f"-Wl,-e,{entry}", "-o", str(STUBS / name), *map(str, parts)], check=True)


def _forwards(library: Path) -> str:
    """A module definition that passes every function of Wine's version.dll on."""
    dump = ["x86_64-w64-mingw32-objdump", "-p", str(library)]
    text = subprocess.run(dump, check=True, capture_output=True, text=True).stdout
    table = text.partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(r"^\s*\[.*\]\s.*?(\w+)$", table, re.MULTILINE)
    if "VerQueryValueW" not in names:
        raise RuntimeError("the functions of Wine's version.dll were not found")
    lines = "".join(f"  {name} = version_wine.{name}\n" for name in names)
    return f"LIBRARY version.dll\nEXPORTS\n{lines}"


def _copy_of_version(library: Path) -> None:
    """Under another name Wine takes its own file only without the mark of a builtin."""
    content = library.read_bytes()
    (STUBS / "version_wine.dll").write_bytes(content.replace(BUILTIN_MARK, b"-" * len(BUILTIN_MARK), 1))
