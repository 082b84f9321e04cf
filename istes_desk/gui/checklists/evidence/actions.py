"""Slots of the commands about collector files: chosen, dropped on the tab, looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from istes_desk.gui.checklists.bench import Bench
from istes_desk.gui.checklists.evidence.import_window import ImportWindow
from istes_desk.gui.checklists.evidence.report_window import ReportWindow
from istes_desk.gui.notices import toast

translate = QCoreApplication.translate
ENDING, SCRIPT = ".json", "collect.ps1"


def choose_files(bench: Bench) -> None:
    """Asks for files, then shows what they would do."""
    asking = _asking(bench, QFileDialog.FileMode.ExistingFiles)
    kinds = translate("EvidenceActions", "Collector files ({});;All files (*)")
    asking.setNameFilter(kinds.format(f"*{ENDING}"))
    asking.open()


def choose_folder(bench: Bench) -> None:
    """The same for every collector file of a folder and those in it."""
    _asking(bench, QFileDialog.FileMode.Directory).open()


def _asking(bench: Bench, mode: QFileDialog.FileMode) -> QFileDialog:
    asking = QFileDialog(bench.window, translate("EvidenceActions", "Import collector files"))
    asking.setObjectName("openEvidence")
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asking.setFileMode(mode)
    asking.filesSelected.connect(lambda chosen: import_files(bench, [Path(one) for one in chosen]))
    return asking


def import_files(bench: Bench, paths: Sequence[Path]) -> ImportWindow:
    """The dry run of files and folders."""
    window = ImportWindow(bench.desk, bench.window)
    window.taken.connect(lambda _summary: refresh_reports(bench))
    window.open()
    window.look(paths)
    return window


def refresh_reports(bench: Bench) -> None:
    """What belongs to no PC yet changes no checklist: the list of reports is told by hand."""
    window = bench.window.findChild(ReportWindow)
    if isinstance(window, ReportWindow):
        window.refresh()


def open_reports(bench: Bench) -> ReportWindow:
    """One window at a time."""
    window = bench.window.findChild(ReportWindow)
    if not isinstance(window, ReportWindow):
        window = ReportWindow(bench)
        window.import_asked.connect(lambda: choose_files(bench))
    window.show()
    window.raise_()
    window.activateWindow()
    return window


def save_script(bench: Bench) -> None:
    """Writes the collector where it can be carried to a PC from, and shows the folder."""
    wanted = translate("EvidenceActions", "Save the collector")
    told, _ = QFileDialog.getSaveFileName(bench.window, wanted, SCRIPT, "PowerShell (*.ps1)")
    if told:
        tools, path = bench.desk.evidence, Path(told).with_suffix(".ps1")
        bench.desk.tasks.background(
            lambda: path.write_bytes(tools.script()), lambda _size: _on_saved(bench, path), owner=bench.window
        )


def _on_saved(bench: Bench, path: Path) -> None:
    words = translate("EvidenceActions", "Saved {name}: run it on the PC, as administrator, with -OutFolder")
    toast(bench.window, words.format(name=path.name))
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def accept_drops(bench: Bench) -> None:
    """From now on files and folders may be dropped on the tab."""
    Drops(bench.window, lambda paths: import_files(bench, paths))


class Drops(QObject):
    """Hears the drops of a widget; child of it."""

    def __init__(self, widget: QWidget, then: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(widget)
        self._then = then
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = dropped(event)
        if not paths:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._then(paths)
        return True


def dropped(event: QDropEvent) -> list[Path]:
    """The local folders and .json files that hang on the mouse; nothing when anything else does too."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    fits = all(one.suffix.lower() == ENDING or one.is_dir() for one in paths)
    return paths if paths and fits and len(paths) == len(urls) else []
