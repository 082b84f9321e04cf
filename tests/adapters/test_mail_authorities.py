"""Files of certificates as users find them: PEM, DER, PKCS#7, bundles and things that are none (Q-9)."""

from __future__ import annotations

from hashlib import sha256

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.adapters.mail.authorities import LARGEST, read_certificates
from tests.pec_builder import Signer, ca_pem, leaf_pem

ONE, TWO = (x509.load_pem_x509_certificate(ca_pem(name)) for name in ("CA di prova", "Altra CA"))
DER = ONE.public_bytes(Encoding.DER)


@pytest.mark.parametrize(
    "data",
    [
        ca_pem() + ca_pem("Altra CA"),
        b"Elenco dei gestori\n\n" + ca_pem() + b"\n# due\n" + ca_pem("Altra CA"),
        pkcs7.serialize_certificates([ONE, TWO], Encoding.PEM),
        pkcs7.serialize_certificates([ONE, TWO], Encoding.DER),
    ],
)
def test_two_authorities_in_one_file(data: bytes) -> None:
    found = read_certificates(data)
    assert {one.subject for one in found} == {"CA di prova", "Altra CA"}
    assert all(one.authority and one.pem.startswith("-----BEGIN CERTIFICATE") for one in found)


def test_facts_of_one() -> None:
    (found,) = read_certificates(DER)
    assert found.sha256 == sha256(DER).hexdigest()
    assert (found.not_before.year, found.not_after.year) == (2015, 2040)
    assert found.not_before.tzinfo is not None


def test_a_provider_is_no_authority() -> None:
    assert [one.authority for one in read_certificates(leaf_pem(Signer()))] == [False]


@pytest.mark.parametrize("data", [b"", b"ciao", ca_pem()[:200], DER[:-9], b"0" * (LARGEST + 1)])
def test_no_certificate(data: bytes) -> None:
    assert read_certificates(data) == ()


@given(st.integers(0, len(DER) - 1), st.integers(0, 255))
def test_a_bent_certificate_is_no_crash(place: int, byte: int) -> None:
    read_certificates(DER[:place] + bytes([byte]) + DER[place + 1 :])
