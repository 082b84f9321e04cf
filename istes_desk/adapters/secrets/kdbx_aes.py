"""The key derivation of old KeePass files: the same AES over and over, at the speed of the processor.

The library does each round in Python: a file that KeePassXC opens in a second would take minutes.
"""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from pykeepass.kdbx_parsing import kdbx3, kdbx4

BLOCK, AT_ONCE = 16, 1 << 16


def aes_kdf(key: bytes, rounds: int, composite: bytes) -> bytes:
    """Chained encryption of zeros encrypts each block once more: no other way is as quick."""
    halves = (composite[:BLOCK], composite[BLOCK:])
    return hashlib.sha256(b"".join(_rounds(key, rounds, one) for one in halves)).digest()


def _rounds(key: bytes, rounds: int, block: bytes) -> bytes:
    chain = Cipher(AES(key), CBC(block)).encryptor()
    for start in range(0, rounds, AT_ONCE):
        block = chain.update(bytes(BLOCK * min(AT_ONCE, rounds - start)))[-BLOCK:]
    return block


def quicken() -> None:
    """From now on the library derives keys this way."""
    kdbx3.aes_kdf = kdbx4.aes_kdf = aes_kdf
