"""What is wrong with a database, what to do, what is safe: Italian words by the code that says so."""

from __future__ import annotations

import errno
import sqlite3

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
