"""Which column of a table is which fact: guessed from its heading, Italian or English; the user decides."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from istes_desk.domain.device_facts import FACT_LABELS_IT
from istes_desk.domain.survey.seen import Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FACTS = ("kind", "role", "room", "os", "os_version", "vendor", "serial", "owner", "notes")
COLUMNS_IT: dict[str, str] = {
    "name": FACT_LABELS_IT["name"],
    "address": "Indirizzo IP",
    "prefix": "Maschera",
    "gateway": "Gateway",
    "vlan": "VLAN",
    "mac": "MAC",
    "dhcp": "DHCP",
    **{name: FACT_LABELS_IT[name] for name in _FACTS},
    "peer_id": "ID TeamViewer",
}

_SYNONYMS: dict[str, str] = {
    "name": "nome hostname host computer dispositivo device nomehost nomepc nomecomputer devicename label",
    "address": "ip indirizzo indirizzoip ipaddress ipv4 address indirizzoipclient clientipaddress "
    "ipv4address indirizzoipv4 indirizzointernet internetaddress ipaddressv4",
    "prefix": "maschera mask netmask subnetmask prefix prefixlength cidr mascheradisottorete",
    "gateway": "gw defaultgateway gatewaypredefinito router",
    "vlan": "vlanid idvlan",
    "mac": "macaddress indirizzomac indirizzofisico physicaladdress linklayeraddress clientid uniqueid "
    "idunivoco ethernetaddress",
    "dhcp": "dinamico dynamic",
    "kind": "tipo type kind tipologia categoria category",
    "role": "ruolo role funzione descrizione description",
    "room": "stanza locale ufficio posizione location room luogo ubicazione piano",
    "os": "so sistema sistemaoperativo operatingsystem os",
    "os_version": "versione osversion version versioneso",
    "vendor": "marca produttore costruttore vendor manufacturer modello model",
    "serial": "seriale matricola serialnumber numerodiserie sn serial servicetag",
    "owner": "utente assegnatario proprietario owner user assegnatoa",
    "notes": "note notes annotazioni commento comment comments",
    "peer_id": "teamviewer idteamviewer teamviewerid tvid",
    "port_name": "interfacealias scheda interfaccia interface adapter",
}
_BY_WORD = {
    word: name for name, words in _SYNONYMS.items() for word in (*words.split(), name.replace("_", ""))
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in a file: headings and rows of texts; ``first_line`` is the first row's."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_line: int = 2


def _bare(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading).casefold()
    return re.sub(r"[^a-z0-9]", "", plain)


def guess_columns(headings: Sequence[str]) -> dict[int, str]:
    """Column number to field; each field once, the first column that fits wins."""
    found: dict[int, str] = {}
    for at, heading in enumerate(headings):
        name = _BY_WORD.get(_bare(heading))
        if name and name not in found.values():
            found[at] = name
    return found


def found_in(table: Table, columns: Mapping[int, str]) -> tuple[Found, ...]:
    """The rows by the chosen columns; wholly empty rows are left out."""
    return tuple(
        Found(line, {name: row[at] for at, name in columns.items() if at < len(row)})
        for line, row in enumerate(table.rows, table.first_line)
        if any(text.strip() for text in row)
    )
