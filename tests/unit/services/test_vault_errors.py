"""Errors of the vault lead to a page, and tell the system's number alone."""

from __future__ import annotations

from istes_desk.domain.vault_problems import PAGES, VaultProblem
from istes_desk.services.errors import NotFoundError
from istes_desk.services.vault_errors import MissingSecretError, VaultError


def test_a_missing_secret_is_not_found_and_has_a_page() -> None:
    error = MissingSecretError()
    assert isinstance(error, NotFoundError)
    assert (error.page, error.kept) == (PAGES[VaultProblem.MISSING], "")


def test_the_number_follows_the_sentence() -> None:
    assert VaultError(VaultProblem.OTHER, detail="(5)").message.endswith("errore. (5)")
