"""Tables that go with a plan: devices, credentials, changes, problems; as many sheets as they take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from istes_desk.services.plan_drawing import PlanPaper, PlanRow
from istes_desk.services.plan_page import INNER, MM, STRIP, Page
from istes_desk.services.shapes import MUTED, RULE, Box, Path, Shape
from istes_desk.services.typeset import Setter

SIZE = 6.5
LEADING = SIZE * 1.28
_SIDE = 3.0
_HEAD = 19.0  # points between the frame and the first row
_TINT = "#eef2f6"


@dataclass(frozen=True, slots=True)
class Listing:
    """A table ready to set; ``shares`` are the relative widths of its columns."""

    title: str
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]

    def without_empty(self) -> Listing:
        """Columns that are empty in every row are left out."""
        kept = [at for at in range(len(self.heads)) if any(row[at] for row in self.rows)]
        heads, shares = tuple(self.heads[at] for at in kept), tuple(self.shares[at] for at in kept)
        return Listing(self.title, heads, shares, tuple(tuple(row[at] for at in kept) for row in self.rows))


_IN_FULL = (("Indirizzi", 14), ("Nome", 15))
_IN_THE_BOX = (("Rete e altri indirizzi", 14), ("Per esteso", 15))
_FACTS = (
    ("Tipo", 10), ("MAC", 14), ("Sistema", 13), ("Marca", 8), ("N. di serie", 10), ("Posizione", 11),
    ("Controllo remoto", 14), ("Ruolo", 12),
)  # fmt: skip
_CREDENTIALS = (("Dispositivo", 20), ("Credenziale", 20), ("Nome utente", 20), ("Password o codice", 30))
_CHANGES = (("", 3), ("Oggetto", 12), ("Nome", 20), ("Che cosa", 14), ("Prima", 24), ("Dopo", 24))


def listings(
    paper: PlanPaper, where: Mapping[int, str], cut: Mapping[int, tuple[str, ...]]
) -> Iterator[Listing]:
    """All that have a row; ``where[device]`` reads "3-B4", ``cut`` is what its box could not say whole."""
    changes = tuple((one.mark, one.sort, one.name, one.what, one.before, one.after) for one in paper.changes)
    secrets = tuple((one.device, one.label, one.user_name, one.secret) for one in paper.credentials)
    problems = tuple((str(at), said) for at, said in enumerate(paper.problems, 1))
    for title, columns, rows in (
        ("Che cosa è cambiato", _CHANGES, changes),
        ("Dispositivi in ordine di indirizzo", *_devices(paper, where, cut)),
        ("Credenziali", _CREDENTIALS, secrets),
        ("Problemi rilevati", (("N.", 3), ("Problema", 90)), problems),
    ):
        if rows:
            heads, shares = tuple(name for name, _ in columns), tuple(share for _, share in columns)
            yield Listing(title, heads, shares, rows).without_empty()


Columns = tuple[tuple[str, int], ...]


def _devices(
    paper: PlanPaper, where: Mapping[int, str], cut: Mapping[int, tuple[str, ...]]
) -> tuple[Columns, tuple[tuple[str, ...], ...]]:
    numbers, kinds = paper.numbers, dict(paper.kinds)
    rows = tuple(
        (
            numbers[row.device_id],
            where.get(row.device_id, ""),
            *(_in_full(row) if paper.index else _beside_box(row, cut.get(row.device_id, ()))),
            *_facts(row, kinds),
        )
        for row in paper.rows
    )
    return (("N.", 4), ("Foglio", 7), *(_IN_FULL if paper.index else _IN_THE_BOX), *_FACTS), rows


def _in_full(row: PlanRow) -> tuple[str, str]:
    return "\n".join(row.addresses), row.name


def _beside_box(row: PlanRow, cut: tuple[str, ...]) -> tuple[str, str]:
    """The net of the address that is in the box, other addresses; name and address where they were cut."""
    net = [address.removeprefix(row.first) for address in row.addresses[:1]]
    said = (text for text in cut if text in (row.name, row.first))
    return "\n".join(filter(None, (*net, *row.addresses[1:]))), "\n".join(said)


def _facts(row: PlanRow, kinds: Mapping[str, str]) -> tuple[str, ...]:
    return (
        kinds.get(row.kind, row.kind), row.mac, row.system, row.vendor, row.serial, row.place, row.remote,
        row.note,
    )  # fmt: skip


Row = list[list[str]]


class Tabulator:
    """Sets one listing on as many pages as it needs."""

    def __init__(self, page: Page, put: Setter, listing: Listing) -> None:
        self.put, self.listing = put, listing
        self.left, self.top = INNER + 3 * MM, INNER + _HEAD
        self.room = page.height - INNER - STRIP - 3 * MM - self.top
        self.widths = _widths(put, listing, page.width - 2 * self.left)

    def pages(self) -> Iterator[list[Shape]]:
        """The shapes of one page after the other."""
        shapes, y = self._open()
        bottom = self.top + self.room
        for row in self._rows():
            high = _height(row)
            if y + high > bottom:
                yield shapes
                shapes, y = self._open()
            shapes += self._cells(row, y, bold=False)
            y += high
        yield shapes

    def _rows(self) -> Iterator[Row]:
        """Wrapped; one that is higher than a page goes on in a row of its own."""
        most = int((self.room - LEADING * 2) / LEADING) - 1
        for words in self.listing.rows:
            row = [
                self.put.wrap(text, SIZE, width - 2 * _SIDE)
                for text, width in zip(words, self.widths, strict=True)
            ]
            for start in range(0, max(1, *(len(cell) for cell in row)), most):
                yield [cell[start : start + most] for cell in row]

    def _open(self) -> tuple[list[Shape], float]:
        title = self.put.line(self.left, self.top - 5, self.listing.title, 10, bold=True)
        head: Row = [
            self.put.wrap(text, SIZE, width - 2 * _SIDE, bold=True)
            for text, width in zip(self.listing.heads, self.widths, strict=True)
        ]
        high = _height(head)
        band = Box(self.left, self.top, sum(self.widths), high, 0, _TINT)
        return [title, band, *self._cells(head, self.top, bold=True)], self.top + high

    def _cells(self, row: Row, y: float, *, bold: bool) -> list[Shape]:
        shapes: list[Shape] = []
        x = self.left
        for cell, width in zip(row, self.widths, strict=True):
            shapes += [
                self.put.line(
                    x + _SIDE, y + 2 + at * LEADING + SIZE * 0.95, line, SIZE, bold=bold, color=MUTED
                )
                if bold
                else self.put.line(x + _SIDE, y + 2 + at * LEADING + SIZE * 0.95, line, SIZE)
                for at, line in enumerate(cell)
            ]
            x += width
        end = y + _height(row)
        return [*shapes, Path(((self.left, end), (x, end)), 0.4, color=RULE)]


def _widths(put: Setter, listing: Listing, wide: float) -> list[float]:
    """As wide as what stands in them, else as their longest words; by their shares when neither fits."""
    columns = list(zip(listing.heads, *listing.rows, strict=True))
    words = [[_wide(put, cell.split(), not at) for at, cell in enumerate(cells)] for cells in columns]
    lines = [[_wide(put, cell.splitlines(), not at) for at, cell in enumerate(cells)] for cells in columns]
    least = [min(max(each), wide / 4) + 2 * _SIDE for each in words]
    whole = [max(each) + 2 * _SIDE for each in lines]
    if sum(least) > wide:
        return [wide * share / sum(listing.shares) for share in listing.shares]
    if sum(whole) <= wide:
        return [each * wide / sum(whole) for each in whole]
    return _spread(least, whole, wide)


def _spread(least: Sequence[float], whole: Sequence[float], wide: float) -> list[float]:
    """Who needs little more is served first: long texts are wrapped, not the short ones beside them."""
    widths, rest = list(least), wide - sum(least)
    needs = sorted((b - a, at) for at, (a, b) in enumerate(zip(least, whole, strict=True)))
    for served, (need, at) in enumerate(needs):
        given = min(need, rest / (len(needs) - served))
        widths[at] += given
        rest -= given
    return widths


def _wide(put: Setter, texts: Sequence[str], bold: bool) -> float:
    return max((put.measure(text, SIZE, bold) for text in texts), default=0.0)


def _height(row: Sequence[Sequence[str]]) -> float:
    return max(1, *(len(cell) for cell in row)) * LEADING + 3.6
