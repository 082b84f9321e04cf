"""The vault as a KeePass file: read back equal, opened by KeePassXC, old and broken files refused."""

from __future__ import annotations

import hashlib
import struct
import subprocess
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from lxml.etree import XMLSyntaxError
from pykeepass.kdbx_parsing import common, kdbx3, kdbx4
from pykeepass.kdbx_parsing.common import XML

from istes_desk.adapters.secrets import kdbx
from istes_desk.adapters.secrets.kdbx import LARGEST, KeePassFiles
from istes_desk.adapters.secrets.kdbx_aes import AT_ONCE, aes_kdf
from istes_desk.adapters.secrets.kdbx_header import DERIVATIONS, KDB1, KDBX, SIGNATURE, check_head
from istes_desk.domain.vault import CredentialKind
from istes_desk.services.errors import KnownError
from istes_desk.services.kdbx import KdbxEntry

PASSWORD = "lampada verde tredici ancora"
CANARY = "canarino-€-giallo<&>"
ENTRIES = (
    KdbxEntry(("Hotel Aurora", "Sede di Caorle"), "srv-1 · Dominio", "HOTEL\\admin", CANARY, "https://srv-1",
              "prima riga\nseconda", "handle-1", rotate_days=90),
    KdbxEntry(("Hotel Aurora", "Sede di Caorle"), "srv-1 · Dominio", "", "0000", "", "", "handle-2",
              CredentialKind.PIN),
    KdbxEntry(("Hotel Aurora",), "Wi-Fi ospiti", "", " con spazi ", "", "", "handle-3", CredentialKind.PSK),
)  # fmt: skip


@pytest.fixture(scope="session")
def vault_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kdbx") / "cassaforte.kdbx"
    digest = KeePassFiles().write(path, PASSWORD, ENTRIES)
    assert digest == KeePassFiles().digest(path) == hashlib.sha256(path.read_bytes()).hexdigest()
    return path


def test_it_comes_back_equal_and_lies_encrypted_on_the_disk(vault_file: Path) -> None:
    assert sorted(KeePassFiles().read(vault_file, PASSWORD), key=lambda one: one.handle) == list(ENTRIES)
    assert [path.name for path in vault_file.parent.iterdir()] == ["cassaforte.kdbx"]
    data = vault_file.read_bytes()
    assert not any(
        word.encode(code) in data for word in (CANARY, "Aurora") for code in ("utf-8", "utf-16-le")
    )


@pytest.mark.keepassxc
def test_keepassxc_opens_it(vault_file: Path) -> None:
    name = "Hotel Aurora/Sede di Caorle/srv-1 · Dominio"
    shown = subprocess.run(
        ["keepassxc-cli", "show", "-q", "-s", "--all", str(vault_file), name],
        input=PASSWORD, capture_output=True, text=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    wanted = (f"Password: {CANARY}", "UserName: HOTEL\\admin", "URL: https://srv-1", "seconda", "handle-1")
    assert [one for one in wanted if one not in shown] == []


def test_a_wrong_password_or_a_broken_file_is_refused(vault_file: Path, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="La password del file") as wrong:
        KeePassFiles().read(vault_file, "un'altra password")
    assert "un'altra password" not in f"{wrong.value.__context__!r}{wrong.value}"
    whole, cut = vault_file.read_bytes(), tmp_path / "cut.kdbx"
    for data in (whole[:-400], whole[:150], whole[:-40] + bytes(40), whole[:600] + b"x" * 20 + whole[620:]):
        cut.write_bytes(data)
        with pytest.raises(KnownError, match=r"danneggiato|non è giusta"):
            KeePassFiles().read(cut, PASSWORD)


def head(kind: int, minor: int, major: int, rest: bytes = b"") -> bytes:
    return struct.pack("<IIHH", SIGNATURE, kind, minor, major) + rest


def asking(name: bytes, value: int) -> bytes:
    """A head of version 4 whose key derivation asks for so much."""
    item = struct.pack("<BI", 5, len(name)) + name + struct.pack("<IQ", 8, value)
    named = struct.pack("<BI", 0x42, 5) + b"$UUID" + struct.pack("<I", 16) + max(DERIVATIONS)
    derivation = struct.pack("<H", 0x100) + named + item + b"\0"
    end = struct.pack("<BI", 0, 0)
    return head(KDBX, 0, 4, struct.pack("<BI", 11, len(derivation)) + derivation + end)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Non è un file KeePass"),
        (b"PK\x03\x04 un file qualunque", "Non è un file KeePass"),
        (head(KDB1, 3, 0), "KeePass 1"),
        (head(KDBX, 0, 3), "KDBX 3.0"),
        (head(KDBX, 0, 2), "KDBX 2.0"),
        (head(KDBX, 0, 5), "KDBX 5.0"),
        (head(KDBX, 0, 4), "tronca"),
        (head(KDBX, 0, 4, struct.pack("<BI", 11, 9) + b"\0\1\4\xff\xff\xff\xff\0\0" + bytes(5)), "tronca"),
        (asking(b"M", 1 << 40), "troppa memoria"),
        (asking(b"I", 1 << 40), "troppo calcolo"),
        (head(KDBX, 1, 3, struct.pack("<BHQBH", 6, 8, 1 << 60, 0, 0)), "troppo calcolo"),
    ],
)
def test_the_head_is_judged_before_a_password_is_tried(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "x.kdbx"
    path.write_bytes(data)
    with pytest.raises(KnownError, match=reason):
        KeePassFiles().read(path, PASSWORD)


def changed(whole: bytes, name: bytes, value: bytes) -> bytes:
    """The file with another value of its key derivation, and the digest of the head that fits it."""
    at = whole.index(struct.pack("<I", len(name)) + name) + 8 + len(name)
    head = whole[:at] + value + whole[at + len(value) :]
    end = 12
    while head[end]:
        end += 5 + struct.unpack_from("<I", head, end + 1)[0]
    end += 5 + struct.unpack_from("<I", head, end + 1)[0]
    return head[:end] + hashlib.sha256(head[:end]).digest() + head[end + 32 :]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        (b"M", struct.pack("<Q", 0), "danneggiato"),
        (b"I", struct.pack("<Q", 0), "danneggiato"),
        (b"P", struct.pack("<I", 0), "danneggiato"),
        (b"$UUID", bytes(16), "modo sconosciuto"),
        (b"I", struct.pack("<Q", 600), "troppo calcolo"),
    ],
)
def test_a_head_that_asks_for_nonsense_is_no_bug(
    vault_file: Path, tmp_path: Path, name: bytes, value: bytes, reason: str
) -> None:
    path = tmp_path / "x.kdbx"
    path.write_bytes(changed(vault_file.read_bytes(), name, value))
    with pytest.raises(KnownError, match=reason):
        KeePassFiles().read(path, PASSWORD)


