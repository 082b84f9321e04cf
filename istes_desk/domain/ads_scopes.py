"""The Garante's eleven kinds of system administrator in the words of a designation (C-2, L-1)."""

from __future__ import annotations

from collections.abc import Iterable

from istes_desk.domain.contracts import AdsActivity

ORDER_IT = (
    "provvedimento del Garante per la protezione dei dati personali del 27 novembre 2008, «Misure e"
    " accorgimenti prescritti ai titolari dei trattamenti effettuati con strumenti elettronici relativamente"
    " alle attribuzioni delle funzioni di amministratore di sistema» (G.U. n. 300 del 24 dicembre 2008), come"
    " modificato dal provvedimento del 25 giugno 2009"
)
"""How every paper names the order."""
TITLES_IT: dict[AdsActivity, str] = {
    AdsActivity.SYSTEM: "Amministrazione di sistemi informatici (system administrator)",
    AdsActivity.SERVER: "Amministrazione di server (server administrator)",
    AdsActivity.HARDWARE: "Amministrazione di apparati hardware (hardware administrator)",
    AdsActivity.NETWORK: "Amministrazione di sistemi di rete (network administrator)",
    AdsActivity.SECURITY: "Amministrazione di sistemi di sicurezza (security administrator)",
    AdsActivity.APPLICATION: "Amministrazione di software e applicazioni (application administrator)",
    AdsActivity.DATABASE: "Amministrazione di basi di dati (database administrator)",
    AdsActivity.BACKUP: "Amministrazione dei sistemi di salvataggio dei dati (backup/storage administrator)",
    AdsActivity.RECOVERY: "Amministrazione dei sistemi di ripristino dei dati (recovery administrator)",
    AdsActivity.WEB: "Amministrazione di siti web (web administrator)",
    AdsActivity.OTHER: "Altra gestione o manutenzione di strumenti elettronici",
}
SCOPES_IT: dict[AdsActivity, str] = {
    AdsActivity.SYSTEM: (
        "installazione, configurazione e aggiornamento dei sistemi operativi delle postazioni di lavoro;"
        " creazione, modifica e disattivazione delle utenze e dei relativi profili di autorizzazione"
    ),
    AdsActivity.SERVER: (
        "gestione dei server fisici e virtuali, dei servizi di dominio, delle condivisioni e delle"
        " pianificazioni; controllo dei registri di sistema e dello stato di funzionamento"
    ),
    AdsActivity.HARDWARE: (
        "manutenzione, sostituzione e dismissione di postazioni, server, dischi e periferiche, compresa la"
        " cancellazione sicura dei supporti dismessi"
    ),
    AdsActivity.NETWORK: (
        "configurazione di router, switch, punti di accesso e indirizzamento; controllo del traffico per il"
        " solo funzionamento e la sicurezza della rete; tenuta della piantina del sistema"
    ),
    AdsActivity.SECURITY: (
        "gestione di firewall, antivirus, reti private virtuali e regole di accesso da remoto; analisi delle"
        " segnalazioni e contenimento degli incidenti di sicurezza"
    ),
    AdsActivity.APPLICATION: (
        "installazione, parametrizzazione e aggiornamento dei programmi gestionali e delle applicazioni;"
        " gestione degli utenti e dei permessi interni alle applicazioni"
    ),
    AdsActivity.DATABASE: (
        "gestione dei motori di basi di dati, delle loro utenze, della manutenzione e dell'integrità degli"
        " archivi; accesso ai contenuti nei soli limiti necessari all'intervento"
    ),
    AdsActivity.BACKUP: (
        "pianificazione, esecuzione e controllo delle copie di sicurezza, conservazione dei supporti e"
        " verifica della loro leggibilità"
    ),
    AdsActivity.RECOVERY: (
        "ripristino di file, cartelle, immagini di sistema e basi di dati; esecuzione e documentazione delle"
        " prove periodiche di ripristino"
    ),
    AdsActivity.WEB: (
        "gestione dei siti e dei servizi web, dei relativi spazi, certificati, nomi a dominio e caselle di"
        " posta"
    ),
    AdsActivity.OTHER: (
        "operazioni di amministrazione strettamente necessarie alla gestione o alla manutenzione degli"
        " strumenti elettronici non comprese negli ambiti precedenti"
    ),
}
"""What may be done under each, as the order asks: an analytic list."""


def ordered(activities: Iterable[AdsActivity]) -> tuple[AdsActivity, ...]:
    """In the Garante's order."""
    chosen = frozenset(activities)
    return tuple(one for one in AdsActivity if one in chosen)


def scope_lines(activities: Iterable[AdsActivity]) -> tuple[str, ...]:
    """``Amministrazione di server (server administrator): gestione dei …``."""
    return tuple(f"{TITLES_IT[one]}: {SCOPES_IT[one]}." for one in ordered(activities))


def short_titles(activities: Iterable[AdsActivity]) -> str:
    """For a table cell: ``tutti gli undici ambiti``, or their titles without the English name."""
    rows = ordered(activities)
    if len(rows) == len(AdsActivity):
        return "tutti gli undici ambiti del provvedimento"
    return "; ".join(TITLES_IT[one].partition(" (")[0] for one in rows)
