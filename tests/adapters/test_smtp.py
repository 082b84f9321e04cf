"""Mail goes out by a real server on loopback; every refusal is told in words (Q-2)."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from istes_desk.adapters.mail.smtp import SmtpPostman
from istes_desk.domain.mailboxes import LogIn, Mailbox, Transport
from istes_desk.services.delivering import try_sending
from istes_desk.services.errors import KnownError, TryAgainError
from istes_desk.services.letter_envelope import Envelope
from istes_desk.services.letter_mime import compose
from tests.smtp_server import NULL, PASSWORD, TOKEN, Letterbox, smtp_server

TO = "anna@aurora.example"
Server = tuple[Letterbox, Mailbox]


def raw(automatic: bool = False) -> bytes:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    envelope = Envelope("Ditta", "assistenza@ditta.example", TO, "Città", "<1@d.example>", at, (), automatic)
    return compose(envelope, "Perché no?\n.\nfine\n")


def postman() -> SmtpPostman:
    return SmtpPostman(lambda _box, secret: secret.removeprefix("refresh:"), seconds=5)


@pytest.fixture
def server() -> Iterator[Server]:
    with smtp_server() as found:
        yield found


def refusal(box: Mailbox, secret: str = "", automatic: bool = False) -> KnownError:
    with pytest.raises(KnownError) as caught:
        postman().send(box, secret, raw(automatic), [TO])
    return caught.value


def test_the_bytes_arrive_as_they_were_written(server: Server) -> None:
    letterbox, mailbox = server
    postman().send(mailbox, "", raw(), [TO])
    ((sender, recipients, content),) = letterbox.taken
    assert (sender, recipients) == (mailbox.address, [TO])
    assert content == raw()


def test_what_a_program_wrote_has_no_return_path(server: Server) -> None:
    letterbox, mailbox = server
    postman().send(mailbox, "", raw(automatic=True), [TO])
    assert letterbox.taken[0][0] == NULL


def test_a_server_that_wants_a_return_path_gets_one(server: Server) -> None:
    letterbox, mailbox = server
    letterbox.refusals["EMPTY"] = "553 5.1.7 sender please"
    postman().send(mailbox, "", raw(automatic=True), [TO])
    assert letterbox.taken[0][0] == mailbox.address


@pytest.mark.parametrize("security", [Transport.TLS, Transport.STARTTLS])
def test_tls_with_a_password_of_any_letters(tmp_path: Path, security: Transport) -> None:
    with smtp_server(security, tmp_path, login=True) as (letterbox, mailbox):
        postman().send(mailbox, PASSWORD, raw(), [TO])
        assert letterbox.logins == ["PLAIN"]
        assert len(letterbox.taken) == 1


def test_login_where_plain_is_not_offered() -> None:
    with smtp_server(login=True, exclude=("PLAIN",)) as (letterbox, mailbox):
        postman().send(mailbox, PASSWORD, raw(), [TO])
        assert letterbox.logins == ["LOGIN"]


def test_oauth2_sends_the_token() -> None:
    with smtp_server(login=True) as (letterbox, mailbox):
        box = replace(mailbox, login=LogIn.OAUTH2)
        postman().send(box, f"refresh:{TOKEN}", raw(), [TO])
        assert len(letterbox.taken) == 1
        assert "password" in refusal(box, "refresh:old").message


class TokenGiver(BaseHTTPRequestHandler):
    """Gives the one token for whatever it is asked."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"access_token": TOKEN}).encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def token_url() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), TokenGiver) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/token"
        server.shutdown()
        thread.join()


def test_the_kept_token_is_changed_for_one_of_the_provider(token_url: str) -> None:
    with smtp_server(login=True) as (letterbox, mailbox):
        box = replace(mailbox, login=LogIn.OAUTH2, token_url=token_url, client_id="istes")
        SmtpPostman(seconds=5).send(box, "refresh", raw(), [TO])
        assert len(letterbox.taken) == 1


@pytest.mark.parametrize("exclude", [(), ("PLAIN",)])
def test_a_wrong_password_is_not_tried_again(exclude: tuple[str, ...]) -> None:
    with smtp_server(login=True, exclude=exclude) as (letterbox, mailbox):
        error = refusal(mailbox, "sbagliata")
    assert "nome utente e password di Assistenza" in error.message
    assert not isinstance(error, TryAgainError)
    assert not letterbox.taken


