"""A line that breaks and a server that shows the wrong certificate, both on loopback."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

CHUNK = 16_384


@contextmanager
def line_to(port: int, cut_after: int | None = None, host: str = "127.0.0.1") -> Iterator[int]:
    """The port of a proxy to ``port``; it hangs up when the server has said ``cut_after`` bytes."""
    with _listening(lambda near: _carry(near, port, cut_after), host) as own:
        yield own


@contextmanager
def silent_server() -> Iterator[int]:
    """Takes the call and never says a word."""
    with _listening(lambda near: _drain(near)) as own:
        yield own


@contextmanager
def server_with_certificate(folder: Path, first: datetime, last: datetime) -> Iterator[tuple[int, str]]:
    """Port and authority file of a TLS server whose certificate is valid from ``first`` to ``last``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    path = certificate(folder, first, last)
    context.load_cert_chain(path)

    def greet(near: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(near, server_side=True) as secured:
            secured.recv(1)

    with _listening(greet) as own:
        yield own, str(path)


def certificate(folder: Path, first: datetime, last: datetime) -> Path:
    """Key and certificate for localhost, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), first, last)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "server.pem"
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path


def days(count: int) -> datetime:
    """So many days from now; negative ones are past."""
    return datetime.now(UTC) + timedelta(days=count)


@contextmanager
def babbling_server(**answers: bytes) -> Iterator[int]:
    """An IMAP server with one mail; ``answers`` replace what it says to ``examine``, ``search``, ``sizes``,
    ``body``, ``login``; the body of one UID alone by its number (``one1``). ``TAG`` stands for the tag of the
    command; an answer that has it is whole.
    """
    with _listening(lambda near: _babble(near, {**PLAIN_ANSWERS, **answers})) as own:
        yield own


PLAIN_ANSWERS = {
    "capability": b"* CAPABILITY IMAP4REV1\r\n",
    "examine": b"* 1 EXISTS\r\n* OK [UIDVALIDITY 5] is\r\n",
    "search": b"* SEARCH 1\r\n",
    "sizes": b"* 1 FETCH (UID 1 RFC822.SIZE 3)\r\n",
    "body": b"* 1 FETCH (UID 1 BODY[] {3}\r\nabc)\r\n",
}


def _babble(near: socket.socket, answers: dict[str, bytes]) -> None:
    with suppress(OSError), near.makefile("rb") as lines:
        near.sendall(b"* OK here\r\n")
        for line in lines:
            tag, words = line.split(b" ", 1)
            marks = {b"BODY": "body", b"FETCH": "sizes", b"SEARCH": "search"}
            plain = words.split()[0].decode().lower()
            name = next((marks[mark] for mark in marks if mark in words), plain)
            alone = f"one{words.split()[2].decode()}" if name == "body" else name
            answer = answers.get(alone, answers.get(name, b""))
            done = b"" if b"TAG" in answer else tag + b" OK done\r\n"
            near.sendall(answer.replace(b"TAG", tag) + done)


@contextmanager
def _listening(serve: Callable[[socket.socket], None], host: str = "127.0.0.1") -> Iterator[int]:
    threads: list[threading.Thread] = []
    calls: list[socket.socket] = []
    with socket.create_server((host, 0)) as server:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    near = server.accept()[0]
                    calls.append(near)
                    threads.append(threading.Thread(target=serve, args=(near,)))
                    threads[-1].start()

        acceptor = threading.Thread(target=accept)
        acceptor.start()
        try:
            yield server.getsockname()[1]
        finally:
            _hang_up(server)
            acceptor.join()
            for call in calls:
                _hang_up(call)
            for thread in threads:
                thread.join()


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()


def _drain(near: socket.socket) -> None:
    with suppress(OSError):
        while near.recv(CHUNK):
            pass


def _carry(near: socket.socket, port: int, cut_after: int | None) -> None:
    with socket.create_connection(("127.0.0.1", port)) as far:
        back = threading.Thread(target=_pump, args=(near, far, None))
        back.start()
        _pump(far, near, cut_after)
        _hang_up(near)
        _hang_up(far)
        back.join()


def _pump(source: socket.socket, target: socket.socket, cut_after: int | None) -> None:
    carried = 0
    with suppress(OSError):
        while data := source.recv(CHUNK):
            if cut_after is not None and carried + len(data) > cut_after:
                target.sendall(data[: cut_after - carried])
                return
            target.sendall(data)
            carried += len(data)
    _hang_up(target)
