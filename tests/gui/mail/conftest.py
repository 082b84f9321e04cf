"""A desk with one mailbox on the server in memory."""

from __future__ import annotations

import pytest

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.mailboxes import Mailbox
from istes_desk.gui.desk import Desk
from tests.fakes import MemorySecrets


@pytest.fixture
def mailbox(seeded: Desk, database: Database, secrets: MemorySecrets) -> Mailbox:
    secrets.put("box", "segreto")
    with database() as uow:
        return uow.add(
            Mailbox("Assistenza", "desk@ditta.example", "desk", "imap.example", secret_handle="box")
        )
