"""The IMAP adapter against the real server: read only, in words when something is wrong."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date, timedelta
from pathlib import Path

import pytest

from istes_desk.adapters.mail import imap
from istes_desk.adapters.mail.imap import ImapSource, batches
from istes_desk.domain.mailboxes import Mailbox, Transport
from istes_desk.services.errors import KnownError, TryAgainError
from istes_desk.services.mail_source import FetchedMail
from tests.broken_lines import babbling_server, days, line_to, server_with_certificate, silent_server
from tests.imap_server import ARRIVED, Account, letter, told

pytestmark = pytest.mark.imap
QUICK = ImapSource(timeout=5)
EXPIRED = "Il certificato di localhost è scaduto."


@pytest.fixture
def account() -> Account:
    return Account()


def read(mailbox: Mailbox, secret: str, source: ImapSource = QUICK) -> list[FetchedMail]:
    with source.open(mailbox, secret) as folder:
        return list(folder.messages(folder.uids()))


def refusal(mailbox: Mailbox, secret: str = "segreto", source: ImapSource = QUICK) -> str:
    with pytest.raises(KnownError) as caught:
        read(mailbox, secret, source)
    assert caught.value.hint
    assert "resta sul server" in caught.value.kept
    return caught.value.message


def test_messages_come_as_they_are_and_stay_as_they_were(account: Account) -> None:
    account.deliver(letter(1), letter(2), at=ARRIVED)
    before = account.flags()
    first, second = read(account.mailbox(), account.password)
    assert (first.raw, second.raw) == (letter(1), letter(2))
    assert first.arrived == ARRIVED
    assert first.size == len(letter(1))
    assert account.flags() == before
    assert "Seen" not in before[first.uid]


@pytest.mark.parametrize("security", [Transport.STARTTLS, Transport.PLAIN])
def test_the_other_ways_to_connect(account: Account, security: Transport) -> None:
    account.deliver(letter())
    box = account.mailbox(imap_port=told()["plain"], imap_security=security)
    assert len(read(box, account.password)) == 1


def test_only_from_a_day_on(account: Account) -> None:
    account.deliver(letter(1), at=ARRIVED - timedelta(days=9))
    account.deliver(letter(2), at=ARRIVED)
    with QUICK.open(account.mailbox(), account.password) as folder:
        assert folder.exists == 2
        assert folder.uidvalidity > 0
        assert len(folder.uids(date(2026, 3, 2))) == 1


def test_batches_are_bounded(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    account.deliver(*(letter(number) for number in range(5)))
    monkeypatch.setattr(imap, "BATCH_BYTES", 2 * len(letter(0)))
    assert [one.raw for one in read(account.mailbox(), account.password)] == [letter(n) for n in range(5)]
    assert list(batches([1, 2, 3], {1: 5, 2: 5, 3: 10**9})) == [[1, 2], [3]]


def test_one_deleted_meanwhile_is_left_out(account: Account) -> None:
    account.deliver(letter(1), letter(2))
    with QUICK.open(account.mailbox(), account.password) as folder:
        uids = folder.uids()
        assert [one.uid for one in folder.messages([*uids, 99])] == uids
        assert list(folder.messages([])) == []


def test_a_wrong_password(account: Account) -> None:
    assert refusal(account.mailbox(), "sbagliata") == f"localhost rifiuta l'accesso di {account.user}."


def test_a_password_with_an_accent_is_only_wrong(account: Account) -> None:
    assert "rifiuta l'accesso" in refusal(account.mailbox(), "città")


def test_a_folder_that_is_not_there(account: Account) -> None:
    assert refusal(account.mailbox(folder="Clienti")).startswith("La cartella «Clienti» non si apre")


def test_an_unknown_authority(account: Account) -> None:
    assert "non è garantito da un'autorità" in refusal(account.mailbox(ca_file=""))


def test_a_certificate_for_another_name(account: Account) -> None:
    with line_to(told()["tls"], host="127.0.0.2") as near:
        box = account.mailbox(imap_host="127.0.0.2", imap_port=near)
        assert refusal(box) == "Il certificato di 127.0.0.2 è intestato a un altro nome."


def test_no_such_authority_file(account: Account) -> None:
    assert refusal(account.mailbox(ca_file="gone.pem")) == "Il file dell'autorità non si legge: gone.pem"


def test_nobody_answers(account: Account) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = account.mailbox(imap_host="127.0.0.1", imap_port=port)
    assert refusal(box) == f"Nessuno risponde a 127.0.0.1, porta {port}."


def test_an_expired_certificate(account: Account, tmp_path: Path) -> None:
    with server_with_certificate(tmp_path, days(-30), days(-1)) as (port, authority):
        assert refusal(account.mailbox(imap_port=port, ca_file=authority)) == EXPIRED


def test_a_certificate_of_tomorrow(account: Account, tmp_path: Path) -> None:
    """Or this computer's clock is wrong by a day: the hint says so."""
    with server_with_certificate(tmp_path, days(1), days(9)) as (port, authority):
        message = refusal(account.mailbox(imap_port=port, ca_file=authority))
    assert message == "Il certificato di localhost non è ancora valido."


