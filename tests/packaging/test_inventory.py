"""NOTICE and SBOM of what is frozen: made from the files themselves, complete, shaped as CycloneDX 1.6."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType
from typing import Any

import psutil
import pytest
import sqlalchemy

ROOT = Path(__file__).resolve().parents[2]
WHEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FILES = [str(Path(module.__file__ or "").resolve()) for module in (psutil, sqlalchemy)]


@pytest.fixture
def inventory(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield importlib.import_module("frozen.inventory")
    for name in ("frozen", "frozen.inventory"):
        sys.modules.pop(name, None)


@pytest.fixture
def bill(inventory: ModuleType) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(inventory.sbom("1.2.3", inventory.parts(FILES), WHEN))
    return told


def test_finds_whose_the_files_are_and_what_lies_below(inventory: ModuleType) -> None:
    names = {part.name for part in inventory.parts(FILES)}
    assert {"psutil", "SQLAlchemy", "CPython", "OpenSSL", "SQLite"} <= names
    assert not names & {"Qt", "libpq", "reportlab", "istes-desk"}


def test_a_licence_that_nobody_read_stops_the_build(inventory: ModuleType) -> None:
    inventory.ACCEPTED.discard("MIT")
    with pytest.raises(ValueError, match="sqlalchemy: nobody has accepted"):
        inventory.parts(FILES)


def test_the_notice_has_each_text_once(inventory: ModuleType) -> None:
    text = inventory.notice("1.2.3", inventory.parts(FILES))
    assert f"psutil {distribution('psutil').version}: BSD-3-Clause" in text
    assert text.count("Jay Loden") == 1
    assert text.count("GNU GENERAL PUBLIC LICENSE\n") == 1


def test_what_goes_along_has_its_text(inventory: ModuleType) -> None:
    named = ("PySide6-Essentials", "psycopg-binary", "cryptography", "pykeepass")
    files = [str(one.locate_file(file)) for one in map(distribution, named) for file in one.files or ()]
    found = {part.name: part for part in inventory.parts(files)}
    assert {name for name, part in found.items() if not part.texts} <= {"OpenSSL", "SQLite"}
    for name in ("Qt", "PySide6_Essentials", "psycopg-binary"):
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in "".join(found[name].texts)
    assert "Apache License" in inventory.notice("1.2.3", list(found.values())), "OpenSSL's own"


def test_the_bill_names_every_part_once(bill: dict[str, Any]) -> None:
    references = [part["bom-ref"] for part in bill["components"]]
    assert len(set(references)) == len(references)
    assert f"pkg:pypi/sqlalchemy@{distribution('sqlalchemy').version}" in references
    assert all(part["type"] == "library" and part["name"] and part["version"] for part in bill["components"])
    assert all(list(part["licenses"][0]) == ["expression"] for part in bill["components"])


def test_the_bill_says_what_it_is_about(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    assert bill["metadata"]["timestamp"] == "2026-11-23T09:00:00Z"
    assert bill["metadata"]["component"]["version"] == "1.2.3"


def test_every_edge_of_the_bill_leads_to_a_part(bill: dict[str, Any]) -> None:
    known = {part["bom-ref"] for part in bill["components"]}
    edges = {edge["ref"]: set(edge["dependsOn"]) for edge in bill["dependencies"]}
    assert set(edges) == {*known, "istes-desk"}
    assert edges["istes-desk"] == known
    assert all(found <= known for found in edges.values())


def test_the_same_parts_make_the_same_bytes(inventory: ModuleType) -> None:
    first, second = (inventory.sbom("1.2.3", inventory.parts(FILES), WHEN) for _ in range(2))
    assert first == second
