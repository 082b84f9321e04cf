"""Signing with a certificate that lives as long as the test; nobody on the net is asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from importlib.metadata import distribution
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SIGN = Path(__file__).resolve().parents[2] / "packaging" / "sign.py"
PROGRAM = Path(str(distribution("setuptools").locate_file("setuptools/cli-64.exe")))
"""Any program for Windows."""
PASSWORD = "un segreto da poco"
KINDS = {"code": ExtendedKeyUsageOID.CODE_SIGNING, "time": ExtendedKeyUsageOID.TIME_STAMPING}
pytestmark = pytest.mark.osslsigncode


class Authority:
    """A root of our own, and whom it vouches for."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "The test's own root")])
        rights = x509.BasicConstraints(ca=True, path_length=0)
        self.root = self.build(self.name, self.key.public_key()).add_extension(rights, critical=True)
        self.certificate = self.root.sign(self.key, hashes.SHA256())

    def build(
        self, name: x509.Name, key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        blank = x509.CertificateBuilder(self.name, name, key, x509.random_serial_number())
        return blank.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))

    def vouch(self, kind: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
        key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Somebody who signs {kind}")])
        use = x509.ExtendedKeyUsage([KINDS[kind]])
        made = self.build(name, key.public_key()).add_extension(use, critical=True)
        return key, made.sign(self.key, hashes.SHA256())


def pem(*parts: x509.Certificate | rsa.RSAPrivateKey) -> bytes:
    return b"".join(
        part.public_bytes(serialization.Encoding.PEM)
        if isinstance(part, x509.Certificate)
        else part.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        for part in parts
    )


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return Path(shutil.copy(PROGRAM, tmp_path / "un programma.exe"))


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """As a release has them; the time is stamped where the tool can do that by itself (from version 2.6)."""
    authority, words = Authority(), tmp_path / "password"
    words.write_text(PASSWORD + "\n")
    code_key, code = authority.vouch("code")
    box = pkcs12.serialize_key_and_certificates(
        b"us",
        code_key,
        code,
        [authority.certificate],
        serialization.BestAvailableEncryption(PASSWORD.encode()),
    )
    (tmp_path / "us.p12").write_bytes(box)
    (tmp_path / "roots.pem").write_bytes(pem(authority.certificate))
    time_key, time = authority.vouch("time")
    (tmp_path / "time.pem").write_bytes(pem(time, authority.certificate, time_key))
    told = subprocess.run(["osslsigncode", "sign", "--help"], check=False, capture_output=True, text=True)
    stamps = "-TSA-certs" in told.stdout + told.stderr
    named = {"CERTIFICATE": "us.p12", "PASSWORD": "password", "ROOTS": "roots.pem"}
    paths = {f"ISTES_DESK_SIGN_{name}": str(tmp_path / file) for name, file in named.items()}
    return {**paths, "ISTES_DESK_SIGN_TIMESTAMP": str(tmp_path / "time.pem") if stamps else "none"}


def sign(program: Path, settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("ISTES_DESK_SIGN")}
    command = [sys.executable, str(SIGN), str(program)]
    return subprocess.run(command, check=False, env={**own, **settings}, capture_output=True, text=True)


def test_without_a_certificate_nothing_is_done(program: Path) -> None:
    done = sign(program, {})
    assert (done.returncode, "no certificate" in done.stdout) == (0, True)
    assert program.read_bytes() == PROGRAM.read_bytes()


def test_signs_and_verifies_and_signs_again(program: Path, settings: dict[str, str]) -> None:
    for _ in range(2):
        done = sign(program, settings)
        assert done.returncode == 0, done.stderr
    roots = ["-CAfile", settings["ISTES_DESK_SIGN_ROOTS"], "-TSA-CAfile", settings["ISTES_DESK_SIGN_ROOTS"]]
    verify = ["osslsigncode", "verify", *roots, "-in", str(program)]
    said = subprocess.run(verify, check=False, capture_output=True, text=True)
    assert "Somebody who signs code" in said.stdout
    assert program.read_bytes() != PROGRAM.read_bytes()
    assert not program.with_name(program.name + ".signed").exists()


def test_a_signature_that_does_not_verify_leaves_the_program_as_it_was(
    program: Path, settings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "other.pem").write_bytes(pem(Authority().certificate))
    done = sign(program, {**settings, "ISTES_DESK_SIGN_ROOTS": str(tmp_path / "other.pem")})
    assert (done.returncode, "verify" in done.stderr) == (1, True)
    assert program.read_bytes() == PROGRAM.read_bytes()


@pytest.mark.parametrize("name", ["TIMESTAMP", "PASSWORD"])
def test_what_is_needed_must_be_said(program: Path, settings: dict[str, str], name: str) -> None:
    done = sign(program, {key: value for key, value in settings.items() if not key.endswith(name)})
    assert done.returncode == 1
    assert program.read_bytes() == PROGRAM.read_bytes()


@pytest.mark.parametrize(("refused", "code"), [("nothing", 0), ("sign", 1), ("verify", 1)])
def test_signtool_signs_with_a_time_stamp_and_verifies(
    program: Path, settings: dict[str, str], tmp_path: Path, refused: str, code: int
) -> None:
    tool, said = tmp_path / "bin" / "signtool", tmp_path / "said"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\necho "$@" >> "{said}"\n[ "$1" != {refused} ]\n', encoding="utf-8")
    tool.chmod(0o755)
    stamped = {**settings, "ISTES_DESK_SIGN_TIMESTAMP": "time-authority", "PATH": str(tool.parent)}
    assert sign(program, stamped).returncode == code
    first, *later = said.read_text(encoding="utf-8").splitlines()
    assert first.startswith("sign /fd SHA256")
    assert "/tr time-authority /td SHA256" in first
    assert [line.split()[:3] for line in later] == ([] if refused == "sign" else [["verify", "/pa", "/tw"]])
