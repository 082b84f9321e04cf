"""The project's own files as the architecture tests see them: no environment, no caches, no products."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "istes_desk"
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis", ".deptry_cache"}


def is_ours(path: Path) -> bool:
    """What .gitignore leaves."""
    parts = path.relative_to(ROOT).parts
    if any(part in NOT_OURS or part.endswith(("_cache", ".egg-info")) for part in parts):
        return False
    generated = path.match("forms/ui_*.py") or path.match("i18n/*.qm")
    return not generated and not path.name.startswith(".coverage")


@functools.cache
def files() -> tuple[Path, ...]:
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for path in filter(is_ours, folder.iterdir()):
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def modules(*below: str) -> list[Path]:
    """Python files of the project, or of its folders named so (relative to the top)."""
    tops = [ROOT / name for name in below] or [ROOT]
    return [path for path in files() if path.suffix == ".py" and any(path.is_relative_to(t) for t in tops)]


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def where(path: Path, node: ast.AST | None = None) -> str:
    """file:line, for messages."""
    line = getattr(node, "lineno", None)
    return path.relative_to(ROOT).as_posix() + (f":{line}" if line else "")


def imported(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Dotted names of the modules that a file imports, with the statement."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node
