"""A program that migrates its database, to be killed: says each statement before it is executed.

Arguments: database file, backup folder.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from istes_desk.adapters.db.opening import open_sqlite


def say(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    sys.stdout.write(" ".join(statement.split()) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    event.listen(Engine, "before_cursor_execute", say)
    open_sqlite(Path(sys.argv[1]), Path(sys.argv[2])).close()
