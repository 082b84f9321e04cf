"""Language, look and the other habits of this computer; kept in its settings file, not in the database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout

from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.entity_form import EntityForm
from istes_desk.gui.editing.inputs import Field, Kind, Option
from istes_desk.gui.notices import toast
from istes_desk.gui.theme import GRID, font
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.preferences import Language, Preferences, Theme

translate = QCoreApplication.translate


class LookPage(QFrame):
    """The theme changes at once, the language with the next start."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("lookPage")
        self.setProperty("card", True)
        self._desk = desk
        self.form = EntityForm("preferences", fields())
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self.refresh)
        title = PlainLabel(self.tr("This computer"))
        title.setFont(font(bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.addWidget(title)
        column.addWidget(self.form)

    def refresh(self) -> None:
        """Shows what the file says."""
        self.form.edit(self._desk.preferences.load())

    def _save(self, wanted: Preferences) -> None:
        before = self._desk.preferences.load()

        def saved(_: Any) -> None:
            changed = before.language is not wanted.language
            later = self.tr("Saved. The language changes with the next start.")
            toast(self, later if changed else self.tr("Saved."))

        self._desk.tasks.background(
            lambda: self._desk.preferences.save(replace(wanted, database=before.database)),
            saved,
            owner=self,
            on_error=self.form.show_error,
        )


def fields() -> tuple[Field, ...]:
    """The settings of the machine."""
    languages: tuple[Option, ...] = (
        (Language.SYSTEM, translate("LookPage", "as the system")),
        (Language.ITALIAN, "Italiano"),
        (Language.ENGLISH, "English"),
    )
    themes: tuple[Option, ...] = (
        (Theme.SYSTEM, translate("LookPage", "as the system")),
        (Theme.LIGHT, translate("LookPage", "light")),
        (Theme.DARK, translate("LookPage", "dark")),
    )
    return (
        Field("language", translate("LookPage", "Language"), Kind.CHOICE, languages),
        Field("theme", translate("LookPage", "Look"), Kind.CHOICE, themes),
        Field(
            "report_folder",
            translate("LookPage", "Folder of the reports"),
            hint=translate("LookPage", "empty: in the documents of the user"),
        ),
        Field("vault_lock_minutes", translate("LookPage", "Lock the vault after (minutes)"), Kind.COUNT),
        Field(
            "clipboard_seconds", translate("LookPage", "Clear a copied password after (seconds)"), Kind.COUNT
        ),
        Field(
            "idle_minutes",
            translate("LookPage", "Ask about remote work after no input for (minutes)"),
            Kind.COUNT,
            hint=translate("LookPage", "0: never"),
        ),
        Field("backup_on_close", translate("LookPage", "Copy the data every day on closing"), Kind.FLAG),
        Field("notice_urgent", translate("LookPage", "Tell: a new urgency"), Kind.FLAG),
        Field(
            "notice_near", translate("LookPage", "Tell: a quarter of the time to answer is left"), Kind.FLAG
        ),
        Field("notice_missed", translate("LookPage", "Tell: a deadline was missed"), Kind.FLAG),
        Field("notice_callable", translate("LookPage", "Tell: who has no contract may be called"), Kind.FLAG),
        Field("notice_mailbox", translate("LookPage", "Tell: a mailbox cannot be read"), Kind.FLAG),
        Field("notice_letter", translate("LookPage", "Tell: a letter was refused or came back"), Kind.FLAG),
    )
