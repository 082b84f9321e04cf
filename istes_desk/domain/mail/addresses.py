"""Message-IDs and addresses in one form, and whose customer an address is (Q-10)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

BETWEEN_BRACKETS = re.compile(r"<([^<>]*)>")
BLANKS = re.compile(r"[\s\x00-\x1f]+")
LONGEST = 500


def normalise_message_id(text: str) -> str:
    """``<local@domain>`` with the domain in lower case and no blanks; "" when there is none."""
    found = BETWEEN_BRACKETS.search(text)
    bare = BLANKS.sub("", found.group(1) if found else text).strip("<>")[:LONGEST]
    local, at, domain = bare.rpartition("@")
    return f"<{local}{at}{domain.lower() if at else domain}>" if bare else ""


def message_ids(text: str) -> tuple[str, ...]:
    """All the ids of an In-Reply-To or References header, in order, each once."""
    parts = [f"<{inside}>" for inside in BETWEEN_BRACKETS.findall(text)] or text.split()
    return tuple(dict.fromkeys(one for one in map(normalise_message_id, parts) if one))


def normalise_address(text: str) -> str:
    """The bare address in lower case: ``Anna <Anna@Hotel.example>`` gives ``anna@hotel.example``."""
    found = BETWEEN_BRACKETS.findall(text)
    return BLANKS.sub("", found[-1] if found else text).strip("<>\"'").lower()[:LONGEST]


def host_of(address: str) -> str:
    """The part after the last ``@``, without bracket; "" when there is none."""
    return address.rpartition("@")[2].rstrip(">.").lower() if "@" in address else ""


class MatchKind(StrEnum):
    ADDRESS = "address"
    DOMAIN = "domain"
    TO_ASSIGN = "to_assign"


@dataclass(frozen=True, slots=True)
class CustomerMatch:
    """Whose mail it is; ``customer_id`` None means "customer to be assigned". ``reason`` is Italian."""

    customer_id: int | None
    kind: MatchKind
    reason: str


def _widening(host: str) -> list[str]:
    """``a.b.example`` gives itself, then ``b.example``, then ``example``."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


def _by_domain(
    host: str, private_domains: Mapping[str, Collection[int]], provider_domains: Collection[str]
) -> CustomerMatch | None:
    for domain in _widening(host):
        if domain in provider_domains:
            reason = f"Cliente da assegnare: {domain} è il dominio di un gestore, usato da molti."
            return CustomerMatch(None, MatchKind.TO_ASSIGN, reason)
        owners = set(private_domains.get(domain, ()))
        if len(owners) == 1:
            reason = f"Riconosciuto dal dominio {domain} del cliente."
            return CustomerMatch(owners.pop(), MatchKind.DOMAIN, reason)
        if owners:
            reason = f"Cliente da assegnare: il dominio {domain} appartiene a più clienti."
            return CustomerMatch(None, MatchKind.TO_ASSIGN, reason)
    return None


def match_customer(
    address: str,
    known_addresses: Mapping[str, Collection[int]],
    private_domains: Mapping[str, Collection[int]],
    provider_domains: Collection[str],
) -> CustomerMatch:
    """Known address, then private domain, never a provider's domain (Q-10); ids are the customers'."""
    bare = normalise_address(address)
    owners = set(known_addresses.get(bare, ()))
    if len(owners) == 1:
        return CustomerMatch(owners.pop(), MatchKind.ADDRESS, f"Riconosciuto dall'indirizzo {bare}.")
    if owners:
        reason = f"Cliente da assegnare: {bare} scrive per più clienti."
        return CustomerMatch(None, MatchKind.TO_ASSIGN, reason)
    found = _by_domain(host_of(bare), private_domains, provider_domains)
    unknown = f"Cliente da assegnare: {bare or 'il mittente'} non è tra gli indirizzi conosciuti."
    return found or CustomerMatch(None, MatchKind.TO_ASSIGN, unknown)
