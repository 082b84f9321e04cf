"""The collector script reads only: what it calls is on a list, nothing hangs on the language of Windows.

Where PowerShell is at hand its own parser looks at the script too.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from istes_desk.adapters.evidence.reading import SCHEMA, VERSION
from istes_desk.adapters.system.resources import resource_path

SCRIPT = Path(__file__).parents[2] / "packaging" / "collector" / "collect.ps1"
TEXT = SCRIPT.read_text(encoding="ascii")
READING = {
    "Get-CimInstance", "Get-ChildItem", "Get-Command", "Get-Location", "Get-MpComputerStatus",
    "Get-NetFirewallProfile", "Get-StorageReliabilityCounter", "Get-WBBareMetalRecovery", "Get-WBPolicy",
    "Get-WBSummary", "Get-WBSystemState", "Get-WinEvent", "Invoke-CimMethod", "New-Object", "ConvertTo-Json",
    "ForEach-Object", "Where-Object", "Resolve-Path", "Set-StrictMode", "Test-Path", "Remove-TypeData",
}  # fmt: skip
"""Set-StrictMode and Remove-TypeData change the script's own session only."""
WRITES = {"WriteAllText", "Move", "Delete"}
PAIRS = {")": "(", "]": "[", "}": "{"}


def code() -> str:
    """The script without comments; strings stay."""
    bare = re.sub(r"<#.*?#>", "", TEXT, flags=re.DOTALL)
    return re.sub(r"(^|\s)#.*$", r"\1", bare, flags=re.MULTILINE)


def words() -> str:
    """The script without comments and strings."""
    return re.sub(r"'[^']*'|\"[^\"]*\"", "''", code())


def test_brackets_are_balanced() -> None:
    waiting: list[str] = []
    for one in words():
        if one in "([{":
            waiting.append(one)
        elif one in PAIRS:
            assert waiting, f"a {one} too many"
            assert waiting.pop() == PAIRS[one]
    assert waiting == []


def test_only_reading_commands_are_called() -> None:
    own = set(re.findall(r"function ([A-Z]\w+-\w+)", code()))
    called = set(re.findall(r"(?<![\w$-])[A-Z][A-Za-z]+-[A-Z]\w+", words()))
    assert called - own <= READING
    assert own <= called, "a function that nobody calls"


def test_one_method_invoked_on_a_class_reads_too() -> None:
    assert re.findall(r"-MethodName (\w+)", code()) == ["GetConversionStatus"]


def test_nothing_is_written_but_the_output() -> None:
    used = set(re.findall(r"\[IO\.File\]::(\w+)", code())) - {"Exists"}
    assert used == WRITES
    assert not re.search(r"SetValue|Out-File|(Add|Set)-Content|>\s*\$|Invoke-Expression", code())


def test_no_network_and_no_aliases() -> None:
    assert not re.search(r"Net\.WebClient|Invoke-(Web|Rest)|Sockets|DownloadString|Get-WmiObject", code())
    assert not re.search(r"(?m)(^|[|({;]\s*)(gci|gwmi|gcim|select|where|%|\?|iex|sleep|cat|ls)\s", words())


def test_nothing_hangs_on_the_language() -> None:
    assert "S-1-5-32-544" in code()
    assert not re.search(r"wbadmin|vssadmin|localgroup|'Administrators'|\.Message -(match|like)", code())


def test_every_section_of_the_schema_is_asked_for() -> None:
    schema = json.loads(resource_path("evidence", "pc-evidence-1.schema.json").read_text(encoding="utf-8"))
    report = schema["properties"]["report"]["properties"]
    assert set(re.findall(r"\$Sections\['(\w+)'\]", code())) == set(report["sections"]["required"])
    assert report["schema"]["const"] == SCHEMA
    assert f'"schema":"{SCHEMA}"' in code()
    assert f"$SchemaVersion = {VERSION}" in code()


def test_every_field_of_the_schema_is_written() -> None:
    schema = json.loads(resource_path("evidence", "pc-evidence-1.schema.json").read_text(encoding="utf-8"))
    for name, section in schema["properties"]["report"]["properties"]["sections"]["properties"].items():
        data = section["then"]["properties"]["data"]
        fields = data.get("items", data)["properties"]
        begin = code().index(f"$Sections['{name}']")
        block = code()[begin:].split("\n}\n", 1)[0]
        assert [one for one in fields if not re.search(rf"\b{one}\b", block)] == []


def test_backup_events_are_those_of_the_log_that_is_read() -> None:
    """Those of blbevents.dll's message table that end a run; 517 and on are another log's."""
    (said,) = re.findall(r"\$ids = ([\d, ]+)", code())
    ids = [int(one) for one in said.split(",")]
    assert ids == [4, 5, 6, 7, 8, 9, *range(15, 23), 49, 50, 52]
    assert len(ids) <= 23


def test_strict_and_with_time_outs() -> None:
    assert TEXT.startswith("#Requires -Version 5.1")
    assert code().count("Set-StrictMode -Version 2.0") == 2
    assert "WaitOne($Seconds * 1000)" in code()
    assert "UTF8Encoding -ArgumentList $false" in code()


def test_the_parser_of_powershell_agrees_where_there_is_one() -> None:
    shell = shutil.which("pwsh") or shutil.which("powershell")
    if shell is None:
        assert "function " in code()
        return
    ask = (
        "$e = $null; [void][Management.Automation.Language.Parser]::ParseFile("
        f"'{SCRIPT}', [ref]$null, [ref]$e); $e | ForEach-Object {{ $_.Message }}; exit $e.Count"
    )
    command = [shell, "-NoProfile", "-Command", ask]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize("word", ["install", "schtasks", "Invoke-Command", "-ExecutionPolicy"])
def test_the_readme_says_how_it_is_run(word: str) -> None:
    assert word in SCRIPT.with_name("README.md").read_text(encoding="utf-8")
