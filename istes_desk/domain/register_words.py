"""What the actions of the access register are called, and what its printed copies say of themselves (L-1)."""

from __future__ import annotations

from istes_desk.domain.compliance import CheckpointKind, RegisterAction, RegisterCheckpoint
from istes_desk.domain.italian import date_of, full_date

ACTIONS: dict[RegisterAction, str] = {
    RegisterAction.LOG_IN: "accesso",
    RegisterAction.LOG_OUT: "uscita",
    RegisterAction.LOG_IN_FAILED: "accesso fallito",
    RegisterAction.CREDENTIAL_SHOWN: "credenziale mostrata",
    RegisterAction.CREDENTIAL_COPIED: "credenziale copiata",
    RegisterAction.CREDENTIAL_CHANGED: "credenziale modificata",
    RegisterAction.REMOTE_SESSION: "sessione remota",
    RegisterAction.PLAN_PRINTED: "mappa stampata",
    RegisterAction.VAULT_COPIED: "copia della cassaforte",
    RegisterAction.VAULT_RESTORED: "ripristino della cassaforte",
    RegisterAction.KEY_EXPORTED: "chiavi consegnate",
    RegisterAction.ON_SITE_SESSION: "intervento in sede",
    RegisterAction.REGISTER_REDUCED: "registro ridotto",
    RegisterAction.REGISTER_KEY_RENEWED: "nuova chiave del registro",
}
HONEST = (
    "Questo registro documenta ciò che gli amministratori di sistema di questa azienda hanno fatto con i "
    "propri strumenti; completa, e non sostituisce, i registri di sicurezza dei sistemi del cliente."
)
"""Printed below every copy of the register."""


def checkpoint_words(one: RegisterCheckpoint) -> str:
    """One sentence for a sealed beginning."""
    day = full_date(date_of(one.at))
    note = f" ({one.note})" if one.note else ""
    if one.kind is CheckpointKind.RETENTION:
        return f"Il {day} {one.author} ha rimosso le righe oltre il tempo di conservazione, fino alla n. " + (
            f"{one.entries}{note}."
        )
    return (
        f"Il {day} {one.author} ha ricominciato il registro con una nuova chiave dopo la riga n. "
        f"{one.entries}: di quelle precedenti si verifica solo che da allora non siano cambiate{note}."
    )
