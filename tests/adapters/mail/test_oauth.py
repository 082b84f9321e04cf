"""A refresh token becomes an access token, and the real server lets it in."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from istes_desk.adapters.mail.imap import ImapSource
from istes_desk.adapters.mail.oauth import access_token
from istes_desk.domain.mailboxes import LogIn
from istes_desk.services.errors import KnownError, TryAgainError
from tests.broken_lines import certificate, days
from tests.imap_server import Account, letter, told

ANSWERS: dict[str, tuple[int, object]] = {
    "good": (200, {"access_token": "token-1"}),
    "old": (400, {"error": "invalid_grant"}),
    "empty": (200, {"token_type": "Bearer"}),
    "words": (200, "no json"),
    "tired": (503, {}),
    "elsewhere": (302, {}),
}


class Provider(BaseHTTPRequestHandler):
    """Hands out tokens as the refresh token asks for; ``user:...`` gets one that Dovecot believes."""

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert asked["grant_type"] == ["refresh_token"]
        (secret,) = asked["refresh_token"]
        known = ANSWERS.get(secret)
        code, answer = known or (200, {"access_token": signed(secret)})
        body = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Silent."""


@contextmanager
def provider(context: ssl.SSLContext | None = None) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"{'https' if context else 'http'}://localhost:{server.server_address[1]}/token"
        server.shutdown()
        thread.join()


def signed(user: str) -> str:
    now = int(time.time())
    claims: dict[str, object] = {"email": user, "sub": user, "state": "active", "iat": now, "exp": now + 600}
    words = f"{encoded({'alg': 'HS256', 'typ': 'JWT'})}.{encoded(claims)}"
    mark = hmac.new(str(told()["token_key"]).encode(), words.encode(), hashlib.sha256).digest()
    return f"{words}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"


def encoded(claims: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()


def refused(secret: str, url: str) -> KnownError:
    with pytest.raises(KnownError) as caught:
        access_token(url, "desk", secret, ssl.create_default_context())
    return caught.value


def test_a_token_over_https(tmp_path: Path) -> None:
    path = certificate(tmp_path, days(-1), days(1))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    with provider(context) as url:
        trusting = ssl.create_default_context(cafile=str(path))
        assert access_token(url, "desk", "good", trusting) == "token-1"
        assert "non risponde" in refused("good", url).message


@pytest.mark.parametrize(
    ("secret", "words"),
    [("old", "invalid_grant"), ("empty", "senza token"), ("words", "senza token"), ("elsewhere", "302")],
)
def test_a_provider_that_refuses(secret: str, words: str) -> None:
    with provider() as url:
        error = refused(secret, url)
    assert words in error.message
    assert not isinstance(error, TryAgainError)


def test_a_provider_that_is_tired_or_away() -> None:
    with provider() as url:
        assert isinstance(refused("tired", url), TryAgainError)
    assert isinstance(refused("good", url), TryAgainError)


def test_a_secret_never_travels_in_the_open() -> None:
    assert "https://" in refused("good", "http://tokens.example/").message


@pytest.mark.imap
def test_the_server_lets_the_token_in() -> None:
    account = Account()
    account.deliver(letter())
    with provider() as url:
        box = account.mailbox(login=LogIn.OAUTH2, token_url=url, client_id="desk")
        with ImapSource(5).open(box, account.user) as folder:
            assert folder.exists == 1
        with pytest.raises(KnownError, match="rifiuta l'accesso"), ImapSource(5).open(box, "good"):
            """Not reached."""
