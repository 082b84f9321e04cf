"""The cipher of mRemoteNG: AES-256-GCM under PBKDF2-HMAC-SHA1; salt 16, nonce 16, text, tag 16 bytes."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from istes_desk.services.survey_files import PasswordWantedError, UnreadableError

SALT = NONCE = TAG = 16
SHIPPED = "mR3m"
"""What mRemoteNG takes while the user set no password."""
MOST_ROUNDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Cipher:
    """One password and the rounds the file asks for."""

    password: str = field(repr=False)
    rounds: int

    def open(self, text: str) -> str:
        """The plain text; PasswordWantedError when the password is another one."""
        sealed = _bytes(text)
        salt, nonce, body = sealed[:SALT], sealed[SALT : SALT + NONCE], sealed[SALT + NONCE :]
        if len(body) < TAG:
            raise UnreadableError("Un valore cifrato del file è incompleto.")
        key = PBKDF2HMAC(hashes.SHA1(), 32, salt, self.rounds).derive(self.password.encode())  # noqa: S303  # the format says SHA-1
        try:
            return AESGCM(key).decrypt(nonce, body, salt).decode("utf-8")
        except InvalidTag as wrong:
            raise PasswordWantedError(
                "La password non apre questo file di mRemoteNG.", "Scrivere la password del file."
            ) from wrong
        except UnicodeDecodeError as wrong:
            raise UnreadableError("Un valore cifrato del file non è un testo.") from wrong


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise UnreadableError("Un valore cifrato del file è danneggiato.") from wrong
