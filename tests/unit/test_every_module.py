"""Every module of domain and services comes in by itself: none leans on who imported another before."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import istes_desk.domain
import istes_desk.services

ROOMS = (istes_desk.domain, istes_desk.services)
MODULES = [
    module.name for room in ROOMS for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_it_can_be_imported(name: str) -> None:
    assert import_module(name).__doc__
