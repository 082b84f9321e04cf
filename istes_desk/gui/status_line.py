"""The bottom line: what came in last, the last copy of the data, where the data is, who works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from istes_desk.domain.incidents import Incident
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.i18n import chosen
from istes_desk.gui.theme import TextSize, Tone, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import Changes

if TYPE_CHECKING:
    from istes_desk.services.backups import BackupInfo


class StatusLine(QStatusBar):
    """Nothing here ticks: it is refreshed when something happened."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._desk = desk
        self._format = Formatter(chosen(desk.preferences.load().language))
        self.arrival = self._part("statusArrival", self.tr("Last request"))
        self.vault = self._part("statusVault", self.tr("Vault"))
        self.backup = self._part("statusBackup", self.tr("Last copy of the data"))
        self.database = self._part("statusDatabase", self.tr("Database"))
        self.technician = self._part("statusTechnician", self.tr("Technician"))
        self.database.setText(self.tr("Database: {}").format(desk.database_name))
        self.database.setToolTip(desk.database_version)
        self.technician.setText(desk.author)
        self.arrival.hide()
        self.show_vault(False)
        desk.tasks.changed.connect(self._on_changed)

    def _part(self, object_name: str, name: str) -> QLabel:
        label = PlainLabel()
        label.setObjectName(object_name)
        label.setAccessibleName(name)
        label.setFont(font(TextSize.SMALL, tabular=True))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        label.setMargin(4)
        self.addPermanentWidget(label) if object_name in LAST else self.addWidget(label)
        return label

    def show_vault(self, is_open: bool) -> None:
        """Whether credentials may be shown just now, and how to lock them."""
        open_words = self.tr("Vault open (Ctrl+L locks it)")
        self.vault.setText(open_words if is_open else self.tr("Vault locked"))
        tinted(self.vault, Tone.WARNING if is_open else Tone.MUTED)

    def refresh_backup(self) -> None:
        """When the start is over, and after a copy was made or put back."""
        self._desk.tasks.background(self._desk.backups.list, self._show_backup, owner=self)

    def _show_backup(self, copies: tuple[BackupInfo, ...]) -> None:
        if not copies:
            self.backup.setText(self.tr("No copy of the data yet"))
            return
        when = self._format.near(copies[0].made_at, self._desk.clock.now())
        self.backup.setText(self.tr("Copy of the data: {}").format(when))

    def _on_changed(self, changes: Changes) -> None:
        if changes.new_id and changes.new_id in changes.incidents:
            self._desk.tasks.read(
                lambda uow: uow.get(Incident, changes.new_id), self._show_arrival, owner=self
            )

    def _show_arrival(self, incident: Incident) -> None:
        when = self._format.near(self._desk.clock.now(), self._desk.clock.now())
        self.arrival.show()
        self.arrival.setText(self.tr("Taken in: {}, {}").format(when, incident.tag))


LAST = {"statusDatabase", "statusTechnician"}
