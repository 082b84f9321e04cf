"""Reads the demo year from its two TOML files."""

from __future__ import annotations

import tomllib
from pathlib import Path

from istes_desk.services.demo import DemoData


def demo_data(folder: Path) -> DemoData:
    """``resources/demo`` as plain values; a broken file is a bug of the release."""
    customers = tomllib.loads((folder / "customers.toml").read_text(encoding="utf-8"))["customer"]
    story = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))["chapter"]
    return DemoData(tuple(customers), tuple(story))
