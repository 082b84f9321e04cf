"""Names on screen for the kinds of letters."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.letters import LetterKind

translate = QCoreApplication.translate


def kind_name(kind: LetterKind) -> str:
    return {
        LetterKind.REPLY: translate("LetterWords", "Reply"),
        LetterKind.CALL_BACK: translate("LetterWords", "Call-back proposal"),
        LetterKind.CLOSURE: translate("LetterWords", "Closing letter"),
        LetterKind.ACKNOWLEDGEMENT: translate("LetterWords", "Acknowledgement"),
        LetterKind.USE_PEC: translate("LetterWords", "Please use PEC"),
    }[kind]
