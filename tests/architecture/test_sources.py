"""What must not be written anywhere: float money, f-strings in tr(), addresses of machines."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import files, modules, tree, where

MONEY = re.compile(r"money|billing|tariff|invoice|price|contract|contribution|sepa", re.IGNORECASE)
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".ui",
    ".ts",
    ".svg",
    ".json",
    ".yml",
    ".spec",
    ".nsi",
    ".ini",
    ".cfg",
    "",
}
HOSTS = ("pypi" + ".org", "files." + "pythonhosted", "index" + "-url", "pypi" + "-more", "/opt/" + "pypi")
MACHINE = re.compile(r"(?<![\w.~$}/])/(?:work|root|home/\w+|Users/\w+)/")
MENU_EXEC = re.compile(r"menu\w*(?:\(\))?\.exec\(", re.IGNORECASE)


def money_modules() -> list[Path]:
    layers = modules("istes_desk/domain", "istes_desk/services", "istes_desk/adapters/einvoice")
    return [path for path in layers if MONEY.search(path.stem)]


def floats(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        constant = isinstance(node, ast.Constant) and isinstance(node.value, float)
        call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
        if constant or call:
            yield where(path, node)


def test_no_float_in_money_modules() -> None:
    assert [line for path in money_modules() for line in floats(path)] == []


def test_float_in_money_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.architecture.sources.ROOT", tmp_path)
    file = tmp_path / "money.py"
    file.write_text("fee = 1.5\nround_up = float('2')\nkind: float\n")
    assert list(floats(file)) == ["money.py:1", "money.py:2"]


def is_translation(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
        return False
    return (node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id) in {"tr", "translate"}


def test_no_f_string_is_translated() -> None:
    wrong = [
        where(path, node)
        for path in modules("istes_desk/gui", "istes_desk/app.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and is_translation(node)
        if any(isinstance(argument, ast.JoinedStr) for argument in node.args)
    ]
    assert wrong == []


def test_nothing_is_translated_within_an_f_string() -> None:
    """What collects the texts does not see it there: it would stay English."""
    wrong = [
        where(path, call)
        for path in modules("istes_desk/gui", "istes_desk/app.py")
        for text in ast.walk(tree(path))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if is_translation(call)
    ]
    assert wrong == []


def test_menus_never_block() -> None:
    """``popup`` and a connected action instead; the guard against modal dialogs cannot see ``QMenu.exec``."""
    gui = modules("istes_desk/gui")
    assert [where(path) for path in gui if MENU_EXEC.search(path.read_text(encoding="utf-8"))] == []


def test_no_machine_and_no_registry_is_named() -> None:
    named = []
    for path in files():
        if path.suffix in TEXT:
            text = path.read_text(encoding="utf-8")
            found = [host for host in HOSTS if host in text] + MACHINE.findall(text)
            named += [f"{where(path)}: {word}" for word in found]
    assert named == []
