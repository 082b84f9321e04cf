"""What an action of the Checklist tab works with: one object, so that no action imports the tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from istes_desk.gui.checklists.page_reading import Page
from istes_desk.gui.desk import Desk
from istes_desk.gui.tab import Navigator
from istes_desk.services.duty_board import Cell
from istes_desk.services.duty_history import WorkItem


@dataclass(frozen=True, slots=True)
class Bench:
    """``window`` is the parent of dialogs; ``scope`` the customer at the top, None = all.

    ``work`` is the work of today as it is filtered, ``on_today`` whether it is what is looked at.
    ``page`` is what is shown, None while it is read for the first time; ``chosen`` the selected cells;
    ``say`` shows a refusal beside the fields of a tick, "" takes it away.
    """

    desk: Desk
    navigator: Navigator
    window: QWidget
    scope: Callable[[], int | None]
    page: Callable[[], Page | None]
    chosen: Callable[[], list[Cell]]
    say: Callable[[str], None]
    reload: Callable[[], None]
    work: Callable[[], tuple[WorkItem, ...]]
    on_today: Callable[[], bool]
