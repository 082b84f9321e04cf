"""Names of what direct debits are about, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from istes_desk.domain.direct_debit import DebitFormat, Sequence
from istes_desk.gui.theme import Tone
from istes_desk.services.debits.history import BatchView, DebitLine

translate = QCoreApplication.translate


def format_name(format: DebitFormat) -> str:
    """For a choice."""
    if format is DebitFormat.CBI:
        return translate("DebitWords", "CBI (Italian banks)")
    return translate("DebitWords", "ISO pain.008")


def sequence_name(sequence: Sequence) -> str:
    """First or later collection, with the code banks use."""
    if sequence is Sequence.FIRST:
        return translate("DebitWords", "first (FRST)")
    return translate("DebitWords", "recurring (RCUR)")


def batch_state(view: BatchView) -> tuple[str, Tone]:
    """What became of a file."""
    if view.returned == len(view.lines):
        return translate("DebitWords", "all returned"), Tone.MUTED
    if view.returned:
        return translate("DebitWords", "{count} returned").format(count=view.returned), Tone.WARNING
    if not view.open:
        return translate("DebitWords", "collected"), Tone.OK
    return translate("DebitWords", "at the bank"), Tone.MUTED


def line_state(line: DebitLine) -> tuple[str, Tone]:
    """What became of a collection."""
    if line.debit.returned_on is not None:
        return translate("DebitWords", "returned: {reason}").format(
            reason=line.debit.return_reason
        ), Tone.DANGER
    if line.paid_on is not None:
        return translate("DebitWords", "collected"), Tone.OK
    if line.debit.notified_at is not None:
        return translate("DebitWords", "customer notified"), Tone.MUTED
    return translate("DebitWords", "customer not notified yet"), Tone.WARNING
