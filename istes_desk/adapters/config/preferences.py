"""The machine settings as a small TOML file; a broken one is refused, never overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

from istes_desk.services.errors import KnownError
from istes_desk.services.preferences import Preferences, PreferenceStore

HINT = "Correggere il file a mano oppure spostarlo altrove: il programma ne scriverà uno nuovo."


class TomlPreferences:
    """Implements ``PreferenceStore`` on one file; unknown keys of a newer program are kept out, not lost."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """Defaults when there is no file yet. KnownError: unreadable, not TOML, a value of a wrong kind."""
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return Preferences()
        except (OSError, UnicodeDecodeError) as error:
            raise self._broken(str(error)) from error
        return Preferences(**self._checked(self._parsed(text)))

    def _parsed(self, text: str) -> dict[str, Any]:
        import tomllib

        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise self._broken(str(error)) from error

    def save(self, preferences: Preferences) -> None:
        """Writes beside and replaces, so that a power cut leaves the old file or the new one."""
        self.load()
        beside = self._path.with_suffix(".new")
        lines = [f"{name} = {_toml(value)}" for name, value in asdict(preferences).items()]
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(self._path)

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        hints = get_type_hints(Preferences)
        checked = {}
        for field in fields(Preferences):
            if field.name not in values:
                continue
            kind, value = hints[field.name], values[field.name]
            try:
                checked[field.name] = kind(value) if issubclass(kind, StrEnum) else value
            except ValueError as error:
                raise self._broken(f"{field.name}: {value!r}") from error
            if not isinstance(checked[field.name], kind):
                raise self._broken(f"{field.name}: {value!r}")
        return checked

    def _broken(self, detail: str) -> KnownError:
        return KnownError(
            f"Il file delle impostazioni non si può leggere: {self._path} ({detail})",
            HINT,
            "Il file è rimasto com'era; i dati non sono stati toccati.",
        )


class SignallingPreferences:
    """Implements ``PreferenceStore``; ``saved`` is called after each write."""

    def __init__(self, inner: PreferenceStore, saved: Callable[[Preferences], None]) -> None:
        self._inner, self._saved = inner, saved

    def load(self) -> Preferences:
        return self._inner.load()

    def save(self, preferences: Preferences) -> None:
        self._inner.save(preferences)
        self._saved(preferences)


def _toml(value: object) -> str:
    """Booleans, integers and strings are written alike in JSON and TOML; DEL alone must be escaped here."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