def test_tls_spoken_to_a_plain_port(account: Account) -> None:
    assert "non parla TLS" in refusal(account.mailbox(imap_port=told()["plain"]))


def test_a_server_that_says_nothing(account: Account) -> None:
    with silent_server() as port:
        box = account.mailbox(imap_port=port, imap_security=Transport.PLAIN)
        assert "non risponde in tempo" in refusal(box, source=ImapSource(timeout=0.2))


def test_hung_up_by_the_program_that_ends() -> None:
    stalled = b"* 1 FETCH (UID 1 BODY[] {1000}\r\nabc"
    source = ImapSource()
    with babbling_server(body=stalled) as port, ThreadPoolExecutor(1) as pool:
        box = Account("anna").mailbox(imap_port=port, imap_security=Transport.PLAIN)
        waiting = pool.submit(refusal, box, "segreto", source)
        while not waiting.done():
            source.hang_up()
            wait([waiting], 0.05)
        assert "si è interrotto" in waiting.result()


def test_the_line_breaks_in_the_middle(account: Account) -> None:
    """What came before the break is handed out."""
    account.deliver(letter(1), letter(2) + b"x" * 200_000)
    with line_to(told()["plain"], cut_after=100_000) as port:
        box = account.mailbox(imap_port=port, imap_security=Transport.PLAIN)
        with QUICK.open(box, "segreto") as folder:
            first, second = folder.uids()
            assert [one.raw for one in folder.messages([first])] == [letter(1)]
            with pytest.raises(KnownError, match="si è interrotto"):
                list(folder.messages([second]))
    assert len(read(account.mailbox(), account.password)) == 2


def test_the_line_breaks_while_logging_in(account: Account) -> None:
    with line_to(told()["plain"], cut_after=300) as port:
        box = account.mailbox(imap_port=port, imap_security=Transport.PLAIN)
        assert "si è interrotto" in refusal(box)


def test_a_large_message(account: Account) -> None:
    large = letter(1) + b"0123456789abcdef\r\n" * 2_900_000
    account.deliver(large)
    (found,) = read(account.mailbox(), account.password)
    assert len(found.raw) > 50_000_000
    assert found.raw == large


def babbled(**answers: bytes) -> list[FetchedMail]:
    with babbling_server(**answers) as port:
        box = Account("anna").mailbox(imap_port=port, imap_security=Transport.PLAIN)
        return read(box, "segreto")


@pytest.mark.parametrize(
    "answers",
    [
        {"examine": b"* OK [UIDVALIDITY abc] is\r\n"},
        {"examine": b"* OK [UIDVALIDITY 99999999999999999999] is\r\n"},
        {"search": b"* SEARCH one (two\r\n"},
        {"search": b"* SEARCH 99999999999999999999\r\n"},
        {"sizes": b"* 1 FETCH (UID 1 RFC822.SIZE NIL)\r\n"},
        {"body": b'* 1 FETCH (UID 1 INTERNALDATE "31-Dec-9999 23:59:59 -1200" BODY[] {1}\r\nx)\r\n'},
        {"body": b"* 1 FETCH (UID 1 BODY[] 5)\r\n"},
        {"body": b"* 1 FETCH " + b"(" * 50_000 + b"\r\n"},
        {"body": b"* 1 FETCH (UID 1 BODY[] {99999999999999}\r\nabc"},
    ],
)
def test_nonsense_is_told_in_words(answers: dict[str, bytes]) -> None:
    with pytest.raises(KnownError, match="localhost risponde in un modo che non si capisce"):
        babbled(**answers)


NO = b"TAG NO [SERVERBUG] Internal error, refer to the log\r\n"
BROKEN = b"TAG NO this one is broken.\r\n"
TWO = {
    "search": b"* SEARCH 1 2\r\n",
    "sizes": b"* 1 FETCH (UID 1 RFC822.SIZE 3)\r\n* 2 FETCH (UID 2 RFC822.SIZE 9)\r\n",
}
GOOD = b"* 1 FETCH (UID 1 BODY[] {3}\r\nabc)\r\n"


