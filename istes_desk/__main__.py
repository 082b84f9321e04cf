"""Reads the command line and starts what it asks for; Qt is imported only when a window is wanted."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from istes_desk import __version__

if TYPE_CHECKING:
    import argparse

THEMES = ("light", "dark", "both")
LANGUAGES = ("it", "en", "both")


def make_parser() -> argparse.ArgumentParser:
    """All commands; without one the window opens, with the .eml files named."""
    import argparse

    parser = argparse.ArgumentParser("istes-desk", description="Desktop console of a system administrator.")
    parser.add_argument("--version", action="version", version=f"ISTES Desk {__version__}")
    parser.add_argument("--profile", type=Path, help="folder for data and settings instead of the user's own")
    parser.set_defaults(command="", files=[])
    commands = parser.add_subparsers(metavar="COMMAND")
    _command(commands, "open", "open the window and take mail files in").add_argument("files", nargs="*")
    _command(commands, "backup", "make a verified copy of the database")
    _command(commands, "migrate", "bring the database to this version, with a copy made before")
    check = _command(commands, "restore-check", "open a copy and count what it holds; changes nothing")
    check.add_argument("file", type=Path, nargs="?", help="default: the newest copy")
    load = _command(commands, "load-pec-authorities", "trust the PEC authorities of a file of certificates")
    load.add_argument("file", type=Path)
    fetch = _command(commands, "fetch-mail", "read the mailboxes once, for a scheduled task")
    fetch.add_argument("--mailbox", default="", metavar="NAME", help="default: every active one")
    _add_evidence(commands)
    proof = _command(commands, "verify-register", "prove the access register: 0 whole, 1 broken, 2 cannot")
    proof.add_argument("--json", action="store_true", help="the result for another program")
    _command(commands, "quit", "close the open window of this user; 1 when it must stay open")
    walk = _command(commands, "smoke", "walk through the main job without a screen")
    walk.add_argument("--result", type=Path, metavar="FILE", help="what it said, as JSON")
    walk.add_argument(
        "--out", type=Path, metavar="DIR", help="keep the papers and a picture of each tab there"
    )
    _add_screenshots(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(command=name)
    return parser


def _add_evidence(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    taking = _command(commands, "import-evidence", "take in the files of the collector, each once")
    taking.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="files, or folders of them")
    own = _command(commands, "collect", "write a collector file about this computer")
    own.add_argument("--out", dest="file", type=Path, metavar="DIR", help="default: the current folder")


def _add_screenshots(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "screenshots", "pictures of every tab and dialog with demo data")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--theme", choices=THEMES, default="both")
    parser.add_argument("--language", choices=LANGUAGES, default="both")
    parser.add_argument("--scale", default="100,150", help="percent, separated by commas")


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 well, 1 refused or failed, 2 not understood."""
    given = sys.argv[1:] if arguments is None else arguments
    if plain := window_wanted(given):
        return _open_window(*plain)
    chosen = make_parser().parse_args(["smoke" if word == "--smoke" else word for word in given])
    if chosen.command in ("", "open"):
        return _open_window(chosen.profile, chosen.files)
    if chosen.command in ("smoke", "screenshots"):
        return _show(chosen)
    from istes_desk import cli

    if chosen.command == "verify-register":
        return cli.verify_register(chosen.profile, chosen.json)
    file, mailbox = getattr(chosen, "file", None), getattr(chosen, "mailbox", "")
    return cli.run(chosen.command, chosen.profile, file, mailbox, getattr(chosen, "paths", ()))


def window_wanted(given: list[str]) -> tuple[Path | None, list[str]] | None:
    """Profile and files where only the window is asked for; None = ask the parser, which takes its time."""
    folder, rest = (given[1:2], given[2:]) if given[:1] == ["--profile"] else ([], given)
    options = any(word.startswith("-") or not word for word in [*folder, *rest])
    if options or rest[:1] not in ([], ["open"]) or given == ["--profile"]:
        return None
    return (Path(folder[0]) if folder else None), rest[1:]


def _open_window(profile: Path | None, files: list[str]) -> int:
    gc.disable()  # nothing of the start is garbage; ``app.make_application`` has it begin again
    from istes_desk.gui.plain_import import bring_in_qt

    bring_in_qt()
    from istes_desk import app

    return app.run(files, profile)


def _show(chosen: argparse.Namespace) -> int:
    from istes_desk import show
    from istes_desk.services.preferences import Language, Theme

    if chosen.command == "smoke":
        return show.smoke(chosen.result, chosen.out)
    themes = [Theme(word) for word in THEMES[:2] if chosen.theme in (word, "both")]
    languages = [Language(word) for word in LANGUAGES[:2] if chosen.language in (word, "both")]
    scales = [int(word) / 100 for word in chosen.scale.split(",")]
    return show.screenshots(chosen.out, themes, languages, scales)


if __name__ == "__main__":
    sys.exit(main())