@pytest.mark.parametrize("rounds", [0, 1, 6_000, AT_ONCE + 7])
def test_the_quick_derivation_gives_the_librarys_key(rounds: int) -> None:
    key, composite = bytes(range(32)), bytes(range(32, 64))
    assert aes_kdf(key, rounds, composite) == common.aes_kdf(key, rounds, composite)
    assert kdbx3.aes_kdf is kdbx4.aes_kdf is aes_kdf


def test_heads_of_today_pass(vault_file: Path) -> None:
    check_head(vault_file.read_bytes())
    check_head(asking(b"M", 64 << 20))
    check_head(head(KDBX, 1, 3, struct.pack("<BHQBH", 6, 8, 60_000, 0, 0)))


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="non si può leggere"):
        KeePassFiles().read(tmp_path / "nothing.kdbx", PASSWORD)
    large = tmp_path / "large.kdbx"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(KnownError, match="troppo grande"):
        KeePassFiles().read(large, PASSWORD)
    with pytest.raises(KnownError, match="non si può scrivere"):
        KeePassFiles().write(tmp_path / "no" / "folder.kdbx", PASSWORD, ENTRIES[:1])


def test_a_file_that_unpacks_to_too_much_is_refused(
    vault_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdbx, "LARGEST_INSIDE", 500)
    with pytest.raises(KnownError, match="contiene troppo"):
        KeePassFiles().read(vault_file, PASSWORD)


def test_a_file_with_too_many_entries_is_refused(vault_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdbx, "MOST_ENTRIES", 2)
    with pytest.raises(KnownError, match="troppe voci"):
        KeePassFiles().read(vault_file, PASSWORD)


def test_entities_of_xml_are_not_followed(tmp_path: Path) -> None:
    """The library's own parser reads the inside of a file; an entity that names a file brings nothing."""
    (tmp_path / "secret.txt").write_text(CANARY, encoding="utf-8")
    hostile = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt">]><x>&e;</x>'
    bomb = '<!DOCTYPE x [<!ENTITY a "' + "a" * 1000 + '">' + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 30}">' for before, after in pairwise("abcdef")
    ) + "]><x>&f;</x>"  # fmt: skip
    for text in (hostile, bomb):
        found = ""
        with suppress(XMLSyntaxError):
            found = "".join(XML._decode(XML.__new__(XML), text.encode(), None, "").getroot().itertext())
        assert CANARY not in found
        assert len(found) < 1_000_000


@pytest.mark.keepassxc
def test_a_file_that_keepassxc_made_is_read(tmp_path: Path) -> None:
    path = tmp_path / "altrui.kdbx"

    def run(*words: str, text: str) -> None:
        subprocess.run(["keepassxc-cli", *words], input=text, text=True, encoding="utf-8", check=True,
                       capture_output=True)  # fmt: skip

    run("db-create", "-q", "-p", str(path), text=f"{PASSWORD}\n{PASSWORD}\n")
    run("mkdir", "-q", str(path), "Hotel Aurora", text=f"{PASSWORD}\n")
    run("add", "-q", "-u", "admin", "--url", "https://nas-1", "-p", str(path), "Hotel Aurora/nas-1",
        text=f"{PASSWORD}\n{CANARY}\n")  # fmt: skip
    assert KeePassFiles().read(path, PASSWORD) == (
        KdbxEntry(("Hotel Aurora",), "nas-1", "admin", CANARY, "https://nas-1"),
    )


def test_a_failed_write_keeps_the_copy_before(
    vault_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "copy.kdbx"
    path.write_bytes(b"the copy before")

    def broken(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(KnownError, match="No space left"):
        KeePassFiles().write(path, PASSWORD, ENTRIES[:1])
    assert path.read_bytes() == b"the copy before"
    assert [one.name for one in tmp_path.iterdir()] == ["copy.kdbx"]


def test_what_xml_cannot_hold_is_refused_and_not_changed(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="caratteri di controllo"):
        KeePassFiles().write(tmp_path / "x.kdbx", PASSWORD, (KdbxEntry(("Hotel",), "x", "", "a\x01b"),))
