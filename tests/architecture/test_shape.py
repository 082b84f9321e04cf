"""The house keeps its shape: fixed top level, small files and functions, forms named like modules."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.sources import ROOT, files, is_ours, modules, tree, where

TOP_FOLDERS = {".ci", "istes_desk", "packaging", "resources", "tests", "ui"}
TOP_FILES = {
    ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "README.md", "pyproject.toml",
}  # fmt: skip
LONGEST_FILE = 600
LONGEST_FUNCTION = 60


def read_by_people() -> list[Path]:
    """All but migrations: a list of tables as it was, written once and never touched again."""
    return [path for path in modules() if path.parent.name != "versions"]


def test_the_top_level_is_fixed() -> None:
    found = {path.name for path in ROOT.iterdir() if is_ours(path)}
    assert found - TOP_FOLDERS - TOP_FILES == set()
    assert TOP_FOLDERS - found == set()


def test_no_module_is_long() -> None:
    lengths = {where(path): len(path.read_text(encoding="utf-8").splitlines()) for path in read_by_people()}
    assert {name: count for name, count in lengths.items() if count > LONGEST_FILE} == {}


def test_no_function_is_long() -> None:
    lengths = {
        f"{where(path, node)} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in read_by_people()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: count for name, count in lengths.items() if count > LONGEST_FUNCTION} == {}


def test_every_form_is_named_like_the_module_that_uses_it() -> None:
    names = {path.stem for path in modules("istes_desk/gui")}
    assert [where(path) for path in files() if path.suffix == ".ui" and path.stem not in names] == []


def test_modules_say_what_they_are_for() -> None:
    silent = [where(path) for path in modules() if tree(path).body and not ast.get_docstring(tree(path))]
    assert silent == []
