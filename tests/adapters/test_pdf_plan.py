"""The network plan: page choice, readability, table, awkward contents (N-3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from istes_desk.adapters.pdf import symbols
from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.domain.network import DEVICE_LABELS_IT, DeviceKind
from istes_desk.services.papers import PageSize, PlanBox, PlanLink, PlanPaper, PlanPrint
from tests.adapters import paper_builders as build
from tests.adapters import pdf_reading as read

if TYPE_CHECKING:
    from pathlib import Path

A4, A3 = PageSize.A4, PageSize.A3


def printed(
    paper: PlanPaper, folder: Path, page: PageSize = A4, landscape: bool = True
) -> tuple[Path, PlanPrint]:
    path = folder / "piantina.pdf"
    return path, PdfPapers().plan(paper, path, page, landscape)


@pytest.mark.parametrize(
    ("page", "landscape", "size"),
    [(A4, True, (842, 595)), (A4, False, (595, 842)), (A3, True, (1191, 842)), (A3, False, (842, 1191))],
)
def test_page_as_asked(page: PageSize, landscape: bool, size: tuple[int, int], tmp_path: Path) -> None:
    path, used = printed(build.plan(6, 3), tmp_path, page, landscape)
    assert set(read.sizes(path)) == {size}
    assert (used.page, used.landscape, used.note) == (page, landscape, "")
    assert used.pages == len(read.sizes(path))


@pytest.mark.parametrize(("count", "columns"), [(0, 1), (1, 1), (12, 6), (60, 10)])
def test_everything_readable_inside_the_page(count: int, columns: int, tmp_path: Path) -> None:
    path, used = printed(build.plan(count, columns), tmp_path)
    assert read.outside(path) == []
    assert used.smallest_pt >= 6
    assert read.smallest_text(path) >= 5.99
    assert all("Vera" in font for font in read.fonts(path))
    assert b"/Helvetica" not in path.read_bytes()


def test_boxes_show_the_whole_address_and_the_table_finds_them(tmp_path: Path) -> None:
    path, _ = printed(build.plan(60, 10), tmp_path)
    drawing, *lists = read.page_texts(path)
    assert all(f"192.168.10.{n}" in drawing for n in range(10, 70))
    assert "A1 aurora-00 Server 192.168.10.10 02:00:00:00:00:0a" in lists[0]
    assert "Sistema" not in lists[0]
    assert "1. Indirizzo 192.168.10.12 usato da due dispositivi" in lists[-1]
    assert read.bookmarks(path) == ["Piantina", "Dispositivi", "Problemi"]


def test_table_moves_under_a_small_drawing(tmp_path: Path) -> None:
    path, used = printed(build.plan(3, 3, problems=()), tmp_path, A4, landscape=False)
    assert used.pages == 1
    assert "192.168.10.12 02:00:00:00:00:0c" in read.page_texts(path)[0]
    assert read.collisions(path) == []


def test_title_block_and_legend(tmp_path: Path) -> None:
    path, _ = printed(build.plan(12), tmp_path)
    words = read.page_texts(path)[0]
    for said in (
        "Hotel Aurora S.r.l.",
        "Sede di Caorle",
        "Mario Rossi",
        "10/12/2026",
        "93 %",
        "Senza fili o VPN",
    ):
        assert said in words
    assert "documento senza credenziali" in words
    assert "Gruppo di continuità" not in words


def test_no_dashed_line_no_dashed_legend(tmp_path: Path) -> None:
    plain = build.plan(2, 2)
    path, _ = printed(replace(plain, links=plain.links[:1]), tmp_path)
    assert "Senza fili" not in read.page_texts(path)[0]


def test_crowded_plan_takes_a_larger_page_and_says_so(tmp_path: Path) -> None:
    path, used = printed(build.plan(200, 20), tmp_path)
    assert used.page is A3
    assert "in A3" in used.note
    assert read.sizes(path)[0] == (1191, 842)


def test_unreadable_even_on_a3_is_said(tmp_path: Path) -> None:
    path, used = printed(build.plan(60, 60, rows=()), tmp_path)
    assert used.smallest_pt < 6
    assert "nella tabella dei dispositivi" in used.note
    assert read.outside(path) == []


def test_awkward_contents(tmp_path: Path) -> None:
    name = "stampante & cassa <bar> 🖨️ molto molto lunga " * 3
    odd = PlanBox(5, "tostapane", name, (), 0, 0, 150, 64)
    paper = build.plan(
        boxes=(odd,),
        links=(PlanLink(((0, 0), (0, 0)), label=name),),
        areas=(),
        rows=(replace(build.plan().rows[0], device_id=99, name=name, note=name * 40),),
        kinds=(("tostapane", name),),
        customer=name,
        problems=(),
    )
    path, _ = printed(paper, tmp_path)
    assert read.outside(path) == []
    assert "stampante & cassa" in read.whole_text(path)


def test_empty_plan(tmp_path: Path) -> None:
    path, used = printed(build.plan(boxes=(), links=(), areas=(), rows=(), problems=()), tmp_path)
    assert used.pages == 1
    assert read.outside(path) == []


def test_drawing_is_vector(tmp_path: Path) -> None:
    path, _ = printed(build.plan(), tmp_path)
    assert read.images(path) == 0
    assert read.curves(path) > 20


def test_every_kind_of_device_has_its_symbol(tmp_path: Path) -> None:
    drawn = {kind: symbols.strokes_of(kind) for kind in DeviceKind}
    assert len(set(drawn.values())) == len(DeviceKind)
    boxes = tuple(
        PlanBox(n, kind, kind.value, (), n * 160.0, 0, 150, 64) for n, kind in enumerate(DeviceKind)
    )
    paper = build.plan(boxes=boxes, links=(), areas=(), rows=(), kinds=tuple(DEVICE_LABELS_IT.items()))
    path, _ = printed(paper, tmp_path, A3)
    words = read.page_texts(path)[0]
    assert all(label in words for label in DEVICE_LABELS_IT.values())


def test_port_names_stay_clear_of_the_boxes_or_are_left_out(tmp_path: Path) -> None:
    plain = build.plan(2, 2)
    near = replace(
        plain.links[0], points=((170.0, 52.0), (190.0, 52.0)), label="", start_port="ethernet1", end_port=""
    )
    far = replace(plain.links[0], start_port="ethernet2")
    down = PlanLink(((395.0, 84.0), (395.0, 130.0)), start_port="ethernet3")
    path, _ = printed(replace(plain, links=(near, far, down)), tmp_path, A3)
    words = read.page_texts(path)[0]
    assert [f"ethernet{n}" in words for n in (1, 2, 3)] == [False, True, True]
