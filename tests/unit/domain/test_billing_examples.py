"""The worked examples of units and price, every one, through segments, tariff choice and price table."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from istes_desk.domain.billing import Case, Cover, WorkCategory, price
from istes_desk.domain.italian import ROME
from istes_desk.domain.tariff import Tariff, tariff_at

DATA = json.loads((Path(__file__).parent / "data" / "units_and_price.json").read_text(encoding="utf-8"))

CATEGORIES = {
    "assistenza_hotelsql": WorkCategory.OWN_SOFTWARE_HELP,
    "interventi_sistemistici": WorkCategory.SYSTEM_WORK,
    "sql_server": WorkCategory.SQL_SERVER,
    "agg_programma_istes": WorkCategory.OWN_PROGRAM_UPDATE,
    "agg_database_istes": WorkCategory.OWN_DATABASE_UPDATE,
    "agg_sistema_operativo": WorkCategory.OS_UPDATE,
    "mansione_pianificata": WorkCategory.PLANNED_DUTY,
    "formazione": WorkCategory.TRAINING,
    "hardware": WorkCategory.HARDWARE,
    "personalizzazione": WorkCategory.CUSTOMISATION,
    "contestazione_personalizzazione": WorkCategory.CUSTOMISATION_COMPLAINT,
    "difetto_istes": WorkCategory.OWN_SOFTWARE_DEFECT,
}

COVER_FIELDS = {
    "ads_dal": "ads_from",
    "ads_al": "ads_to",
    "conformita_dal": "conformity_from",
    "canone_aggiornamento": "update_contract",
    "contratto_software": "support_contract",
    "contratto_hw": "hardware_contract",
    "hw_autorizzato": "hardware_authorised",
    "consegna_personalizzazione": "customisation_delivered",
    "formazione_usata_min": "training_used_minutes",
}


def instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return (at if at.tzinfo else at.replace(tzinfo=ROME)).astimezone(UTC)


def length_ms(segment: dict[str, Any]) -> int:
    if "mono_s" in segment:
        return int(segment["mono_s"]) * 1000
    elapsed = instant(segment["end"]) - instant(segment["start"])
    return (elapsed.days * 86_400 + elapsed.seconds) * 1000


def cover_of(customer: dict[str, Any]) -> Cover:
    values: dict[str, Any] = {
        COVER_FIELDS[key]: date.fromisoformat(value) if isinstance(value, str) else value
        for key, value in customer.items()
    }
    return Cover(**values)


def case_of(example: dict[str, Any]) -> Case:
    on_site, flags = example.get("luogo") == "sede", example.get("flags", [])
    return Case(
        started=instant(example["segmenti"][0]["start"]),
        work=tuple((CATEGORIES[s.get("cat") or example["cat"]], length_ms(s)) for s in example["segmenti"]),
        on_site=on_site,
        trip_made=on_site,
        cancelled="annullato" in flags,
        quote_amount=Decimal(0) if "preventivo" in flags else None,
        purpose_conformity=example.get("finalita") == "conformita",
        cover=cover_of(example.get("cliente", {})),
    )


def tariffs(name: str) -> list[Tariff]:
    rows = DATA["tariffs"][name]
    return [Tariff(date.fromisoformat(r["dal"]), None, r["unita_min"], Decimal(r["prezzo"])) for r in rows]


@pytest.mark.parametrize("example", DATA["examples"], ids=lambda e: f"{e['id']}-{e['descr']}")
def test_the_worked_example(example: dict[str, Any]) -> None:
    case = case_of(example)
    result = price(case, tariff_at(tariffs(example.get("tariffe", "base")), case.day))
    expected = example["atteso"]
    assert {
        "minuti": result.minutes,
        "scatti": result.units,
        "euro": str(result.amount),
        "diritto_chiamata": result.call_out_due,
    } == expected
    assert result.blocked is example["bloccato"]
    # Where nothing was done R0 decides; the example may name the rule of the place instead.
    codes = {"R0"} if case.nothing_done else {text.split()[0] for text in example["regole"]}
    assert set(result.rules) == codes
