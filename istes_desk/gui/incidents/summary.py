"""One sentence on what became of the opened files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.mail import MailAction
from istes_desk.gui.incidents.files import Tally
from istes_desk.services.intake import OPENS

translate = QCoreApplication.translate
QUIET = (MailAction.RECEIPT, MailAction.BOUNCE, MailAction.AUTOMATIC, MailAction.OWN, MailAction.QUARANTINE)


def summary_of(tally: Tally) -> str:
    """``3 new, 1 already present, 1 unreadable (photo.png: not a mail)``."""
    new, same = tally.count(*OPENS), tally.count(MailAction.ALREADY_IMPORTED)
    added, quiet, bad = tally.count(MailAction.APPEND), tally.count(*QUIET), len(tally.bad)
    parts = [
        translate("MailSummary", "{} new").format(new) if new else "",
        translate("MailSummary", "{} added to a request").format(added) if added else "",
        translate("MailSummary", "{} already present").format(same) if same else "",
        translate("MailSummary", "{} kept without opening a request (receipt, automatic)").format(quiet)
        if quiet
        else "",
        translate("MailSummary", "{} unreadable").format(bad) + f" ({'; '.join(tally.bad)})" if bad else "",
    ]
    return ", ".join(filter(None, parts)) + "."
