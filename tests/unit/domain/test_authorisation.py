"""The gate before the timer (Q-11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from istes_desk.domain.authorisation import GateClosedError, access_still_open, gate, is_sole_ads, permit
from istes_desk.domain.contracts import Appointment
from istes_desk.domain.incidents import Authorisation, Channel

EMPTY = Authorisation(1)
FULL = Authorisation(1, True, "Anna Bianchi", "istes-tmp", True)


def test_for_the_sole_administrator_the_mail_is_enough() -> None:
    passed = gate(True, Channel.EMAIL, EMPTY, on_server=True)
    assert passed.open
    assert passed.reason == "Siamo l'unico amministratore di sistema: basta la richiesta per e-mail."
    assert [(i.code, i.satisfied, i.hint_it) for i in passed.items] == [("request", True, "")]


def test_a_telephone_call_still_wants_its_mail() -> None:
    by_phone = gate(True, Channel.PHONE, EMPTY, on_server=False)
    assert not by_phone.open
    assert by_phone.reason == "Manca: Richiesta per e-mail."
    assert gate(True, Channel.PHONE, replace(EMPTY, written_request=True), on_server=False).open


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ({"watcher": " "}, "watcher"),
        ({"dedicated_account": ""}, "account"),
        ({"password_notified": False}, "password"),
        ({"written_request": False}, "request"),
    ],
)
def test_otherwise_each_missing_thing_is_named(without: dict[str, Any], code: str) -> None:
    authorisation = replace(FULL, **without)
    closed = gate(False, Channel.PHONE, authorisation, on_server=False)
    missing = [item for item in closed.items if not item.satisfied]
    assert [item.code for item in missing] == [code]
    assert missing[0].hint_it
    assert missing[0].label_it in closed.reason
    assert not closed.open


def test_complete_papers_open_the_gate_and_pec_is_better() -> None:
    passed = gate(False, Channel.EMAIL, FULL, on_server=True)
    assert (passed.open, passed.reason) == (True, "Autorizzazione completa.")
    assert passed.items[0].hint_it == "Meglio se inviata per PEC."
    assert gate(False, Channel.PEC, FULL, on_server=True).items[0].hint_it == ""


def test_the_account_depends_on_the_machine() -> None:
    labels = [gate(False, Channel.PEC, FULL, on_server).items[2].label_it for on_server in (True, False)]
    assert "server" in labels[0]
    assert "workgroup" in labels[1]


def test_starting_anyway_needs_a_reason_that_is_kept() -> None:
    closed, passed = (gate(True, channel, EMPTY, on_server=False) for channel in (Channel.PHONE, Channel.PEC))
    with pytest.raises(GateClosedError, match="indicare il motivo"):
        permit(closed, "  ")
    assert permit(closed, "server fermo.") == "Avviato comunque: server fermo. Manca: Richiesta per e-mail."
    assert permit(passed) == passed.reason


def test_sole_administrator_by_appointment_of_that_day() -> None:
    ours = Appointment(1, "Noi", date(2026, 1, 1), date(2026, 12, 31))
    assert is_sole_ads([ours], date(2026, 12, 31))
    assert not is_sole_ads([ours], date(2027, 1, 1))
    assert not is_sole_ads([replace(ours, sole=False)], date(2026, 6, 1))


def test_a_temporary_access_is_asked_about_until_it_ended() -> None:
    assert not access_still_open(EMPTY)
    assert access_still_open(FULL)
    assert not access_still_open(replace(FULL, access_ended_at=datetime(2026, 12, 7, tzinfo=UTC)))
