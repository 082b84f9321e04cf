"""The pinned packages for Windows' Python, into its site-packages; no program of Windows is run for it."""

from __future__ import annotations

import os
import shutil
import subprocess

from wine.places import CACHE, ROOT, TOOLS, WINDOWS_PYTHON

CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PLATFORM = ("--python-platform", "x86_64-pc-windows-msvc")


def provide() -> None:
    """uv weighs the markers for Windows, which pip does not when it downloads for another platform."""
    target = WINDOWS_PYTHON / "Lib" / "site-packages"
    shutil.rmtree(target, ignore_errors=True)
    version = next(WINDOWS_PYTHON.glob("python3??.dll")).stem.removeprefix("python")
    command = [
        str(TOOLS / "bin" / "uv"),
        "pip",
        "install",
        "-q",
        "--target",
        str(target),
        "--only-binary",
        ":all:",
    ]
    command += ["--require-hashes", *PLATFORM, "--python-version", f"{version[0]}.{version[1:]}"]
    environment = {**os.environ, "UV_CACHE_DIR": str(CACHE / "uv")}
    subprocess.run([*command, "-r", str(CONSTRAINTS)], check=True, env=environment)
