"""A register over several days in memory, with hands that tamper with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from istes_desk.adapters.secrets.sealing import AesSealer
from istes_desk.domain.compliance import RegisterAction, RegisterEntry, RegisterSeal
from istes_desk.services.filing import Transacting
from istes_desk.services.register import append, seal_of
from istes_desk.services.register_reading import Verification, verified
from istes_desk.services.vault_journal import Vault
from tests.fake_uow import FakeDatabase
from tests.fakes import FixedClock, MemorySecrets

KEY = b"k" * 32


class RegisterWorld:
    """``write`` goes on as the program does; ``lines`` and ``seals`` are where somebody else reaches in."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock, self.secrets = clock, MemorySecrets()
        self.database = FakeDatabase()
        self.transact = Transacting(self.database)

    @property
    def lines(self) -> dict[int, RegisterEntry]:
        return self.database.rows.setdefault(RegisterEntry, {})

    @property
    def seals(self) -> dict[int, RegisterSeal]:
        return self.database.rows.setdefault(RegisterSeal, {})

    def write(self, subject: str = "cassaforte", key: bytes = KEY) -> RegisterEntry:
        action = RegisterAction.CREDENTIAL_SHOWN
        return self.transact(
            lambda uow: append(uow, self.clock, key, "mario", action, subject, customer_id=1)
        )

    def days(self, count: int, each: int = 2, key: bytes = KEY) -> None:
        """So many lines on each of so many days."""
        for _ in range(count):
            for number in range(each):
                self.write(f"riga {number}", key)
            self.clock.advance(hours=24)

    def proof(self, key: bytes = KEY) -> Verification:
        return verified(self.transact, key)

    def said(self, key: bytes = KEY) -> str:
        """The first break in words; empty when it is whole."""
        found = self.proof(key).first_break
        return found.message_it if found else ""

    def seal_days(self) -> list[date]:
        return [one.day for one in self.seals.values()]

    def cut_after(self, last: int) -> None:
        """Takes lines and the seals that stand on them away."""
        for id in [id for id in self.lines if id > last]:
            del self.lines[id]
        for id, one in list(self.seals.items()):
            if one.last_entry_id > last:
                del self.seals[id]

    def seal_as_before(self) -> None:
        """As versions did that kept no total in a seal."""
        for id, one in self.seals.items():
            old = replace(one, total=0)
            self.seals[id] = replace(old, seal=seal_of(KEY, old, self.lines[old.last_entry_id].chain))

    def vault(self, *, shared: bool = False) -> Vault:
        return Vault(self.transact, self.secrets, AesSealer(cost=2**4), self.clock, "mario", shared)
