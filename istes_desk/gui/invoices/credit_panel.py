"""A credit note: how much of each line is taken back, why, and on which day; issued from here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QVBoxLayout

from istes_desk.domain.money import ZERO, vat
from istes_desk.gui.format import Formatter
from istes_desk.gui.invoices.day_edit import DayEdit
from istes_desk.gui.theme import GRID, TextSize, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.invoicing.issued import IssuedDetail


class CreditPanel(QFrame):
    """``agreed``: what was typed is to be issued."""

    agreed = Signal()

    def __init__(self, fmt: Formatter, today: date) -> None:
        super().__init__()
        self.setObjectName("creditPanel")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._fmt = fmt
        self._detail: IssuedDetail | None = None
        self._boxes: dict[int, QSpinBox] = {}
        self._rows = QGridLayout()
        self.cause = QLineEdit()
        self.cause.setObjectName("creditCause")
        self.cause.setPlaceholderText(self.tr("Reason printed on the credit note"))
        self.cause.setAccessibleName(self.tr("Reason of the credit note"))
        self.day = DayEdit("creditDay", self.tr("Date of the credit note"), today)
        self.sum, self.wrong = PlainLabel(), tinted(PlainLabel(), Tone.DANGER)
        self.collected = tinted(PlainLabel(), Tone.WARNING)
        self.collected.setObjectName("creditCollected")
        self.collected.setWordWrap(True)
        self.sum.setObjectName("creditSum")
        self.wrong.setObjectName("creditError")
        self.wrong.setWordWrap(True)
        self.yes = primary(QPushButton(self.tr("Issue the credit &note")), "undo")
        self.yes.setObjectName("creditYes")
        self.no = QPushButton(self.tr("Lea&ve it"))
        self.no.setObjectName("creditNo")
        self._arrange()

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.sum, 1)
        foot.addWidget(self.no)
        foot.addWidget(self.yes)
        typed = QHBoxLayout()
        typed.addWidget(self.cause, 1)
        typed.addWidget(self.day)
        title = PlainLabel(self.tr("How much is taken back"))
        title.setFont(font(TextSize.BODY, bold=True))
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(title)
        column.addLayout(self._rows)
        column.addLayout(typed)
        column.addWidget(self.collected)
        column.addWidget(self.wrong)
        column.addLayout(foot)
        self.wrong.hide()
        self.yes.clicked.connect(self.agreed)

    def ask(self, detail: IssuedDetail) -> None:
        """Everything that is left, to be made less."""
        self._detail = detail
        self._clear()
        for row, one in enumerate(detail.lines):
            box = self._boxes[one.line.position] = QSpinBox()
            box.setObjectName(f"credit_{one.line.position}")
            box.setAccessibleName(one.line.description)
            box.setRange(0, one.left)
            box.setValue(one.left)
            box.setEnabled(one.left > 0)
            box.valueChanged.connect(self._show_sum)
            what = PlainLabel(one.line.description)
            what.setWordWrap(True)
            self._rows.addWidget(what, row, 0)
            self._rows.addWidget(PlainLabel(self._fmt.money(one.line.unit_price)), row, 1)
            self._rows.addWidget(box, row, 2)
        self._rows.setColumnStretch(0, 1)
        self.collected.setText(detail.collected)
        self.collected.setVisible(bool(detail.collected))
        self.cause.clear()
        self.refuse("")
        self._show_sum()
        self.show()
        self.cause.setFocus()

    def quantities(self) -> dict[int, int]:
        """What is taken back, by position."""
        return {position: box.value() for position, box in self._boxes.items()}

    def refuse(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _clear(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = {}

    def _show_sum(self) -> None:
        net: dict[Decimal, Decimal] = {}
        for one in self._detail.lines if self._detail else ():
            amount = self._boxes[one.line.position].value() * one.line.unit_price
            net[one.line.vat_rate] = net.get(one.line.vat_rate, ZERO) + amount
        total = sum((amount + vat(amount, rate) for rate, amount in net.items()), ZERO)
        self.sum.setText(self.tr("{amount} with VAT").format(amount=self._fmt.money(total)))
        self.yes.setEnabled(total > ZERO)
