"""Writes a database with the demo year into a folder, for a program that is to be tried with data.

Run by the project's own Python: folder, log-in name of the technician.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from istes_desk.adapters.config.shipped import demo_loader
from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.app import prepare
from istes_desk.domain.firm import Technician
from istes_desk.services.settings import complete_first_run
from istes_desk.show import CALL_OUT_FEE, FIRM, NOW


def main(folder: Path, login: str) -> None:
    """The file has the name that a profile gives it."""
    with closing(open_sqlite(folder / "istes-desk.sqlite3", folder / "backups")) as opened, opened() as uow:
        prepare(uow)
        me = Technician(login, "Marco Bianchi", "marco@istes.example")
        complete_first_run(uow, NOW, FIRM, me, CALL_OUT_FEE, demo_loader(login))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
