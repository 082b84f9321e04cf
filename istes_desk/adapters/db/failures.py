"""What the databases say when they refuse, in the words the user reads; bugs pass through untranslated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from istes_desk.adapters.db.refusal_words import DISK, SAFE, SERVER_AWAY
from istes_desk.adapters.db.refusal_words import SQLITE as SQLITE
from istes_desk.services.errors import ConflictError, KnownError, NotFoundError


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
