"""The dry run of a survey: a line per machine, below it its changes, each with a tick of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from istes_desk.domain.survey.verdicts import Edit, Outcome, Verdict
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import Tone
from istes_desk.gui.widgets.manners import copies
from istes_desk.gui.widgets.plain import plain_tip
from istes_desk.services.surveys import EditKey

LINE, KEY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
SIGNS = {
    Verdict.NEW: ("add", Tone.ACCENT),
    Verdict.CHANGED: ("edit", Tone.INFO),
    Verdict.SAME: ("ok", Tone.OK),
    Verdict.CONFLICT: ("warning", Tone.WARNING),
    Verdict.REFUSED: ("error", Tone.DANGER),
    Verdict.MISSING: ("hide", Tone.WARNING),
}
QUIET = frozenset({Verdict.SAME})
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class OutcomeTree(QTreeWidget):
    """``ticked`` was emitted when the user ticked or unticked something."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surveyOutcomes")
        self.setAccessibleName(self.tr("What the import would do"))
        self.setColumnCount(4)
        self.setHeaderLabels(
            [self.tr("Device"), self.tr("Line"), self.tr("On the plan"), self.tr("In the survey")]
        )
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((240, 50, 170)):
            header.resizeSection(column, width)
        copies(self)
        self.itemChanged.connect(self._on_changed)

    def words(self) -> dict[Verdict, str]:
        return {
            Verdict.NEW: self.tr("New"),
            Verdict.CHANGED: self.tr("Changed"),
            Verdict.SAME: self.tr("As on the plan"),
            Verdict.CONFLICT: self.tr("Conflict"),
            Verdict.REFUSED: self.tr("Refused"),
            Verdict.MISSING: self.tr("Not seen"),
        }

    def show_outcomes(
        self, outcomes: Sequence[Outcome], ticks: Mapping[int, frozenset[EditKey]], *, everything: bool
    ) -> None:
        """Replaces all lines; what is the same is left out unless ``everything``."""
        self.blockSignals(True)
        self.clear()
        shown = [one for one in outcomes if everything or one.verdict not in QUIET]
        self.addTopLevelItems([self._item(one, ticks) for one in shown])
        for item in self._tops():
            item.setFirstColumnSpanned(bool(item.toolTip(0)))  # a reason needs the width
        self.expandAll()
        self.blockSignals(False)

    def _item(self, one: Outcome, ticks: Mapping[int, frozenset[EditKey]]) -> QTreeWidgetItem:
        word = self.words()[one.verdict]
        why = "" if one.joins else one.reason
        said = f"{word}: {one.said}"
        if why:
            said = self.tr("{} (line {}) – {}").format(said, one.line, why)
        item = QTreeWidgetItem([said, str(one.line), "", one.reason or _facts(one)])
        item.setIcon(0, icon(*SIGNS[one.verdict]))
        item.setData(0, LINE, one.line)
        item.setToolTip(0, plain_tip(why) if why else "")
        if one.verdict is Verdict.NEW:
            _tickable(item, one.line in ticks)
        for edit in one.edits:
            item.addChild(_child(one.line, edit, edit.key in ticks.get(one.line, frozenset())))
        return item

    def _on_changed(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.ticked.emit()

    def ticks(self) -> dict[int, frozenset[EditKey]]:
        """What is ticked now, as ``surveys.take`` wants it."""
        found: dict[int, frozenset[EditKey]] = {}
        for item in self._tops():
            keys = frozenset(one.data(0, KEY) for one in _children(item) if one.checkState(0) is ON)
            if keys or (_has_tick(item) and item.checkState(0) is ON):
                found[int(item.data(0, LINE))] = keys
        return found

    def tick_all(self, on: bool) -> None:
        """Every change and every new device."""
        self.blockSignals(True)
        for item in self._tops():
            for one in filter(_has_tick, (item, *_children(item))):
                one.setCheckState(0, ON if on else OFF)
        self.blockSignals(False)
        self.ticked.emit()

    def _tops(self) -> Iterator[QTreeWidgetItem]:
        return (item for at in range(self.topLevelItemCount()) if (item := self.topLevelItem(at)) is not None)

    def summary(self, outcomes: Sequence[Outcome]) -> str:
        """``12 new · 3 changed · 40 as on the plan``; what there is none of is left out."""
        counts = Counter(one.verdict for one in outcomes)
        words = self.words()
        return " · ".join(f"{words[one]}: {counts[one]}" for one in Verdict if counts[one])


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [one for at in range(item.childCount()) if (one := item.child(at)) is not None]


def _has_tick(item: QTreeWidgetItem) -> bool:
    return item.data(0, Qt.ItemDataRole.CheckStateRole) is not None


def _facts(one: Outcome) -> str:
    """What is told of a new device beside its name."""
    seen = one.seen
    if seen is None or one.verdict is not Verdict.NEW:
        return ""
    ports = ", ".join(map(str, seen.ports[:6]))
    told = (seen.address, seen.mac, seen.facts.get("os", ""), seen.facts.get("vendor", ""), ports)
    return " · ".join(filter(None, told))


def _tickable(item: QTreeWidgetItem, on: bool) -> None:
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, ON if on else OFF)


def _child(line: int, edit: Edit, on: bool) -> QTreeWidgetItem:
    item = QTreeWidgetItem([edit.told.what, "", edit.told.before or "–", edit.told.after])
    item.setData(0, LINE, line)
    item.setData(0, KEY, edit.key)
    if not edit.fills:
        item.setIcon(2, icon("warning", Tone.WARNING))
    _tickable(item, on)
    return item
