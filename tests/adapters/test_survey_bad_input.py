"""Broken and hostile survey files are refused with a reason; no other error ever leaves a reader."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from istes_desk.adapters.surveys import archives, opening, tables
from istes_desk.adapters.surveys.opening import read_bytes, read_survey
from istes_desk.domain.survey.columns import found_in, guess_columns
from istes_desk.domain.survey.matching import compare
from istes_desk.domain.survey.verdicts import Declared
from istes_desk.services.errors import KnownError
from istes_desk.services.survey_files import KeePassFileError, PasswordWantedError, UnreadableError
from tests.adapters.test_survey_readers import DATA, con_cons

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE nmaprun [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><nmaprun args="&b;"><host/></nmaprun>"""
XXE = b"""<!DOCTYPE nmaprun [<!ENTITY x SYSTEM "file:///etc/passwd">]><nmaprun><host>&x;</host></nmaprun>"""


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet("Rete", 0)
    for _ in range(3):
        sheet.append(["nome", "ip"])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "vuoto"),
        (b"\n\n ", "vuoto"),
        (LAUGHS, "entità"),
        (XXE, "entità"),
        (XXE.decode().encode("utf-16"), "entità"),
        (b"<!DOCTYPE nmaprun [<!ELEMENT a ANY>]><nmaprun><host/></nmaprun>", "entità"),
        (b"<nmaprun><host>", "danneggiato"),
        (b"<nmaprun/>", "accesi"),
        (b"<html></html>", "nmap"),
        (b"\x00\x01\x02MZ\x90" * 50, "testo"),
        (b"\xff\xfe\x00", "danneggiato"),
        (b"\xd0\xcf\x11\xe0old office", "vecchia"),
        (b'nome;ip\n"aperto;1', "CSV"),
        (b";;;\n;;;", "vuota"),
        (b"nome;ip\n" + b"x;1\n" * (tables.MOST_ROWS + 1), "righe"),
        (b"a," * 300 + b"\n", "colonne"),
        (b"nome,ip\n" + b"x" * 40_000 + b",1\n", "cella"),
        (archive({"a.txt": b"x"}), "danneggiata"),
        (workbook()[:-200], "danneggiata"),
        (archive({"xl/workbook.xml": b"0" * 40_000_000}), "troppo grande"),
        (archive({f"{n}": b"" for n in range(archives.MOST_PARTS + 1)}), "troppe parti"),
        (archive({"a.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "definizioni"),
        (con_cons().replace(b"AES", b"Serpent"), "cifratura"),
        (con_cons().replace(b'KdfIterations="1000"', b'KdfIterations="999999999"'), "senza misura"),
        (con_cons().replace(b'Protected="', b'Protected="!'), "danneggiato"),
        (con_cons().replace(b'Password="c3', b'Password="AA'), "password"),
    ],
)
def test_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as refused:
        read_bytes(data, "x")
    assert refused.value.kept


def test_a_wrong_password_is_asked_again() -> None:
    with pytest.raises(PasswordWantedError):
        read_bytes(con_cons("altra"), "confCons.xml")
    with pytest.raises(PasswordWantedError):
        read_bytes(con_cons("altra", full=True), "confCons.xml", "sbagliata")


@pytest.mark.parametrize("minor", [b"\x00\x00\x03\x00", b"\x01\x00\x04\x00"])
def test_keepass_is_shown_its_own_door(minor: bytes) -> None:
    with pytest.raises(KeePassFileError, match="KeePass"):
        read_bytes(b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + minor, "x.kdbx")


def test_a_huge_or_missing_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="leggere"):
        read_survey(tmp_path / "manca.csv")
    monkeypatch.setattr(opening, "LARGEST", 3)
    (tmp_path / "a.csv").write_bytes(b"nome;ip")
    with pytest.raises(UnreadableError, match="32 MB"):
        read_survey(tmp_path / "a.csv")


SEEDS = [
    (DATA / "nmap_loopback.xml").read_bytes(),
    con_cons(),
    workbook(),
    b"nome;ip;mac\npc;10.0.0.1;001a2b3c4d5e\n",
    b"  192.168.1.1  00-11-22-33-44-55  dinamico\n",
    b"IPAddress : 10.0.0.1\nPrefixLength : 24\n",
]


def swallow(data: bytes) -> None:
    """Reads and compares it; only errors a user can read may come out."""
    with contextlib.suppress(KnownError):
        reading = read_bytes(data, "x")
        found = reading.found
        if reading.table is not None:
            found = found_in(reading.table, guess_columns(reading.table.headings))
        compare(found, Declared())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_nothing_but_known_errors_leaves_a_damaged_file(seed: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(seed)))
    swallow(seed[:at] + data.draw(st.binary(max_size=12)) + seed[at + data.draw(st.integers(0, 40)) :])


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_nothing_but_known_errors_leaves_noise(data: bytes) -> None:
    swallow(data)
