"""The authorities that vouch for PEC providers: loaded from files, withdrawn, and PEC judged again (Q-9)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from istes_desk.domain.italian import full_date, full_stamp
from istes_desk.domain.letters import PecAuthority
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.icons import icon
from istes_desk.gui.settings.reverify import Reverify
from istes_desk.gui.theme import GRID, Tone, font
from istes_desk.gui.widgets.manners import as_tall_as_lines
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.changes import NOTHING, Changes
from istes_desk.services.errors import KnownError
from istes_desk.services.pec_authorities import (
    Certificate,
    Loading,
    authorities,
    load_authorities,
    withdraw_authority,
)
from istes_desk.services.ports import UnitOfWork


class AuthoritiesPage(QFrame):
    """Says first whether any PEC can be verified at all; ``refresh`` reads the list again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("authoritiesPage")
        self.setProperty("card", True)
        self._desk = desk
        self._rows: Sequence[PecAuthority] = ()
        self._state, self._told = PlainLabel(), PlainLabel()
        self._state.setObjectName("authoritiesState")
        self._told.setObjectName("authoritiesTold")
        self.list = QListWidget()
        self.list.setObjectName("authorityList")
        self.list.setAccessibleName(self.tr("Authorities that vouch for PEC"))
        self.list.setWordWrap(True)
        self.list.itemSelectionChanged.connect(self._follow)
        self._load = self._button("authorityLoad", self.tr("&Load certificates…"))
        self._load.setProperty("primary", True)
        self._load.clicked.connect(self._ask_file)
        self._drop = self._button("authorityWithdraw", self.tr("&Withdraw"), "delete")
        self._drop.clicked.connect(self._withdraw)
        self._again = self._button("authorityCheckAgain", self.tr("Check unverified PEC a&gain"), "refresh")
        self._again.clicked.connect(self._check_again)
        self._reverify = Reverify(desk, self)
        self._reverify.finished.connect(self._checked)
        self._lay_out()

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("PEC authorities"))
        title.setFont(font(bold=True))
        buttons = QHBoxLayout()
        for button in (self._load, self._drop, self._again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        for part in (title, self._state, self.list, self._told):
            column.addWidget(part)
        column.addLayout(buttons)
        for label in (self._state, self._told):
            label.setWordWrap(True)
            label.setVisible(label is self._state)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _button(self, name: str, text: str, sign: str = "") -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setObjectName(name)
        return button

    def refresh(self) -> None:
        self._desk.tasks.read(lambda uow: authorities(uow, self._desk.clock), self._show, owner=self)

    def load_file(self, path: Path) -> None:
        """Reads one file of certificates and loads the authorities in it."""
        self._desk.tasks.background(lambda: self._read(path), self._store, owner=self, on_error=self._refuse)

    def _show(self, rows: Sequence[PecAuthority]) -> None:
        self._rows = rows
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(icon("ok"), self._words(row))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setToolTip(f"SHA-256 {row.sha256}")
            self.list.addItem(item)
        as_tall_as_lines(self.list)
        self._drop.setVisible(bool(rows))
        self._again.setVisible(bool(rows))
        empty = self.tr(
            "No authority loaded: no PEC can be verified. Load the certificates of the authorities that"
            " vouch for the PEC providers (published by AgID): files .pem, .cer, .crt, .der or .p7b."
        )
        some = self.tr("Only PEC whose provider goes back to one of these {} counts as verified.")
        self._state.setText(some.format(len(rows)) if rows else empty)
        tinted(self._state, Tone.MUTED if rows else Tone.WARNING)
        self._follow()

    def _words(self, row: PecAuthority) -> str:
        begin, end = full_date(row.not_before.date()), full_date(row.not_after.date())
        expired = row.not_after < self._desk.clock.now()
        valid = self.tr("expired: {} to {}") if expired else self.tr("valid {} to {}")
        loaded = self.tr("loaded {} by {}").format(full_stamp(row.loaded_at), row.loaded_by)
        return f"{row.subject}\n{valid.format(begin, end)}  ·  {loaded}"

    def _follow(self) -> None:
        self._drop.setEnabled(bool(self.list.selectedItems()))

    def _ask_file(self) -> None:
        kinds = self.tr("Certificates (*.pem *.cer *.crt *.der *.p7b *.p7c);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Load certificates"), "", kinds)
        if chosen:
            self.load_file(Path(chosen))

    def _read(self, path: Path) -> tuple[Certificate, ...]:
        try:
            return self._desk.read_certificates(path.read_bytes())
        except OSError as error:
            raise KnownError(
                f"Il file non è leggibile: {error.strerror}.", "Scegliere un altro file."
            ) from error

    def _store(self, found: tuple[Certificate, ...]) -> None:
        outcome: list[Loading] = []

        def job(uow: UnitOfWork) -> Changes:
            outcome[:] = [load_authorities(uow, self._desk.clock, found, self._desk.author)]
            return outcome[0].changes

        def loaded(_changes: Changes) -> None:
            self._tell_loading(outcome[0])
            self.refresh()

        self._desk.tasks.write(job, loaded, owner=self, on_error=self._refuse)

    def _tell_loading(self, loading: Loading) -> None:
        words = self.tr("{} loaded, {} already there.").format(loading.added, loading.known)
        if loading.refused:
            left = self.tr("Left out, for they are no authorities: {}.").format(", ".join(loading.refused))
            words = f"{words} {left}"
        self._tell(words, Tone.OK)

    def _withdraw(self) -> None:
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        clock = self._desk.clock

        def job(uow: UnitOfWork) -> Changes:
            changes = NOTHING
            for row in chosen:
                changes |= withdraw_authority(uow, clock, row)
            return changes

        def withdrawn(_changes: Changes) -> None:
            words = self.tr(
                "Withdrawn from today on; PEC verified before stay verified. It can be loaded again."
            )
            self._tell(words, Tone.INFO)
            self.refresh()

        self._desk.tasks.write(job, withdrawn, owner=self, on_error=self._refuse)

    def _check_again(self) -> None:
        self._again.setEnabled(False)
        self._tell(self.tr("Checking…"), Tone.INFO)
        self._reverify.start()

    def _checked(self, total: int, changed: int) -> None:
        self._again.setEnabled(True)
        self._tell(self.tr("{} checked again, {} with a new verdict.").format(total, changed), Tone.OK)

    def _refuse(self, error: Exception) -> None:
        self._tell(words_of(error), Tone.DANGER)

    def _tell(self, words: str, tone: Tone) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
        tinted(self._told, tone)
