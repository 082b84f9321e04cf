"""What duties conclude from collector files, duty by duty (D-4)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from istes_desk.domain.duties import DutyCode, Outcome
from istes_desk.domain.duty_states import PROVEN_BY_HAND
from istes_desk.domain.errors import DomainError
from istes_desk.domain.evidence import Verdict
from istes_desk.domain.evidence_conclusions import conclusions, remarks
from istes_desk.domain.evidence_doubts import (
    clone_doubt,
    edit_doubt,
    future_doubt,
    no_guid_doubt,
    renamed_doubt,
    same_name_doubt,
)
from istes_desk.domain.evidence_facts import Asked, Facts, Judgement, instant, latest
from istes_desk.domain.windows_support import SupportRow, support_of, support_rows
from istes_desk.services.collected_results import OUTCOMES
from tests.evidence_samples import ITALIAN, NO_DEFENDER, SAMPLES, SERVER, TOOLS, WINDOWS_10, facts

GOOD, BAD, UNKNOWN = Verdict.GOOD, Verdict.BAD, Verdict.UNKNOWN
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ESET_ON, ESET_OLD, ESET_OFF, DEFENDER_ON, DEFENDER_OFF = 266240, 266256, 262144, 397568, 393472
ROLLUP = ["0fa1201d-4330-4fa8-8ae9-b877473b6441"]
SIGNATURE = ["E0789628-CE08-4437-BE74-2495B842F43B"]
JOB = {"id": 190, "level": 4, "at": "2026-11-19T22:41:30+01:00"}


def judged(code: DutyCode, about: Facts, asked: Asked | None = None) -> Judgement:
    found = conclusions(about, asked or Asked(), TOOLS.support())
    return next(one for one in found if one.code is code)


def centre(*states: int) -> dict[str, Any]:
    return {"available": True, "products": [{"name": "ESET Security", "state": one} for one in states]}


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_duty_concludes_once_and_in_a_sentence(sample: str) -> None:
    found = conclusions(facts(sample), Asked(), TOOLS.support())
    assert len({one.code for one in found}) == len(found)
    assert all(one.text.endswith(".") and one.text[0] != " " for one in found)
    assert not {one.code for one in found} & PROVEN_BY_HAND, "a success never proves a test"


@pytest.mark.parametrize("sample", SAMPLES)
def test_sections_that_failed_are_never_bad(sample: str) -> None:
    failed = dict.fromkeys(facts(sample).sections)
    found = conclusions(facts(sample, **failed), Asked(), TOOLS.support())
    assert {one.verdict for one in found} == {UNKNOWN}
    assert remarks(facts(sample, **failed)) == ("15 sezioni non rilevate: non dimostrano nulla.",)


@pytest.mark.parametrize(
    ("changes", "verdict", "words"),
    [
        ({}, GOOD, "Microsoft Defender attivo, firme del 20/11/2026"),
        ({"defender__signatures_at": "2026-11-17T05:00:00+01:00"}, BAD, "3 giorni prima"),
        ({"defender__signatures_at": None}, GOOD, "di oggi o di ieri"),
        ({"defender__signatures_at": None, "defender__signature_age_days": 4294967295}, BAD, "mai scaricate"),
        ({"defender__signatures_at": None, "defender__signature_age_days": None}, UNKNOWN, "non dice"),
        ({"defender__real_time": False}, BAD, "Nessun antivirus"),
        ({"defender__mode": "Passive Mode", "security_center": centre(ESET_ON)}, GOOD, "«ESET Security»"),
        ({"defender__enabled": False, "security_center": centre(ESET_OLD)}, BAD, "non aggiornato"),
        ({"defender__enabled": False, "security_center": centre(ESET_OFF, ESET_ON)}, GOOD, "attivo e agg"),
        ({"defender__enabled": False, "security_center": centre(DEFENDER_ON)}, BAD, "Nessun antivirus"),
        ({"defender": None, "security_center": centre(DEFENDER_ON)}, GOOD, "aggiornato"),
        ({"defender": None, "security_center": centre(DEFENDER_OFF)}, BAD, "Nessun antivirus"),
        ({"defender__enabled": False, "security_center": None}, UNKNOWN, "non si può rilevare"),
        ({"defender": None, "security_center": None}, UNKNOWN, "non è stato rilevato"),
    ],
)
def test_antivirus(changes: dict[str, Any], verdict: Verdict, words: str) -> None:
    found = judged(DutyCode.AV, facts(**changes))
    assert (found.verdict, words in found.text) == (verdict, True), found.text


def test_another_antivirus_on_a_server_cannot_be_seen() -> None:
    """SecurityCenter2 does not exist there (D-4)."""
    assert judged(DutyCode.AV, facts(SERVER, defender__enabled=False)).verdict is UNKNOWN
    assert judged(DutyCode.AV, facts(NO_DEFENDER)).verdict is UNKNOWN


@pytest.mark.parametrize(
    ("changes", "days", "verdict", "words"),
    [
        ({}, 7, GOOD, "scansione rapida: il giorno stesso"),
        ({"defender__quick_scan_at": "2026-11-10T12:00:00+01:00"}, 7, BAD, "10 giorni prima"),
        ({"defender__quick_scan_at": "2026-11-10T12:00:00+01:00"}, 14, GOOD, "limite: 14 giorni"),
        ({"defender__quick_scan_at": None, "defender__quick_scan_age_days": 4294967295}, 7, BAD, "mai concl"),
        ({"defender__quick_scan_at": None, "defender__quick_scan_age_days": None}, 7, BAD, "mai concluso"),
        (
            {"defender__full_scan_age_days": 0, "defender__quick_scan_age_days": 4294967295},
            7,
            GOOD,
            "completa",
        ),
        ({"defender__mode": "Passive Mode"}, 7, UNKNOWN, "solo per Microsoft Defender"),
    ],
)
def test_scan(changes: dict[str, Any], days: int, verdict: Verdict, words: str) -> None:
    """An age of 4294967295 days is a scan that never was (D-4)."""
    found = judged(DutyCode.AVS, facts(**changes), Asked({DutyCode.AVS: days}))
    assert (found.verdict, words in found.text) == (verdict, True), found.text


def update(at: str, result: int = 2, categories: list[str] = ROLLUP) -> dict[str, Any]:
    return {"title": "KB", "at": at, "result": result, "categories": categories}


WAITING = {"title": "KB", "severity": "", "categories": ROLLUP, "kb": [], "reboot": False}
RESTART = {"servicing": True, "windows_update": False, "file_rename": False, "computer_rename": False}


@pytest.mark.parametrize(
    ("changes", "verdict", "words"),
    [
        ({}, GOOD, "12/11/2026."),
        ({"updates__history": [update("2026-10-01T05:00:00+00:00")]}, BAD, "più di 35 giorni"),
        ({"updates__history": [update("2026-11-19T05:00:00+00:00", 4)]}, UNKNOWN, "è vuota"),
        ({"updates__history": [update("2026-11-19T05:00:00+00:00", 2, SIGNATURE)]}, UNKNOWN, "è vuota"),
        (
            {"updates__pending": [WAITING, WAITING | {"categories": SIGNATURE}]},
            GOOD,
            "di sicurezza in attesa: 1",
        ),
        ({"updates__pending": [WAITING | {"categories": []}]}, GOOD, "12/11/2026."),
        ({"updates": None}, UNKNOWN, "non è stato rilevato"),
        ({"pending_reboot": RESTART, "system__booted_at": "2026-11-01T08:00:00+01:00"}, BAD, "riavvio"),
        ({"pending_reboot": RESTART, "system": None}, BAD, "attende il riavvio da più di 7"),
        ({"pending_reboot": RESTART}, GOOD, "12/11/2026."),
    ],
)
def test_updates(changes: dict[str, Any], verdict: Verdict, words: str) -> None:
    found = judged(DutyCode.UPD, facts(**changes))
    assert (found.verdict, words in found.text) == (verdict, True), found.text


def test_windows_without_support_is_bad_even_when_nobody_could_ask_for_updates() -> None:
    found = judged(DutyCode.UPD, facts(ITALIAN, updates=None))
    assert (found.verdict, "14/10/2025" in found.text) == (BAD, True)


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ({"product_type": 1, "edition": "Professional", "build": 19045}, "Windows 10 22H2"),
        ({"product_type": 1, "edition": "EnterpriseS", "build": 19044}, "Windows 10 LTSC 2021"),
        ({"product_type": 1, "edition": "EnterpriseS", "build": 19045}, ""),
        ({"product_type": 1, "edition": "Enterprise", "build": 26100}, "Windows 11 24H2 Enterprise"),
        ({"product_type": 1, "edition": "Education", "build": 19045}, "Windows 10 22H2"),
        ({"product_type": 3, "edition": "ServerStandard", "build": 17763}, "Windows Server 2019"),
        ({"product_type": 2, "edition": "ServerStandard", "build": 99999}, ""),
        ({"product_type": 0, "edition": "", "build": 19045}, ""),
    ],
)
def test_support_goes_by_build_and_edition(system: dict[str, Any], name: str) -> None:
    """The same build is a client, an LTSC or a server with a date of its own."""
    row = support_of(TOOLS.support(), system)
    assert (row.name if row else "") == name


def test_support_rows_are_read_or_refused() -> None:
    text = 'windows = [{ kind = "client", build = 1, name = "W", until = 2026-01-01 }]'
    assert support_rows(text) == (SupportRow("client", 1, "W", date(2026, 1, 1)),)
    with pytest.raises(DomainError):
        support_rows("windows = [{}]")


@pytest.mark.parametrize(
    ("changes", "verdict", "words"),
    [
        ({}, GOOD, "22:41 (Veeam Agent); non sostituisce la prova"),
        ({"veeam__events": [JOB | {"level": 3}]}, GOOD, "riuscito"),
        ({"veeam__events": [JOB, JOB | {"level": 2, "at": "2026-11-20T01:00:00+01:00"}]}, BAD, "è fallito"),
        ({"veeam__events": [JOB | {"level": 2}]}, BAD, "Nessun backup riuscito"),
        ({"veeam__events": [JOB | {"at": "2026-11-18T22:00:00+01:00"}]}, BAD, "è vecchio"),
        ({"veeam__events": [JOB | {"at": None}]}, UNKNOWN, "Nessun lavoro"),
        ({"veeam": None, "server_backup": None}, UNKNOWN, "Nessun lavoro"),
    ],
)
def test_backup(changes: dict[str, Any], verdict: Verdict, words: str) -> None:
    found = judged(DutyCode.BKP, facts(**changes))
    assert (found.verdict, words in found.text) == (verdict, True), found.text


def test_windows_server_backup_counts_by_number() -> None:
    broken = [{"id": 5, "level": 2, "at": "2026-11-20T01:00:00+01:00"}, {"id": 4, "level": 4, "at": None}]
    assert judged(DutyCode.BKP, facts(SERVER, server_backup__events=broken)).verdict is BAD
    assert judged(DutyCode.BKP, facts(SERVER)).verdict is GOOD


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, GOOD),
        ({"server_backup__bare_metal": False}, UNKNOWN),
        ({"server_backup__events": [], "server_backup__last_success_at": None}, BAD),
        ({"server_backup__events": [], "server_backup__last_success_at": "2026-09-01T01:00:00+02:00"}, BAD),
    ],
)
def test_image(changes: dict[str, Any], verdict: Verdict) -> None:
    """Only a backup of the bare metal is an image of the system."""
    assert judged(DutyCode.IMG, facts(SERVER, **changes)).verdict is verdict


def test_teamviewer_against_the_plan() -> None:
    gone = facts(teamviewer={"installed": False, "clients": []})
    nameless = facts(teamviewer__clients=[{"id": "123", "version": ""}])
    known, other = Asked(teamviewer_ids=frozenset({"1234567890"})), Asked(teamviewer_ids=frozenset({"1"}))
    assert judged(DutyCode.TV, facts(), known).verdict is GOOD
    assert judged(DutyCode.TVC, facts(), other).text.endswith("sulla piantina è 1.")
    assert judged(DutyCode.TV, gone).verdict is BAD
    assert judged(DutyCode.TV, gone, Asked(other_ways=True)).verdict is UNKNOWN
    assert "versione ?" in judged(DutyCode.TV, nameless).text


def test_firewall_and_administrators_are_for_a_person_to_judge() -> None:
    off = facts(firewall=[{"profile": "Public", "enabled": False}, {"profile": "Domain", "enabled": None}])
    assert "spento per: Public" in judged(DutyCode.FW, off).text
    assert "attivo;" in judged(DutyCode.FW, facts()).text
    nameless = facts(administrators=[{"name": "", "sid": "S-1-5-21", "kind": "User"}])
    assert "S-1-5-21" in judged(DutyCode.CRED, nameless).text


def test_remarks() -> None:
    assert remarks(facts()) == ()
    said = remarks(facts(ITALIAN, bitlocker=[{"letter": "C:", "protection": 0, "conversion": 0}]))
    words = ("problema di salute", "Spazio libero su C: solo 3 %", "BitLocker", "riavvio", "1 sezione non")
    assert len(said) == len(words)
    assert all(word in text for word, text in zip(words, said, strict=True))
    worn = facts(ITALIAN)
    worn.sections["disks"]["data"][0]["health"] = 0
    assert remarks(worn)[0].endswith("è consumato al 96 %.")


def test_instants() -> None:
    assert instant("2026-11-20T13:00:00+01:00") == NOON
    assert [instant(one) for one in (None, "", 3, "2026-13-40T00:00:00Z", "2026-11-20T13:00:00")] == [
        None
    ] * 5
    assert instant("0001-01-01T00:00:00+23:00") is None, "there is no such instant in UTC"
    assert instant("9999-12-31T23:59:59Z") is None, "nor one that has no date in Rome"
    assert instant("9998-12-31T23:59:59Z") is None, "nor a period after it"
    assert latest(["2026-11-20T12:00:00Z", None]) == NOON
    assert latest([]) is None


def test_doubts() -> None:
    assert future_doubt(NOON, NOON - timedelta(minutes=10)) == ""
    assert "futura" in future_doubt(NOON, NOON - timedelta(hours=1))
    assert (edit_doubt(True), no_guid_doubt("x")) == ("", "")
    told = edit_doubt(False), no_guid_doubt(""), same_name_doubt("A"), clone_doubt(("A", "B"))
    assert all(one.endswith((".", "?")) for one in (*told, renamed_doubt("A", "B")))


def test_unknown_records_nothing() -> None:
    assert OUTCOMES == {GOOD: Outcome.OK, BAD: Outcome.FAILED}
    assert facts(WINDOWS_10).days_since(NOON + timedelta(days=3)) == 0
