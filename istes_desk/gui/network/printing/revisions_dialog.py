"""The issued revisions of a plan, and what changed since one of them: as a list and as a sheet (N-3)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from istes_desk.domain.italian import date_of, full_stamp
from istes_desk.domain.plan_changes import PlanDifference
from istes_desk.gui.desk import Desk
from istes_desk.gui.errors import words_of
from istes_desk.gui.network.printing.work import material
from istes_desk.gui.theme import Tone, font, ink
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.gui.widgets.primary import primary
from istes_desk.gui.widgets.tint import tinted
from istes_desk.services.errors import KnownError
from istes_desk.services.network import PlanView
from istes_desk.services.plan_compared import compared
from istes_desk.services.plan_facts import read_facts
from istes_desk.services.plan_page import PageSize
from istes_desk.services.plan_paper import plan_paper
from istes_desk.services.revisions import SAID_IT, RevisionEntry, changes_since, revisions

_ID = Qt.ItemDataRole.UserRole
_TONES = {"+": Tone.OK, "−": Tone.DANGER, "~": Tone.WARNING}


class RevisionsDialog(QDialog):
    """``written`` was emitted with the name of the file that holds the sheet of changes."""

    written = Signal(str)

    def __init__(self, desk: Desk, view: PlanView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("revisionsDialog")
        self.setWindowTitle(self.tr("Issued revisions – {}").format(view.site.name))
        self.resize(920, 560)
        self._desk, self._view = desk, view
        self._entries: tuple[RevisionEntry, ...] = ()
        self.list = self._table(
            "revisionList",
            self.tr("Issued revisions"),
            [self.tr("Revision"), self.tr("Issued"), self.tr("By"), self.tr("Checked by"), self.tr("Note"),
             self.tr("Copies")],
        )  # fmt: skip
        self.changes = self._table(
            "changeList",
            self.tr("Changes since the revision"),
            ["", self.tr("What"), self.tr("Name"), self.tr("Field"), self.tr("Before"), self.tr("Now")],
        )
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        self.save_button = primary(QPushButton(self.tr("&Save the changes as PDF…")))
        self.save_button.setObjectName("saveChanges")
        self.save_button.setEnabled(False)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.save_button.clicked.connect(self._ask_where)
        desk.tasks.read(lambda uow: revisions(uow, view.site.id), self._show, owner=self)

    def _table(self, name: str, title: str, heads: list[str]) -> QTreeWidget:
        table = QTreeWidget()
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.setHeaderLabels(heads)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"))
        close.setObjectName("closeRevisions")
        close.clicked.connect(self.reject)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.list)
        halves.addWidget(self.changes)
        buttons = QHBoxLayout()
        buttons.addWidget(self.message, 1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(halves, 1)
        column.addLayout(buttons)

    def _show(self, entries: tuple[RevisionEntry, ...]) -> None:
        self._entries = entries
        for entry in entries:
            one = entry.revision
            note = one.note if entry.intact else self.tr("The frozen facts were altered!")
            copies = "; ".join(f"{copy.number}: {SAID_IT[copy.credentials]}" for copy in entry.copies)
            words = [str(one.number), full_stamp(one.issued_at), one.author, one.checked_by, note, copies]
            item = QTreeWidgetItem(words)
            item.setData(0, _ID, one.id)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        else:
            self.message.setText(self.tr("This plan was not issued yet."))

    def _chosen(self) -> int:
        item = self.list.currentItem()
        return int(item.data(0, _ID)) if item is not None else 0

    def _on_chosen(self) -> None:
        revision_id = self._chosen()
        self._desk.tasks.read(
            lambda uow: changes_since(uow, revision_id), self._show_changes, owner=self, on_error=self._failed
        )

    def _show_changes(self, found: tuple[PlanDifference, ...]) -> None:
        self.changes.clear()
        for one in found:
            item = QTreeWidgetItem([one.mark, one.sort, one.name, one.what, one.before, one.after])
            item.setFont(0, font(bold=True))
            item.setForeground(0, ink(_TONES[one.mark], self.palette()))
            self.changes.addTopLevelItem(item)
        self.save_button.setEnabled(bool(found))
        self.message.setText("" if found else self.tr("Nothing changed since this revision."))

    # --- the sheet of changes

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the changes as PDF"))
        dialog.setObjectName("saveChangesFile")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"Modifiche {self._view.customer.name} {self._view.site.name}.pdf")
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Marks on the boxes, and the list behind them."""
        desk, site_id, wanted = self._desk, self._view.site.id, self._chosen()
        today = date_of(desk.clock.now())
        revision = next(one.revision for one in self._entries if one.revision.id == wanted)

        def job() -> str:
            of, found = desk.tasks.transact(
                lambda uow: (material(uow, site_id, desk.author, today), changes_since(uow, wanted))
            )
            paper = plan_paper(of.source, of.drawn_by, of.today)
            paper = compared(paper, read_facts(revision), found, revision.number)
            sheets = desk.papers.plan_sheets(paper, PageSize.A3, True)
            try:
                desk.papers.plan(sheets, paper, path)
            except OSError as error:
                raise KnownError(f"Il file «{path.name}» non si può scrivere.") from error
            return path.name

        desk.tasks.background(job, self._saved, owner=self, on_error=self._failed)

    def _saved(self, name: str) -> None:
        tinted(self.message, Tone.MUTED).setText(self.tr("Saved: {}").format(name))
        self.written.emit(name)

    def _failed(self, error: Exception) -> None:
        tinted(self.message, Tone.DANGER).setText(words_of(error))
