"""Reads a collector file whole or refuses it with a reason: encoding, JSON, schema, digest (D-4)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Any, NoReturn

import fastjsonschema

from istes_desk.adapters.surveys.texts import decoded
from istes_desk.adapters.system.resources import collector_script, resource_path
from istes_desk.domain.evidence_facts import instant
from istes_desk.domain.storable import storable
from istes_desk.domain.windows_support import SupportRow, support_rows
from istes_desk.services.evidence_files import ReadEvidence, UnreadableEvidenceError
from istes_desk.services.survey_files import UnreadableError

LARGEST = 4 * 1024 * 1024
ENDING = ".json"
SCHEMA = "istes-desk/pc-evidence"
VERSION = 1
HEAD = re.compile(r'\A\s*\{\s*"digest"\s*:\s*"sha256:([0-9a-f]{64})"\s*,\s*"report"\s*:\s*')
AGAIN = "Ripetere la raccolta sul PC."
CUT = "Il file è troncato."
OTHER_SCHEMA = "Il file non è una raccolta di ISTES Desk."


def script() -> bytes:
    """The collector, to be carried to a PC."""
    return collector_script().read_bytes()


def files_in(path: Path) -> tuple[Path, ...]:
    """The file itself, or every .json file of a folder and the folders in it, by name."""
    if not path.is_dir():
        return (path,)
    return tuple(sorted(one for one in path.rglob(f"*{ENDING}") if one.is_file()))


def read_evidence(path: Path) -> ReadEvidence:
    """Read once, never more than 4 MB of it; what is no file (a pipe, a device) may have no end."""
    try:
        if not S_ISREG(path.stat().st_mode):
            raise UnreadableEvidenceError(OTHER_SCHEMA)
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as wrong:
        raise UnreadableEvidenceError(f"Il file non si può leggere: {wrong.strerror or wrong}.") from wrong
    if len(body) > LARGEST:
        raise UnreadableEvidenceError("Il file è più grande di 4 MB: non è una raccolta.")
    return parse_evidence(body, path.name)


def parse_evidence(body: bytes, file_name: str) -> ReadEvidence:
    """The same for what is in memory."""
    if not body.strip():
        raise UnreadableEvidenceError("Il file è vuoto.", AGAIN)
    try:
        text = (
            body.decode()
            if 0 not in body[:4] and body[:1] != b"\xef"
            else decoded(body).removeprefix("\ufeff")
        )
    except (UnicodeDecodeError, UnreadableError) as wrong:
        raise UnreadableEvidenceError("Il file non è un testo leggibile.", AGAIN) from wrong
    return _read(_checked(_loaded(text)), text, body, file_name)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        where = f"Il file non è JSON valido (riga {wrong.lineno}, colonna {wrong.colno})."
        raise UnreadableEvidenceError(CUT if _is_cut(text.strip(), wrong) else where, AGAIN) from wrong
    except RecursionError as wrong:
        raise UnreadableEvidenceError("Il file è annidato oltre ogni misura.") from wrong
    except ValueError as wrong:  # a number with thousands of digits
        raise UnreadableEvidenceError("Il file contiene un numero fuori misura.") from wrong


def _is_cut(text: str, wrong: json.JSONDecodeError) -> bool:
    """It begins as it should and has no end."""
    return text.startswith("{") and (not text.endswith("}") or wrong.pos >= len(text) - 1)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnreadableEvidenceError(f"Il campo «{twice[:40]}» compare due volte: il file è ambiguo.")
    return made


def _no_number(word: str) -> NoReturn:
    raise UnreadableEvidenceError(f"Il file contiene {word}, che non è un numero.")


def _checked(data: Any) -> dict[str, Any]:
    """The whole file as the schema wants it."""
    report = data.get("report") if isinstance(data, dict) else None
    if not isinstance(report, dict) or report.get("schema") != SCHEMA:
        raise UnreadableEvidenceError(OTHER_SCHEMA)
    version = report.get("schema_version")
    if version != VERSION:
        hint = "Aggiornare ISTES Desk, oppure usare lo script di raccolta di questa versione."
        raise UnreadableEvidenceError(f"Versione dello schema sconosciuta: {str(version)[:20]}.", hint)
    try:
        checked: dict[str, Any] = _validator()(data)
    except fastjsonschema.JsonSchemaValueException as wrong:
        place = ".".join(str(part) for part in wrong.path[2:] or wrong.path[-1:])
        raise UnreadableEvidenceError(f"Il campo «{place}» non rispetta lo schema ({wrong.rule}).") from wrong
    return checked


@lru_cache(maxsize=1)
def _validator() -> Callable[[Any], Any]:
    """Compiled with its first use, which takes a third of a second."""
    schema = json.loads(resource_path("evidence", "pc-evidence-1.schema.json").read_text(encoding="utf-8"))
    made: Callable[[Any], Any] = fastjsonschema.compile(schema)
    return made


def _read(data: dict[str, Any], text: str, body: bytes, file_name: str) -> ReadEvidence:
    report = data["report"]
    computer = report["computer"]
    return ReadEvidence(
        file_name,
        hashlib.sha256(body).hexdigest(),
        body,
        _collected(report),
        computer["machine_guid"].lower(),
        storable(computer["name"]),
        storable(computer["serial"]),
        tuple(map(storable, computer["addresses"])),
        report["schema_version"],
        storable(report["tool"]),
        storable(report["run_by"]),
        _sealed(text),
        report["sections"],
    )


def _collected(report: dict[str, Any]) -> datetime:
    at = instant(report["collected_at"])
    if at is None:
        raise UnreadableEvidenceError("La data di raccolta non esiste nel calendario.")
    return at


def _sealed(text: str) -> bool:
    """The digest is of the report's own bytes: a file that another program wrote anew does not keep it."""
    head, end = HEAD.match(text), text.rstrip()
    if head is None:
        return False
    report = end[head.end() : -1].rstrip()
    return hashlib.sha256(report.encode()).hexdigest() == head[1]


@lru_cache(maxsize=1)
def windows_support() -> tuple[SupportRow, ...]:
    """The shipped table."""
    return support_rows(resource_path("evidence", "windows_support.toml").read_text(encoding="utf-8"))
