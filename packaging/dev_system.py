"""The machine below the program: which Debian packages are missing, and getting just those."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


class Need(NamedTuple):
    """A Debian package and the test that says whether this machine already has what it brings."""

    package: str
    present: Callable[[], bool]


def library(package: str, soname: str) -> Need:
    return Need(package, lambda: _loads(soname))


def program(package: str, name: str) -> Need:
    return Need(package, lambda: find_program(name) is not None)


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(True for folder in folders for _ in folder.rglob("*.[to]tf"))


def find_program(name: str) -> Path | None:
    """On PATH, or where Debian hides PostgreSQL's server programs; the newest version wins."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    hidden = sorted(versions, key=lambda path: (len(path.parts[4]), path.parts[4]))
    found = hidden[-1] if hidden else shutil.which(name)
    return Path(found) if found else None


OFFSCREEN = (
    library("libgl1", "libGL.so.1"),
    library("libegl1", "libEGL.so.1"),
    library("libxkbcommon0", "libxkbcommon.so.0"),
    library("libfontconfig1", "libfontconfig.so.1"),
    library("libglib2.0-0", "libglib-2.0.so.0"),
    library("libdbus-1-3", "libdbus-1.so.3"),
    Need("fonts-dejavu-core", _has_font),
    Need("python3-venv", lambda: importlib.util.find_spec("ensurepip") is not None),
)
SCREEN = (
    library("libxcb-cursor0", "libxcb-cursor.so.0"),
    library("libxcb-icccm4", "libxcb-icccm.so.4"),
    library("libxcb-image0", "libxcb-image.so.0"),
    library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    library("libxcb-randr0", "libxcb-randr.so.0"),
    library("libxcb-render-util0", "libxcb-render-util.so.0"),
    library("libxcb-shape0", "libxcb-shape.so.0"),
    library("libxcb-xkb1", "libxcb-xkb.so.1"),
    library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
)
OWN_LIBRARY = f"libpython3.{sys.version_info.minor}"
FREEZING = (
    program("binutils", "objdump"),
    Need(OWN_LIBRARY, lambda: sys.prefix != "/usr" or _loads(f"{OWN_LIBRARY}.so.1.0")),
)
"""What PyInstaller reads libraries with, and Python itself as a library: Debian's comes without."""

SIGNING = (program("osslsigncode", "osslsigncode"),)
X11 = (program("xvfb", "Xvfb"), library("libxss1", "libXss.so.1"))
"""A screen of the tests' own, and the extension that tells when it was touched."""

SERVERS = (
    program("postgresql", "initdb"),
    program("dovecot-imapd", "dovecot"),
    program("openssl", "openssl"),
    program("dbus", "dbus-run-session"),
    program("gnome-keyring", "gnome-keyring-daemon"),
    program("keepassxc", "keepassxc-cli"),
)


def has_screen() -> bool:
    """True where a window can be shown: Windows, a display server, or a Qt platform named by hand."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def missing(needs: Iterable[Need]) -> list[str]:
    return [need.package for need in needs if not need.present()] if sys.platform == "linux" else []


def install(packages: list[str]) -> bool:
    """Install with apt as root on the Debian family, else name the packages; True when done."""
    if not packages:
        return True
    if not _is_debian() or os.geteuid() != 0:
        print("Missing on this machine: " + " ".join(packages))
        print("Install with: sudo apt-get install " + " ".join(packages) + "  (Debian's names)")
        return False
    print("Installing system packages: " + " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-q"]
    fetch = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    return all(
        subprocess.run(command, check=False, env=environment).returncode == 0 for command in (update, fetch)
    )


def _is_debian() -> bool:
    return shutil.which("apt-get") is not None and Path("/etc/debian_version").exists()
