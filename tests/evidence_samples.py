"""Collector files for tests: the samples written by hand, with fields changed, sealed anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from istes_desk.adapters.evidence.own import own_report, sealed
from istes_desk.adapters.evidence.reading import (
    files_in,
    parse_evidence,
    read_evidence,
    script,
    windows_support,
)
from istes_desk.domain.evidence_facts import Facts
from istes_desk.services.evidence_files import EvidenceTools, ReadEvidence

FOLDER = Path(__file__).parent / "data" / "evidence"
WINDOWS_10, SERVER, NO_DEFENDER, ITALIAN = (
    "windows10_client", "server2019", "no_defender", "italian_locale",
)  # fmt: skip
SAMPLES = (WINDOWS_10, SERVER, NO_DEFENDER, ITALIAN)
TOOLS = EvidenceTools(read_evidence, parse_evidence, files_in, own_report, windows_support, script)
FAILED = {"ok": False, "error": "Accesso negato", "data": None}
FILES: dict[str, Any] = {
    name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in SAMPLES
}


def report(sample: str = WINDOWS_10, **changes: Any) -> dict[str, Any]:
    """The report of a sample; ``defender__mode="Passive Mode"`` changes a section, ``name=""`` the computer.

    ``defender=None`` makes a section fail, another value takes the place of its data.
    """
    made: dict[str, Any] = json.loads(json.dumps(FILES[sample]["report"]))
    for key, value in changes.items():
        _change(made, key, value)
    return made


def _change(made: dict[str, Any], key: str, value: Any) -> None:
    section, _, field = key.partition("__")
    if field:
        made["sections"][section]["data"][field] = value
    elif section in made["sections"]:
        made["sections"][section] = FAILED if value is None else {"ok": True, "error": "", "data": value}
    else:
        (made["computer"] if section in made["computer"] else made)[section] = value


def body(sample: str = WINDOWS_10, **changes: Any) -> bytes:
    """A whole file with the right digest."""
    return sealed(report(sample, **changes))


def read(sample: str = WINDOWS_10, **changes: Any) -> ReadEvidence:
    return parse_evidence(body(sample, **changes), f"{sample}.json")


def facts(sample: str = WINDOWS_10, **changes: Any) -> Facts:
    return read(sample, **changes).facts
