"""Each format of a survey file is read into the same rows: real nmap, Windows in two languages, mRemoteNG."""

from __future__ import annotations

import base64
import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from istes_desk.adapters.surveys.consoles import read_neighbours
from istes_desk.adapters.surveys.opening import read_bytes, read_survey
from istes_desk.domain.plan import SurveySource
from istes_desk.domain.survey.columns import found_in, guess_columns
from istes_desk.domain.survey.seen import Found
from istes_desk.services.survey_files import Reading

DATA = Path(__file__).parents[1] / "data" / "surveys"
CSV = "Nome;Indirizzo IP;MAC;Sede\nPC-1;192.168.1.10;00-1a-2b-3c-4d-5e;Città\n;;;\n"


def rows(reading: Reading) -> list[dict[str, str]]:
    found = reading.found
    if reading.table is not None:
        found = found_in(reading.table, guess_columns(reading.table.headings))
    return [dict(one.texts) for one in found]


def test_a_real_nmap_scan() -> None:
    reading = read_survey(DATA / "nmap_loopback.xml")
    assert (reading.source, reading.table) == (SurveySource.NMAP, None)
    assert reading.taken_at == datetime(2026, 11, 22, 22, 13, 30, tzinfo=UTC)
    assert [one.texts["address"] for one in reading.found] == [f"127.0.0.{n}" for n in range(2, 7)]
    assert [one.ports for one in reading.found][:3] == [(80, 443), (631, 9100), (445, 3389)]


def test_nmap_tells_vendor_name_and_system() -> None:
    host = (
        b'<nmaprun><host><status state="up"/><address addr="10.0.0.5" addrtype="ipv4"/>'
        b'<address addr="00:1B:A9:00:00:01" addrtype="mac" vendor="Brother"/>'
        b'<hostnames><hostname name="hp.lan"/></hostnames>'
        b'<os><osmatch name="Linux 5"><osclass type="printer"/></osmatch></os></host>'
        b'<host><status state="down"/></host></nmaprun>'
    )
    assert read_bytes(host, "a.xml").found == (
        Found(
            1,
            {
                "address": "10.0.0.5",
                "mac": "00:1B:A9:00:00:01",
                "vendor": "Brother",
                "name": "hp.lan",
                "os": "Linux 5",
                "kind": "printer",
            },
        ),
    )


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode("utf-8"),
        CSV.encode("utf-8-sig"),
        CSV.encode("cp1252"),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        CSV.encode("utf-16-be"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace(";", ",").encode(),
        CSV.replace(";", "\t").encode(),
        ("Elenco dei dispositivi\n\n" + CSV).encode(),
    ],
)
def test_a_table_in_any_dialect(data: bytes) -> None:
    assert rows(read_bytes(data, "a.csv")) == [
        {"name": "PC-1", "address": "192.168.1.10", "mac": "00-1a-2b-3c-4d-5e"}
    ]


def test_formulas_stay_texts() -> None:
    text = "nome;ip;note\n=1+1;10.0.0.1;'=HYPERLINK(1)\n"
    assert rows(read_bytes(text.encode(), "a.csv")) == [
        {"name": "=1+1", "address": "10.0.0.1", "notes": "=HYPERLINK(1)"}
    ]


def test_a_workbook_gives_the_values_excel_kept() -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Rete", 0)
    sheet.append(["Inventario"])
    sheet.append(["Nome", "IP", "VLAN", "Seriale"])
    sheet.append(["pc-1", "10.0.0.1", 10.0, datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None)])
    sheet.append(["pc-2", "=A1", None, True])
    out = io.BytesIO()
    book.save(out)
    assert rows(read_bytes(out.getvalue(), "a.xlsx")) == [
        {"name": "pc-1", "address": "10.0.0.1", "vlan": "10", "serial": "02/01/2026"},
        {"name": "pc-2", "address": "", "vlan": "", "serial": "True"},
    ]


