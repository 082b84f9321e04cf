"""Seals secrets into rows and wraps keys under a passphrase: AES-256-GCM, scrypt (N-2)."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.errors import KnownError
from istes_desk.services.sealer import Sealed
from istes_desk.services.vault_errors import VaultError

NONCE, SALT, KEY = 12, 16, 32
MAGIC = b"ISTES Desk keys 1\n"
COST = 2**17
"""scrypt's N with r=8, p=1: 128 MB and some tenths of a second for each guess."""


class AesSealer:
    """Implements ``Sealer``; only tests take another ``cost``."""

    def __init__(self, cost: int = COST) -> None:
        self._cost = cost

    def seal(self, key: bytes, handle: str, secret: str) -> Sealed:
        nonce = os.urandom(NONCE)
        return Sealed(nonce, AESGCM(key).encrypt(nonce, secret.encode(), handle.encode()))

    def open(self, key: bytes, handle: str, sealed: Sealed) -> str:
        try:
            return AESGCM(key).decrypt(sealed.nonce, sealed.box, handle.encode()).decode()
        except (InvalidTag, ValueError):
            raise VaultError(VaultProblem.DAMAGED, kept="") from None

    def wrap(self, passphrase: str, data: bytes) -> bytes:
        salt, nonce = os.urandom(SALT), os.urandom(NONCE)
        key = self._derive(passphrase, salt)
        return MAGIC + salt + nonce + AESGCM(key).encrypt(nonce, data, MAGIC + salt)

    def unwrap(self, passphrase: str, file: bytes) -> bytes:
        if not file.startswith(MAGIC):
            raise KnownError("Il file non contiene chiavi di ISTES Desk.", "Sceglierne un altro.")
        rest = file[len(MAGIC) :]
        salt, nonce, box = rest[:SALT], rest[SALT : SALT + NONCE], rest[SALT + NONCE :]
        try:
            return AESGCM(self._derive(passphrase, salt)).decrypt(nonce, box, MAGIC + salt)
        except (InvalidTag, ValueError):
            raise KnownError("La frase segreta non apre questo file.", "Controllarla e riprovare.") from None

    def _derive(self, passphrase: str, salt: bytes) -> bytes:
        return Scrypt(salt=salt, length=KEY, n=self._cost, r=8, p=1).derive(passphrase.encode())
