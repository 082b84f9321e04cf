"""Shipped files are found in the source tree and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from istes_desk.adapters.system.resources import collector_script, resource_path, resource_root


def test_source_tree() -> None:
    assert resource_root() == Path(__file__).resolve().parents[3] / "resources"
    assert resource_path("policy").is_dir()


def test_installed_package_prefers_its_own(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "istes_desk"
    (package / "_resources").mkdir(parents=True)
    (tmp_path / "site-packages" / "resources").mkdir()
    assert resource_root(package) == package / "_resources"


def test_the_collector_is_carried_along(tmp_path: Path) -> None:
    assert b"param(" in collector_script().read_bytes()
    package = tmp_path / "istes_desk"
    (package / "_resources" / "collector").mkdir(parents=True)
    assert collector_script(package) == package / "_resources" / "collector" / "collect.ps1"


def test_incomplete_installation_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no resources"):
        resource_root(tmp_path / "istes_desk")
