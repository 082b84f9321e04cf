"""The head of a customer's card: name, what must be known before a job (Q-12), and where to go from here."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from istes_desk.domain.contracts import ContractKind
from istes_desk.domain.customers import Connectivity
from istes_desk.domain.italian import full_date
from istes_desk.gui.customers import words
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import chip, tinted
from istes_desk.services.customers import CustomerCard

NO_LINE = (Connectivity.UNKNOWN, Connectivity.NONE)


class CardHead(QWidget):
    """``work_asked``, ``map_asked``, ``compliance_asked``, ``retire_asked`` were emitted by its buttons."""

    work_asked = Signal()
    map_asked = Signal()
    compliance_asked = Signal()
    retire_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name, self._line = PlainLabel(), tinted(PlainLabel(), Tone.MUTED)
        self._name.setObjectName("customerName")
        self._name.setFont(font(TextSize.TITLE, bold=True))
        self._name.setWordWrap(True)
        self._row = QWidget()
        self._chips = QHBoxLayout()
        self._chips.addWidget(self._row)
        self._work = self._button("startWork", "play", self.tr("Start &work"), self.work_asked)
        primary(self._work, "play")
        self._map = self._button("openMap", "map", self.tr("Open &plan"), self.map_asked)
        self._compliance = self._button(
            "openCompliance", "checklist", self.tr("&Compliance"), self.compliance_asked
        )
        self._retire = self._button("retireCustomer", "delete", self.tr("&Deactivate"), self.retire_asked)
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        for button in (self._retire, self._compliance, self._map, self._work):
            top.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(top)
        whole.addWidget(self._line)
        whole.addLayout(self._chips)

    def _button(self, name: str, sign: str, text: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        button.clicked.connect(asked)
        return button

    def show_card(self, card: CustomerCard) -> None:
        """Name, numbers and signs of the customer."""
        self._name.setText(card.customer.name)
        pcs = self.tr("PCs and servers: {}").format(len(card.pcs))
        waiting = self.tr("open requests: {}").format(card.open_incidents)
        place = (
            " ".join(filter(None, (card.customer.city, f"({card.customer.province})")))
            if card.customer.city
            else ""
        )
        self._line.setText(" · ".join(filter(None, (card.customer.business_name, place, pcs, waiting))))
        self._show_chips(card)
        self._work.setEnabled(card.customer.active)
        self._map.setEnabled(bool(card.sites))
        resting = not card.customer.active
        self._retire.setText(self.tr("&Reactivate") if resting else self.tr("&Deactivate"))
        self._retire.setIcon(icon("undo" if resting else "hide"))
        self._set_buttons(True)

    def show_new(self) -> None:
        """Before the customer is stored."""
        self._name.setText(self.tr("New customer"))
        self._line.setText(self.tr("The name is enough to begin; the rest can follow."))
        self._clear_chips()
        self._set_buttons(False)

    def _set_buttons(self, shown: bool) -> None:
        for button in (self._work, self._map, self._compliance, self._retire):
            button.setVisible(shown)

    def _show_chips(self, card: CustomerCard) -> None:
        self._clear_chips()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for text, tone in self._signs(card):
            row.addWidget(chip(text, tone))
        row.addStretch(1)

    def _clear_chips(self) -> None:
        fresh = QWidget()
        self._chips.replaceWidget(self._row, fresh)
        self._row.hide()
        self._row.deleteLater()
        self._row = fresh

    def _signs(self, card: CustomerCard) -> list[tuple[str, Tone]]:
        support, appointed = card.current(ContractKind.SUPPORT), card.appointment
        plan = next((p.name for p in card.plans if support and p.id == support.plan_id), "")
        line = card.customer.connectivity
        signs = [
            (self.tr("SLA {}").format(plan), Tone.ACCENT)
            if support
            else (self.tr("No support contract"), Tone.WARNING),
            (self._ads(appointed.sole), Tone.OK) if appointed else (self.tr("No ADS"), Tone.MUTED),
            (words.name_in(words.connectivities(), line), Tone.OK)
            if line not in NO_LINE
            else (self.tr("Internet line unknown or missing"), Tone.WARNING),
        ]
        if card.current(ContractKind.HARDWARE):
            signs.append((self.tr("Hardware contract"), Tone.ACCENT))
        reached = card.customer.conformity_date
        if reached is not None:
            since = (
                self.tr("GDPR conformity since {}") if card.conform else self.tr("GDPR conformity from {}")
            )
            signs.append((since.format(full_date(reached)), Tone.OK if card.conform else Tone.INFO))
        return signs

    def _ads(self, sole: bool) -> str:
        return self.tr("ADS, sole") if sole else self.tr("ADS, not the only one")
