"""The layers: imports go down only, and the domain is pure."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.architecture.sources import PACKAGE, ROOT, imported, modules, tree, where

OUTSIDE = {
    "asyncio", "io", "logging", "multiprocessing", "os", "pathlib", "pickle", "random", "secrets", "shutil",
    "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
CLOCK_READS = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today")}


def test_import_contracts_hold() -> None:
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    said = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_domain_imports_only_the_standard_library_and_itself() -> None:
    allowed = (set(sys.stdlib_module_names) - OUTSIDE) | {"istes_desk.domain"}
    foreign = [
        f"{where(path, node)} {name}"
        for path in modules("istes_desk/domain")
        for name, node in imported(path)
        if name.split(".")[0] not in allowed and ".".join(name.split(".")[:2]) not in allowed
    ]
    assert foreign == []


def test_domain_never_asks_the_clock() -> None:
    asked = [
        where(path, node)
        for path in modules("istes_desk/domain")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and (ast.unparse(node.value).split(".")[-1], node.attr) in CLOCK_READS
    ]
    assert asked == []


def test_every_folder_of_the_package_is_a_package() -> None:
    folders = {path.parent for path in modules("istes_desk")}
    assert [where(f) for f in folders if f != PACKAGE.parent and not (f / "__init__.py").exists()] == []
