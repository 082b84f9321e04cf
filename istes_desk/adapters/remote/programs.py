"""Which program opens which kind of session, where it is looked for and with what arguments. Starts nothing.

Every argument was checked by ``domain.remote_target``; a secret is never among them (N-2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath

from istes_desk.domain.network import RemoteMethod
from istes_desk.domain.remote_target import RemoteTarget, bracketed

Arguments = Callable[[RemoteTarget], list[str]]
FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
"""Variables that name the folders where programs are that are not on the path."""


@dataclass(frozen=True, slots=True)
class Program:
    """``names``: file name for the path, then places below ``FOLDERS``. ``console``: it is a text program."""

    names: tuple[str, ...]
    arguments: Arguments
    console: bool = False


def _rdp(target: RemoteTarget) -> list[str]:
    return [f"/v:{bracketed(target.host)}:{target.port}"]


def _freerdp(target: RemoteTarget) -> list[str]:
    return [*_rdp(target), *([f"/u:{target.user}"] if target.user else [])]


def _ssh(target: RemoteTarget) -> list[str]:
    return ["-p", str(target.port), f"{target.user}@{target.host}" if target.user else target.host]


def _vnc(target: RemoteTarget) -> list[str]:
    return [f"{bracketed(target.host)}::{target.port}"]


def _peer(target: RemoteTarget) -> list[str]:
    return [target.peer_id]


def _teamviewer(target: RemoteTarget) -> list[str]:
    return ["-i", target.peer_id]


M = RemoteMethod
WINDOWS: Mapping[RemoteMethod, Sequence[Program]] = {
    M.RDP: (Program(("mstsc.exe",), _rdp),),
    M.SSH: (Program(("ssh.exe",), _ssh, console=True),),
    M.VNC: (
        Program(("tvnviewer.exe", "TightVNC/tvnviewer.exe"), _vnc),
        Program(("vncviewer.exe", "RealVNC/VNC Viewer/vncviewer.exe", "TigerVNC/vncviewer.exe"), _vnc),
    ),
    M.TEAMVIEWER: (Program(("TeamViewer.exe", "TeamViewer/TeamViewer.exe"), _teamviewer),),
    M.ANYDESK: (Program(("AnyDesk.exe", "AnyDesk/AnyDesk.exe"), _peer),),
}
LINUX: Mapping[RemoteMethod, Sequence[Program]] = {
    M.RDP: (Program(("xfreerdp3",), _freerdp, console=True), Program(("xfreerdp",), _freerdp, console=True)),
    M.SSH: (Program(("ssh",), _ssh, console=True),),
    M.VNC: (Program(("vncviewer",), _vnc),),
    M.TEAMVIEWER: (Program(("teamviewer",), _teamviewer),),
    M.ANYDESK: (Program(("anydesk",), _peer),),
}
TERMINALS: dict[str, tuple[str, ...]] = {"win32": ("wt.exe",), "linux": ("x-terminal-emulator", "-e")}
"""What a text program is put into, with its own argument; without it Windows opens a plain console."""
TITLES = {
    M.RDP: "Connessione Desktop remoto",
    M.SSH: "OpenSSH",
    M.VNC: "un visualizzatore VNC",
    M.TEAMVIEWER: "TeamViewer",
    M.ANYDESK: "AnyDesk",
}


def command(
    target: RemoteTarget, platform: str, which: Callable[[str], str | None], folders: Sequence[str]
) -> tuple[list[str], bool]:
    """The whole command as a list, and whether it needs a new console; empty when no program is there."""
    table = WINDOWS if platform == "win32" else LINUX
    for program in table[target.method]:
        found = next(filter(None, map(which, _places(program, folders))), None)
        if found:
            return _in_terminal([found, *program.arguments(target)], program, platform, which)
    return [], False


def _places(program: Program, folders: Sequence[str]) -> list[str]:
    name, *below = program.names
    return [name, *(str(PureWindowsPath(folder, one)) for folder in folders for one in below)]


def _in_terminal(
    line: list[str], program: Program, platform: str, which: Callable[[str], str | None]
) -> tuple[list[str], bool]:
    if not program.console:
        return line, False
    name, *options = TERMINALS[platform]
    terminal = which(name)
    return ([terminal, *options, *line], False) if terminal else (line, True)