NETSH = """
Tipo: N - NESSUNO, D - DHCP B - ENTRAMBI, U - NON SPECIFICATO, R - PRENOTAZIONE IP
============================================================================================
Indirizzo IP    - Subnet mask    - ID univoco          - Scadenza lease        -Tipo - Nome
============================================================================================

192.168.1.10    - 255.255.255.0  - 00-1a-2b-3c-4d-5e   -13/10/2026 08:44:11    -D  PC-01.studio.local
192.168.1.20    - 255.255.255.0  - 00-1a-2b-3c-4d-5f   - NESSUNA SCADENZA      -R  stampante
"""


def test_leases_of_netsh() -> None:
    reading = read_bytes(NETSH.encode("cp1252"), "lease.txt")
    assert reading.source is SurveySource.DHCP
    assert rows(reading) == [
        {
            "address": "192.168.1.10",
            "prefix": "255.255.255.0",
            "mac": "00-1a-2b-3c-4d-5e",
            "name": "PC-01.studio.local",
            "dhcp": "sì",
        },
        {
            "address": "192.168.1.20",
            "prefix": "255.255.255.0",
            "mac": "00-1a-2b-3c-4d-5f",
            "name": "stampante",
            "dhcp": "no",
        },
    ]


def test_leases_of_powershell() -> None:
    text = (
        "#TYPE Microsoft.Management.Infrastructure.CimInstance\n"
        '"IPAddress","ScopeId","ClientId","HostName","AddressState","LeaseExpiryTime"\n'
        '"192.168.1.10","192.168.1.0","00-1a-2b-3c-4d-5e","PC-01","Active","13/10/2026 08:44:11"\n'
    )
    reading = read_bytes(text.encode(), "lease.csv")
    assert reading.source is SurveySource.DHCP
    assert rows(reading) == [{"address": "192.168.1.10", "mac": "00-1a-2b-3c-4d-5e", "name": "PC-01"}]


def test_leases_of_the_windows_console_in_italian() -> None:
    head = "Indirizzo IP client\tNome\tScadenza lease\tTipo\tID univoco\n"
    text = head + "10.0.0.9\tpc9\t1/1/2027\tDHCP\t001a2b3c4d5e\n"
    assert rows(read_bytes(text.encode("utf-16"), "lease.txt")) == [
        {"address": "10.0.0.9", "name": "pc9", "kind": "DHCP", "mac": "001a2b3c4d5e"}
    ]


ARP_IT = """
Interfaccia: 192.168.1.5 --- 0x9
  Indirizzo Internet    Indirizzo fisico      Tipo
  192.168.1.1           00-11-22-33-44-55     dinamico
  192.168.1.255         ff-ff-ff-ff-ff-ff     statico
  224.0.0.22            01-00-5e-00-00-16     statico
"""
ARP_EN = (
    ARP_IT.replace("Interfaccia", "Interface").replace("dinamico", "dynamic").replace("Indirizzo", "Address")
)
ARP_UNIX = (
    "router.lan (192.168.1.1) at 00:11:22:33:44:55 [ether] on eth0\n? (192.168.1.9) at <incomplete> on eth0\n"
)
NEIGHBOURS = """
ifIndex IPAddress                    LinkLayerAddress      State       PolicyStore
------- ---------                    ----------------      -----       -----------
9       ff02::1:3                    33-33-00-01-00-03     Permanent   ActiveStore
9       fe80::1                      00-11-22-33-44-55     Reachable   ActiveStore
9       192.168.1.77                 00-00-00-00-00-00     Unreachable ActiveStore
9       192.168.1.1                  00-11-22-33-44-55     Reachable   ActiveStore
"""


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (ARP_IT, ["192.168.1.1"]),
        (ARP_EN, ["192.168.1.1"]),
        (ARP_UNIX, ["192.168.1.1"]),
        (NEIGHBOURS, ["fe80::1", "192.168.1.1"]),
    ],
)
def test_neighbours_of_any_console(text: str, addresses: list[str]) -> None:
    reading = read_bytes(text.encode("utf-16"), "arp.txt")
    assert reading.source is SurveySource.ARP
    assert [one.texts["address"] for one in reading.found] == addresses
    assert {one.texts["mac"].replace(":", "-") for one in reading.found} == {"00-11-22-33-44-55"}


