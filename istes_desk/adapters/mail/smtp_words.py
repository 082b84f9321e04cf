"""What the SMTP and TLS libraries raise, in the words the user reads; knows what may pass by itself."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from istes_desk.domain.mailboxes import Mailbox
from istes_desk.services.errors import KnownError, TryAgainError

KEPT = "Il messaggio resta conservato."
TEMPORARY = range(400, 500)
UNKNOWN_AUTHORITY = "non è di un'autorità conosciuta"
OTHER_SERVER = "è di un altro server"
CERTIFICATES = {
    10: "è scaduto",
    18: UNKNOWN_AUTHORITY,
    19: UNKNOWN_AUTHORITY,
    20: UNKNOWN_AUTHORITY,
    62: OTHER_SERVER,
    64: OTHER_SERVER,
}
"""OpenSSL's numbers for what is wrong with a certificate."""


@contextmanager
def in_words(box: Mailbox) -> Iterator[None]:
    """What the libraries raise, as the user reads it."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        what = CERTIFICATES.get(error.verify_code, f"non è valido ({error.verify_message})")
        raise KnownError(
            f"Il certificato del server {box.smtp_host} {what}: la password non è stata inviata.",
            "Controllare il nome del server, l'ora del computer o il file dei certificati della casella.",
            KEPT,
        ) from error
    except ssl.SSLError as error:
        raise KnownError(
            f"Il server {box.smtp_host} non parla TLS sulla porta {box.smtp_port}.",
            "Controllare porta e tipo di cifratura nelle impostazioni della casella.",
            KEPT,
        ) from error
    except smtplib.SMTPAuthenticationError as error:
        raise _refused_login(box, error) from error
    except smtplib.SMTPResponseException as error:
        raise _refused(error) from error
    except smtplib.SMTPNotSupportedError as error:
        raise KnownError(
            f"Il server {box.smtp_host} non offre ciò che la casella chiede: {error}.",
            "Controllare porta, cifratura e accesso nelle impostazioni della casella.",
            KEPT,
        ) from error
    except (OSError, UnicodeError) as error:  # a host that is none; SMTPException is an OSError too
        raise TryAgainError(
            f"Il server {box.smtp_host} (porta {box.smtp_port}) non risponde.",
            "Si riprova da soli tra poco; controllare il collegamento a Internet.",
            KEPT,
        ) from error


def _refused_login(box: Mailbox, error: smtplib.SMTPAuthenticationError) -> KnownError:
    if error.smtp_code in TEMPORARY:
        return _refused(error)
    return KnownError(
        f"Il server {box.smtp_host} non accetta nome utente e password di {box.name}.",
        "Scrivere la password giusta nelle impostazioni della casella, poi riprovare.",
        KEPT,
    )


def _refused(error: smtplib.SMTPResponseException) -> KnownError:
    said = error.smtp_error
    words = " ".join((said.decode("utf-8", "replace") if isinstance(said, bytes) else said).split())
    if error.smtp_code in TEMPORARY:
        message = f"Il server ha chiesto di riprovare più tardi ({error.smtp_code} {words})."
        return TryAgainError(message, "Si riprova da soli tra poco.", KEPT)
    message = f"Il server ha rifiutato il messaggio ({error.smtp_code} {words})."
    return KnownError(message, "Controllare l'indirizzo del destinatario, poi riprovare.", KEPT)
