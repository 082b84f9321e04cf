"""Why a collector file proves less than it says, in one Italian sentence; "" = no objection (D-4)."""

from __future__ import annotations

from datetime import datetime, timedelta

from istes_desk.domain.italian import full_stamp

AHEAD = timedelta(minutes=15)
"""By so much the clock of a PC may be fast."""


def future_doubt(collected_at: datetime, now: datetime) -> str:
    """A file cannot be older than what it tells of."""
    if collected_at <= now + AHEAD:
        return ""
    return f"Porta una data futura ({full_stamp(collected_at)}): orologio o file non affidabile."


def edit_doubt(sealed: bool) -> str:
    """``sealed``: the digest inside the file is that of its report."""
    return "" if sealed else "L'impronta non corrisponde al contenuto: il file è stato modificato."


def no_guid_doubt(machine_guid: str) -> str:
    """Without one the PC has no identity beyond its name, which anybody can give."""
    return "" if machine_guid else "Non contiene l'identificativo del PC: va assegnato a mano."


def same_name_doubt(name: str) -> str:
    """A device of that name is known under another machine GUID."""
    return f"Un altro PC si chiama già «{name}»: il nome da solo non dimostra che sia lo stesso."


def clone_doubt(names: tuple[str, ...]) -> str:
    """More than one device has this machine GUID, as after copying a disk."""
    return f"Più PC hanno lo stesso identificativo ({', '.join(names)}): dischi clonati?"


def renamed_doubt(before: str, now: str) -> str:
    """The same machine GUID under a new name: renamed, or a clone of the disk."""
    return f"Lo stesso identificativo si chiamava «{before}», ora «{now}»: PC rinominato o disco clonato?"
