"""What Debian 12 must have, and the few tools that come from the package index."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import dev_system
from dev_system import Need, program

from wine.places import HERE, LOCALES, TOOLS, WINE

OPEN_SANS = Path("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf")
ITALIAN = Path("/usr/share/i18n/locales/it_IT")
NEEDS = (
    Need("wine64", WINE.exists),
    program("xvfb", "Xvfb"),
    program("gcc-mingw-w64-x86-64-win32", "x86_64-w64-mingw32-gcc"),
    program("nsis", "makensis"),
    program("osslsigncode", "osslsigncode"),
    program("x11-utils", "xwininfo"),
    Need("locales", ITALIAN.exists),
    Need("fonts-open-sans", OPEN_SANS.exists),
    Need("fonts-liberation", lambda: any(Path("/usr/share/fonts").rglob("LiberationSans-Regular.ttf"))),
)


def provide() -> bool:
    """Installs what is missing and says so; False when this user may not."""
    if not dev_system.install(dev_system.missing(NEEDS)):
        return False
    italian = LOCALES / "it_IT.UTF-8"
    if not italian.exists():
        LOCALES.mkdir(parents=True, exist_ok=True)
        subprocess.run(["localedef", "-i", "it_IT", "-f", "UTF-8", italian], check=True)
    _tools()
    return True


def _tools() -> None:
    """A copy of their list, written last, says that they are whole."""
    wanted, had = HERE / "tools.txt", TOOLS / "tools.txt"
    if had.exists() and had.read_bytes() == wanted.read_bytes():
        return
    venv.create(TOOLS, with_pip=True, clear=True)
    pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(wanted)], check=True, stdout=sys.stderr)
    had.write_bytes(wanted.read_bytes())
