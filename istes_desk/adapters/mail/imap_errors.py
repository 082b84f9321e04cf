"""What a mail server, the network and TLS say when they refuse, in the words the user reads."""

from __future__ import annotations

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from imapclient.exceptions import CapabilityError, LoginError

from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.errors import KnownError, TryAgainError

KEPT = "La posta resta sul server; ciò che è già stato letto è salvato."
LATER = "Non occorre fare nulla: alla prossima lettura si riprende da dove ci si è fermati."
WHO_HINT = "Controllare utente e password nelle impostazioni della casella."
PLACE_HINT = "Controllare il nome del server e la porta nelle impostazioni della casella."
CA_HINT = (
    "Se il server è della propria azienda, indicare il file della sua autorità nelle impostazioni;"
    " altrimenti non fidarsi e avvisare chi lo gestisce."
)
EXPIRED = 10  # X509_V_ERR_CERT_HAS_EXPIRED
NOT_YET = 9  # X509_V_ERR_CERT_NOT_YET_VALID
HIGHEST = 2**32  # IMAP's numbers have 32 bits
NONSENSE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, MemoryError)
"""What the libraries raise on answers that are no IMAP."""
WRONG_HOST = (62, 64)  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
CLOCK_HINT = "Controllare data e ora di questo computer; se sono giuste, avvisare chi gestisce il server."


CODE = re.compile(r"\[([A-Z]+)[\] ]")
PASSING = frozenset({"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG"})
CODES = {
    "UNAVAILABLE": ("{host}: il servizio di posta al momento non è disponibile.", LATER),
    "INUSE": ("{host}: la casella di {user} è occupata da un altro programma.", LATER),
    "LIMIT": ("{host}: {user} ha troppi collegamenti aperti.", LATER),
    "SERVERBUG": ("{host} segnala un proprio guasto.", LATER),
    "CONTACTADMIN": (
        "{host} non apre la casella di {user}: «{said}».",
        "La password non c'entra: rivolgersi a chi gestisce la posta.",
    ),
    "EXPIRED": (
        "La password di {user} su {host} è scaduta.",
        "Cambiarla presso chi gestisce la posta, poi scriverla nelle impostazioni della casella.",
    ),
    "PRIVACYREQUIRED": (
        "{host} accetta solo collegamenti cifrati.",
        "Scegliere TLS o STARTTLS nelle impostazioni della casella.",
    ),
}
"""Response codes of RFC 5530 that say more than yes or no: what is wrong and what to do."""


def code_of(error: Exception) -> str:
    """The response code inside what the server said, "" without one."""
    found = CODE.search(str(error))
    return found[1] if found else ""


def said(error: Exception) -> str:
    """The server's own words, without code and frame, at most 200 signs."""
    text = CODE.sub("", str(error).split(" failed: ")[-1].removeprefix("b'").removeprefix('b"'), count=1)
    return " ".join(text.strip("]'\" ").split()).rstrip(".")[:200] or type(error).__name__


def _coded(mailbox: Mailbox, error: Exception) -> KnownError | None:
    code = code_of(error)
    if code not in CODES:
        return None
    words, hint = CODES[code]
    message = words.format(host=mailbox.imap_host, user=mailbox.user, said=said(error))
    return (TryAgainError if code in PASSING else KnownError)(message, hint, KEPT)


def no_folder(mailbox: Mailbox, error: Exception) -> KnownError:
    """The server knows the user but not the folder, or does not open it now."""
    hint = "Controllare il nome della cartella nelle impostazioni della casella."
    refused = KnownError(f"La cartella «{mailbox.folder}» non si apre: {said(error)}.", hint, KEPT)
    return _coded(mailbox, error) or refused


@contextmanager
def mail_errors(mailbox: Mailbox) -> Iterator[None]:
    """Turns what the network and the server raise inside the block into KnownError."""
    try:
        yield
    except (OSError, imaplib.IMAP4.error) as error:
        raise known(mailbox, error) from error
    except NONSENSE as error:
        message = f"{mailbox.imap_host} risponde in un modo che non si capisce."
        raise TryAgainError(message, PLACE_HINT, KEPT) from error


def numbered(said: int | bytes) -> int:
    """A number of the server; ValueError when it is none that IMAP knows."""
    number = int(said)
    if not 0 <= number < HIGHEST:
        raise ValueError(f"no number of IMAP: {number}")
    return number


def known(mailbox: Mailbox, error: Exception) -> KnownError:
    """The first sentence that fits; ``imaplib`` hides a broken connection in its own ``abort``."""
    place = f"{mailbox.imap_host}, porta {mailbox.imap_port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(mailbox, error)
    if isinstance(error, LoginError) and isinstance(error.__context__, imaplib.IMAP4.abort):
        error = error.__context__
    if isinstance(error, imaplib.IMAP4.error) and (coded := _coded(mailbox, error)):
        return coded
    if isinstance(error, LoginError):
        return KnownError(f"{mailbox.imap_host} rifiuta l'accesso di {mailbox.user}.", WHO_HINT, KEPT)
    if isinstance(error, CapabilityError):
        hint = "Scegliere un altro tipo di collegamento o di accesso nelle impostazioni della casella."
        return KnownError(f"{mailbox.imap_host} non offre ciò che è stato chiesto: {error}.", hint, KEPT)
    if isinstance(error, socket.gaierror):
        return TryAgainError(f"Il server {mailbox.imap_host} non si trova.", PLACE_HINT, KEPT)
    if isinstance(error, ConnectionRefusedError):
        return TryAgainError(f"Nessuno risponde a {place}.", PLACE_HINT, KEPT)
    if isinstance(error, TimeoutError):
        return TryAgainError(f"{place}: il server non risponde in tempo.", LATER, KEPT)
    if isinstance(error, ssl.SSLEOFError | ConnectionError | imaplib.IMAP4.abort):
        return TryAgainError(f"Il collegamento con {mailbox.imap_host} si è interrotto.", LATER, KEPT)
    if isinstance(error, ssl.SSLError):
        hint = "Controllare che porta e tipo di collegamento (TLS, STARTTLS) vadano insieme."
        return KnownError(f"{place} non parla TLS come dovrebbe.", hint, KEPT)
    return TryAgainError(f"{place}: {said(error)}.", PLACE_HINT, KEPT)


def _certificate(mailbox: Mailbox, error: ssl.SSLCertVerificationError) -> KnownError:
    whose = f"Il certificato di {mailbox.imap_host}"
    if error.verify_code == EXPIRED:
        return KnownError(f"{whose} è scaduto.", CLOCK_HINT, KEPT)
    if error.verify_code == NOT_YET:
        return KnownError(f"{whose} non è ancora valido.", CLOCK_HINT, KEPT)
    if error.verify_code in WRONG_HOST:
        return KnownError(f"{whose} è intestato a un altro nome.", PLACE_HINT, KEPT)
    return KnownError(f"{whose} non è garantito da un'autorità conosciuta.", CA_HINT, KEPT)
