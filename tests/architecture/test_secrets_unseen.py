"""What holds a secret never tells it by its ``repr``, which ends up in logs and reports (N-2)."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import fields, is_dataclass

import istes_desk

WORDS = ("secret", "password", "passphrase")
LAYERS = ("domain", "services", "adapters.secrets", "adapters.surveys", "adapters.remote", "gui.network")


def told() -> set[str]:
    """Fields of dataclasses named like a secret that a ``repr`` would show."""
    found = set()
    for layer in LAYERS:
        package = importlib.import_module(f"{istes_desk.__name__}.{layer}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for kind in vars(importlib.import_module(info.name)).values():
                if isinstance(kind, type) and is_dataclass(kind):
                    found |= {
                        f"{kind.__name__}.{one.name}"
                        for one in fields(kind)
                        if one.repr and one.name in WORDS
                    }
    return found


def test_no_repr_tells_a_secret() -> None:
    assert told() == set()
