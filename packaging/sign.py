"""Signs Windows programs and verifies what it signed; does nothing without a certificate. Standard library.

ISTES_DESK_SIGN_CERTIFICATE  PKCS#12 file: the certificate, its key, what leads to its root
ISTES_DESK_SIGN_PASSWORD     file whose first line is its password
ISTES_DESK_SIGN_TIMESTAMP    address of an authority of RFC 3161, or `none`: such a signature ends with its
                             certificate; a PEM file with certificate and key makes osslsigncode the authority
ISTES_DESK_SIGN_ROOTS        PEM file of the roots to verify by; default: those of this machine
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "ISTES_DESK_SIGN_"
SYSTEM_ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")
STAMP_IS_GOOD = "Timestamp Server Signature verification: ok"
UNSTAMPED = "none"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, and who says when."""

    certificate: Path
    password: Path | None
    timestamp: str
    roots: Path = SYSTEM_ROOTS


def signer(environment: Mapping[str, str] = os.environ) -> Signer | None:
    """None without a certificate; ValueError when it is not said what stamps the time."""
    certificate, password, timestamp, roots = (
        environment.get(PREFIX + name, "") for name in ("CERTIFICATE", "PASSWORD", "TIMESTAMP", "ROOTS")
    )
    if not certificate:
        return None
    if not timestamp:
        raise ValueError(f"{PREFIX}TIMESTAMP must name an authority, or be `{UNSTAMPED}`")
    trusted = Path(roots) if roots else SYSTEM_ROOTS
    return Signer(Path(certificate), Path(password) if password else None, timestamp, trusted)


def sign(file: Path, who: Signer) -> None:
    """RuntimeError when the tool refuses, or when what it made does not verify."""
    if shutil.which("osslsigncode"):
        _by_osslsigncode(file, who)
    elif shutil.which("signtool"):
        _by_signtool(file, who)
    else:
        raise RuntimeError("neither osslsigncode nor signtool is on this machine")


def _by_osslsigncode(file: Path, who: Signer) -> None:
    signed = file.with_name(file.name + ".signed")
    words = ["-h", "sha256", "-n", "ISTES Desk", "-in", str(file), "-out", str(signed)]
    password = ["-readpass", str(who.password)] if who.password else []
    signed.unlink(missing_ok=True)
    _run("osslsigncode", "sign", "-pkcs12", str(who.certificate), *password, *_stamping(who), *words)
    roots = ["-CAfile", str(who.roots), "-TSA-CAfile", str(who.roots), *lists()]
    said = _run("osslsigncode", "verify", *roots, "-in", str(signed))
    if who.timestamp != UNSTAMPED and STAMP_IS_GOOD not in said:
        raise RuntimeError(f"{file.name}: the time stamp does not verify\n{said[-800:]}")
    signed.chmod(file.stat().st_mode)
    signed.replace(file)


def _stamping(who: Signer) -> list[str]:
    if who.timestamp == UNSTAMPED:
        return []
    if "://" in who.timestamp:
        return ["-ts", who.timestamp]
    return ["-TSA-certs", who.timestamp, "-TSA-key", who.timestamp]


def lists() -> list[str]:
    """Newer versions fetch revocation lists unless told not to."""
    told = subprocess.run(["osslsigncode", "verify", "--help"], check=False, capture_output=True, text=True)
    return ["-ignore-crl"] if "-ignore-crl" in told.stdout + told.stderr else []


def _by_signtool(file: Path, who: Signer) -> None:
    """Microsoft's; it takes the password on its command line only."""
    password = ["/p", who.password.read_text().splitlines()[0]] if who.password else []
    stamp = [] if who.timestamp == UNSTAMPED else ["/tr", who.timestamp, "/td", "SHA256"]
    _run("signtool", "sign", "/fd", "SHA256", "/f", str(who.certificate), *password, *stamp, str(file))
    _run("signtool", "verify", "/pa", *(["/tw"] if stamp else []), str(file))


def _run(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    said = done.stdout + done.stderr
    if done.returncode:
        raise RuntimeError(f"{command[0]} {command[1]}: exit code {done.returncode}\n{said[-800:]}")
    return said


def sign_all(files: list[Path]) -> bool:
    """False when there is nobody to sign."""
    who = signer()
    if who is None:
        return False
    for file in files:
        sign(file, who)
        print(f"   signed: {file.name}")
    return True


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    chosen = parser.parse_args(arguments)
    try:
        if not sign_all(chosen.files):
            print("   not signed: no certificate is named")
    except (RuntimeError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
