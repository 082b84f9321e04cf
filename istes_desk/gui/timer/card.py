"""The large card of the running or paused work: who, where, clock, price and why. Hands actions on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from istes_desk.gui import theme
from istes_desk.gui.icons import icon
from istes_desk.gui.theme import GRID, TextSize, Tone
from istes_desk.gui.timer.controller import TimerController
from istes_desk.gui.timer.day_bar import DayBar
from istes_desk.gui.timer.words import place_name, unit_count
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.work_views import WorkDetail
from istes_desk.services.work_words import CATEGORIES


class WorkCard(QFrame):
    """``start_asked``: the user wants to start without an incident."""

    start_asked = Signal()

    def __init__(self, controller: TimerController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workCard")
        self.setProperty("card", True)
        self._timer = controller
        self._make_labels()
        self.category = self._make_category()
        self.device = self._make_device()
        self.bar = DayBar(controller.fmt)
        self._body = QWidget()
        self._arrange(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        column.addWidget(self._body)
        self._empty = self._make_empty()
        column.addWidget(self._empty)
        controller.ticked.connect(self._show_numbers)
        controller.state_changed.connect(self.refresh)
        self.refresh()

    def _make_labels(self) -> None:
        self._who = self._label("workWho", theme.font(TextSize.TITLE, bold=True))
        self._where = self._label("workWhere", theme.font())
        self._clock = self._label("workClock", theme.font(TextSize.TITLE, bold=True, tabular=True))
        self._price = self._label("workPrice", theme.font(TextSize.TITLE, bold=True, tabular=True))
        self._next = self._label("workNext", theme.font(tabular=True))
        self._reason = self._label("workReason", theme.font())

    def _label(self, name: str, font: QFont) -> QLabel:
        label = PlainLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(font)
        label.setWordWrap(True)
        return label

    def _make_category(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("workCategory")
        box.setAccessibleName(self.tr("Kind of work from now on"))
        box.setToolTip(box.accessibleName())
        for category, name in CATEGORIES.items():
            box.addItem(name, category)
        box.activated.connect(lambda: self._timer.switch_category(box.currentData()))
        return box

    def _make_device(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("workDevice")
        box.setAccessibleName(self.tr("PC from now on"))
        box.setToolTip(box.accessibleName())
        box.activated.connect(lambda: self._timer.switch_device(box.currentData()))
        return box

    def _arrange(self, body: QWidget) -> None:
        self.pause = self._button("workPause", "pause", self._timer.toggle)
        self.stop = self._button("workStop", "stop", self._timer.stop)
        self.stop.setText(self.tr("&Stop"))
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.category, 2)
        buttons.addWidget(self.device, 1)
        buttons.addWidget(self.pause)
        buttons.addWidget(self.stop)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID * 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, part in enumerate((self._who, self._where, self._clock)):
            grid.addWidget(part, place, 0)
        for place, part in enumerate((self._price, self._next, self._reason)):
            grid.addWidget(part, place, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(buttons, 3, 0)
        grid.addWidget(self.bar, 3, 1)

    def _button(self, name: str, sign: str, slot: object) -> QPushButton:
        button = QPushButton(icon(sign), "")
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _make_empty(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, GRID, 0, GRID)
        text = PlainLabel(self.tr("No timer is running. Start it from a request in the queue, or here."))
        text.setObjectName("workEmpty")
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.start = QPushButton(icon("play"), self.tr("Start &work…"))
        self.start.setObjectName("workStart")
        self.start.clicked.connect(self.start_asked)
        row.addWidget(text, 1)
        row.addWidget(self.start)
        return box

    def refresh(self) -> None:
        """Other work, or another state of it."""
        work = self._timer.work
        self._body.setVisible(work is not None)
        self._empty.setVisible(work is None)
        if work is None:
            return
        self._who.setText(work.customer)
        self._where.setText(self._places(work))
        running = self._timer.running
        self.pause.setIcon(icon("pause" if running else "play"))
        self.pause.setText(self.tr("&Pause") if running else self.tr("&Go on"))
        self.pause.setDisabled(self._timer.elsewhere)
        self.category.setCurrentIndex(self.category.findData(work.intervention.category))
        self._show_devices(work)
        tinted(self._clock, Tone.ACCENT if running else Tone.WARNING)
        self._show_numbers()

    def _show_devices(self, work: WorkDetail) -> None:
        """The PCs of this work first, then the customer's others; what runs is about one of them, or none."""
        box, running = self.device, work.running
        chosen = work.intervention.device_ids
        box.clear()
        box.addItem(self.tr("no PC in particular"), None)
        for device in sorted(work.devices, key=lambda one: one.id not in chosen):
            box.addItem(device.name, device.id)
        if running is not None:
            box.setCurrentIndex(max(0, box.findData(running.device_id)))
        box.setVisible(self._timer.running and bool(work.devices))

    def _places(self, work: WorkDetail) -> str:
        job = work.intervention
        parts = (place_name(job.on_site), work.place, ", ".join(work.device_names), work.incident)
        return " · ".join(filter(None, parts))

    def _show_numbers(self) -> None:
        work, shown = self._timer.work, self._timer.price
        if work is None:
            return
        clock = self._timer.fmt.elapsed(self._timer.elapsed)
        self._clock.setText(self._clock_words().format(clock))
        self.bar.show_times(work.segments, self._timer.desk.clock.now())
        if shown is None:
            self._price.clear()
            self._next.clear()
            self._reason.setText(work.trouble)
            return
        price = shown.price
        self._price.setText(f"{unit_count(price.units)} · {self._timer.fmt.money(price.amount)}")
        self._reason.setText(f"{' + '.join(price.rules)} · {price.reason}")
        self._next.setText(self._next_words())

    def _clock_words(self) -> str:
        if self._timer.elsewhere:
            return self.tr("{} · on another computer")
        return "{}" if self._timer.running else self.tr("{} · paused")

    def _next_words(self) -> str:
        left = self._timer.next_unit
        if left is not None:
            return self.tr("{} to the next unit").format(self._timer.fmt.countdown(left))
        if not self._timer.running:
            return self.tr("the time stands still")
        return self.tr("no further unit: this work is not charged by time")
