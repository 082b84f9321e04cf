"""Names of attachments: safe to write on disk, and which are never to be opened (Q-10)."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
NAMELESS = "allegato"
FORBIDDEN = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
# fmt: off
BLOCKED = frozenset((
    "exe", "com", "scr", "pif", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse",
    "wsf", "wsh", "ws", "hta", "msi", "msp", "msix", "appx", "jar", "lnk", "url", "reg",
    "cpl", "dll", "sys", "scf", "inf", "chm", "hlp", "iso", "img", "vhd", "vhdx", "docm",
    "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "xll", "one", "sh", "app", "apk", "desktop",
    "application", "gadget",
))
# fmt: on


def safe_name(name: str) -> str:
    """No path, no control or direction characters, no reserved Windows name, at most 120 characters."""
    last = re.split(r"[\\/]", name)[-1]
    visible = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    clean = FORBIDDEN.sub("_", visible).strip(" .")
    if RESERVED.match(clean):
        clean = f"_{clean}"
    stem, dot, extension = clean.rpartition(".")
    if len(clean) > LONGEST:
        clean = f"{(stem or extension)[: LONGEST - 20]}{dot}{extension[:15]}".rstrip(" .")
    return clean or NAMELESS


def is_blocked(name: str) -> bool:
    """Programs, scripts, macros and disk images are kept but never opened."""
    _, dot, extension = safe_name(name).rpartition(".")
    return bool(dot) and extension.lower() in BLOCKED
