"""One MIME message looked at with care: headers, text and attachments, each failure a named problem."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy, compat32, default
from email.utils import parsedate_to_datetime
from functools import cached_property, lru_cache
from secrets import token_hex
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any

from istes_desk.adapters.mail.cutting import Cutter
from istes_desk.adapters.mail.hostile import LONGEST_TEXT, PARSER_ERRORS, clean, html_to_text, one_line
from istes_desk.adapters.mail.plain_headers import plain_mime, plain_words
from istes_desk.domain.mail import AttachmentFile, AttachmentInfo, is_blocked, safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

MOST_PARTS = 500
NO_CHARSETS = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode"})  # Python's own
RUN = re.compile(rb"\n((?:[A-Za-z0-9+/]{60,80}+\r?\n){40,}+)")
MARK = re.compile(r"([0-9a-f]{32})\.(\d+)")
LONGEST_HEADER = 20_000  # the library takes quadratic time on longer ones
BASE64, PADDINGS = (ascii_letters + digits + "+/").encode(), (b"", b"=", b"==")
SIGNATURE_TYPES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature"})


@dataclass
class Part:
    """A parsed message or part of one; what the library takes long for is asked once.

    ``problems`` collects what could not be read, in Italian.
    """

    message: EmailMessage
    problems: list[str] = field(default_factory=list)
    _decoded: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def _raw(self) -> dict[str, list[tuple[str, str]]]:
        """Names as written and values as they came, by the name in lower case."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name, value in self.message.raw_items():
            found.setdefault(name.lower(), []).append((name, str(value)))
        return found

    @property
    def names(self) -> AbstractSet[str]:
        """Of its headers, in lower case."""
        return self._raw.keys()

    def raw_headers(self, name: str) -> list[str]:
        return [value for _name, value in self._raw.get(name.lower(), ())]

    def fields(self, name: str) -> list[Any]:
        """The library's own header objects; raises one of PARSER_ERRORS, also when they are too long."""
        if sum(map(len, self.raw_headers(name))) > LONGEST_HEADER:
            raise ValueError(name)
        return [_read_header(*pair) for pair in self._raw.get(name.lower(), ())]

    def headers(self, name: str) -> list[str]:
        """Every value of a header, decoded, on one line; what cannot be decoded is given as it stands."""
        if name.lower() not in self._raw:
            return []
        if name not in self._decoded:
            self._decoded[name] = self._decode(name)
        return self._decoded[name]

    def _decode(self, name: str) -> list[str]:
        raw = self.raw_headers(name)
        words = [plain for value in raw if (plain := plain_words(name, value)) is not None]
        if len(words) == len(raw) and sum(map(len, raw)) <= LONGEST_HEADER:
            return words
        try:
            values = [str(value) for value in self.fields(name)]
        except PARSER_ERRORS:
            self.problem(f"L'intestazione {name} non è scritta secondo le regole.")
            values = self.raw_headers(name)
        return [one_line(value[:LONGEST_HEADER]) for value in values]

    def header(self, name: str) -> str:
        return next(iter(self.headers(name)), "")

    def problem(self, sentence: str) -> None:
        if sentence not in self.problems:
            self.problems.append(sentence)

    @cached_property
    def kind(self) -> str:
        """Lower-case content type."""
        try:
            return self.message.get_content_type()
        except PARSER_ERRORS:
            return "application/octet-stream"

    @cached_property
    def file_name(self) -> str:
        try:
            return self.message.get_filename() or ""
        except PARSER_ERRORS:
            self.problem("Il nome di un allegato non è leggibile.")
            return ""

    @cached_property
    def is_attachment(self) -> bool:
        disposition = self.header("Content-Disposition").lower()
        return disposition.startswith("attachment") or bool(self.file_name)

    @cached_property
    def children(self) -> list[Part]:
        """The direct parts of a multipart or of an enclosed message."""
        if not self.message.is_multipart():
            return []
        inside = self.message.get_payload()
        return [Part(one, self.problems) for one in inside if isinstance(one, EmailMessage)]

    def content(self) -> bytes:
        """Decoded bytes of a leaf; of an enclosed message, its own bytes."""
        try:
            if self.children:
                return b"".join(bytes(child.message) for child in self.children)
            payload = self.message.get_payload(decode=True)
        except PARSER_ERRORS:
            self.problem("Una parte del messaggio non è decodificabile.")
            return b""
        return payload if isinstance(payload, bytes) else b""

    def size(self) -> int:
        """Length of the content; base64 as it should be is counted, not decoded."""
        payload: object = vars(self.message).get("_payload")
        encoding = self.header("Content-Transfer-Encoding").lower()
        if encoding != "base64" or not isinstance(payload, str) or not payload.isascii():
            return len(self.content())
        rest = payload.encode("ascii").translate(None, BASE64)
        signs, padding = len(payload) - len(rest), rest.translate(None, b"\r\n")
        whole = padding in PADDINGS and payload.rstrip("\r\n").endswith(padding.decode("ascii"))
        return signs * 3 // 4 if whole and (signs + len(padding)) % 4 == 0 else len(self.content())

    def text(self) -> str:
        """Text of a leaf; an unknown or false charset falls back to UTF-8, then to Windows-1252."""
        try:
            declared = self.message.get_content_charset() or "utf-8"
        except PARSER_ERRORS:
            declared = "utf-8"
        content = self.content()[: LONGEST_TEXT * 4]
        for charset in (declared, "utf-8", "cp1252", "latin-1"):
            try:
                if charset.lower().replace("-", "_") not in NO_CHARSETS:
                    return content.decode(charset)
            except PARSER_ERRORS:
                self.problem(f"Il testo non è nel set di caratteri dichiarato ({one_line(declared)[:40]}).")
        return ""


