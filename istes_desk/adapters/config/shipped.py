"""What comes with the program beside its dated rows: mail domains that many share, the demo year."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from istes_desk.adapters.system.resources import resource_path
from istes_desk.services.changes import Changes
from istes_desk.services.ports import UnitOfWork

if TYPE_CHECKING:
    from istes_desk.services.demo import DemoData

DEMO_FILES = {"customer": "customers.toml", "chapter": "story.toml", "compliance": "compliance.toml"}


def provider_domains() -> frozenset[str]:
    """They recognise no customer (Q-10)."""
    table = _read("policy", "provider_domains.toml")
    return frozenset(domain for domains in table.values() for domain in domains)


def demo_loader(author: str) -> Callable[[UnitOfWork, datetime], Changes]:
    """Loads the demo year into a database without customers; read only when it is wanted."""

    def load(uow: UnitOfWork, now: datetime) -> Changes:
        from istes_desk.services.demo import load_demo

        loaded = load_demo(uow, now, demo_data(), author) | _evidence(uow, now)
        return loaded | _invoices(uow, now, author)

    return load


def _invoices(uow: UnitOfWork, now: datetime, author: str) -> Changes:
    from istes_desk.adapters.einvoice.fatturapa import FatturaPa
    from istes_desk.services.demo.invoices import invoice_fees

    return invoice_fees(uow, now, FatturaPa(), author)


def _evidence(uow: UnitOfWork, now: datetime) -> Changes:
    from istes_desk.adapters.evidence import own, reading
    from istes_desk.services.demo.evidence import bring_evidence
    from istes_desk.services.evidence_files import EvidenceTools

    tools = EvidenceTools(
        reading.read_evidence,
        reading.parse_evidence,
        reading.files_in,
        own.own_report,
        reading.windows_support,
        reading.script,
    )
    template = json.loads(resource_path("demo", "evidence.json").read_text(encoding="utf-8"))
    return bring_evidence(uow, now, template, tools, own.sealed)


def demo_data() -> DemoData:
    """``resources/demo`` as plain values; a broken file is a bug of the release."""
    from istes_desk.services.demo import DemoData

    return DemoData(*(_rows(key) for key in DEMO_FILES))


def _rows(key: str) -> tuple[dict[str, Any], ...]:
    return tuple(_read("demo", DEMO_FILES[key])[key])


def _read(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resource_path(*parts).read_text(encoding="utf-8"))
