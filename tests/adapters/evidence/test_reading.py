"""Collector files: the samples hold, each broken one is refused with its reason, nothing gets past."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.adapters.evidence import own, reading
from istes_desk.adapters.evidence.own import own_name, own_report, sealed
from istes_desk.adapters.evidence.reading import files_in, parse_evidence, read_evidence
from istes_desk.domain.evidence_conclusions import conclusions, remarks
from istes_desk.domain.evidence_facts import Asked
from istes_desk.services.evidence_files import ReadEvidence, UnreadableEvidenceError
from tests.evidence_samples import FOLDER, SAMPLES, TOOLS, body, report

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
GOOD = body()


def without(key: str) -> bytes:
    made = report()
    del made[key]
    return sealed(made)


def edited(old: bytes, new: bytes) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b" \n", "vuoto"),
    "truncated": (GOOD[: len(GOOD) // 2], "troncato"),
    "cut by one byte": (GOOD[:-1], "troncato"),
    "no JSON": (b"Computer: RECEPTION\n", "non è JSON valido (riga 1"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", "non è un testo"),
    "no UTF-8": (GOOD.replace(b"RECEPTION", b"RECEPTI\xd3N"), "non è un testo"),
    "a list": (b"[1, 2]", "non è una raccolta"),
    "something else": (b'{"digest": "x", "report": {"schema": "inventory"}}', "non è una raccolta"),
    "a newer schema": (body(schema_version=2), "schema sconosciuta: 2"),
    "the same field twice": (edited(b'"elevated":true', b'"elevated":true,"elevated":false'), "due volte"),
    "NaN": (edited(b'"wear":7', b'"wear":NaN'), "NaN, che non è un numero"),
    "Infinity": (edited(b'"wear":7', b'"wear":-Infinity'), "-Infinity"),
    "an endless number": (edited(b'"wear":7', b'"wear":' + b"7" * 5_000), "numero fuori misura"),
    "nested without end": (b"[" * 100_000, "annidato"),
    "no sections": (without("sections"), "required"),
    "no computer": (without("computer"), "required"),
    "a section is missing": (edited(b'"bitlocker"', b'"bitblocker"'), "sections"),
    "a word for a number": (edited(b'"build":19044', b'"build":"19044"'), "sections.system.data.build"),
    "no time zone": (body(collected_at="2026-11-20T12:30:04"), "«collected_at» non rispetta"),
    "a day that is none": (body(collected_at="2026-13-41T12:30:04Z"), "non esiste nel calendario"),
    "no GUID": (body(machine_guid="RECEPTION"), "computer.machine_guid"),
    "an error without words": (
        edited(b'"defender":{"ok":true', b'"defender":{"ok":false'),
        "sections.defender",
    ),
    "no name": (body(name=""), "computer.name"),
    "no digest": (edited(b'"digest":"sha256:', b'"digest":"md5:'), "digest"),
}


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_holds_the_schema_and_its_digest(sample: str) -> None:
    file = read_evidence(FOLDER / f"{sample}.json")
    assert file.sealed
    assert file.collected_at.tzinfo is UTC
    assert file.machine_guid == file.machine_guid.lower() != ""


@pytest.mark.parametrize("name", BROKEN)
def test_each_broken_file_is_refused_with_its_reason(name: str) -> None:
    broken, words = BROKEN[name]
    with pytest.raises(UnreadableEvidenceError) as refused:
        parse_evidence(broken, "a.json")
    assert words in refused.value.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_of_windows_are_read(encoding: str) -> None:
    """Notepad and PowerShell's ``>`` save so; the digest is of the text."""
    file = parse_evidence(GOOD.decode().encode(encoding), "a.json")
    assert (file.computer_name, file.sealed) == ("RECEPTION", True)


@pytest.mark.parametrize(
    "touched",
    [
        edited(b'"free":212000000000', b'"free":212000000001'),
        json.dumps(json.loads(GOOD), indent=1).encode(),
        json.dumps({"report": report(), "digest": "sha256:" + "0" * 64}).encode(),
    ],
)
def test_a_file_that_was_touched_is_read_but_not_sealed(touched: bytes) -> None:
    assert not parse_evidence(touched, "a.json").sealed


def test_half_characters_do_not_reach_the_database() -> None:
    """JSON may escape what no database takes."""
    file = parse_evidence(edited(b'"RECEPTION"', b'"REC\\ud800\\u0000"'), "a.json")
    assert file.computer_name == "REC?"


def test_a_huge_file_is_not_read_and_a_missing_one_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    (tmp_path / "big.json").write_bytes(GOOD)
    with pytest.raises(UnreadableEvidenceError, match="4 MB"):
        read_evidence(tmp_path / "big.json")
    with pytest.raises(UnreadableEvidenceError, match="non si può leggere"):
        read_evidence(tmp_path / "gone.json")


def test_what_is_no_file_is_not_waited_for() -> None:
    with pytest.raises(UnreadableEvidenceError, match="non è una raccolta"):
        read_evidence(Path(os.devnull))


def test_folders_are_looked_through(tmp_path: Path) -> None:
    (tmp_path / "pc").mkdir()
    for name in ("b.json", "a.txt", "pc/a.json"):
        (tmp_path / name).write_bytes(GOOD)
    assert files_in(tmp_path) == (tmp_path / "b.json", tmp_path / "pc" / "a.json")
    assert files_in(tmp_path / "a.txt") == (tmp_path / "a.txt",)


def test_this_computer_writes_a_file_that_is_read() -> None:
    file = parse_evidence(own_report(NOW, "marco"), own_name(NOW))
    assert (file.sealed, file.author, file.collected_at) == (True, "marco", NOW)
    assert file.facts.data("system")["booted_at"]
    assert dict(file.facts.failed())["defender"] == own.NOT_COLLECTED
    assert own_name(NOW).endswith("_20261123-100000Z.json")


def test_a_query_that_fails_is_an_error_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(own, "_volumes", refuse)
    monkeypatch.setattr(own, "system_id", str)
    file = parse_evidence(own_report(NOW, "marco"), "a.json")
    assert file.facts.data("volumes") is None
    assert "Permission denied" in dict(file.facts.failed())["volumes"]
    assert file.machine_guid == ""


def _read(data: bytes) -> ReadEvidence | None:
    try:
        return parse_evidence(data, "a.json")
    except UnreadableEvidenceError:
        return None


def _speaks(file: ReadEvidence | None) -> None:
    """Whatever the schema lets through can be judged."""
    if file is not None:
        assert len(conclusions(file.facts, Asked(), TOOLS.support())) == 9
        assert all(remarks(file.facts)), "no remark is empty"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert _read(data) is None


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=6))
def test_any_damage_is_refused_or_seen(at: int, patch: bytes) -> None:
    damaged = GOOD[:at] + patch + GOOD[at + len(patch) :]
    file = _read(damaged)
    _speaks(file)
    assert file is None or damaged == GOOD or not file.sealed or json.loads(damaged) == json.loads(GOOD)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_any_value_anywhere_is_refused_or_judged(data: st.DataObject) -> None:
    made = report(data.draw(st.sampled_from(SAMPLES)))
    place: Any = made
    key = data.draw(st.sampled_from(sorted(made)))
    for _ in range(data.draw(st.integers(0, 5))):
        inner: Any = place[key]
        if not isinstance(inner, dict | list) or not inner:
            break
        place = inner
        key = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
    place[key] = data.draw(VALUES)
    _speaks(_read(sealed(made)))
