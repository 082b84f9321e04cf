"""Sheets of the display list: what stands on which, how it is cut, what leads where (N-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from istes_desk.domain.layout_tree import Node
from istes_desk.domain.plan_changes import PlanDifference
from istes_desk.services.papers import Letterhead
from istes_desk.services.plan_drawing import (
    CredentialRow,
    DrawnArea,
    DrawnNote,
    PlanBox,
    PlanLink,
    PlanPaper,
    PlanRow,
)
from istes_desk.services.plan_page import Page, PageSize, page_of
from istes_desk.services.plan_parts import SMALLEST_SCALE, STYLE, parts_of
from istes_desk.services.plan_sheets import plan_sheets
from istes_desk.services.shapes import Box, Path, Sheet, Words
from istes_desk.services.symbol_strokes import strokes_of
from istes_desk.services.typeset import Setter


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.65 if bold else 0.58)


def paper(links: list[tuple[int, int]], count: int, **changes: Any) -> PlanPaper:
    """Boxes 1 … count, the first nearest to the Internet; rooms by tens."""
    boxes = tuple(
        PlanBox(one, "pc", f"pc-{one:04}-z", (f"10.0.{one // 250}.{one % 250}", "ruolo"), 200.0 * one, 0,
                160, 64, f"Piano {one // 10}")
        for one in range(1, count + 1)
    )  # fmt: skip
    plain = PlanPaper(
        Letterhead("Studio"), "Hotel", "Sede", "Piantina", "Marco", "", "1", date(2026, 11, 22), boxes,
        tuple(Node(one, f"pc-{one:04}", min(one - 1, 1)) for one in range(1, count + 1)),
        tuple(PlanLink(a, b, ((0, 0), (0, 90)), id=at) for at, (a, b) in enumerate(links, 1)),
        rows=tuple(PlanRow(box.device_id, box.name, box.kind, box.lines[:1]) for box in boxes),
        kinds=(("pc", "PC"), ("nas", "NAS")),
    )  # fmt: skip
    return replace(plain, **changes)


def switches(count: int, each: int) -> list[tuple[int, int]]:
    """A core with so many switches of so many leaves."""
    heads = [2 + at * (each + 1) for at in range(count)]
    return [(1, head) for head in heads] + [(head, head + at) for head in heads for at in range(1, each + 1)]


def sheets_of(wanted: PlanPaper, size: PageSize = PageSize.A4) -> tuple[Sheet, ...]:
    return plan_sheets(wanted, size, True, measure)


def words(sheet: Sheet) -> list[str]:
    return [one.text for one in sheet.shapes if isinstance(one, Words)]


def devices(sheet: Sheet) -> list[Box]:
    return [one for one in sheet.shapes if isinstance(one, Box) and one.radius == 2.5]


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[tuple[int, int]], int]:
    parents = draw(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), max_size=120))
    links = [(1 + parent % (at + 1), at + 2) for at, parent in enumerate(parents) if parent is not None]
    ends = st.integers(1, len(parents) + 1)
    more = draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]), max_size=4))
    return links + more, len(parents) + 1


@settings(max_examples=25)
@given(networks())
def test_every_device_once_readable_and_inside(network: tuple[list[tuple[int, int]], int]) -> None:
    wanted = paper(*network)
    page = page_of(PageSize.A4, True)
    parts = parts_of(wanted, page)
    assert sorted(box.device_id for part in parts for box in part.boxes) == list(range(1, network[1] + 1))
    assert all(part.fit.scale >= SMALLEST_SCALE for part in parts)
    sheets = sheets_of(wanted)
    said = [text for sheet in sheets for text in words(sheet)]
    assert all(said.count(box.name) == 1 and said.count(box.lines[0]) == 1 for box in wanted.boxes)
    for sheet in sheets:
        assert all(one.size >= 6 for one in sheet.shapes if isinstance(one, Words) and one.text)
        assert all(
            one.x > 0 and one.x + one.width < sheet.width for one in sheet.shapes if isinstance(one, Words)
        )
        for a, b in combinations(devices(sheet), 2):
            assert not (
                a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
            )


def test_blocks_lead_to_each_other_both_ways() -> None:
    wanted = paper([*switches(4, 20), (3, 30), (3, 1)], 85)
    overview, root, *rest = sheets_of(wanted)
    assert overview.title == "Quadro d'insieme"
    assert not [text for text in words(overview) if "pc-" in text]
    assert any("foglio 3, A" in text for text in words(root))
    assert any("foglio 2, " in text for text in words(rest[0]))
    table = [text for sheet in sheets_of(wanted) for text in words(sheet) if text.startswith("3-")]
    assert table
    assert any(one.dash for sheet in rest for one in sheet.shapes if isinstance(one, Path))


def test_a_small_plan_keeps_its_places_and_what_was_drawn_around() -> None:
    wanted = paper(
        [(1, 2)],
        2,
        placed=True,
        areas=(DrawnArea("VLAN 20", 150, -30, 500, 200, 3),),
        notes=(DrawnNote("Chiave in reception", 700, 0, 200),),
    )
    boxes = (replace(wanted.boxes[0], tint=3), wanted.boxes[1])
    link = PlanLink(1, 2, ((360, 32), (600, 32)), True, "fibra", "p1", "porta dal nome molto lungo", 1)
    drawing, table = sheets_of(replace(wanted, boxes=boxes, links=(link,)))
    said = words(drawing)
    assert {"VLAN 20", "Chiave in reception", "fibra", "p1", "Senza fili o altra via"} <= set(said)
    assert "porta dal nome molto lungo" not in said
    left, right = devices(drawing)
    assert left.y == right.y
    down = PlanLink(1, 2, ((360, 64), (360, 300)), label="in giù")
    assert "in giù" in words(sheets_of(replace(wanted, links=(down,)))[0])
    assert (drawing.title, table.title) == ("Piantina", "Dispositivi in ordine di indirizzo")


def test_notes_that_are_on_no_sheet_stand_on_the_overview() -> None:
    wanted = paper(
        switches(4, 20), 85, placed=True, notes=(DrawnNote("Chiave in reception", 0, 0, 200),),
        areas=(DrawnArea("Tutto", 0, -50, 99999, 200), DrawnArea("Altrove", 0, 900, 10, 10)),
    )  # fmt: skip
    overview, *rest = sheets_of(wanted)
    assert "• Chiave in reception" in words(overview)
    assert not any("Altrove" in words(sheet) for sheet in rest)


def test_a_part_placed_by_hand_that_is_compact_keeps_its_places() -> None:
    plain = paper(switches(4, 20), 85, placed=True)
    boxes = tuple(
        replace(box, x=at % 21 % 7 * 190.0, y=at % 21 // 7 * 110.0 + at // 21 * 3000)
        for at, box in enumerate(plain.boxes, -1)
    )
    area = DrawnArea("Tutto", -50, -50, 5000, 30000)
    parts = parts_of(replace(plain, boxes=boxes, areas=(area,)), page_of(PageSize.A4, True))
    kept = [part for part in parts if part.areas]
    assert kept
    assert all(part.readable for part in parts)


def test_a_very_wide_star_is_spread_over_many_sheets() -> None:
    wanted = paper([(1, one) for one in range(2, 150)], 149)
    parts = parts_of(wanted, page_of(PageSize.A4, False))
    assert len(parts) > 3
    assert all(part.readable for part in parts)


def test_long_names_are_wrapped_then_cut_and_empty_ones_are_nothing() -> None:
    wanted = paper([], 3)
    names = ("un nome davvero molto lungo per un dispositivo", "x" * 400, "")
    boxes = tuple(replace(box, name=name, lines=()) for box, name in zip(wanted.boxes, names, strict=True))
    rows = tuple(replace(row, name=name, note="") for row, name in zip(wanted.rows, names, strict=True))
    drawing, table = sheets_of(replace(wanted, boxes=boxes, rows=rows))
    said = words(drawing)
    assert "".join(text for text in words(table) if "x" in text) == "x" * 400
    assert not any("davvero" in text for text in words(table))
    assert "un nome davvero molto" in " ".join(said)
    assert any("…" in text for text in said)


def test_a_name_a_little_too_wide_is_a_little_smaller() -> None:
    wanted = paper([], 1)
    name = "stampante-numero-quattro"
    drawing = sheets_of(replace(wanted, boxes=(replace(wanted.boxes[0], name=name),)))[0]
    (said,) = [one for one in drawing.shapes if isinstance(one, Words) and one.text == name]
    assert 6 < said.size < 9


def test_marks_of_changes_and_their_legend() -> None:
    wanted = paper([(1, 2), (1, 3)], 3)
    boxes = tuple(replace(box, mark=mark) for box, mark in zip(wanted.boxes, "+−~", strict=True))
    changes = (PlanDifference("~", "dispositivo", "pc-3", "nome", "a", "b", 3),)
    drawing, table = sheets_of(replace(wanted, boxes=boxes, rows=(), changes=changes))
    assert {"+", "−", "~", "Aggiunto", "Tolto", "Modificato"} <= set(words(drawing))
    assert len({(one.fill, one.dash) for one in devices(drawing)}) == 3
    assert table.title == "Che cosa è cambiato"


def test_credentials_and_problems_are_tables_of_their_own() -> None:
    rows = tuple(CredentialRow(f"pc-{at}", "Admin", "admin", "s3gr3to") for at in range(90))
    sheets = sheets_of(paper([], 1, credentials=rows, problems=("Indirizzo doppio. " * 600,)))
    titles = [sheet.title for sheet in sheets]
    assert [title for title in titles if title][1:] == [
        "Dispositivi in ordine di indirizzo", "Credenziali", "Problemi rilevati",
    ]  # fmt: skip
    assert titles.count("") >= 3
    without = sheets_of(paper([], 1, credentials=tuple(replace(row, secret="") for row in rows)))
    assert not any("Password o codice" in words(sheet) for sheet in without)


def test_an_empty_plan_is_a_sheet_without_a_legend() -> None:
    (only,) = sheets_of(paper([], 0))
    assert "Legenda" not in words(only)
    assert "1 di 1" in words(only)


def test_several_cables_between_two_boxes_share_a_line() -> None:
    first, second = (
        PlanLink(1, 2, ((0, 0), (0, 9)), False, "A", "1", "2", 1),
        PlanLink(2, 1, ((0, 0), (0, 9)), id=2),
    )
    (part,) = parts_of(replace(paper([], 2), links=(first, second)), page_of(PageSize.A4, True))
    assert [(link.label, link.start_port) for link in part.links] == [("A", "")]
    (part,) = parts_of(replace(paper([], 2), links=(replace(first, a=2, b=1),)), page_of(PageSize.A4, True))
    assert [(link.start_port, link.end_port) for link in part.links] == [("2", "1")]


@pytest.mark.parametrize(("x", "y", "said"), [(0, 0, "A1"), (9999, 9999, "D6"), (421, 100, "A4")])
def test_grid_references(x: float, y: float, said: str) -> None:
    assert page_of(PageSize.A4, True).reference(x, y) == said
    assert Page(100, 100).grid == (2, 2)


def test_words_are_wrapped_broken_and_cut() -> None:
    put = Setter(measure)
    assert put.wrap("uno due tre", 10, 45) == ["uno due", "tre"]
    assert put.wrap("abcdefgh", 10, 20) == ["abc", "def", "gh"]
    assert put.wrap("", 10, 20) == []
    assert put.elide("192.168.10.200", 10, False, 50) == "192….200"
    assert STYLE.width == 160
    assert strokes_of("tostapane") == strokes_of("other")
    assert strokes_of("Access Point") == strokes_of("ap")


def test_more_sheets_than_one_can_refer_to_take_the_best_there_is() -> None:
    wanted = paper([(1, one) for one in range(2, 4000)], 3999)
    parts = parts_of(wanted, page_of(PageSize.A4, False))
    assert sum(len(part.boxes) for part in parts) == 3999


def test_words_of_a_crowded_box_take_the_smallest_size() -> None:
    plain = paper(switches(4, 20), 85)
    name = "ufficio amministrazione piano primo"
    boxes = tuple(
        replace(box, name=f"{name} {box.device_id}", lines=("10.0.0.1", "a", "b")) for box in plain.boxes
    )
    sheets = sheets_of(replace(plain, boxes=boxes))
    assert min(one.size for sheet in sheets for one in sheet.shapes if isinstance(one, Words)) == 6


def test_boxes_far_apart_are_brought_together_on_paper() -> None:
    wanted = paper([(1, 2), (1, 3)], 3, placed=True)
    boxes = tuple(replace(box, x=9000.0 * box.device_id) for box in wanted.boxes)
    (part,) = parts_of(replace(wanted, boxes=boxes), page_of(PageSize.A4, True))
    assert part.readable
    assert max(box.x for box in part.boxes) < 1000


def test_columns_are_as_wide_as_their_words_and_long_texts_give_way() -> None:
    plain = paper([], 1)
    row = replace(plain.rows[0], mac="02:00:5e:02:00:0d", system="Windows 11", note="lunga nota " * 90)
    for wanted in (row, replace(row, note="x" * 900, remote="y" * 900, place="z" * 900, system="w" * 900)):
        table = sheets_of(replace(plain, rows=(wanted,)))[1]
        said = words(table)
        assert "02:00:5e:02:00:0d" in said
        assert ("Windows 11" in said) == (wanted is row)
        assert max(one.x + one.width for one in table.shapes if isinstance(one, Words)) < table.width


def test_the_table_leads_to_the_boxes_by_number_and_adds_what_they_have_not() -> None:
    plain = paper([], 2)
    long = "2001:db8:aaaa:bbbb:cccc:dddd:eeee:1234"
    boxes = (replace(plain.boxes[0], lines=(long, "ruolo")), plain.boxes[1])
    rows = (replace(plain.rows[0], addresses=(f"{long}/64", "10.0.0.9/24")), plain.rows[1])
    drawing, table = sheets_of(replace(plain, boxes=boxes, rows=rows))
    assert {"1", "2", "Numero nell'elenco"} <= set(words(drawing))
    assert {"1", "2", "/64", "10.0.0.9/24", long} <= set(words(table))
    assert not {"pc-0001-z", "10.0.0.2"} & set(words(table))
    _, table = sheets_of(replace(plain, boxes=boxes, rows=rows, index=True))
    assert {"pc-0001-z", "10.0.0.2"} <= set(words(table))


def test_a_row_without_an_address_has_no_first_one() -> None:
    assert PlanRow(1, "pc", "pc").first == ""
    assert PlanRow(1, "pc", "pc", ("10.0.0.1/24", "10.0.0.2")).first == "10.0.0.1"
