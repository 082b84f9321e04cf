"""A known secret goes through everything and is afterwards in no file of the program (N-2, N-3, N-5)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import psutil
import pytest
from pykeepass import PyKeePass

from istes_desk.domain.plan import CredentialPrint
from tests.adapters.pdf_reading import whole_text
from tests.e2e.canary_words import CANARY, PASSWORD

ROOT = Path(__file__).parents[2]
SHAPES = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]


def live_and_die(folder: Path) -> str:
    """Runs the story, reads its command line, kills it; everything temporary lies in the folder too."""
    temporary = folder / "temp"
    temporary.mkdir()
    places = ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "HOME")
    names = dict.fromkeys(places, str(temporary))
    environment = {**os.environ, **names, "QT_QPA_PLATFORM": "offscreen"}
    temporary.chmod(0o700)
    command = [sys.executable, "-X", "utf8", "-m", "tests.e2e.canary_child", str(folder)]
    with (
        (folder / "said.txt").open("w") as said,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=said, text=True
        ) as child,
    ):
        assert child.stdout is not None
        line = child.stdout.readline()
        seen = "" if line != "ready\n" else " ".join(psutil.Process(child.pid).cmdline())
        child.kill()
    assert line == "ready\n", (folder / "said.txt").read_text()
    return seen


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("canary")
    return folder, live_and_die(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, and what is packed inside the plain PDFs."""
    found = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    for path in folder.glob("*.pdf"):
        if path.stem != CredentialPrint.FULL:
            with pikepdf.open(path) as pdf:
                packed = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            found[f"{path.name} unpacked"] = b"".join(packed)
            found[f"{path.name} read"] = whole_text(path).encode()
    return found


def test_the_secret_is_in_no_file_and_no_argument(told: tuple[Path, str]) -> None:
    folder, arguments = told
    found = contents(folder)
    assert [name for name, data in found.items() if any(shape in data for shape in SHAPES)] == []
    assert CANARY not in arguments
    assert "canary_child" in arguments


def test_all_that_could_hold_it_was_there(told: tuple[Path, str]) -> None:
    names = set(contents(told[0]))
    wanted = {f"{mode}.pdf" for mode in CredentialPrint} | {"copia.kdbx"}
    wanted |= {str(Path("data", "istes-desk.sqlite3")), str(Path("data", "istes-desk.sqlite3-wal"))}
    wanted |= {str(Path("data", "report.txt")), str(Path("config", "settings.toml"))}
    wanted |= {str(Path("state", "istes-desk.log"))}
    assert wanted - names == set()


def test_the_encrypted_ones_hold_it_for_who_has_the_password(told: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = told
    plain = tmp_path / "plain.pdf"
    with pikepdf.open(folder / f"{CredentialPrint.FULL}.pdf", password=PASSWORD) as pdf:
        pdf.save(plain)
    assert f"{CANARY}-10" in whole_text(plain).replace("\n", "")
    entries = PyKeePass(folder / "copia.kdbx", password=PASSWORD).entries or []
    assert {f"{CANARY}-10", f"{CANARY}-11\nriga"} <= {entry.password for entry in entries}
