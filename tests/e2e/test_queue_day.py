"""A day of the queue on the real window and a real IMAP server: twenty mails, counts that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.adapters.mail.authorities import read_certificates
from istes_desk.adapters.mail.imap import ImapSource
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.firm import Firm
from istes_desk.domain.incidents import (
    Channel,
    CoveredObject,
    Incident,
    IncidentClass,
    IncidentState,
    MailSource,
    Message,
)
from istes_desk.domain.letters import Letter, LetterKind, Receipt, SendState
from istes_desk.domain.mail import MailAction, PecKind
from istes_desk.domain.mailboxes import LedgerEntry
from istes_desk.domain.sla import Plan
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.queue_model import Role
from istes_desk.gui.incidents.tab import IncidentsTab
from istes_desk.gui.mail.ledger_dialog import LedgerDialog
from istes_desk.gui.main_window import MainWindow
from istes_desk.services.ledger import counts
from istes_desk.services.pec_authorities import load_authorities
from tests.e2e.day_mails import ANSWERED, LIDO_PEC, MAILS, OURS, ROME, ROSSI_PEC
from tests.fakes import FixedClock
from tests.gui.finding import find, press
from tests.imap_server import Account
from tests.pec_builder import OURS as OUR_PEC
from tests.pec_builder import ca_pem

pytestmark = pytest.mark.imap
OLD = "Guasto di venerdì"


@pytest.fixture
def clock() -> FixedClock:
    """Monday 2 March 2026, half past ten in Rome: the mails have just come in."""
    return FixedClock(datetime(2026, 3, 2, 10, 30, tzinfo=ROME))


def customer(database: Database, name: str, plan: str = "", **facts: Any) -> int:
    """One with a support contract when a plan is named."""
    with database() as uow:
        id = uow.add(Customer(name, **facts)).id
        if plan:
            row = uow.find(Plan, code=plan)[0]
            covers = frozenset({CoveredObject.OWN_SOFTWARE})
            uow.add(Contract(id, ContractKind.SUPPORT, date(2026, 1, 1), plan_id=row.id, covers=covers))
    return id


@pytest.fixture
def account(seeded: Desk, database: Database) -> Account:
    """Four customers, the authority of their provider, one mailbox; one request waits for its customer."""
    aurora = customer(database, "Hotel Aurora", "enterprise", mail_domain="hotel-aurora.example")
    customer(database, "Villaggio Sole", "basic", mail_domain="villaggio-sole.example")
    customer(database, "Ufficio Rossi", mail_domain="ufficio-rossi.example", pec=ROSSI_PEC)
    customer(database, "Camping Lido", pec=LIDO_PEC)
    account = Account()
    friday = datetime(2026, 2, 27, 9, tzinfo=UTC)
    with database() as uow:
        uow.save(replace(uow.find(Firm)[0], email=OURS, pec=OUR_PEC))
        load_authorities(uow, seeded.clock, read_certificates(ca_pem()), seeded.author)
        box = uow.add(account.mailbox(address=OURS))
        old = Incident(uow.next_number("incident"), OLD, friday, Channel.EMAIL, IncidentClass.CONTRACT, "")
        old = replace(old, customer_id=aurora, state=IncidentState.WAITING_CUSTOMER, responded_at=friday)
        one = uow.add(old).id
        sent = uow.add(Message(one, friday, OURS, f"Re: {OLD}", ANSWERED, "0" * 64, outgoing=True)).id
        uow.add(MailSource(sent, b"Message-ID: x\r\n\r\n"))
        letter = Letter(one, sent, LetterKind.REPLY, "anna@hotel-aurora.example", friday, mailbox_id=box.id)
        uow.add(replace(letter, state=SendState.SENT, sent_at=friday))
    seeded.secrets.put(box.secret_handle, account.password)
    return account


@pytest.fixture
def window(seeded: Desk, account: Account, qtbot: QtBot) -> Iterator[MainWindow]:
    desk = replace(seeded, mail_source=ImapSource(timeout=20), provider_domains=frozenset({"gmail.com"}))
    made = MainWindow(desk, QSettings())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def queue_of(window: MainWindow) -> IncidentsTab:
    tab = window.tab(IncidentsTab)
    assert isinstance(tab, IncidentsTab)
    return tab


def rows(window: MainWindow, qtbot: QtBot) -> dict[str, list[str]]:
    """Subjects by the section they stand in, as the list shows them."""
    tab = queue_of(window)
    found: dict[str, list[str]] = {}
    places = [tab.list.rows.index(place, 0) for place in range(tab.list.rows.rowCount())]
    qtbot.waitUntil(lambda: all(place.data(Role.HEADING) or place.data(Role.ROW) for place in places))
    section = ""
    for index in places:
        if heading := index.data(Role.HEADING):
            section = str(heading)
            continue
        found.setdefault(section, []).append(index.data(Role.ROW).subject)
    return found


def test_a_day_of_mail(window: MainWindow, account: Account, database: Database, qtbot: QtBot) -> None:
    account.deliver_all((mail.raw, mail.at) for mail in MAILS)
    press(window, Qt.Key.Key_F5)
    look_at_the_order(window, qtbot)
    look_at_the_ledger(window, database, qtbot)
    look_at_the_receipts(database)
    before = rows(window, qtbot)
    press(window, Qt.Key.Key_F5)
    assert rows(window, qtbot) == before
    with database() as uow:
        assert len(uow.find(LedgerEntry)) == len(MAILS)
    assert not any("Seen" in flags or "Deleted" in flags for flags in account.flags().values())


def look_at_the_order(window: MainWindow, qtbot: QtBot) -> None:
    """With contract by deadline, then certified mail by its own time, then who has to send a PEC."""
    sections = list(rows(window, qtbot).values())
    assert [len(section) for section in sections] == [4, 2, 2]
    assert [sections[0][0], sections[0][1], sections[0][3]] == ["Stampante ferma", "Prenotazioni lente", OLD]
    assert sections[0][2].startswith("Rotto") or "Rotto" in sections[0][2]
    assert sections[1:] == [["Server spento", "Fatture bloccate"], ["Non stampa più", "Aiuto"]]
    tab = queue_of(window)
    first = tab.list.rows.index(1, 0).data(Role.ROW)
    assert (first.customer, first.due) == ("Hotel Aurora", datetime(2026, 3, 2, 10, 50, tzinfo=ROME))
    assert ("Enterprise" in first.plan, "10:50" in first.reason) == (True, True)
    assert "Hotel Aurora" in "\n".join(label.text() for label in tab.card.findChildren(QLabel))


def look_at_the_ledger(window: MainWindow, database: Database, qtbot: QtBot) -> None:
    """Twenty lines, one for each mail, and the register says that they add up."""
    with database() as uow:
        found = Counter(line.action for line in uow.find(LedgerEntry))
        told = counts(uow, 1)
    assert found == {
        MailAction.NEW: 7,
        MailAction.APPEND: 2,
        MailAction.AUTOMATIC: 3,
        MailAction.BOUNCE: 1,
        MailAction.RECEIPT: 2,
        MailAction.QUARANTINE: 2,
        MailAction.ALREADY_IMPORTED: 2,
        MailAction.OWN: 1,
    }
    assert (told.on_server, told.recorded, told.adds_up) == (20, 20, True)
    window.mail.open_register()
    dialog = find(window, LedgerDialog, "ledgerDialog")
    assert find(dialog, QTableView, "ledgerTable").model().rowCount() == len(MAILS)
    assert "20" in find(dialog, QLabel, "ledgerSums").text()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def look_at_the_receipts(database: Database) -> None:
    """What the provider says of our letter stands on it; the answer woke the request that waited."""
    with database() as uow:
        kinds = {receipt.kind for receipt in uow.find(Receipt)}
        assert {PecKind.ACCEPTED, PecKind.DELIVERED} <= kinds
        assert uow.find(Incident, subject=OLD)[0].state is IncidentState.QUEUED
        quarantined = uow.find(LedgerEntry, action=MailAction.QUARANTINE)
    assert [line.incident_id for line in quarantined] == [None, None]
    assert ["non porta la firma" in quarantined[0].reason, "non copre" in quarantined[1].reason] == [
        True,
        True,
    ]
