"""Which key proves the register, and the outcome for a command line or another program (L-1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import IntEnum

from istes_desk.domain.compliance import RegisterEntry
from istes_desk.domain.register_words import checkpoint_words
from istes_desk.domain.vault_problems import VaultProblem
from istes_desk.services.filing import Transact
from istes_desk.services.ports import Progress, SecretStore, UnitOfWork
from istes_desk.services.progress import UNWATCHED
from istes_desk.services.register import SEQUENCE
from istes_desk.services.register_keys import first_fitting, keys_held
from istes_desk.services.register_reading import Verification, Walk, verified
from istes_desk.services.vault_errors import VaultError


class Outcome(IntEnum):
    """The exit code of ``verify-register``."""

    WHOLE = 0
    BROKEN = 1
    CANNOT = 2


def outcome_of(proof: Verification) -> Outcome:
    return Outcome.WHOLE if proof.is_whole else Outcome.BROKEN


def proof_of(transact: Transact, secrets: SecretStore, progress: Progress = UNWATCHED) -> Verification:
    """With the key of this computer; VaultError REGISTER_KEY when it has none that proves anything."""
    held = keys_held(secrets)
    key = transact(lambda uow: proving_key(uow, held))
    if key is None:
        raise VaultError(VaultProblem.REGISTER_KEY, kept="")
    return verified(transact, key, progress)


def signing_key(transact: Transact, secrets: SecretStore) -> bytes:
    """The key that the register goes on with; VaultError REGISTER_KEY when this computer does not have it."""
    held = keys_held(secrets)
    key = transact(lambda uow: first_fitting(uow, held))
    if key is None:
        raise VaultError(VaultProblem.REGISTER_KEY, kept="")
    return key


def proving_key(uow: UnitOfWork, held: Sequence[bytes]) -> bytes | None:
    """One that signed the end or the beginning: altered last lines do not make it another register.

    Any key does for a register without lines: there is nothing, or all of it was taken away.
    """
    head = uow.register.head(SEQUENCE)
    first = uow.register.lines(0, head.last_id, 1)
    if not first and not head.checkpoints:
        return held[0] if held else b""
    fitting = first_fitting(uow, tuple(held))
    return fitting or next((key for key in held if _begins(Walk(key, head), first)), None)


def _begins(walk: Walk, first: Sequence[RegisterEntry]) -> bool:
    for entry in first:
        walk.take(entry)
    return bool(first) and walk.found is None


def as_json(proof: Verification) -> str:
    """Stable names in English, instants in UTC."""
    broken = proof.first_break
    told = {
        "outcome": outcome_of(proof).name.lower(),
        "lines": proof.lines,
        "first": proof.first and proof.first.isoformat(),
        "last": proof.last and proof.last.isoformat(),
        "fingerprint": proof.chain,
        "break": broken
        and {
            "line": broken.entry_id,
            "day": broken.day and broken.day.isoformat(),
            "message": broken.message_it,
        },
        "checkpoints": [
            {"kind": one.kind.value, "at": one.at.isoformat(), "author": one.author, "lines": one.entries}
            for one in proof.checkpoints
        ],
    }
    return json.dumps(told, ensure_ascii=False)


def unproven_json(message: str) -> str:
    """The same for a register that cannot be proven here."""
    return json.dumps({"outcome": Outcome.CANNOT.name.lower(), "message": message}, ensure_ascii=False)


def report_it(proof: Verification) -> str:
    """For a person at a command line."""
    points = (checkpoint_words(one) for one in proof.checkpoints)
    end = f"Impronta dell'ultima riga: {proof.chain}" if proof.chain else ""
    return "\n".join(filter(None, (proof.words_it, *points, end)))
