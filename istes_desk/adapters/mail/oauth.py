"""OAuth2: the refresh token of the keyring becomes an access token. HTTPS only, loopback excepted."""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from istes_desk.services.errors import KnownError, TryAgainError

SECONDS = 30
LARGEST = 100_000
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
KEPT = "La posta resta sul server."
AGAIN = "Accedere di nuovo con l'account della casella e salvare il nuovo token nelle impostazioni."
AWAY = "Controllare la rete e l'indirizzo dei token nelle impostazioni della casella, poi riprovare."


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A token is handed to nobody but the address that was entered."""

    def redirect_request(self, *_: Any) -> None:
        return None


def access_token(token_url: str, client_id: str, refresh_token: str, context: ssl.SSLContext) -> str:
    """Asks the provider; KnownError when it refuses, TryAgainError when it cannot be reached."""
    asked = {"grant_type": "refresh_token", "refresh_token": refresh_token, "client_id": client_id}
    request = urllib.request.Request(_checked(token_url), urllib.parse.urlencode(asked).encode())  # noqa: S310 _checked
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), _NoRedirects)
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            return _token(answer.read(LARGEST))
    except urllib.error.HTTPError as error:
        with error:
            raise _refused(error.code, error.read(LARGEST)) from None
    except OSError as error:
        raise TryAgainError(f"Il server dei token non risponde: {_words(error)}.", AWAY, KEPT) from error


def _checked(token_url: str) -> str:
    parts = urllib.parse.urlsplit(token_url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return token_url
    raise KnownError("L'indirizzo dei token deve cominciare con https://.", AWAY, KEPT)


def _token(body: bytes) -> str:
    answer = _json(body)
    token = answer.get("access_token")
    if isinstance(token, str) and token:
        return token
    raise KnownError("Il server dei token ha risposto senza token.", AWAY, KEPT)


def _refused(code: int, body: bytes) -> KnownError:
    if code >= 500:
        return TryAgainError(f"Il server dei token risponde con l'errore {code}.", AWAY, KEPT)
    why = str(_json(body).get("error") or code)[:80]
    return KnownError(f"Il server dei token rifiuta l'accesso: {why}.", AGAIN, KEPT)


def _json(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _words(error: OSError) -> str:
    reason = getattr(error, "reason", error)
    return str(reason) or type(reason).__name__
