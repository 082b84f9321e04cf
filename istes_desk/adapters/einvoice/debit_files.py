"""The port ``DebitFiles``: a message as the file of its format (C-5)."""

from __future__ import annotations

from collections.abc import Callable

from istes_desk.adapters.einvoice.cbi import cbi_file
from istes_desk.adapters.einvoice.pain008 import pain_file
from istes_desk.domain.debit_message import DebitMessage, bankable
from istes_desk.domain.direct_debit import DebitFormat

WRITERS: dict[DebitFormat, Callable[[DebitMessage], bytes]] = {
    DebitFormat.CBI: cbi_file,
    DebitFormat.ISO: pain_file,
}


class SepaFiles:
    """Implements ``DebitFiles``; stateless, safe on any thread."""

    def write(self, message: DebitMessage) -> bytes:
        """The file; DomainError with the path of the field that cannot be written."""
        return WRITERS[message.format](bankable(message))
