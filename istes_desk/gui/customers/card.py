"""The card of one customer: who he is, what he has signed, what stands at his place; edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from istes_desk.domain.customers import Customer
from istes_desk.gui.customers.card_head import CardHead
from istes_desk.gui.customers.fields import customer_fields
from istes_desk.gui.customers.plans import plans_for, rows_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.facts import Facts
from istes_desk.gui.editing.section import Section
from istes_desk.gui.theme import GRID, Tone
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.customers import CustomerCard, save_row

COLUMNS = (("contract", "appointment", "customisation", "mandate", "season"), ("contact", "site", "pc"))


class Card(QScrollArea):
    """``created`` was emitted with the id of a customer that was just entered, ``abandoned`` when not."""

    created = Signal(int)
    abandoned = Signal()

    def __init__(self, desk: Desk) -> None:
        self.card: CustomerCard | None = None
        super().__init__()
        self.setObjectName("customerCard")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._desk = desk
        self.head = CardHead()
        self._warnings = tinted(PlainLabel(), Tone.WARNING)
        self._warnings.setObjectName("customerWarnings")
        self._warnings.setWordWrap(True)
        self.facts = Facts(desk, "customer", self.tr("Company"), customer_fields(), save_row)
        self.facts.saved.connect(self._on_saved)
        self.facts.left.connect(self._on_left)
        self.sections: dict[str, Section] = {}
        self._make_page()

    def _make_page(self) -> None:
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self.head)
        whole.addWidget(self._warnings)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        self._sides[0].addWidget(self.facts)
        both = QHBoxLayout()
        for side in self._sides:
            side.setSpacing(GRID)
            held = QVBoxLayout()
            held.addLayout(side)
            held.addStretch(1)
            both.addLayout(held, 1)
        whole.addLayout(both)
        whole.addStretch(1)
        self.setWidget(page)

    def show_card(self, card: CustomerCard) -> None:
        """The customer as he is now; forms that are open for him stay as they are."""
        if self.card is None or self.card.customer.id != card.customer.id:
            self._start(card)
        self.card = card
        self.head.show_card(card)
        self._warnings.setText("\n".join(f"⚠ {sentence}" for sentence in card.warnings))
        self._warnings.setVisible(bool(card.warnings))
        self.facts.show_entity(card.customer)
        plans, rows = plans_for(card), rows_of(card)
        for name, section in self.sections.items():
            section.set_plan(plans[name])
            section.show_rows(rows[name])

    def show_new(self) -> None:
        """An empty form for a customer who is not there yet."""
        self.card = None
        self._drop_sections()
        self.head.show_new()
        self._warnings.hide()
        self.facts.show_entity(Customer(""))
        self.facts.open_form(Customer(""))
        self.verticalScrollBar().setValue(0)

    @property
    def editing(self) -> bool:
        """Something typed would be lost."""
        return self.facts.editing or any(section.editing for section in self.sections.values())

    def _start(self, card: CustomerCard) -> None:
        self._drop_sections()
        self.facts.close_form()
        plans = plans_for(card)
        for side, names in zip(self._sides, COLUMNS, strict=True):
            for name in names:
                self.sections[name] = Section(self._desk, plans[name])
                side.addWidget(self.sections[name])
        self.verticalScrollBar().setValue(0)

    def _drop_sections(self) -> None:
        for section in self.sections.values():
            section.hide()
            section.deleteLater()
        self.sections = {}

    def _on_saved(self, new_id: int) -> None:
        if new_id:
            self.created.emit(new_id)

    def _on_left(self) -> None:
        if self.card is None:
            self.abandoned.emit()
