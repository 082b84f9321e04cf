"""Outlook .msg files for tests: the smallest compound file that holds a mail's properties."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

SECTOR, SMALL = 512, 4096
FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
TEXT, BINARY, NUMBER = 0x001F, 0x0102, 0x0003
Value = str | bytes | int
Tree = dict[str, "bytes | Tree"]


@dataclass(frozen=True)
class Msg:
    """Properties by their number; recipients and attachments each with properties of their own."""

    properties: Mapping[int, Value]
    recipients: tuple[Mapping[int, Value], ...] = ()
    attachments: tuple[Mapping[int, Value], ...] = ()

    def raw(self) -> bytes:
        tree = _storage(self.properties, 32)
        for number, one in enumerate(self.recipients):
            tree[f"__recip_version1.0_#{number:08X}"] = _storage(one, 8)
        for number, one in enumerate(self.attachments):
            tree[f"__attach_version1.0_#{number:08X}"] = _storage(one, 8)
        return _compound(tree)


def _storage(properties: Mapping[int, Value], head: int) -> Tree:
    tree: Tree = {}
    table = bytes(head)
    for pid, value in properties.items():
        if isinstance(value, int):
            table += struct.pack("<HHIiI", NUMBER, pid, 6, value, 0)
            continue
        kind = TEXT if isinstance(value, str) else BINARY
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        table += struct.pack("<HHIII", kind, pid, 6, len(data), 0)
        tree[f"__substg1.0_{pid:04X}{kind:04X}"] = data
    tree["__properties_version1.0"] = table
    return tree


class _Sectors:
    """Data cut into sectors of one size, and which sector follows which."""

    def __init__(self, size: int) -> None:
        self.size, self.body = size, b""
        self.chain: list[int] = []

    def store(self, data: bytes) -> int:
        """First sector of the data."""
        start, count = len(self.chain), -(-len(data) // self.size)
        if not count:
            return END
        self.body += data.ljust(count * self.size, b"\0")
        self.chain += [*range(start + 1, start + count), END]
        return start

    def table(self) -> bytes:
        return struct.pack(f"<{len(self.chain)}I", *self.chain)


class _File:
    """Short streams lie in sectors of 64 bytes, which are themselves the root's stream."""

    def __init__(self) -> None:
        self.large, self.small = _Sectors(SECTOR), _Sectors(64)
        self.entries: list[bytes] = []

    def fill(self, place: int, name: str, kind: int, right: int, child: int, start: int, size: int) -> None:
        text = name.encode("utf-16-le") + b"\0\0"
        links = (len(text), kind, 1, NONE, right, child, bytes(16), 0, 0, 0, start, size)
        self.entries[place] = struct.pack("<64sHBBIII16sIQQIQ", text, *links)

    def children(self, tree: Tree) -> int:
        """Enters everything of a storage, each to the right of the one before; the place of the first."""
        first = len(self.entries)
        self.entries += [b""] * len(tree)
        for number, (name, held) in enumerate(tree.items()):
            right = first + number + 1 if number + 1 < len(tree) else NONE
            if isinstance(held, bytes):
                sectors = self.small if len(held) < SMALL else self.large
                self.fill(first + number, name, STREAM, right, NONE, sectors.store(held), len(held))
            else:
                self.fill(first + number, name, STORAGE, right, self.children(held), 0, 0)
        return first


def _compound(tree: Tree) -> bytes:
    file = _File()
    file.entries.append(b"")
    child = file.children(tree)
    large, small = file.large, file.small
    shorts = large.store(small.body)
    file.fill(0, "Root Entry", ROOT, NONE, child, shorts, len(small.body))
    directory = large.store(b"".join(file.entries))
    links = small.table()
    short_table = large.store(links.ljust(-(-len(links) // SECTOR) * SECTOR, b"\xff"))
    tables = 1
    while tables * 128 < len(large.chain) + tables:
        tables += 1
    first = len(large.chain)
    large.chain += [FAT] * tables
    table = large.table().ljust(tables * SECTOR, b"\xff")
    places = [*range(first, first + tables), *[FREE] * (109 - tables)]
    head = struct.pack("<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3,
                       0xFFFE, 9, 6, bytes(6), 0, tables, directory, 0, SMALL, short_table,
                       -(-len(links) // SECTOR), END, 0)  # fmt: skip
    return head + struct.pack("<109I", *places) + large.body + table
