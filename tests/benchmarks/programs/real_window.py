"""Starts the watched window as ``istes_desk.__main__`` starts the real one."""

from __future__ import annotations

import gc
import sys


def main(root: str, mode: str) -> None:
    """``mode`` as in ``watched_window``."""
    gc.disable()
    from istes_desk.gui.plain_import import bring_in_qt

    bring_in_qt()
    from tests.benchmarks.programs import watched_window

    watched_window.main(root, mode)


if __name__ == "__main__":
    main(*sys.argv[1:])
