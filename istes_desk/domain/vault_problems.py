"""What can be wrong with the keyring and what to do about it, in words for the technician (N-2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class VaultProblem(StrEnum):
    """Win32 errors 8, 1783, 1312 and 1168 have their own; OTHER is the rest."""

    FULL = auto()
    TOO_LONG = auto()
    NO_SESSION = auto()
    MISSING = auto()
    LOCKED = auto()
    NO_KEYRING = auto()
    NOT_KEPT = auto()
    NO_KEY = auto()
    WRONG_KEY = auto()
    NO_REGISTER = auto()
    REGISTER_KEY = auto()
    DAMAGED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """One sentence, what to do in a word, and the steps in their order."""

    message: str
    hint: str
    steps: tuple[str, ...]


P = VaultProblem
PAGES: dict[VaultProblem, ProblemPage] = {
    P.FULL: ProblemPage(
        "Il portachiavi di Windows è pieno.",
        "Togliere le credenziali che non servono più e riprovare.",
        (
            "Aprire Pannello di controllo, Gestione credenziali, Credenziali Windows.",
            "Eliminare le voci di programmi che non si usano più: il posto è comune a tutti i programmi.",
            "Riprovare: ciò che c'era è rimasto com'era.",
        ),
    ),
    P.TOO_LONG: ProblemPage(
        "Il segreto è troppo lungo per il portachiavi di Windows (1280 caratteri).",
        "Salvarlo come chiave SSH: starà in una riga sigillata.",
        (
            "Una voce del portachiavi di Windows contiene 1280 caratteri.",
            "Le chiavi SSH e i segreti lunghi vengono cifrati nel database, in una riga sigillata.",
        ),
    ),
    P.NO_SESSION: ProblemPage(
        "Windows non ha aperto il portachiavi per questa sessione.",
        "Uscire dalla sessione, rientrare e riprovare.",
        (
            "Succede quando il programma gira come servizio, come altro utente o da una sessione remota "
            "senza password.",
            "Uscire da Windows, rientrare con la propria password e riaprire il programma.",
        ),
    ),
    P.MISSING: ProblemPage(
        "Il segreto non è nel portachiavi di questo computer.",
        "Se il computer è cambiato, inserirlo di nuovo o ripristinarlo.",
        (
            "Il portachiavi appartiene all'utente e al computer: su un computer nuovo è vuoto, e la "
            "reimpostazione della password di Windows lo cancella.",
            "Ripristinare la copia KeePass della cassaforte, oppure inserire di nuovo il segreto.",
        ),
    ),
    P.LOCKED: ProblemPage(
        "Il portachiavi è bloccato.",
        "Sbloccarlo e riprovare.",
        (
            "Aprire il portachiavi della sessione con la propria password.",
            "Riprovare: nessun dato è andato perso.",
        ),
    ),
    P.NO_KEYRING: ProblemPage(
        "Il portachiavi del sistema non è disponibile.",
        "Su Windows accedere con il proprio utente; su Linux avviare il portachiavi della sessione.",
        (
            "Su Windows: accedere con il proprio utente e avviare il servizio «Gestione credenziali».",
            "Su Linux: avviare GNOME Keyring o KWallet nella sessione e riaprire il programma.",
            "Un portachiavi su file o nullo scelto da una variabile d'ambiente non viene accettato.",
        ),
    ),
    P.NOT_KEPT: ProblemPage(
        "Il portachiavi non ha conservato il segreto.",
        "Riprovare.",
        (
            "Il segreto è stato scritto e riletto, ma la risposta era diversa.",
            "Riprovare; se si ripete, controllare in Gestione credenziali che si possano creare voci.",
        ),
    ),
    P.NO_KEY: ProblemPage(
        "La chiave di questo cliente non è su questo computer.",
        "Chiedere a un collega di consegnare le chiavi.",
        (
            "Sul computer del collega: Mappe, Cassaforte, Consegna le chiavi; scegliere una frase segreta.",
            "Portare il file su questo computer e dire la frase a voce.",
            "Qui: Mappe, Cassaforte, Ricevi le chiavi.",
        ),
    ),
    P.WRONG_KEY: ProblemPage(
        "La chiave di questo cliente non è quella giusta.",
        "Ricevere di nuovo le chiavi da un collega.",
        (
            "La voce del portachiavi non corrisponde alla chiave con cui i segreti sono sigillati.",
            "Farsi consegnare di nuovo le chiavi da un collega che legge ancora i segreti.",
        ),
    ),
    P.NO_REGISTER: ProblemPage(
        "Questo computer non ha ancora ricevuto le chiavi della cassaforte condivisa.",
        "Farsele consegnare da un collega, poi riaprire la cassaforte.",
        (
            "Il registro degli accessi e i segreti del database condiviso hanno chiavi comuni ai tecnici.",
            "Sul computer di un collega: Mappe, Cassaforte, Consegna le chiavi; scegliere una frase segreta.",
            "Qui: Mappe, Cassaforte, Ricevi le chiavi.",
        ),
    ),
    P.REGISTER_KEY: ProblemPage(
        "Il registro degli accessi non si apre con le chiavi di questo computer.",
        "Riprendere la chiave da un file di chiavi, oppure ricominciare il registro.",
        (
            "Succede dopo un cambio di PC, dopo la reimpostazione della password di Windows o se qualcuno ha "
            "alterato le ultime righe. Senza la sua chiave il registro non può crescere, e senza registro la "
            "cassaforte resta chiusa.",
            "Se esiste un file di chiavi: Mappe, Cassaforte, Ricevi le chiavi.",
            "Se la chiave è persa: Mappe, Cassaforte, Ricomincia il registro. Le righe scritte restano "
            "e si leggono; una riga sigillata dirà per sempre che da quel punto la chiave è un'altra.",
        ),
    ),
    P.DAMAGED: ProblemPage(
        "La riga sigillata è stata alterata e non si apre.",
        "Ripristinare una copia o inserire di nuovo il segreto.",
        (
            "Il sigillo protegge ogni riga da modifiche e scambi: questa non è più quella che fu scritta.",
            "Ripristinare la copia del database o quella KeePass, oppure inserire di nuovo il segreto.",
        ),
    ),
    P.OTHER: ProblemPage(
        "Il portachiavi ha risposto con un errore.",
        "Riprovare.",
        ("Riprovare; se si ripete, uscire dalla sessione e rientrare.",),
    ),
}
