"""``confCons.xml`` of mRemoteNG: its connections with user names and, by its password, the passwords."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lxml import etree

from istes_desk.adapters.surveys.mremoteng_cipher import MOST_ROUNDS, SHIPPED, Cipher
from istes_desk.adapters.surveys.xml_trees import parse
from istes_desk.domain.survey.seen import Found
from istes_desk.services.survey_files import PasswordWantedError, UnreadableError

METHODS = {"RDP": "rdp", "SSH1": "ssh", "SSH2": "ssh", "VNC": "vnc", "HTTP": "http", "HTTPS": "https",
           "ARD": "vnc", "AnyDesk": "anydesk"}  # fmt: skip
HANDED_DOWN = ("Username", "Domain", "Password", "Port", "Protocol")
MOST_SECRETS = 5_000
MOST_WORK = 200_000_000
"""Rounds of all passwords together: what a file may cost."""
DEEPEST = 50


def is_mremoteng(root: etree._Element) -> bool:
    return etree.QName(root).localname == "Connections"


def read_mremoteng(root: etree._Element, password: str) -> tuple[Found, ...]:
    """The connections in the order of the file; PasswordWantedError when it is protected by another one."""
    cipher = _cipher(root, password)
    guard = cipher.open(root.get("Protected", ""))
    if guard not in ("ThisIsProtected", "ThisIsNotProtected"):
        raise UnreadableError("Il file di mRemoteNG è danneggiato.")
    if root.get("FullFileEncryption", "").casefold() == "true":
        root = parse(f"<Connections>{cipher.open(root.text or '')}</Connections>".encode())
    secrets = sum(1 for node in root.iter("Node") if node.get("Password"))
    if secrets > MOST_SECRETS or secrets * cipher.rounds > MOST_WORK:
        raise UnreadableError("Il file di mRemoteNG ha troppe password.", "Esportarlo in più parti.")
    lines = count(1)
    return tuple(_nodes(root, {}, cipher, lines, 0))


def _cipher(root: etree._Element, password: str) -> Cipher:
    engine, mode = root.get("EncryptionEngine", ""), root.get("BlockCipherMode", "")
    if (engine, mode) != ("AES", "GCM"):
        raise UnreadableError(
            "Il file di mRemoteNG usa una cifratura che non si può leggere.",
            "Nelle opzioni di mRemoteNG scegliere AES e GCM, salvare e riprovare.",
        )
    rounds = root.get("KdfIterations", "1000")
    if not (rounds.isascii() and rounds.isdigit() and len(rounds) < 8 and 0 < int(rounds) <= MOST_ROUNDS):
        raise UnreadableError("Il file di mRemoteNG chiede un lavoro di decifratura senza misura.")
    return Cipher(password or SHIPPED, int(rounds))


def _nodes(
    parent: etree._Element, above: dict[str, str], cipher: Cipher, lines: Iterator[int], depth: int
) -> Iterator[Found]:
    """What a folder hands down is used where a connection says that it inherits it."""
    if depth > DEEPEST:
        raise UnreadableError("Il file di mRemoteNG ha troppe cartelle una dentro l'altra.")
    for node in parent.iterchildren("Node"):
        own = {name: _value(node, above, name) for name in HANDED_DOWN}
        if node.get("Type", "").casefold() == "container":
            yield from _nodes(node, own, cipher, lines, depth + 1)
        else:
            yield _found(next(lines), node, own, cipher)


def _value(node: etree._Element, above: dict[str, str], name: str) -> str:
    inherits = node.get(f"Inherit{name}", "").casefold() == "true"
    return above.get(name, "") if inherits else node.get(name, "")


def _found(line: int, node: etree._Element, own: dict[str, str], cipher: Cipher) -> Found:
    host, method = node.get("Hostname", ""), METHODS.get(own["Protocol"], "")
    is_address = host.replace(".", "").isdigit() or ":" in host
    name = node.get("Name", "") or host
    texts = {
        "name": name.partition(" ")[0] if is_address and not name else name,
        "address": host if is_address else "",
        "method": method,
        "way_address": "" if method == "anydesk" else host,
        "peer_id": host if method == "anydesk" else "",
        "way_port": own["Port"] if own["Port"] != "0" else "",
        "notes": node.get("Descr", ""),
        "user": "\\".join(filter(None, (own["Domain"], own["Username"]))),
    }
    return Found(line, {key: text for key, text in texts.items() if text}, (), _secret(own, cipher))


def _secret(own: dict[str, str], cipher: Cipher) -> str:
    if not own["Password"]:
        return ""
    try:
        return cipher.open(own["Password"])
    except PasswordWantedError as wrong:
        raise UnreadableError("Una password del file è danneggiata.") from wrong
