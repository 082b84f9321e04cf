"""Where the shipped files are: beside the package in the source tree, inside it once installed or frozen."""

from __future__ import annotations

from pathlib import Path

import istes_desk

PACKAGE = Path(istes_desk.__file__).resolve().parent


def resource_root(package: Path = PACKAGE) -> Path:
    """The folder with ``i18n``, ``icons``, ``policy``; FileNotFoundError when they are missing."""
    for folder in (package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no resources beside {package}")


def resource_path(*parts: str) -> Path:
    """A shipped file or folder: ``resource_path("policy", "2020-01-10.toml")``."""
    return resource_root().joinpath(*parts)


def collector_script(package: Path = PACKAGE) -> Path:
    """The script that collects the evidence of a PC; in the source tree it stands with what is shipped."""
    inside = package / "_resources" / "collector"
    return (inside if inside.is_dir() else package.parent / "packaging" / "collector") / "collect.ps1"
