"""A file of certificates to facts (Q-9): PEM, DER or PKCS#7, one or many. Trusts nothing, fetches nothing."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from istes_desk.adapters.mail.hostile import PARSER_ERRORS, one_line
from istes_desk.services.pec_authorities import Certificate

if TYPE_CHECKING:
    from cryptography import x509

LARGEST = 10_000_000


def read_certificates(data: bytes) -> tuple[Certificate, ...]:
    """All the certificates of the file, in order; none when it is no such file."""
    if len(data) > LARGEST:
        return ()
    for form in _forms():
        try:
            return tuple(map(_facts, form(data)))
        except _errors():
            continue
    return ()


def _forms() -> tuple[Callable[[bytes], list[x509.Certificate]], ...]:
    # Imported here: the start of the program does without it.
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import pkcs7

    return (
        x509.load_pem_x509_certificates,
        pkcs7.load_pem_pkcs7_certificates,
        lambda data: [x509.load_der_x509_certificate(data)],
        pkcs7.load_der_pkcs7_certificates,
    )


def _errors() -> tuple[type[Exception], ...]:
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm

    return (
        *PARSER_ERRORS,
        UnsupportedAlgorithm,
        x509.InvalidVersion,
        x509.ExtensionNotFound,
        x509.DuplicateExtension,
    )


def _facts(found: x509.Certificate) -> Certificate:
    from cryptography.hazmat.primitives.serialization import Encoding

    return Certificate(
        subject=one_line(_name(found.subject))[:200],
        sha256=sha256(found.public_bytes(Encoding.DER)).hexdigest(),
        pem=found.public_bytes(Encoding.PEM).decode("ascii"),
        not_before=found.not_valid_before_utc,
        not_after=found.not_valid_after_utc,
        authority=_is_authority(found),
    )


def _name(subject: x509.Name) -> str:
    """Common name and organisation, or the whole name when it has neither."""
    from cryptography.x509.oid import NameOID

    said = [
        str(one.value)
        for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
        for one in subject.get_attributes_for_oid(oid)
    ]
    return ", ".join(dict.fromkeys(said)) or subject.rfc4514_string()


def _is_authority(found: x509.Certificate) -> bool:
    from cryptography import x509

    try:
        return found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except _errors():
        return False
