"""What a PEC envelope says and whether it may be believed (Q-9); the checks themselves are an adapter's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from istes_desk.domain.incidents import PecVerdict

if TYPE_CHECKING:
    from datetime import datetime


class PecKind(StrEnum):
    """Value of X-Trasporto / X-Ricevuta and of ``postacert@tipo``; ANOMALY is ``X-Trasporto: errore``."""

    MESSAGE = "posta-certificata"
    ACCEPTED = "accettazione"
    NOT_ACCEPTED = "non-accettazione"
    TAKEN_OVER = "presa-in-carico"
    DELIVERED = "avvenuta-consegna"
    NOT_DELIVERED = "errore-consegna"
    DELIVERY_WARNING = "preavviso-errore-consegna"
    VIRUS = "rilevazione-virus"
    ANOMALY = "busta-anomalia"
    UNKNOWN = "sconosciuta"


RECEIPT_KINDS = frozenset(PecKind) - {PecKind.MESSAGE, PecKind.ANOMALY}


class PecReason(StrEnum):
    """Outcome of the checks of Q-9, in the order in which they are made."""

    NOT_CHECKED = "not-checked"
    ANOMALY = "anomaly-envelope"
    NOT_SIGNED = "not-signed"
    SIGNATURE_INVALID = "signature-invalid"
    DATICERT_MISSING = "daticert-missing-or-broken"
    NO_CA = "no-ca-loaded"
    CHAIN_UNTRUSTED = "chain-not-trusted"
    CERTIFICATE_EXPIRED = "certificate-not-valid-at-certified-time"
    SIGNER_DIFFERS = "signer-san-differs-from-From"
    DATICERT_DIFFERS = "daticert-differs-from-headers"
    NOT_FOR_US = "our-address-not-among-recipients"
    REPLAYED = "identificativo-already-seen"
    GENUINE = "genuine"


PEC_SENTENCES: dict[PecReason, str] = {
    PecReason.NOT_CHECKED: "PEC non verificata: la firma del gestore non è stata ancora controllata.",
    PecReason.ANOMALY: "Busta di anomalia: posta ordinaria inoltrata dal gestore, senza valore di PEC.",
    PecReason.NOT_SIGNED: "PEC non verificata: il messaggio non porta la firma di un gestore.",
    PecReason.SIGNATURE_INVALID: "PEC non verificata: la firma non copre il messaggio, che è stato alterato.",
    PecReason.DATICERT_MISSING: "PEC non verificata: i dati di certificazione mancano o non sono leggibili.",
    PecReason.NO_CA: "PEC non verificata: non è stato caricato alcun certificato delle autorità dei gestori.",
    PecReason.CERTIFICATE_EXPIRED: (
        "PEC non verificata: il certificato del gestore non era valido all'ora certificata."
    ),
    PecReason.CHAIN_UNTRUSTED: (
        "PEC non verificata: il certificato del gestore non risale a un'autorità caricata."
    ),
    PecReason.SIGNER_DIFFERS: (
        "PEC non verificata: chi ha firmato non è il gestore indicato come mittente della busta."
    ),
    PecReason.DATICERT_DIFFERS: (
        "PEC non verificata: i dati di certificazione non corrispondono alle intestazioni del messaggio."
    ),
    PecReason.NOT_FOR_US: "PEC non verificata: nessun nostro indirizzo figura nei dati di certificazione.",
    PecReason.REPLAYED: "PEC non verificata: l'identificativo è già stato ricevuto con un altro messaggio.",
    PecReason.GENUINE: "PEC verificata: la firma del gestore è valida e copre il messaggio.",
}


@dataclass(frozen=True, slots=True)
class Trust:
    """What a PEC is judged by: PEM of the authorities in force and our own addresses, normalised (Q-9)."""

    authorities: tuple[str, ...] = ()
    our_addresses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PecEnvelope:
    """Facts read from the signed part. ``provider_sender`` is the envelope's own From, ``certified_at`` UTC.

    ``error`` is ``postacert@errore`` ("nessuno" when all went well), ``error_detail`` the long form.
    """

    kind: PecKind
    provider_sender: str = ""
    provider: str = ""
    certified_at: datetime | None = None
    identificativo: str = ""
    original_sender: str = ""
    original_subject: str = ""
    original_msgid: str = ""
    ref_message_id: str = ""
    recipients: tuple[str, ...] = ()
    error: str = ""
    error_detail: str = ""
    reason: PecReason = PecReason.NOT_CHECKED

    @property
    def verdict(self) -> PecVerdict:
        return VERDICTS.get(self.reason, PecVerdict.UNVERIFIED)

    @property
    def sentence(self) -> str:
        """The verdict in words, for the user."""
        return PEC_SENTENCES[self.reason]

    @property
    def is_receipt(self) -> bool:
        return self.kind in RECEIPT_KINDS


VERDICTS = {PecReason.GENUINE: PecVerdict.VERIFIED, PecReason.ANOMALY: PecVerdict.NOT_PEC}
