"""Where a secret belongs, and the pages of what can be wrong with the keyring."""

from __future__ import annotations

import pytest

from istes_desk.domain.vault import CredentialKind, SecretPlace
from istes_desk.domain.vault_places import LONGEST, MOST_ENTRIES, place_for, units_of
from istes_desk.domain.vault_problems import PAGES, VaultProblem

K, P = CredentialKind, SecretPlace


@pytest.mark.parametrize(
    ("kind", "secret", "entries", "shared", "place", "said"),
    [
        (K.USER_PASSWORD, "x", 0, False, P.KEYRING, "portachiavi"),
        (K.PIN, "x" * LONGEST, MOST_ENTRIES - 1, False, P.KEYRING, "portachiavi"),
        (K.USER_PASSWORD, "x", 0, True, P.SEALED, "più tecnici"),
        (K.SSH_KEY, "x", 0, False, P.SEALED, "SSH"),
        (K.PSK, "😀" * (LONGEST // 2 + 1), 0, False, P.SEALED, "1280"),
        (K.PSK, "x", MOST_ENTRIES, False, P.SEALED, "400 voci"),
    ],
)
def test_the_place_and_why(
    kind: CredentialKind, secret: str, entries: int, shared: bool, place: SecretPlace, said: str
) -> None:
    found = place_for(kind, secret, entries, shared)
    assert (found.place, said in found.reason_it) == (place, True)


def test_length_is_counted_as_windows_does() -> None:
    assert [units_of(text) for text in ("", "è€", "😀", "\ud800")] == [0, 2, 2, 1]


@pytest.mark.parametrize("problem", VaultProblem)
def test_every_problem_has_its_page(problem: VaultProblem) -> None:
    page = PAGES[problem]
    assert all((page.message, page.hint, page.steps))
