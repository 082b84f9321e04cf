"""`dev.py windows`: from a bare Debian 12 to a tested program for Windows. Standard library only."""

from __future__ import annotations

import argparse
from pathlib import Path

from wine import steps
from wine.windows_python import Archive


def main(arguments: list[str]) -> int:
    """0 when every step went well."""
    parser = argparse.ArgumentParser("dev.py windows", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="forget what earlier times made")
    parser.add_argument(
        "--pytest",
        nargs="*",
        metavar="FOLDER",
        help="the project's own tests instead, or folders of them (all: an hour)",
    )
    parser.add_argument(
        "--python",
        nargs=2,
        metavar=("ZIP", "SHA256"),
        help="an embeddable package of python.org for amd64, as a release must",
    )
    chosen = parser.parse_args(arguments)
    if chosen.fresh:
        steps.forget()
    archive = Archive(Path(chosen.python[0]), chosen.python[1]) if chosen.python else Archive()
    asked = chosen.pytest
    well = steps.everything(archive) if asked is None else steps.own_tests(archive, asked)
    return 0 if well else 1
