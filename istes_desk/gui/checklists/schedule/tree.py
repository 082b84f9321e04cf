"""The duties of a customer with the PCs that have them; own schedules stand out. Shows, changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from istes_desk.domain.duties import DutyCode
from istes_desk.domain.schedules import schedule_of
from istes_desk.gui import theme
from istes_desk.gui.checklists.words import frequency_name
from istes_desk.gui.theme import ROW_HEIGHT
from istes_desk.gui.widgets.manners import copies
from istes_desk.services.schedule_view import DutyLine, ScheduleView, TargetLine

_PLACE = Qt.ItemDataRole.UserRole
_STILL = QItemSelectionModel.SelectionFlag.NoUpdate


class ScheduleTree(QTreeWidget):
    """``chosen`` was emitted with the duty and the chosen PCs, none = the customer as a whole."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scheduleTree")
        self.setAccessibleName(self.tr("Duties and their frequency"))
        self.setHeaderLabels(
            [self.tr("Duty or PC"), self.tr("Firm"), self.tr("Customer"), self.tr("Of its own")]
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._lines: tuple[DutyLine, ...] = ()
        copies(self)
        self.itemSelectionChanged.connect(self._on_selected)

    def show_view(self, view: ScheduleView) -> None:
        """The same selection as before where it still is."""
        kept, open_ones = self._selected(), self._opened()
        self.blockSignals(True)
        self.clear()
        self._lines = view.lines
        for number, line in enumerate(view.lines):
            self._add(number, line)
            self._open(number, expanded=line.code in open_ones)
        for column, width in enumerate((270, 100, 110)):
            self.setColumnWidth(column, width)
        self.blockSignals(False)
        self._select(kept or {(0, -1)})

    def _add(self, number: int, line: DutyLine) -> None:
        rule = frequency_name(line.rule.frequency) if line.rule else ""
        own = str(line.own) if line.own else ""
        top = QTreeWidgetItem([line.title, frequency_name(line.usual.frequency), rule, own])
        top.setData(0, _PLACE, (number, -1))
        top.setSizeHint(0, QSize(0, ROW_HEIGHT))
        self.addTopLevelItem(top)
        for place, target in enumerate(line.targets):
            item = _target_item(target)
            item.setData(0, _PLACE, (number, place))
            item.setSizeHint(0, QSize(0, ROW_HEIGHT))
            top.addChild(item)

    def choose(self, code: DutyCode, assignment_ids: frozenset[int]) -> None:
        """Opens a duty and selects these PCs in it."""
        for number, line in enumerate(self._lines):
            if line.code is code:
                self._open(number, expanded=True)
                wanted = {
                    (number, place)
                    for place, one in enumerate(line.targets)
                    if one.assignment.id in assignment_ids
                }
                self._select(wanted or {(number, -1)})

    def _select(self, wanted: set[tuple[int, int]]) -> None:
        self.clearSelection()
        for number, place in sorted(wanted):
            top = self.topLevelItem(number)
            item = top.child(place) if top and place >= 0 else top
            if item is not None:
                self.selectionModel().setCurrentIndex(self.indexFromItem(item), _STILL)
                item.setSelected(True)
                self.scrollToItem(item)
        self._on_selected()

    def _selected(self) -> set[tuple[int, int]]:
        return {tuple(item.data(0, _PLACE)) for item in self.selectedItems()}

    def _open(self, number: int, *, expanded: bool) -> None:
        self.setExpanded(self.model().index(number, 0), expanded)

    def _opened(self) -> set[DutyCode]:
        shown = range(self.topLevelItemCount())
        return {self._lines[at].code for at in shown if self.isExpanded(self.model().index(at, 0))}

    def _on_selected(self) -> None:
        """Only PCs of one duty are worked on together: the one chosen last decides."""
        places = sorted(self._selected())
        if not places:
            return
        current = self.currentItem()
        number = current.data(0, _PLACE)[0] if current and current.isSelected() else places[-1][0]
        line = self._lines[number]
        targets = [line.targets[place] for one, place in places if one == number and place >= 0]
        self.chosen.emit(line, tuple(targets))


def _target_item(target: TargetLine) -> QTreeWidgetItem:
    one = target.assignment
    kept = frequency_name(schedule_of(one).frequency)
    name = " · ".join(filter(None, (target.name, target.place)))
    item = QTreeWidgetItem([name, "", "" if one.own else kept, kept if one.own else ""])
    if one.own:
        item.setFont(3, theme.font(bold=True))
        item.setToolTip(3, one.reason)
    return item
