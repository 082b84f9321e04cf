"""What of other people's work is in the frozen program: found by its files, told as NOTICE and CycloneDX."""

from __future__ import annotations

import json
import os
import platform
import re
import sqlite3
import ssl
import sys
import sysconfig
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LICENCES = ROOT / "packaging" / "licences"
"""Texts that nobody brings along."""
TEXT = re.compile(r"(?i)(^|/)(licen[sc]es?|copying|notice|authors)[^/]*$|/licenses/.*")
NEVER_TEXT = re.compile(r"(?i)\.(py|pyc|pyi|so|pyd|json)$")
NAMED = {
    "backports-tarfile": "MIT",
    "imapclient": "BSD-3-Clause",
    "jaraco-classes": "MIT",
    "netaddr": "BSD-3-Clause",
    "olefile": "BSD-2-Clause",
    "pycryptodomex": "BSD-2-Clause AND LicenseRef-Public-Domain",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyinstaller-hooks-contrib": "Apache-2.0",
    "pykeepass": "GPL-3.0-only",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
}
"""Packages that say it in words: read by a person."""
ACCEPTED = {
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "GPL-2.0-only", "GPL-3.0-only", "LGPL-3.0-only", "MIT",
    "MIT-0", "MIT-CMU", "PSF-2.0", "GPL-2.0-or-later", "Bootloader-exception", "LicenseRef-Public-Domain",
}  # fmt: skip
"""Identifiers of SPDX; a licence that is none of them needs a person's decision."""
NAMESPACE = uuid.UUID("6c1d4b52-5a8f-4f0a-9d0e-2f8f3a1c7b10")
PLACE = "istes_desk/_resources"
LINE = "-" * 78