@lru_cache(maxsize=1024)
def _read_header(name: str, value: str) -> Any:
    return default.header_fetch_parse(name, value)


class _Letter(EmailMessage):
    """The library asks for the content type of each part some thirty times: it is looked for once."""

    def get_content_type(self) -> str:
        if "kind" not in vars(self):
            vars(self)["kind"] = super().get_content_type()
        return str(vars(self)["kind"])


class _ReadsOnce(EmailPolicy):
    """Headers are read once, those in a plain form without its grammar."""

    message_factory = _Letter

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return plain_mime(name, value) or _read_header(name, value)


ONCE: Any = _ReadsOnce()
CUTTER = Cutter(ONCE)


def parse(raw: bytes) -> Part:
    """Parse bytes with the standard library; headers that break it are read raw."""
    try:
        return Part(CUTTER.cut(raw) or _parsed(raw))
    except PARSER_ERRORS:
        head = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0][:LONGEST_HEADER]
        return Part(_plain(head), ["La struttura del messaggio non è leggibile: si vede solo l'originale."])


def _parsed(raw: bytes) -> Any:
    aside = _Aside()
    return aside.put_back(message_from_bytes(RUN.sub(aside.take, raw), policy=ONCE))


class _Aside:
    """Long base64, which the library would match line by line against every boundary, while it parses.

    Such lines can be neither header nor boundary, and nor can the one unguessable line in their place: the
    message comes out as if they had never been away.
    """

    def __init__(self) -> None:
        self._mark = token_hex(16)
        self._runs: list[str] = []

    def take(self, found: re.Match[bytes]) -> bytes:
        run = found[1].rstrip(b"\r\n")
        self._runs.append(run.decode("ascii"))
        return b"\n%s.%d%s" % (self._mark.encode(), len(self._runs) - 1, found[1][len(run) :])

    def put_back(self, top: EmailMessage) -> EmailMessage:
        """Wherever the library put a text: payload, preamble or epilogue."""
        waiting = [top] if self._runs else []
        while waiting:
            facts = vars(waiting.pop())
            texts = {name: text for name, text in facts.items() if isinstance(text, str)}
            changed = {n: MARK.sub(self._run, text) for n, text in texts.items() if self._mark in text}
            facts.update(changed)
            waiting += facts["_payload"] if isinstance(facts["_payload"], list) else []
        return top

    def _run(self, found: re.Match[str]) -> str:
        return self._runs[int(found[2])] if found[1] == self._mark else found[0]


def _plain(head: bytes) -> EmailMessage:
    message = EmailMessage()
    for name, value in message_from_bytes(head, policy=compat32).raw_items():
        if name.lower() in {"from", "to", "subject", "date", "message-id", "in-reply-to"}:
            message[name] = one_line(str(value))
    return message


def leaves(top: Part) -> Iterator[Part]:
    """Every part that is not a container, in order, an enclosed message counted as one; at most 500."""
    waiting, seen = [top], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        if part.kind.startswith("multipart/"):
            waiting[:0] = part.children
        else:
            yield part
    if waiting:
        top.problem(f"Il messaggio ha più di {MOST_PARTS} parti: le altre restano nell'originale.")


def body_of(top: Part) -> tuple[str, bool]:
    """Plain text and whether there was HTML; HTML is turned to text only when there is no plain text."""
    texts = [part for part in leaves(top) if not part.is_attachment]
    plain = [part.text() for part in texts if part.kind == "text/plain"]
    html = [part.text() for part in texts if part.kind == "text/html"]
    body = "\n".join(plain).strip()
    if not body and html:
        body = html_to_text("\n".join(html)[:LONGEST_TEXT])
    if len(body) > LONGEST_TEXT:
        top.problem("Il testo è troppo lungo ed è mostrato solo in parte.")
    return clean(body[:LONGEST_TEXT]).strip(), bool(html)


def attachments_of(top: Part) -> tuple[AttachmentInfo, ...]:
    """What the sender attached: names made safe, programs marked as blocked, signatures left out."""
    return tuple(_info(part, part.size()) for part in leaves(top) if _counts(part))


def files_of(top: Part) -> Iterator[AttachmentFile]:
    """The same with their bytes, one after the other."""
    contents = ((part, part.content()) for part in leaves(top) if _counts(part))
    return (AttachmentFile(_info(part, len(content)), content) for part, content in contents)


def _counts(part: Part) -> bool:
    return part.kind not in SIGNATURE_TYPES and (part.is_attachment or not part.kind.startswith("text/"))


def _info(part: Part, size: int) -> AttachmentInfo:
    name = part.file_name or ("messaggio.eml" if part.kind == "message/rfc822" else "")
    return AttachmentInfo(safe_name(name), one_line(part.kind)[:100], size, is_blocked(name))


def date_of(part: Part) -> datetime | None:
    """The Date header in UTC, None when there is none or it is no date."""
    text = part.header("Date")
    try:
        found = parsedate_to_datetime(text) if text else None
        return found and (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except PARSER_ERRORS:
        part.problem("La data del messaggio non è leggibile.")
        return None
