"""Secrets of a show: they live as long as the program and touch no keyring."""

from __future__ import annotations

from istes_desk.services.errors import NotFoundError


class PassingSecrets:
    """Implements ``SecretStore`` in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def put(self, handle: str, secret: str) -> None:
        self._kept[handle] = secret

    def get(self, handle: str) -> str:
        if handle not in self._kept:
            raise NotFoundError("Il segreto non è in questo portachiavi.")
        return self._kept[handle]

    def delete(self, handle: str) -> None:
        self._kept.pop(handle, None)
