"""Brings Qt in without its hook on ``import``.

PySide6 puts a function of its own in the place of ``__import__``, which looks in the source text of every
module that is imported later for a use of ``__feature__``: hundreds of files, which a frozen program has not
and looks for all the same. We use no ``__feature__``.
"""

from __future__ import annotations

import builtins
from importlib import import_module


def bring_in_qt() -> None:
    """Before all other modules; a second call does nothing."""
    import_module("PySide6.QtCore")
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
