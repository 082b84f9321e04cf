"""Sessions really start: a recording program on the path writes down its arguments and its environment."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from istes_desk.adapters.remote.handover import Win32Vault, hand_over
from istes_desk.adapters.remote.launcher import SystemLauncher
from istes_desk.adapters.remote.programs import WINDOWS, command
from istes_desk.domain.network import RemoteAccess, RemoteMethod
from istes_desk.domain.remote_target import RemoteTarget, target_of
from istes_desk.services.errors import KnownError
from istes_desk.services.remote import Login

M = RemoteMethod
CANARY = "canarino-€-giallo"
LOGIN = Login("HOTEL\\admin", CANARY)
RECORDER = """#!{python}
import json, os, pathlib, sys
seen = {{"argv": [{name!r}, *sys.argv[1:]], "environ": dict(os.environ)}}
target = pathlib.Path({record!r})
target.with_suffix(".part").write_text(json.dumps(seen))
target.with_suffix(".part").replace(target)
"""


class FakeVault:
    """Implements ``WindowsVault`` in memory; ``own`` are entries of the user himself."""

    def __init__(self, *own: str) -> None:
        self.entries = dict.fromkeys(own, ("", ""))
        self.written: list[str] = []

    def read(self, name: str) -> bool:
        return name in self.entries

    def write(self, name: str, user: str, secret: str) -> None:
        self.entries[name] = (user, secret)
        self.written.append(name)

    def delete(self, name: str) -> None:
        self.entries.pop(name, None)


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the recording programs write; the path leads to nothing else."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "record.json"


def install(record: Path, *names: str) -> None:
    for name in names:
        text = RECORDER.format(python=sys.executable, record=str(record), name=name)
        path = record.with_name(name)
        if os.name == "nt":
            path = beside_a_launcher(path.with_suffix(".exe"))
        path.write_text(text, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)


def beside_a_launcher(program: Path) -> Path:
    """Windows starts no scripts: setuptools has a program that starts the script beside it."""
    shutil.copy(str(distribution("setuptools").locate_file("setuptools/cli-64.exe")), program)
    return program.with_name(f"{program.stem}-script.py")


def seen(launcher: SystemLauncher, record: Path) -> tuple[list[str], dict[str, str]]:
    for process in launcher._running:
        assert process.wait(timeout=30) == 0
    found = json.loads(record.read_text(encoding="utf-8"))
    return [short(one, record.parent) for one in found["argv"]], found["environ"]


def short(word: str, folder: Path) -> str:
    """A recording program by its name."""
    path = Path(word)
    return (path.stem if os.name == "nt" else path.name) if path.parent == folder else word


def target(method: RemoteMethod, address: str = "", peer_id: str = "", user: str = "") -> RemoteTarget:
    return target_of(RemoteAccess(1, method, address, peer_id=peer_id), user)


@pytest.mark.parametrize(
    ("programs", "to", "line"),
    [
        (("xfreerdp", "x-terminal-emulator"), target(M.RDP, "192.168.1.10", user="HOTEL\\admin"),
         ["x-terminal-emulator", "-e", "xfreerdp", "/v:192.168.1.10:3389", "/u:HOTEL\\admin"]),
        (("xfreerdp",), target(M.RDP, "::1"), ["xfreerdp", "/v:[::1]:3389"]),
        (("ssh", "x-terminal-emulator"), target(M.SSH, "nas-1", user="root"),
         ["x-terminal-emulator", "-e", "ssh", "-p", "22", "root@nas-1"]),
        (("ssh",), target(M.SSH, "nas-1"), ["ssh", "-p", "22", "nas-1"]),
        (("vncviewer",), target(M.VNC, "pc-1"), ["vncviewer", "pc-1::5900"]),
        (("teamviewer",), target(M.TEAMVIEWER, peer_id="123 456 789"), ["teamviewer", "-i", "123456789"]),
        (("anydesk",), target(M.ANYDESK, peer_id="123456789"), ["anydesk", "123456789"]),
    ],
)  # fmt: skip
def test_a_session_starts_with_these_arguments_and_no_secret(
    record: Path, programs: tuple[str, ...], to: RemoteTarget, line: list[str]
) -> None:
    install(record, *programs)
    launcher = SystemLauncher("linux", lambda: None)
    assert not launcher.start(to, LOGIN)
    argv, environ = seen(launcher, record)
    assert argv == line
    assert CANARY not in json.dumps([argv, environ], ensure_ascii=False)
    launcher.withdraw(to)


def test_a_program_that_is_not_there_is_told(record: Path) -> None:
    launcher = SystemLauncher("linux", lambda: None)
    with pytest.raises(KnownError, match="non c'è AnyDesk"):
        launcher.check(target(M.ANYDESK, peer_id="123456789"))


def test_a_program_that_does_not_start_takes_the_login_back(record: Path) -> None:
    broken = record.with_name("mstsc.exe")
    broken.write_text("#!/nowhere/at/all\n", encoding="utf-8")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    vault = FakeVault()
    with pytest.raises(KnownError, match="non è partito"):
        SystemLauncher("win32", lambda: vault).start(target(M.RDP, "srv-1"), LOGIN)
    assert vault.written == ["TERMSRV/srv-1"]
    assert vault.entries == {}


def test_remote_desktop_gets_the_login_for_a_while_and_off_the_command_line(record: Path) -> None:
    install(record, "mstsc.exe")
    vault, to = FakeVault(), target(M.RDP, "srv-1")
    launcher = SystemLauncher("win32", lambda: vault)
    assert launcher.start(to, LOGIN)
    assert vault.entries == {"TERMSRV/srv-1": ("HOTEL\\admin", CANARY)}
    argv, environ = seen(launcher, record)
    assert argv == ["mstsc.exe", "/v:srv-1:3389"]
    assert CANARY not in json.dumps([argv, environ], ensure_ascii=False)
    assert launcher.start(to, LOGIN), "a second session to the same host is handed over as well"
    launcher.withdraw(to)
    assert vault.entries == {}
    seen(launcher, record)


def test_an_entry_of_the_user_himself_stays(record: Path) -> None:
    install(record, "mstsc.exe")
    vault, to = FakeVault("TERMSRV/srv-1"), target(M.RDP, "srv-1")
    launcher = SystemLauncher("win32", lambda: vault)
    assert not launcher.start(to, LOGIN)
    launcher.withdraw(to)
    assert vault.entries == {"TERMSRV/srv-1": ("", "")}
    seen(launcher, record)


def test_windows_looks_below_program_files_and_takes_windows_terminal() -> None:
    folder = "C:\\Program Files"
    here = {"C:\\Program Files\\AnyDesk\\AnyDesk.exe", "ssh.exe", "wt.exe"}

    def which(name: str) -> str | None:
        return name if name in here else None

    peer = target(M.ANYDESK, peer_id="123456789")
    assert command(peer, "win32", which, [folder])[0][0] == f"{folder}\\AnyDesk\\AnyDesk.exe"
    ssh = target(M.SSH, "nas-1", user="root")
    assert command(ssh, "win32", which, []) == (["wt.exe", "ssh.exe", "-p", "22", "root@nas-1"], False)
    here.remove("wt.exe")
    assert command(ssh, "win32", which, []) == (["ssh.exe", "-p", "22", "root@nas-1"], True)
    assert set(WINDOWS) == set(M) - {M.HTTP, M.HTTPS}


class FakeApi:
    """The functions of ``win32cred`` over a dict; ``number`` is the error it answers with."""

    class Error(Exception):
        winerror = 0

    def __init__(self, number: int = 0) -> None:
        self.number, self.kept = number, dict[str, dict[str, object]]()

    def _answer(self, there: bool) -> None:
        number = self.number or (0 if there else 1168)
        if number:
            error = self.Error("CredFunction")
            error.winerror = number
            raise error

    def CredRead(self, name: str, _kind: int, _flags: int) -> dict[str, object]:
        self._answer(name in self.kept)
        return self.kept[name]

    def CredWrite(self, entry: dict[str, object], _flags: int) -> None:
        self._answer(True)
        self.kept[str(entry["TargetName"])] = entry

    def CredDelete(self, name: str, _kind: int, _flags: int) -> None:
        self._answer(name in self.kept)
        del self.kept[name]


def windows(api: FakeApi) -> Win32Vault:
    """The adapter without the package, which only Windows has."""
    vault = Win32Vault.__new__(Win32Vault)
    vault.__dict__.update(_api=api, _error=api.Error)
    return vault


def test_the_entry_of_windows_ends_with_the_session() -> None:
    api = FakeApi()
    vault = windows(api)
    assert hand_over(vault, "srv-1", LOGIN)
    assert api.kept["TERMSRV/srv-1"]["Persist"] == 1
    assert api.kept["TERMSRV/srv-1"]["Type"] == 1
    vault.delete("TERMSRV/srv-1")
    vault.delete("TERMSRV/srv-1")
    assert api.kept == {}


def test_what_a_killed_program_left_is_replaced_the_users_own_is_not() -> None:
    api = FakeApi()
    vault = windows(api)
    hand_over(vault, "srv-1", Login("HOTEL\\admin", "vecchia"))
    assert hand_over(vault, "srv-1", LOGIN)
    assert api.kept["TERMSRV/srv-1"]["CredentialBlob"] == CANARY
    for comment in ("", None):
        api.kept["TERMSRV/srv-1"] = {"Comment": comment, "CredentialBlob": "sua"}
        assert not hand_over(vault, "srv-1", LOGIN)
        assert api.kept["TERMSRV/srv-1"]["CredentialBlob"] == "sua"


def test_what_windows_refuses_is_told_without_the_secret() -> None:
    vault = windows(FakeApi(8))
    for call in (lambda: vault.read("x"), lambda: vault.write("x", "u", CANARY), lambda: vault.delete("x")):
        with pytest.raises(KnownError) as refused:
            call()
        assert CANARY not in f"{refused.value}{refused.value.__context__!r}"