@dataclass(frozen=True, slots=True)
class Part:
    """A library: ``licence`` is an SPDX expression, ``texts`` what must go with it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...] = ()
    purl: str = ""
    needs: tuple[str, ...] = field(default=())


def parts(files: Iterable[str]) -> list[Part]:
    """Whose files these are, by name; ``files`` are those that the bundle is made from."""
    wanted = {Path(file).as_posix().lower() for file in files}
    others = (one for one in distributions() if canonical(one.metadata["Name"]) != "istes-desk")
    owners = (one for one in others if any(_path(one, file) in wanted for file in one.files or ()))
    found = {part.name.lower(): part for part in (*map(_library, owners), *_below(wanted))}
    return [found[name] for name in sorted(found)]


def _path(one: Distribution, file: Any) -> str:
    return Path(str(one.locate_file(file))).as_posix().lower()


def _library(one: Distribution) -> Part:
    name, number, licence = one.metadata["Name"], one.version, _licence(one)
    texts = _texts(one) or (_text("LGPL-3.0") if "LGPL" in licence else ())
    asked = [need for need in one.requires or () if "extra ==" not in need]
    needs = tuple(canonical(re.split(r"[^\w.-]", need, maxsplit=1)[0]) for need in asked)
    return Part(name, number, licence, texts, f"pkg:pypi/{canonical(name)}@{number}", needs)


def _text(name: str) -> tuple[str, ...]:
    return ((LICENCES / f"{name}.txt").read_text("utf-8").strip(),)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(one: Distribution) -> str:
    """SPDX; ValueError when it is unknown or not accepted yet."""
    name, facts = canonical(one.metadata["Name"]), one.metadata
    said = [*(facts.get_all("License-Expression") or ()), *(facts.get_all("License") or ())]
    licence = NAMED.get(name, said[0] if said else "")
    if not licence or set(licence.split()) - ACCEPTED - {"OR", "AND", "WITH"}:
        raise ValueError(f"{name}: nobody has accepted its licence yet: {licence[:60]!r}")
    return licence


def _texts(one: Distribution) -> tuple[str, ...]:
    files = [str(file) for file in one.files or () if ".dist-info/" in str(file)]
    named = sorted(file for file in files if TEXT.search(file) and not NEVER_TEXT.search(file))
    texts = (Path(str(one.locate_file(file))).read_text("utf-8", "replace").strip() for file in named)
    return tuple(dict.fromkeys(texts))


def _below(files: set[str]) -> Iterator[Part]:
    """What no package names: Python, and what it and Qt's and PostgreSQL's packages bring along."""
    yield Part("CPython", platform.python_version(), "PSF-2.0", _python_licence())
    yield Part("OpenSSL", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0")
    yield Part("SQLite", sqlite3.sqlite_version, "blessing")
    yield Part("Bitstream Vera", "1.10", "Bitstream-Vera", _text("Bitstream-Vera"))
    if any("pyside6" in file for file in files):
        yield Part("Qt", _version("pyside6_essentials"), "LGPL-3.0-only", _text("LGPL-3.0"))
    if any("psycopg_binary" in file for file in files):
        yield Part("libpq", _libpq(), "PostgreSQL", _text("PostgreSQL"))
    if any("vcruntime140" in file for file in files):
        yield Part("Microsoft Visual C++ runtime", "14", "LicenseRef-Microsoft-Redistributable")


def _version(name: str) -> str:
    return next(one.version for one in distributions(name=name))


def _libpq() -> str:
    from psycopg import pq

    return "{}.{}".format(*divmod(pq.version(), 10_000))


def _python_licence() -> tuple[str, ...]:
    """Beside the interpreter on Windows, in its library elsewhere; Debian keeps it in another package."""
    places = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))
    files = [place / "LICENSE.txt" for place in places]
    return tuple(file.read_text("utf-8", "replace").strip() for file in files if file.is_file())[:1]


def notice(number: str, found: list[Part]) -> str:
    """For people: who is in it, then every text once."""
    texts: dict[str, list[str]] = {}
    for part in found:
        for text in part.texts:
            texts.setdefault(text, []).append(part.name)
    lines = [f"ISTES Desk {number}", "", "It contains:", ""]
    lines += [f"  {part.name} {part.version}: {part.licence}" for part in found]
    texts[(ROOT / "LICENSE").read_text("utf-8").strip()] = ["ISTES Desk"]
    for text, names in texts.items():
        lines += ["", LINE, ", ".join(names), LINE, "", text]
    return "\n".join(lines) + "\n"


def written(folder: Path, number: str, files: Iterable[str]) -> list[tuple[str, str, str]]:
    """Both as files in ``folder``; where they go in the bundle, as PyInstaller takes it."""
    found = parts(files)
    when = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())), UTC)
    told = {"NOTICE.txt": notice(number, found), "sbom.cdx.json": sbom(number, found, when)}
    for name, text in told.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [(f"{PLACE}/{name}", str(folder / name), "DATA") for name in told]


def sbom(number: str, found: list[Part], when: datetime) -> str:
    """CycloneDX 1.6; the same bytes from the same parts and the same moment."""
    ours = {"type": "application", "bom-ref": "istes-desk", "name": "ISTES Desk", "version": number}
    inside = {part.name: part.purl or f"part:{canonical(part.name)}@{part.version}" for part in found}
    refs = {canonical(part.name): inside[part.name] for part in found}
    edges = [
        {"ref": inside[part.name], "dependsOn": sorted({refs[need] for need in part.needs if need in refs})}
        for part in found
    ]
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, number + repr(sorted(inside.values())))}",
        "version": 1,
        "metadata": {
            "timestamp": when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {**ours, "licenses": [{"expression": "GPL-3.0-or-later"}]},
        },
        "components": [_component(part, inside[part.name]) for part in found],
        "dependencies": [{"ref": "istes-desk", "dependsOn": sorted(inside.values())}, *edges],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _component(part: Part, reference: str) -> dict[str, Any]:
    purl = {"purl": part.purl} if part.purl else {}
    facts = {"type": "library", "bom-ref": reference, "name": part.name, "version": part.version}
    return {**facts, "licenses": [{"expression": part.licence}], **purl}
