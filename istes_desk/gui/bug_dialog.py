"""The report of a bug, to be copied and sent; imported with the first one."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from istes_desk.gui.theme import GRID, TextSize, font
from istes_desk.gui.widgets.plain import PlainLabel


class BugDialog(QDialog):
    """One window for all bugs of a run; the work goes on behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bugDialog")
        self.setWindowTitle(self.tr("Error in ISTES Desk"))
        self.resize(640, 400)
        self._reports: list[str] = []
        self._text = self._make_text()
        title = PlainLabel(self.tr("Something in the program went wrong"))
        title.setFont(font(TextSize.TITLE, bold=True))
        words = PlainLabel(
            self.tr(
                "Your data is safe: what was being written was not stored by halves. You can go on working."
                " Send this report to whoever looks after the program; it holds neither passwords nor mails."
            )
        )
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        for part in (title, words, self._text, self._make_buttons()):
            column.addWidget(part)

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName("bugReport")
        text.setAccessibleName(self.tr("Report"))
        text.setReadOnly(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        return text

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        copy = box.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copyReport")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        self._go_on = box.addButton(self.tr("&Go on working"), QDialogButtonBox.ButtonRole.RejectRole)
        self._go_on.setObjectName("goOn")
        self._go_on.setDefault(True)
        box.rejected.connect(self.hide)
        return box

    @property
    def report(self) -> str:
        """All that happened since the start, one after the other."""
        return "\n\n".join(self._reports)

    def add(self, report: str) -> None:
        """Shows the report, below those that came before; the same one twice is shown once."""
        if report not in self._reports:
            self._reports.append(report)
        self._text.setPlainText(self.report)
        self.show()
        self.raise_()
        self._go_on.setFocus()
