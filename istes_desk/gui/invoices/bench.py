"""What a page of the Fatture tab works with: one object, so that no page imports the tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.tab import Navigator


@dataclass(frozen=True, slots=True)
class Bench:
    """``window`` is the parent of dialogs; ``scope`` the customer at the top, None = all.

    ``show_invoice`` brings an issued document to the front.
    """

    desk: Desk
    navigator: Navigator
    window: QWidget
    scope: Callable[[], int | None]
    fmt: Formatter
    show_invoice: Callable[[int], None]

    @property
    def today(self) -> date:
        return date_of(self.desk.clock.now())