@pytest.mark.parametrize(
    ("no", "words"), [(NO, "Internal error, refer to the log"), (BROKEN, "this one is broken")]
)
def test_one_that_the_server_refuses_does_not_hold_back_the_others(no: bytes, words: str) -> None:
    found = babbled(**TWO, body=no, one1=GOOD, one2=no)
    assert [(one.uid, one.raw, one.size, one.refused) for one in found] == [
        (1, b"abc", 3, ""),
        (2, b"", 9, words),
    ]


def test_a_lone_mail_that_the_server_refuses() -> None:
    assert [(one.uid, one.refused) for one in babbled(body=BROKEN)] == [(1, "this one is broken")]


def test_a_server_that_refuses_everything_is_asked_again_later() -> None:
    for answers in ({"body": NO}, {**TWO, "body": NO}):
        with pytest.raises(TryAgainError, match="segnala un proprio guasto"):
            babbled(**answers)
    with pytest.raises(KnownError, match="this one is broken"):
        babbled(**TWO, body=BROKEN)


@pytest.mark.parametrize(
    ("said", "error", "words"),
    [
        (b"[UNAVAILABLE] Temporary authentication failure.", TryAgainError, "al momento non è disponibile"),
        (b"[INUSE] Mailbox locked", TryAgainError, "occupata da un altro programma"),
        (b"[LIMIT] Too many connections", TryAgainError, "troppi collegamenti aperti"),
        (b"[CONTACTADMIN] Account suspended.", KnownError, "«Account suspended»"),
        (b"[EXPIRED] Change it", KnownError, "è scaduta"),
        (b"[PRIVACYREQUIRED] Use TLS", KnownError, "solo collegamenti cifrati"),
        (b"[AUTHENTICATIONFAILED] Invalid credentials", KnownError, "rifiuta l'accesso"),
        (b"no", KnownError, "rifiuta l'accesso"),
    ],
)
def test_why_a_login_is_refused(said: bytes, error: type[KnownError], words: str) -> None:
    """By the response codes of RFC 5530: not everything is a wrong password."""
    with pytest.raises(error, match=words) as caught:
        babbled(login=b"TAG NO " + said + b"\r\n")
    assert type(caught.value) is error


def test_a_folder_that_is_not_open_now() -> None:
    with pytest.raises(TryAgainError, match="al momento non è disponibile"):
        babbled(examine=b"TAG NO [UNAVAILABLE] wait\r\n")


@pytest.mark.parametrize(
    "answer",
    [
        b'* 1 FETCH (UID 1 INTERNALDATE "02-Mar-2026 08:30:00 +0000" BODY[] {3}\r\nabc)\r\n',
        b'* 1 FETCH (BODY[] {3}\r\nabc INTERNALDATE "02-Mar-2026 08:30:00 +0000" UID 1)\r\n',
        b'* 1 FETCH (UID 1 INTERNALDATE "02-Mar-2026 08:30:00 +0000" BODY[] {3}\r\nabc FLAGS ())\r\n',
        b'* 1 FETCH (UID 1 INTERNALDATE "02-Mar-2026 08:30:00 +0000" BODY[] "abc")\r\n',
        b"* 2 FETCH (FLAGS ())\r\n"
        b'* 1 FETCH (UID 1 BODY[] {3}\r\nabc INTERNALDATE " 2-Mar-2026 09:30:00 +0100")\r\n',
    ],
)
def test_answers_in_any_form(answer: bytes) -> None:
    assert [(one.uid, one.raw, one.arrived) for one in babbled(body=answer)] == [(1, b"abc", ARRIVED)]


def test_a_number_told_twice_is_one_mail() -> None:
    assert [(one.uid, one.raw) for one in babbled(search=b"* SEARCH 1 1 1\r\n")] == [(1, b"abc")]


def test_the_numbers_of_a_large_folder(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for in pieces: a command line has its limit; their list comes as one line."""
    account.deliver(*(letter(number) for number in range(5)))
    monkeypatch.setattr(imap, "AT_ONCE", 2)
    assert len(read(account.mailbox(), account.password)) == 5
    known = " ".join(map(str, range(1_000_000, 1_150_000))).encode()
    with babbling_server(search=b"* SEARCH " + known + b"\r\n") as port:
        box = account.mailbox(imap_port=port, imap_security=Transport.PLAIN)
        with QUICK.open(box, "segreto") as folder:
            assert len(folder.uids()) == 150_000
