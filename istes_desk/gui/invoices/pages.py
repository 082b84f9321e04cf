"""The table of the pages of the Fatture tab; a new one is one line. Its module comes with its first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from istes_desk.gui.invoices.bench import Bench
from istes_desk.gui.invoices.page import InvoicePage

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PageSpec:
    """``kind`` is an ``InvoicePage`` in ``istes_desk.gui.invoices.<module>``; ``title`` has its mnemonic."""

    name: str
    module: str
    kind: str
    title: Callable[[], str]

    def make(self, bench: Bench) -> InvoicePage:
        """Imports its module."""
        kind: type[InvoicePage] = getattr(import_module(f"istes_desk.gui.invoices.{self.module}"), self.kind)
        return kind(bench)


PAGES = (
    PageSpec("proposal", "proposal_page", "ProposalPage", lambda: translate("InvoicesTab", "To &invoice")),
    PageSpec("issued", "issued_page", "IssuedPage", lambda: translate("InvoicesTab", "I&ssued")),
    PageSpec("debits", "debits.page", "DebitsPage", lambda: translate("InvoicesTab", "&Direct debits")),
    PageSpec("figures", "figures.page", "FiguresPage", lambda: translate("InvoicesTab", "&Figures")),
)
