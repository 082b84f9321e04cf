"""The installer does what it says: each line is one thing that was tried under Wine.

A window that really runs is closed, data that is really there stays; nothing is installed when it ends.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from nsis import Program, ours

from wine import demo, installer
from wine.places import CACHE, DRIVE, PYTHON_EXE, user_folder, windows_path
from wine.session import Session
from wine.smoke import ON_SCREEN, walk

NAME = "ISTES Desk"
ENTRY = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
OFFERED = r"HKCU\Software\Classes\.eml\OpenWithProgids"
BUILD = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
REVISION = ours().revision
EARLIER, LATER = Program("0.0.9", REVISION - 1), Program("99.0.0", REVISION)
"""The earlier one cannot read our tables, the later one can."""
NOBODYS = "9999"
TOO_OLD, OLDEST = "17134", "17763"
TABLES = ("customers", "contracts", "incidents", "messages", "segments", "interventions", "devices")
HOLD = "import sys\nheld = open(sys.argv[1], 'rb')\nprint('held', flush=True)\nsys.stdin.read()\n"
PATIENCE = 120.0


class Computer:
    """What is installed on the computer below Wine, and what the program keeps there."""

    def __init__(self, here: Session) -> None:
        home = user_folder()
        local = home / "AppData" / "Local"
        self.here, self.data = here, local / NAME
        self.own, self.common = local / "Programs" / NAME, DRIVE / "Program Files" / NAME
        menu = ("AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs", f"{NAME}.lnk")
        self.shortcut = home.joinpath(*menu)

    def run(self, file: Path, *arguments: str) -> int:
        return self.here.run(windows_path(file), *arguments, seconds=300, extra=ON_SCREEN).code

    def registered(self, name: str, hive: str = "HKCU") -> str:
        return self.value(rf"{hive}\{ENTRY}", name)

    def value(self, key: str, name: str) -> str:
        """As `reg` prints it; empty when it is not there."""
        lines = self.here.run("reg", "query", key, "/v", name, seconds=30).output.splitlines()
        found = [line.partition("REG_")[2].split(None, 1) for line in lines if "REG_" in line]
        return found[0][-1].strip() if found else ""

    def default_of(self, key: str) -> bool:
        """Whether we are."""
        return "IstesDesk" in self.here.run("reg", "query", key, "/ve", seconds=30).output

    def set_build(self, number: str) -> None:
        for name in ("CurrentBuild", "CurrentBuildNumber"):
            self.here.must("reg", "add", BUILD, "/v", name, "/t", "REG_SZ", "/d", number, "/f", seconds=30)

    def window(self) -> bool:
        tree = ["xwininfo", "-root", "-tree", "-display", self.here.display]
        return NAME in subprocess.run(tree, check=False, capture_output=True, text=True).stdout

    def rows(self) -> dict[str, list[object]]:
        """What the user would miss, by table."""
        with closing(sqlite3.connect(self.data / "istes-desk.sqlite3")) as database:
            return {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608

    def set_revision(self, number: str) -> None:
        with closing(sqlite3.connect(self.data / "istes-desk.sqlite3")) as database, database:
            database.execute("UPDATE alembic_version SET version_num = ?", [number])

    def clean(self) -> None:
        for hive in ("HKCU", "HKLM"):
            self.here.run("reg", "delete", rf"{hive}\{ENTRY}", "/f", seconds=30)
        for folder in (self.own, self.common, self.data):
            shutil.rmtree(folder, ignore_errors=True)
        self.shortcut.unlink(missing_ok=True)


class Trial:
    """``wrong`` names what was not as it should be."""

    def __init__(self, here: Session, bundle: Path) -> None:
        self.on, self.wrong = Computer(here), list[str]()
        self.setup = installer.setup_file()
        self.places = CACHE / "setups"
        self.places.mkdir(exist_ok=True)
        self.earlier, self.later = (
            installer.write(bundle, program, self.places / f"{program.version}.exe", quick=True)
            for program in (EARLIER, LATER)
        )

    def says(self, what: str, true: object) -> None:
        print(f"   {'ok   ' if true else 'WRONG'} {what}", flush=True)
        self.wrong += [] if true else [what]

    def ends(self, wanted: int, what: str, file: Path, *arguments: str) -> None:
        began = time.monotonic()
        code = self.on.run(file, *arguments)
        told = f"exit code {code}, {time.monotonic() - began:.0f} s"
        self.says(f"{what} ({told})", code == wanted)

    def refuses_an_old_windows(self) -> None:
        self.on.set_build(TOO_OLD)
        self.ends(10, f"refused on build {TOO_OLD}", self.setup, "/S")
        self.says("nothing was installed", not self.on.own.exists())
        self.on.set_build(OLDEST)

    def installs(self) -> None:
        on = self.on
        self.ends(0, f"installed silently on build {OLDEST}, version {EARLIER.version}", self.earlier, "/S")
        self.says("shortcut in the Start menu", on.shortcut.exists())
        self.says("listed with version", on.registered("DisplayVersion") == EARLIER.version)
        self.says("listed with size in KB", int(on.registered("EstimatedSize") or "0", 16) > 50_000)
        self.says("offered for .eml", on.value(OFFERED, "IstesDesk.eml"))
        self.says("not the default for .eml", not on.default_of(r"HKCU\Software\Classes\.eml"))
        told = walk(on.here, on.own, self.places / "walk")
        self.says(f"the installed program does the main job ({len(told)} steps)", told)

    def upgrades_while_it_runs(self) -> None:
        on = self.on
        demo.fill(on.data)
        rows = on.rows()
        (on.own / "_internal" / "stale.txt").write_text("of the earlier version")
        (on.own / "notes.txt").write_text("somebody's own")
        program = on.here.start(windows_path(on.own / f"{NAME}.exe"), extra=ON_SCREEN)
        self.says("the window is open, on the demo year", until(on.window))
        self.ends(0, "upgraded silently meanwhile", self.setup, "/S")
        self.says("the program closed by itself", program.wait(PATIENCE) == 0)
        self.says("listed with the new version", on.registered("DisplayVersion") == ours().version)
        old = [*on.own.glob("*.old"), *on.own.glob("_internal/stale.txt")]
        self.says("no file of the earlier version is left", not old)
        self.says("somebody's own file is", (on.own / "notes.txt").exists())
        changed = [table for table, before in rows.items() if on.rows()[table] != before]
        self.says(" ".join(["the data is as it was", *changed]), not changed)
        self.says("the copy of the day was made at closing", list((on.data / "backups").iterdir()))

    def refuses_what_would_harm(self) -> None:
        on = self.on
        self.ends(13, "a program that cannot read the data is refused", self.earlier, "/S")
        remnant = on.own / "_internal.old" / "left"
        remnant.parent.mkdir()
        remnant.write_text("of an upgrade that broke off")
        for what, file in (("what an upgrade left", remnant), ("a file", on.own / f"{NAME}.exe")):
            with self.held(file):
                self.ends(12, f"refused while another program holds {what}", self.later, "/S")
        self.ends(0, "the installed program is whole", on.own / "istes-desk-cli.exe", "--version")

    @contextmanager
    def held(self, file: Path) -> Iterator[None]:
        """Open in another program."""
        script = self.places / "hold.py"
        script.write_text(HOLD)
        holder = self.on.here.start(PYTHON_EXE, windows_path(script), windows_path(file))
        if holder.stdin is None or holder.stdout is None:
            raise RuntimeError("no pipes")
        self.says("another program holds a file", b"held" in holder.stdout.readline())
        yield
        holder.stdin.close()
        holder.wait(PATIENCE)

    def the_program_refuses_later_data(self) -> None:
        on = self.on
        on.set_revision(NOBODYS)
        done = on.here.run(windows_path(on.own / "istes-desk-cli.exe"), "migrate", seconds=60)
        told = done.code == 1 and "recente di questo programma" in done.output
        self.says("the program says that the data is of a later one", told)
        on.set_revision(f"{REVISION:04}")

    def removes(self) -> None:
        on, rows = self.on, self.on.rows()
        self.ends(0, "uninstalled silently", on.own / "uninstall.exe", "/S")
        gone = until(lambda: not (on.own / "uninstall.exe").exists())
        left = sorted(path.name for path in on.own.iterdir())
        self.says("its files are gone, somebody's own is not", gone and left == ["notes.txt"])
        self.says("no longer listed", not on.registered("DisplayVersion"))
        self.says("no shortcut", not on.shortcut.exists())
        self.says("no longer offered for .eml", not on.value(OFFERED, "IstesDesk.eml"))
        self.says("the data is still there", on.rows() == rows)
        self.ends(13, "a program that cannot read it is refused now too", self.earlier, "/S")
        self.on.run(self.later, "/S")
        self.ends(0, f"back from {LATER.version} to a program that reads the same data", self.setup, "/S")
        self.says("listed with the version of now", on.registered("DisplayVersion") == ours().version)
        self.ends(0, "uninstalled with /REMOVEDATA", on.own / "uninstall.exe", "/S", "/REMOVEDATA")
        self.says("the data is gone", until(lambda: not on.data.exists()))

    def serves_all_users(self) -> None:
        on = self.on
        self.ends(0, "installed for all users", self.later, "/S", "/ALLUSERS")
        self.says("in Program Files", (on.common / f"{NAME}.exe").exists())
        self.says("listed for all", on.registered("DisplayVersion", "HKLM") == LATER.version)
        self.ends(0, "it starts", on.common / "istes-desk-cli.exe", "--version")
        self.ends(0, "uninstalled for all, without the switch", on.common / "uninstall.exe", "/S")
        gone = until(lambda: not on.common.exists())
        self.says("nothing is left", gone and not on.registered("DisplayVersion", "HKLM"))


def until(true: Callable[[], object]) -> bool:
    """Whether it became so in two minutes."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.25)
    return True


def run(here: Session, bundle: Path) -> None:
    """RuntimeError that names what was wrong."""
    trial = Trial(here, bundle)
    trial.on.clean()
    trial.refuses_an_old_windows()
    trial.installs()
    trial.upgrades_while_it_runs()
    trial.refuses_what_would_harm()
    trial.the_program_refuses_later_data()
    trial.removes()
    trial.on.clean()
    trial.serves_all_users()
    trial.on.clean()
    if trial.wrong:
        raise RuntimeError("the installer: " + "; ".join(trial.wrong))
