"""What every ``SecretStore`` does; run as a module it asks the keyring of its session.

Each promise takes a store and leaves it as it was.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Callable

from istes_desk.domain.vault_places import LONGEST
from istes_desk.services.errors import NotFoundError
from istes_desk.services.ports import SecretStore

AWKWARD = (
    "città €\n\"'",
    "😀" * (LONGEST // 2),
    " ",
    "a\tb\r\n",
    "-----BEGIN KEY-----\nabc\n",
    "\u202e%s;--",
)


def what_goes_in_comes_out(store: SecretStore) -> None:
    for secret in AWKWARD:
        handle = str(uuid.uuid4())
        store.put(handle, secret)
        assert store.get(handle) == secret
        store.delete(handle)


def one_handle_one_secret(store: SecretStore) -> None:
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    store.put(first, "uno")
    store.put(second, "due")
    assert (store.get(first), store.get(second)) == ("uno", "due")
    store.delete(first)
    assert (is_there(store, first), store.get(second)) == (False, "due")
    store.delete(second)


def a_second_write_replaces(store: SecretStore) -> None:
    handle = str(uuid.uuid4())
    for secret in ("vecchio", "nuovo", "nuovo"):
        store.put(handle, secret)
    assert store.get(handle) == "nuovo"
    store.delete(handle)
    assert not is_there(store, handle)


def what_is_not_there_is_told_and_may_be_deleted(store: SecretStore) -> None:
    assert not is_there(store, "mai visto")
    store.delete("mai visto")


CONTRACT: tuple[Callable[[SecretStore], None], ...] = (
    what_goes_in_comes_out,
    one_handle_one_secret,
    a_second_write_replaces,
    what_is_not_there_is_told_and_may_be_deleted,
)


def is_there(store: SecretStore, handle: str) -> bool:
    try:
        return bool(store.get(handle))
    except NotFoundError:
        return False


def main() -> int:
    """All promises on the keyring of this session."""
    from istes_desk.adapters.secrets.keyring_store import KeyringStore

    store = KeyringStore()
    for promise in CONTRACT:
        promise(store)
    sys.stdout.write(f"{len(CONTRACT)} kept\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
