"""What is filtered away, in words that go with a click; hidden when nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from istes_desk.gui.icons import icon
from istes_desk.gui.incidents.wish import Wish
from istes_desk.gui.incidents.words import class_name, state_name
from istes_desk.gui.theme import GRID


class Chips(QWidget):
    """``wished``: the selection without the one that was pressed."""

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterChips")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GRID, GRID // 2, GRID, 0)
        self._row.setSpacing(GRID // 2)
        self._row.addStretch(1)
        self._shown: tuple[str, ...] = ()
        self._wishes: dict[str, Wish] = {}
        self.hide()

    def show_wish(self, wish: Wish, customer: str) -> None:
        """``customer``: the name of the one in the wish."""
        chips = list(self._chips(wish, customer))
        words = tuple(text for _, text, _ in chips)
        self.setVisible(bool(chips))
        self._wishes = {f"chip_{name}": without for name, _, without in chips}
        if words == self._shown:
            return
        self._shown = words
        self._clear()
        for name, text, _ in chips:
            self._row.insertWidget(self._row.count() - 1, self._chip(f"chip_{name}", text))

    def _chips(self, wish: Wish, customer: str) -> Iterator[tuple[str, str, Wish]]:
        if wish.incident_class:
            yield "class", class_name(wish.incident_class), replace(wish, incident_class=None)
        if wish.state:
            yield "state", state_name(wish.state), replace(wish, state=None)
        if wish.customer_id:
            yield "customer", customer, replace(wish, customer_id=None)
        if wish.late:
            yield "late", self.tr("Late"), replace(wish, late=False)
        if wish.mine:
            yield "mine", self.tr("Mine"), replace(wish, mine=False)
        if wish.text:
            yield "text", f"«{wish.text[:40]}»", replace(wish, text="")
        if wish.narrow:
            yield "all", self.tr("Show everything"), Wish(wish.kind, done=wish.done)

    def _chip(self, name: str, text: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName(name)
        chip.setText(text.replace("&", "&&"))
        chip.setAccessibleName(self.tr("Without the filter {name}").format(name=text))
        chip.setToolTip(chip.accessibleName())
        chip.setIcon(icon("cross"))
        chip.setIconSize(QSize(12, 12))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.clicked.connect(partial(self._press, name))
        return chip

    def _clear(self) -> None:
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _press(self, name: str, _checked: bool = False) -> None:
        self.wished.emit(self._wishes[name])
