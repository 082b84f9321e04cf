"""What became of a message, in the words of the register."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.mail import MailAction

translate = QCoreApplication.translate


def action_words() -> dict[MailAction, str]:
    """One short word for each action."""
    return {
        MailAction.NEW: translate("Mail", "new request"),
        MailAction.NEW_LINKED: translate("Mail", "new, linked request"),
        MailAction.APPEND: translate("Mail", "added to a request"),
        MailAction.ALREADY_IMPORTED: translate("Mail", "was here already"),
        MailAction.RECEIPT: translate("Mail", "PEC receipt"),
        MailAction.BOUNCE: translate("Mail", "not delivered"),
        MailAction.AUTOMATIC: translate("Mail", "automatic mail"),
        MailAction.OWN: translate("Mail", "our own mail"),
        MailAction.QUARANTINE: translate("Mail", "set apart"),
        MailAction.ERROR: translate("Mail", "error"),
    }
