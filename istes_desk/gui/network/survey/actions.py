"""Slots of the commands that bring a network in: a file chosen or dropped, the check, the reconciliation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from istes_desk.domain.vault import CredentialKind
from istes_desk.gui.errors import words_of
from istes_desk.gui.network import plan_actions as act
from istes_desk.gui.network.bench import Bench
from istes_desk.gui.network.health.actions import open_health
from istes_desk.gui.network.survey.check_dialog import CheckDialog
from istes_desk.gui.network.survey.import_window import ImportWindow
from istes_desk.gui.network.survey.reconcile_window import ReconcileWindow
from istes_desk.gui.network.survey.tunnel_dialog import TunnelDialog
from istes_desk.gui.network.vault.work import VaultWork
from istes_desk.services.survey_files import Reading
from istes_desk.services.surveys import Login
from istes_desk.services.vault import CredentialDraft

translate = QCoreApplication.translate
KINDS = "*.csv *.txt *.tsv *.xlsx *.xml *.kdbx"


def import_file(bench: Bench) -> None:
    """Asks for a file, then shows what it would do."""
    kinds = translate("SurveyActions", "Lists of devices ({});;All files (*)").format(KINDS)
    asking = QFileDialog(bench.window, translate("SurveyActions", "Import devices"), "", kinds)
    asking.setObjectName("openSurvey")
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asking.setFileMode(QFileDialog.FileMode.ExistingFile)
    asking.fileSelected.connect(lambda chosen: open_file(bench, Path(chosen)))
    asking.open()


def open_file(bench: Bench, path: Path) -> ImportWindow | None:
    """The import window on a file; a sentence when no site is open."""
    if not bench.editor.site_id:
        bench.say(translate("SurveyActions", "Choose a site first: the devices are imported there."))
        return None
    window = ImportWindow(bench.desk, bench.editor, lambda logins: keep_logins(bench, logins), bench.window)
    window.keepass_met.connect(lambda path: open_health(bench).copying.restore_from(path))
    window.open()
    window.read(path)
    return window


def reconcile_plan(bench: Bench) -> ReconcileWindow:
    """The plan against what was seen last; a double click leads to the device."""
    window = ReconcileWindow(
        bench.desk, bench.editor, lambda logins: keep_logins(bench, logins), bench.window
    )
    window.jump_asked.connect(lambda ids: act.jump(bench, ids))
    window.check_asked.connect(lambda: _check(bench, window, window.show_check))
    window.open()
    window.load()
    return window


def check_network(bench: Bench) -> None:
    """Asks, looks, and shows the difference to the plan."""

    def measured(reading: Reading) -> None:
        reconcile_plan(bench).show_check(reading)

    _check(bench, bench.window, measured)


def _check(bench: Bench, parent: QWidget, then: Callable[[Reading], object]) -> None:
    if bench.editor.view is not None:
        dialog = CheckDialog(bench.desk, bench.editor.view, parent)
        dialog.measured.connect(then)
        dialog.open()


def join_sites(bench: Bench) -> None:
    """Which sites a VPN joins to this one."""
    if bench.editor.site_id:
        TunnelDialog(bench.desk, bench.editor.site_id, bench.window).open()


def keep_logins(bench: Bench, logins: Sequence[Login]) -> None:
    """Passwords go one after the other into the vault; the first refusal says how many were left out."""
    if not logins:
        return
    first, rest = logins[0], logins[1:]
    work = VaultWork(bench.desk, bench.vault, bench.window)
    draft = CredentialDraft(first.device_id, CredentialKind.USER_PASSWORD, first.label, first.user)

    def refused(error: Exception) -> None:
        left = translate("SurveyActions", "Passwords of the file that were not kept: {}.").format(len(logins))
        bench.say(f"{words_of(error)} {left}")

    work.add(draft, first.secret, lambda _note: keep_logins(bench, rest), refused)


class FileDrop(QObject):
    """Hands a file that was dropped on one of the widgets to ``then``."""

    def __init__(self, widgets: Sequence[QWidget], then: Callable[[Path], object], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDropEvent):
            if _file(event) is not None:
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = _file(event)
            if path is not None and not isinstance(event, QDragEnterEvent):
                event.acceptProposedAction()
                self._then(path)
                return True
        return super().eventFilter(watched, event)


def _file(event: QDropEvent) -> Path | None:
    """The one local file that hangs on the mouse."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