def test_a_try_logs_in_and_sends_nothing() -> None:
    with smtp_server(login=True) as (letterbox, mailbox):
        assert "accetta l'accesso" in try_sending(postman(), mailbox, PASSWORD)
        assert letterbox.logins
        assert not letterbox.taken
        with pytest.raises(KnownError, match="Invio: ") as caught:
            try_sending(postman(), mailbox, "sbagliata")
        assert not caught.value.kept


def test_no_way_to_log_in_is_named() -> None:
    with smtp_server(exclude=("PLAIN", "LOGIN")) as (_, mailbox):
        assert "PLAIN o LOGIN" in refusal(mailbox, PASSWORD).message


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_busy_server_is_tried_again_and_a_refusal_is_final(server: Server, command: str) -> None:
    letterbox, mailbox = server
    letterbox.refusals[command] = "450 4.2.0 greylisted"
    later = refusal(mailbox)
    assert isinstance(later, TryAgainError)
    assert "greylisted" in later.message
    letterbox.refusals[command] = "550 5.1.1 no such user"
    final = refusal(mailbox)
    assert not isinstance(final, TryAgainError)
    assert "550 5.1.1 no such user" in final.message


def test_a_line_that_breaks_during_the_sending_leaves_it_open(server: Server) -> None:
    letterbox, mailbox = server
    letterbox.refusals["CUT"] = "yes"
    error = refusal(mailbox)
    assert "non è certo" in error.message
    assert not isinstance(error, TryAgainError)


def test_hanging_up_ends_a_server_that_stalls_and_leaves_it_open(server: Server) -> None:
    """The program closes: nobody waits a minute for it."""
    letterbox, mailbox = server
    letterbox.refusals["STALL"] = "yes"
    sender, errors = SmtpPostman(seconds=60), list[KnownError]()

    def send() -> None:
        with pytest.raises(KnownError) as caught:
            sender.send(mailbox, "", raw(), [TO])
        errors.append(caught.value)

    thread = threading.Thread(target=send)
    thread.start()
    assert letterbox.stalled.wait(10)
    sender.hang_up(0.01)
    thread.join(10)
    assert ["non è certo" in error.message for error in errors] == [True]


def test_an_answer_to_the_letter_that_is_no_smtp_leaves_it_open(server: Server) -> None:
    letterbox, mailbox = server
    letterbox.refusals["DATA"] = "what?"
    assert "non è certo" in refusal(mailbox).message


def test_nobody_there_and_no_such_host_are_tried_again(server: Server) -> None:
    box = server[1]
    assert isinstance(refusal(replace(box, smtp_port=1)), TryAgainError)
    assert isinstance(refusal(replace(box, smtp_host="..", smtp_security=Transport.TLS)), TryAgainError)


CASES = [(-1, "127.0.0.1", "è scaduto"), (30, "altro.example", "è di un altro server")]


@pytest.mark.parametrize("security", [Transport.TLS, Transport.STARTTLS])
@pytest.mark.parametrize(("days", "name", "words"), CASES)
def test_a_bad_certificate_is_named_before_the_password_leaves(
    tmp_path: Path, security: Transport, days: int, name: str, words: str
) -> None:
    with smtp_server(security, tmp_path, days, name, login=True) as (letterbox, mailbox):
        error = refusal(mailbox, PASSWORD)
    assert words in error.message
    assert not isinstance(error, TryAgainError)
    assert not letterbox.logins


def test_an_unknown_authority_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with smtp_server(Transport.TLS, tmp_path) as (_, mailbox):
        assert "autorità" in refusal(replace(mailbox, ca_file="")).message
        assert "non è leggibile" in refusal(replace(mailbox, ca_file=str(tmp_path / "no.pem"))).message


def test_tls_to_a_server_without_it_is_named(server: Server) -> None:
    assert "non parla TLS" in refusal(replace(server[1], smtp_security=Transport.TLS)).message
    assert "non offre" in refusal(replace(server[1], smtp_security=Transport.STARTTLS)).message


def test_without_encryption_nothing_leaves_this_computer(server: Server) -> None:
    error = refusal(replace(server[1], smtp_host="smtp.ditta.example"), PASSWORD)
    assert "Senza cifratura" in error.message
    letterbox, mailbox = server
    postman().send(replace(mailbox, smtp_host="localhost"), "", raw(), [TO])
    assert letterbox.taken
