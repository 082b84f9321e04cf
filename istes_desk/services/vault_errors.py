"""Errors of the vault: each has a problem with a page that says what to do; never a secret in them."""

from __future__ import annotations

from istes_desk.domain.vault_problems import PAGES, ProblemPage, VaultProblem
from istes_desk.services.errors import KnownError, NotFoundError

KEPT = "Nessuna credenziale è stata cambiata."


class VaultError(KnownError):
    """``detail`` is added to the message: the system's number, never what the system said."""

    def __init__(self, problem: VaultProblem, kept: str = KEPT, detail: str = "") -> None:
        page = PAGES[problem]
        super().__init__(f"{page.message} {detail}".strip(), page.hint, kept)
        self.problem = problem

    @property
    def page(self) -> ProblemPage:
        """What to do, step by step."""
        return PAGES[self.problem]


class MissingSecretError(VaultError, NotFoundError):
    """The entry is not in this keyring (Win32 1168)."""

    def __init__(self) -> None:
        super().__init__(VaultProblem.MISSING, kept="")
