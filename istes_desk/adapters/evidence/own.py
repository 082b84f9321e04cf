"""Writes a collector file about the computer the program runs on, with what psutil can say of it."""

from __future__ import annotations

import hashlib
import json
import platform
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from istes_desk import __version__
from istes_desk.adapters.evidence.reading import SCHEMA, VERSION
from istes_desk.adapters.system.machine import system_id

NOT_COLLECTED = "not collected by istes-desk collect"
SECTIONS = (
    "defender", "security_center", "updates", "hotfixes", "server_backup", "veeam", "shadow_copies", "disks",
    "firewall", "pending_reboot", "administrators", "teamviewer", "bitlocker",
)  # fmt: skip
FOREIGN = ("squashfs", "iso9660", "tmpfs", "overlay")
LONGEST = 250


def own_report(now: datetime, author: str) -> bytes:
    """The bytes of a whole file; ``author`` is who asked for it."""
    report = {
        "schema": SCHEMA,
        "schema_version": VERSION,
        "tool": f"istes-desk {__version__}",
        "collected_at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "run_by": author,
        "elevated": False,
        "computer": _computer(),
        "sections": {
            "system": _section(_system),
            "volumes": _section(_volumes),
            **{name: _failed(NOT_COLLECTED) for name in SECTIONS},
        },
    }
    return sealed(report)


def sealed(report: dict[str, Any]) -> bytes:
    """The file of a report: its digest is of the report's own bytes."""
    body = json.dumps(report, separators=(",", ":"))
    digest = hashlib.sha256(body.encode()).hexdigest()
    return f'{{"digest":"sha256:{digest}","report":{body}}}'.encode()


def own_name(now: datetime) -> str:
    """As the collector names its files."""
    return f"{platform.node() or 'pc'}_{now.astimezone(UTC):%Y%m%d-%H%M%SZ}.json"


def _section(query: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"ok": True, "error": "", "data": query()}
    except (OSError, psutil.Error, ValueError) as wrong:
        return _failed(f"{type(wrong).__name__}: {wrong}"[:900])


def _failed(error: str) -> dict[str, Any]:
    return {"ok": False, "error": error, "data": None}


def _guid() -> str:
    """On Windows the collector's GUID; elsewhere a hash of the machine's id, which is confidential."""
    own = system_id()
    if sys.platform == "win32" or not own:
        return own
    return hashlib.sha256(f"istes-desk collect:{own}".encode()).hexdigest()[:32]


def _computer() -> dict[str, Any]:
    cards = psutil.net_if_addrs().values()
    addresses = [one.address for card in cards for one in card if one.family == socket.AF_INET]
    return {
        "name": (platform.node() or "?")[:LONGEST],
        "domain": "",
        "machine_guid": _guid(),
        "serial": "",
        "addresses": [one for one in addresses if not one.startswith("127.")][:64],
    }


def _system() -> dict[str, Any]:
    build = platform.version().rsplit(".", 1)[-1] if platform.system() == "Windows" else ""
    booted = datetime.fromtimestamp(psutil.boot_time(), UTC)
    return {
        "caption": f"{platform.system()} {platform.release()}"[:LONGEST],
        "version": platform.version()[:LONGEST],
        "build": int(build) if build.isdigit() else 0,
        "revision": 0,
        "edition": "",
        "product_type": 0,
        "display_version": "",
        "installed_at": None,
        "booted_at": booted.isoformat(timespec="seconds"),
        "language": "",
    }


def _volumes() -> list[dict[str, Any]]:
    parts = [one for one in psutil.disk_partitions() if one.fstype not in FOREIGN]
    return [_volume(one.mountpoint, one.fstype) for one in parts if Path(one.mountpoint).is_dir()][:64]


def _volume(mount: str, kind: str) -> dict[str, Any]:
    usage = psutil.disk_usage(mount)
    return {
        "letter": mount.rstrip("\\:/")[:LONGEST] or mount,
        "label": "",
        "file_system": kind,
        "size": usage.total,
        "free": usage.free,
        "health": 0,
    }
