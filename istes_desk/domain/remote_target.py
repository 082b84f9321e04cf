"""Where a remote session goes (N-1): hosts, ports, ids, user names and web addresses, checked beforehand.

They stand on a command line: nothing that begins with "-", no spaces, no control characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address

from istes_desk.domain.errors import DomainError, require
from istes_desk.domain.network import RemoteAccess, RemoteMethod

PORTS: dict[RemoteMethod, int] = {
    RemoteMethod.RDP: 3389,
    RemoteMethod.SSH: 22,
    RemoteMethod.VNC: 5900,
    RemoteMethod.HTTP: 80,
    RemoteMethod.HTTPS: 443,
}
BY_ID = frozenset({RemoteMethod.TEAMVIEWER, RemoteMethod.ANYDESK})
WEB = frozenset({RemoteMethod.HTTP, RemoteMethod.HTTPS})
LARGEST_PORT, LONGEST_HOST = 65535, 253
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
_USER = re.compile(r"[^\W_][\w.$+-]*([\\@][^\W_][\w.$+-]*)?|_[\w.$+-]*")
_IDS = {
    RemoteMethod.TEAMVIEWER: re.compile(r"[0-9]{8,12}"),
    RemoteMethod.ANYDESK: re.compile(r"[0-9]{9,10}|[a-z0-9][a-z0-9._-]{1,40}@[a-z0-9-]{1,20}", re.IGNORECASE),
}
_URL = re.compile(r"(?P<scheme>https?)://(?P<place>[^/?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_PLACE = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[\]]*)(:(?P<port>[0-9]{1,5})?)?")
_PATH = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*")


@dataclass(frozen=True, slots=True)
class RemoteTarget:
    """``host`` without brackets; ``peer_id`` only by id, ``url`` only for the web. Safe as an argument."""

    method: RemoteMethod
    host: str = ""
    port: int = 0
    peer_id: str = ""
    user: str = ""
    url: str = ""

    @property
    def place(self) -> str:
        """As people write it: id, web address, or host with the port; IPv6 in brackets."""
        return self.peer_id or self.url or f"{bracketed(self.host)}:{self.port}"


def bracketed(host: str) -> str:
    """``[::1]``; all else as it is."""
    return f"[{host}]" if ":" in host else host


def checked_host(text: str) -> str:
    """A name or an address; DomainError otherwise. International names become their ASCII form."""
    bare = text.strip()
    require(bool(bare), "Manca l'indirizzo del dispositivo.", "address")
    require(
        not bare.startswith("-") and bare.isprintable() and " " not in bare,
        f"«{_shown(bare)}» non è un indirizzo: non può iniziare con un trattino né contenere spazi.",
        "address",
    )
    if ":" in bare or bare.startswith("["):
        return _ipv6(bare)
    name = _ascii(bare).removesuffix(".")
    fits = len(name) <= LONGEST_HOST and all(_LABEL.fullmatch(part) for part in name.split("."))
    require(fits, f"«{_shown(bare)}» non è un indirizzo: serve un nome, un IPv4 o un IPv6.", "address")
    return name


def _ipv6(text: str) -> str:
    inside = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    try:
        found = IPv6Address(inside)
    except AddressValueError as wrong:
        hint = "la porta va nel suo campo" if "." in inside else "per esempio 2001:db8::10"
        raise DomainError(f"«{_shown(text)}» non è un indirizzo IPv6: {hint}.", "address") from wrong
    require(not found.scope_id, "Un indirizzo IPv6 con la zona vale solo su un computer.", "address")
    return str(found)


def _ascii(text: str) -> str:
    try:
        return text.encode("idna").decode("ascii") if not text.isascii() else text
    except UnicodeError as wrong:
        raise DomainError(f"«{_shown(text)}» non è un nome di rete.", "address") from wrong


def _shown(text: str) -> str:
    return "".join(char if char.isprintable() else "·" for char in text[:60])


def checked_port(port: int | None, method: RemoteMethod) -> int:
    """The given one or the usual one of the method."""
    found = PORTS[method] if port is None else port
    require(0 < found <= LARGEST_PORT, f"La porta {found} non esiste: va da 1 a {LARGEST_PORT}.", "port")
    return found


def checked_peer(text: str, method: RemoteMethod) -> str:
    """The id as the program wants it: spaces people write between the digits are left out."""
    bare = "".join(text.split(" "))
    name = "TeamViewer" if method is RemoteMethod.TEAMVIEWER else "AnyDesk"
    require(bool(bare), f"Manca l'ID di {name}.", "peer_id")
    require(bool(_IDS[method].fullmatch(bare)), f"«{_shown(bare)}» non è un ID di {name}.", "peer_id")
    return bare


def checked_user(text: str) -> str:
    """A log-in name, with its domain before or after; empty stays empty."""
    bare = text.strip()
    fits = not bare or (len(bare) <= 120 and bool(_USER.fullmatch(bare)))
    require(fits, f"«{_shown(bare)}» non va bene come nome utente di un collegamento.", "user_name")
    return bare


def checked_url(text: str, port: int | None, method: RemoteMethod) -> str:
    """``http(s)://host:port/path`` out of a host or a whole address; never with a password inside."""
    bare = text.strip()
    whole = bare if "://" in bare else f"{method.value}://{_bare_host(bare)}"
    parts = _URL.fullmatch(whole)
    if parts is None:
        raise DomainError(f"«{_shown(bare)}» non è una pagina web.", "address")
    scheme, place, rest = parts["scheme"].lower(), parts["place"], parts["rest"]
    require("@" not in place, "Utente e password non vanno scritti nell'indirizzo.", "address")
    require(bool(_PATH.fullmatch(rest)), f"«{_shown(rest)}» non può stare in un indirizzo web.", "address")
    host, written = _host_and_port(place)
    spoken = RemoteMethod(scheme)
    wanted = checked_port(port if written is None else written, spoken)
    return f"{scheme}://{bracketed(host)}{'' if wanted == PORTS[spoken] else f':{wanted}'}{rest}"


def _bare_host(text: str) -> str:
    """An IPv6 address without brackets gets them; all else stays as it is."""
    try:
        return f"[{IPv6Address(text)}]"
    except AddressValueError:
        return text


def _host_and_port(place: str) -> tuple[str, int | None]:
    """``srv:8443``, ``[::1]:8443``, or either without a port."""
    parts = _PLACE.fullmatch(place)
    if parts is None:
        raise DomainError(f"«{_shown(place)}» non è un indirizzo con la sua porta.", "port")
    return checked_host(parts["host"]), int(parts["port"]) if parts["port"] else None


def target_of(access: RemoteAccess, user: str = "") -> RemoteTarget:
    """Where this way in leads; DomainError says what is wrong with it and in which field."""
    method = access.method
    if method in BY_ID:
        return RemoteTarget(method, peer_id=checked_peer(access.peer_id, method))
    if method in WEB:
        return RemoteTarget(method, url=checked_url(access.address, access.port, method))
    host = checked_host(access.address)
    return RemoteTarget(method, host, checked_port(access.port, method), user=checked_user(user))
