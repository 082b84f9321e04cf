"""The page that says what to do about a problem of the keyring, and the button that leads to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from istes_desk.domain.vault_problems import ProblemPage
from istes_desk.gui.widgets.plain import PlainLabel
from istes_desk.services.vault_errors import VaultError


class ProblemHelp(QDialog):
    """The sentence, then the steps in their order."""

    def __init__(self, page: ProblemPage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("vaultProblem")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What to do"))
        column = QVBoxLayout(self)
        steps = [f"{number}. {step}" for number, step in enumerate(page.steps, 1)]
        for text in (page.message, *steps):
            label = PlainLabel(text)
            label.setWordWrap(True)
            label.setMinimumWidth(label.fontMetrics().averageCharWidth() * 60)
            column.addWidget(label)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        column.addWidget(box)


class HelpButton(QPushButton):
    """Seen only while there is a problem that has a page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("vaultHelp")
        self.setText(self.tr("What to &do…"))
        self.setAutoDefault(False)
        self.hide()
        self._page: ProblemPage | None = None
        self.clicked.connect(self._open)

    def offer(self, error: Exception | None) -> None:
        """Of the last error; None when all is well."""
        self._page = error.page if isinstance(error, VaultError) else None
        self.setVisible(self._page is not None)

    def _open(self) -> None:
        if self._page is not None:
            page = ProblemHelp(self._page, self.window())
            page.setWindowModality(Qt.WindowModality.WindowModal)
            page.open()
