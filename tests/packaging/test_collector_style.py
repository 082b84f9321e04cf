"""The rules of PSScriptAnalyzer's documented list that can be checked on the text of the collector script.

Read by hand besides: UseDeclaredVarsMoreThanAssignments, ReviewUnusedParameter, UseOutputTypeCorrectly,
UseProcessBlockForPipelineCommand, UseUsingScopeModifierInNewRunspaces (the script starts no job).
"""

from __future__ import annotations

import re

import pytest

from tests.packaging.test_collector import SCRIPT, TEXT, code, words

APPROVED = {"ConvertTo", "Get", "Invoke", "Test", "Use", "Write"}
"""Those of Get-Verb the script needs; none of them changes a state."""
FORBIDDEN = {
    "AvoidUsingInvokeExpression": r"(?i)\b(Invoke-Expression|iex)\b",
    "AvoidUsingWriteHost": r"Write-Host",
    "AvoidUsingWMICmdlet": r"(Get|Set|Invoke|Remove|Register)-Wmi\w+",
    "AvoidGlobalVars": r"(?i)\$global:",
    "AvoidGlobalFunctions": r"(?i)function global:",
    "AvoidUsingComputerNameHardcoded": r"-ComputerName",
    "AvoidUsingPlainTextForPassword": r"(?i)password|PSCredential|SecureString",
    "AvoidUsingBrokenHashAlgorithms": r"(?i)MD5|SHA1|RIPEMD",
    "AvoidUsingEmptyCatchBlock": r"catch\s*(\[[^]]*\]\s*)?\{\s*\}",
    "AvoidDefaultValueSwitchParameter": r"(?i)\[switch\]",
    "PossibleIncorrectComparisonWithNull": r"-(eq|ne) \$null",
    "PossibleIncorrectUsageOfAssignmentOperator": r"\bif \(\$\w+ = ",
    "PossibleIncorrectUsageOfRedirectionOperator": r"\s[<>]\s",
    "MisleadingBacktick": r"`\s",
    "AvoidTrailingWhitespace": r"(?m)[ \t]+$",
    "AvoidSemicolonsAsLineTerminators": r"(?m);\s*$",
    "AvoidAssignmentToAutomaticVariable": r"(?i)\$(input|args|error|this|host|matches|home|pid) = ",
    "AvoidUsingAllowUnencryptedAuthentication": r"-AllowUnencrypted",
    "AvoidMultipleTypeAttributes": r"\[\w+\]\s*\[(string|int|switch)\]",
}  # fmt: skip
ALIASES = (
    "ac|cat|cd|clc|cls|copy|cp|curl|del|diff|dir|echo|epal|fl|foreach-?object\\b(?<!ForEach-Object)|ft|gal|gci|gcim|gcm"
    "|gi|gm|gp|group|gsv|gwmi|h|history|icm|iex|ii|irm|iwr|kill|ls|man|measure|mkdir|mount|move|mv|ni|nsn|oh|popd|ps"
    "|pushd|pwd|r|rd|ren|ri|rm|rmdir|rni|rp|rv|saps|select|set|shcm|si|sl|sleep|sls|sort|spps|sv|tee|type|where|wget"
    "|write|%|\\?"
)


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_what_a_rule_forbids_is_not_there(rule: str) -> None:
    bare = {"Usage": words(), "Backtick": words(), "Whitespace": TEXT}
    text = next((said for part, said in bare.items() if part in rule), code())
    assert re.findall(FORBIDDEN[rule], text) == []


def test_cmdlets_go_by_their_names() -> None:
    assert re.findall(rf"(?m)(?:^\s*|[|({{;]\s*)(?:{ALIASES})(?=\s+[\w$'-])", words()) == []


def test_functions_have_approved_verbs_and_singular_nouns() -> None:
    own = re.findall(r"function (\w+)-(\w+)", code())
    assert own
    assert {verb for verb, _ in own} <= APPROVED
    assert [noun for _, noun in own if noun.endswith("s")] == []


def test_three_values_in_a_row_are_named() -> None:
    """AvoidUsingPositionalParameters speaks up from the third on."""
    value = r"(?:\$[\w.:]+(?:\[[^]]*\])?|'[^']*'|\"[^\"]*\"|\d+|@\([^)]*\)|\([^()]*\))"
    assert re.findall(rf"[A-Z]\w+-[A-Z]\w+(?:[ \t]+{value}){{3,}}", code()) == []


def test_the_file_is_plain_and_explains_itself() -> None:
    """UseBOMForUnicodeEncodedFile, ProvideCommentHelp, AvoidLongLines."""
    assert SCRIPT.read_bytes().isascii()
    assert {".SYNOPSIS", ".DESCRIPTION", ".PARAMETER", ".OUTPUTS"} <= set(re.findall(r"(?m)^\.[A-Z]+", TEXT))
    assert max(map(len, TEXT.splitlines())) <= 120