def test_addresses_of_powershell_as_a_list() -> None:
    text = (
        "\r\nIPAddress         : 192.168.1.5\r\nInterfaceAlias    : Ethernet 2\r\nPrefixLength      : 24\r\n"
        "\r\nIPAddress         : fe80::1%9\r\nInterfaceAlias    : Wi-Fi\r\nPrefixLength      : 64\r\n"
    )
    assert rows(read_bytes(text.encode("utf-16"), "ip.txt")) == [
        {"address": "192.168.1.5", "port_name": "Ethernet 2", "prefix": "24"},
        {"address": "fe80::1%9", "port_name": "Wi-Fi", "prefix": "64"},
    ]


def sealed(text: str, password: str, rounds: int = 1000) -> str:
    """As mRemoteNG writes it, with a salt and nonce that stand still."""
    salt, nonce = b"s" * 16, b"n" * 16
    key = PBKDF2HMAC(hashes.SHA1(), 32, salt, rounds).derive(password.encode())
    return base64.b64encode(salt + nonce + AESGCM(key).encrypt(nonce, text.encode(), salt)).decode()


def con_cons(password: str = "mR3m", full: bool = False, rounds: int = 1000) -> bytes:
    secret = sealed("Segreto!1", password, rounds)
    nodes = (
        f'<Node Name="Ufficio" Type="Container" Username="admin" Domain="STUDIO" Password="{secret}">'
        '<Node Name="srv-dc" Type="Connection" Hostname="192.168.1.2" Protocol="RDP" Port="3389" '
        'InheritUsername="true" InheritDomain="true" InheritPassword="true" Descr="contabilità"/></Node>'
        '<Node Name="web" Type="Connection" Hostname="web.lan" Protocol="SSH2" Port="22" Username="root"/>'
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<mrng:Connections xmlns:mrng="http://mremoteng.org" Name="Connections" EncryptionEngine="AES" '
        f'BlockCipherMode="GCM" KdfIterations="{rounds}" FullFileEncryption="{str(full).lower()}" '
        f'Protected="{sealed("ThisIsProtected", password, rounds)}" ConfVersion="2.6">'
        f"{sealed(nodes, password, rounds) if full else nodes}</mrng:Connections>"
    ).encode()


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("password", ["mR3m", "pàssword"])
def test_connections_of_mremoteng(full: bool, password: str) -> None:
    reading = read_bytes(con_cons(password, full), "confCons.xml", "" if password == "mR3m" else password)
    assert reading.source is SurveySource.MREMOTENG
    server, web = reading.found
    assert dict(server.texts) == {
        "name": "srv-dc",
        "address": "192.168.1.2",
        "method": "rdp",
        "way_address": "192.168.1.2",
        "way_port": "3389",
        "notes": "contabilità",
        "user": "STUDIO\\admin",
    }
    assert (server.secret, web.secret) == ("Segreto!1", "")
    assert "Segreto" not in repr(reading)
    assert web.texts["way_address"] == "web.lan"
    assert "address" not in web.texts


@pytest.mark.parametrize(
    ("line", "macs"),
    [
        ("  192.168.1.9  00-11-22-33-44-55  dinamico", ["00-11-22-33-44-55"]),
        ("192.168.1.9 dev eth0 lladdr 00:11:22:33:44:55 via 66:77:88:99:aa:bb", ["00:11:22:33:44:55"]),
        ("00-11-22-33-44-55 192.168.1.9", []),
        ("192.168.1.9 x00-11-22-33-44-55 " + "10.0.0.1 " * 30, []),
        ("192.168.1.9 00-11-22-33-44-55" + " " * 400, []),
    ],
)
def test_a_neighbour_is_an_address_and_then_its_mac(line: str, macs: list[str]) -> None:
    assert [one.texts["mac"] for one in read_neighbours(line)] == macs
