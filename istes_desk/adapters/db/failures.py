"""What the databases say when they refuse, in the words the user reads; bugs pass through untranslated."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from istes_desk.services.errors import ConflictError, KnownError, NotFoundError

SAFE = "I dati già salvati sono intatti; l'ultima modifica non è stata scritta."
UNTOUCHED = "Il file non è stato toccato."

# The low byte of SQLite's result code: what is wrong, what to do, what is safe.
SQLITE = {
    sqlite3.SQLITE_BUSY: (
        "Il database è occupato da un altro programma.",
        "Chiudere l'altra finestra di ISTES Desk o il programma che tiene aperto il file, poi riprovare.",
        SAFE,
    ),
    sqlite3.SQLITE_READONLY: (
        "Il database è di sola lettura.",
        "Controllare i permessi del file e della cartella e che il disco non sia protetto, poi riprovare.",
        SAFE,
    ),
    sqlite3.SQLITE_FULL: (
        "Il disco è pieno.",
        "Liberare spazio sul disco del database, poi riprovare.",
        SAFE,
    ),
    sqlite3.SQLITE_IOERR: (
        "Il disco del database non risponde come dovrebbe.",
        "Controllare che il disco o la cartella di rete siano raggiungibili, poi riprovare.",
        SAFE,
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "Il database non si può aprire.",
        "Controllare che la cartella esista e che si possa scrivere al suo interno.",
        UNTOUCHED,
    ),
    sqlite3.SQLITE_CORRUPT: (
        "Il file del database è danneggiato.",
        "Ripristinare l'ultima copia di sicurezza; il file danneggiato viene messo da parte, non cancellato.",
        UNTOUCHED,
    ),
    sqlite3.SQLITE_NOTADB: (
        "Il file non è un database di ISTES Desk.",
        "Scegliere il file giusto oppure ripristinare l'ultima copia di sicurezza.",
        UNTOUCHED,
    ),
}
SQLITE[sqlite3.SQLITE_LOCKED] = SQLITE[sqlite3.SQLITE_BUSY]
DISK = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EACCES: sqlite3.SQLITE_READONLY,
    errno.EPERM: sqlite3.SQLITE_READONLY,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EIO: sqlite3.SQLITE_IOERR,
}
SERVER_AWAY = (
    "Il server del database non risponde o rifiuta il collegamento.",
    "Controllare la rete, che PostgreSQL sia acceso, e indirizzo, utente e password; poi riprovare.",
    SAFE,
)


def conflict() -> ConflictError:
    """Somebody else was faster."""
    return ConflictError(
        "Un altro tecnico ha appena salvato questa voce.",
        "Aggiornare per vedere la sua versione, poi ripetere la modifica.",
        "La versione dell'altro tecnico è salva; la propria modifica non è stata scritta.",
    )


def gone() -> NotFoundError:
    """Somebody else deleted it."""
    return NotFoundError("La voce non c'è più: qualcuno l'ha eliminata.", "Aggiornare la pagina.", SAFE)


def in_use() -> KnownError:
    """Another row stands on it."""
    return KnownError(
        "La voce non si può eliminare: altri dati si riferiscono a essa.",
        "Eliminare prima quei dati oppure disattivare la voce.",
        "Nulla è stato eliminato.",
    )


def duplicate(error: IntegrityError) -> KnownError:
    """A unique value is taken, or the row stands on one that is not there any more."""
    gone = "foreign key" in str(error.orig).lower()
    what = "Un dato collegato non c'è più." if gone else "Esiste già una voce con questi dati."
    return KnownError(what, "Aggiornare la pagina e controllare i dati inseriti.", SAFE)


def known(error: sqlite3.Error | DBAPIError) -> KnownError | None:
    """The Italian words for a database error; None when it is a bug of the program."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        return KnownError(*SQLITE[code & 0xFF]) if code is not None and code & 0xFF in SQLITE else None
    return KnownError(*SERVER_AWAY) if isinstance(error, OperationalError) else None


@contextmanager
def italian_errors() -> Iterator[None]:
    """Turns what the user can mend into KnownError inside the block."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        words = next(filter(None, map(known, _with_causes(error))), None)
        if words is None:
            raise
        raise words from error


def _with_causes(error: BaseException) -> Iterator[sqlite3.Error | DBAPIError]:
    """A full disk undoes the whole transaction, and the next error is only that its savepoint is gone."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, sqlite3.Error | DBAPIError):
            yield cause
        cause = cause.__context__


@contextmanager
def disk_errors() -> Iterator[None]:
    """The same for what the operating system says about files and folders."""
    with italian_errors():
        try:
            yield
        except OSError as error:
            raise KnownError(*SQLITE[DISK.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)]) from error
