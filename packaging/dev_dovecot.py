"""A Dovecot IMAP server for the tests: any user, Maildir, plain and TLS on loopback. Stdlib only."""

from __future__ import annotations

import base64
import contextlib
import grp
import imaplib
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dev_processes import START_SECONDS, die_with_parent, free_port, stop, unprivileged
from dev_system import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator

WELCOME = "segreto"
SIGNATURE = "a key that signs the access tokens of the tests"
CA = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Tests' own authority"]
HOST = "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n"
SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/server.log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
disable_plaintext_auth = no
mail_max_userip_connections = 0
mail_fsync = never
mail_location = maildir:~/Maildir
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
ssl_dh =
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  service_count = 0
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
"""
OAUTH2 = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = email
active_attribute = state
active_value = active
"""


@contextlib.contextmanager
def dovecot() -> Iterator[str]:
    """Yields JSON: ports ``plain`` and ``tls``, ``ca`` (PEM file), ``mail`` (folder of the homes), passwords.

    Every user name is welcome with ``password``, and with a token signed (HS256) with ``token_key``.
    """
    folder = Path(tempfile.mkdtemp(prefix="istes-dovecot-"))
    try:
        who = unprivileged()
        told = _prepare(folder, who)
        command = [*die_with_parent(), str(find_program("dovecot")), "-F", "-c", str(folder / "dovecot.conf")]
        with (folder / "start.log").open("wb") as log:
            server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **who)
        try:
            _wait_until_ready(server, int(told["plain"]), folder)
            yield json.dumps(told)
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path, who: dict[str, Any]) -> dict[str, str | int]:
    """Certificates, settings and homes, all owned by who runs the server."""
    told: dict[str, str | int] = {
        "plain": free_port(),
        "tls": free_port(),
        "ca": str(folder / "ca.pem"),
        "mail": str(folder / "mail"),
        "password": WELCOME,
        "token_key": SIGNATURE,
    }
    _certificates(folder)
    names = {"user": _user_name(who), "group": _group_name(who), "password": WELCOME, "folder": folder}
    (folder / "dovecot.conf").write_text(SETTINGS.format(**names, plain=told["plain"], tls=told["tls"]))
    (folder / "oauth2.conf").write_text(OAUTH2.format(folder=folder))
    key = folder / "keys" / "default" / "HS256" / "default"
    key.parent.mkdir(parents=True)
    key.write_text(base64.b64encode(SIGNATURE.encode()).decode())
    (folder / "mail").mkdir()
    folder.chmod(0o755)
    for path in (folder, *folder.rglob("*")) if who else ():
        shutil.chown(path, who["user"], who["group"])
    return told


def _user_name(who: dict[str, Any]) -> str:
    return pwd.getpwuid(who.get("user", os.geteuid())).pw_name


def _group_name(who: dict[str, Any]) -> str:
    return grp.getgrgid(who.get("group", os.getegid())).gr_name


def _certificates(folder: Path) -> None:
    """An authority of the tests' own and a server certificate for localhost."""
    (folder / "host.ext").write_text(HOST)
    _openssl(folder, "req", *CA, "-keyout", "ca.key", "-out", "ca.pem")
    asked = ["-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    _openssl(folder, "req", *asked, "-keyout", "server.key", "-out", "server.csr")
    signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "host.ext"]
    _openssl(folder, "x509", "-req", "-in", "server.csr", *signed, "-out", "server.pem")


def _openssl(folder: Path, *arguments: str) -> None:
    made = subprocess.run(
        [str(find_program("openssl")), *arguments], check=False, cwd=folder, capture_output=True, text=True
    )
    if made.returncode != 0:
        sys.exit(f"openssl {arguments[0]} failed:\n{made.stderr}")


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(port):
        if server.poll() is not None or time.monotonic() > deadline:
            logs = (path.read_text(errors="replace") for path in folder.glob("*.log"))
            sys.exit("The test Dovecot did not start:\n" + "".join(logs))
        time.sleep(0.1)


def _answers(port: int) -> bool:
    try:
        with imaplib.IMAP4("127.0.0.1", port, timeout=5) as connection:
            return connection.noop()[0] == "OK"
    except (OSError, imaplib.IMAP4.error):
        return False
