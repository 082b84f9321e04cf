"""The network plan on paper: every device once, readable, inside the page, with its references (N-3)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pikepdf
import pytest

from istes_desk.adapters.pdf.papers import PdfPapers
from istes_desk.adapters.pdf.plan import measure
from istes_desk.domain.network import DeviceKind
from istes_desk.services.plan_drawing import CredentialRow, DrawnArea, DrawnNote, PlanPaper
from istes_desk.services.plan_page import PageSize
from istes_desk.services.plan_paper import plan_paper
from istes_desk.services.shapes import Box
from istes_desk.services.symbol_strokes import strokes_of
from tests.adapters import pdf_reading as read
from tests.plan_worlds import site

if TYPE_CHECKING:
    from pathlib import Path

    from istes_desk.services.shapes import Sheet

A4, A3 = PageSize.A4, PageSize.A3
TODAY = date(2026, 11, 22)


def paper(count: int) -> PlanPaper:
    return plan_paper(site(count), "Marco Bianchi", TODAY, "3")


def printed(
    wanted: PlanPaper, folder: Path, page: PageSize = A4, landscape: bool = True, password: str = ""
) -> tuple[Path, tuple[Sheet, ...]]:
    papers, path = PdfPapers(), folder / "piantina.pdf"
    sheets = papers.plan_sheets(wanted, page, landscape)
    assert papers.plan(sheets, wanted, path, password) == len(sheets)
    return path, sheets


def pdftotext(path: Path) -> str:
    """The whole file, all its sheets; by the program of that name where this computer has it."""
    program = shutil.which("pdftotext")
    if program is None:
        return "\n".join(read.page_texts(path))
    return subprocess.run([program, "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def fonts_embedded(path: Path) -> bool:
    with pikepdf.open(path) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        return bool(fonts) and all("/FontFile2" in font.FontDescriptor for font in fonts)


@pytest.mark.parametrize(("count", "page", "landscape"), [(130, A4, False), (500, A3, True)])
def test_every_device_once(count: int, page: PageSize, landscape: bool, tmp_path: Path) -> None:
    wanted = paper(count)
    path, sheets = printed(wanted, tmp_path, page, landscape)
    words = Counter(re.split(r"[\s/]", pdftotext(path)))
    names, addresses = [box.name for box in wanted.boxes], [row.first for row in wanted.rows if row.first]
    assert (len(set(names)), len(set(addresses))) == (count, count - 1)
    assert {one: words[one] for one in (*names, *addresses) if words[one] != 1} == {}
    assert all(row.mac in words for row in wanted.rows if row.mac)
    assert read.smallest_text(path) >= 5.99
    assert read.outside(path) == []
    assert fonts_embedded(path)
    assert b"/Helvetica" not in path.read_bytes()
    assert len(read.sizes(path)) == len(sheets)


def test_the_table_repeats_names_and_addresses_when_asked(tmp_path: Path) -> None:
    wanted = replace(paper(60), index=True)
    path, _ = printed(wanted, tmp_path)
    words = Counter(re.split(r"[\s/]", pdftotext(path)))
    assert {words[box.name] for box in wanted.boxes} == {2}
    assert {words[row.first] for row in wanted.rows if row.first} == {2}


@pytest.mark.parametrize("count", [0, 1, 12, 60])
def test_nothing_leaves_the_frame(count: int, tmp_path: Path) -> None:
    path, _ = printed(paper(count), tmp_path)
    assert read.outside(path) == []
    assert read.smallest_text(path) >= 5.99
    text = read.whole_text(path)
    assert all(box.name in text for box in paper(count).boxes)


@pytest.mark.parametrize(("count", "page"), [(0, A4), (1, A4), (12, A4), (60, A4), (500, A4), (500, A3)])
def test_no_box_lies_across_an_edge_or_another(count: int, page: PageSize) -> None:
    sheets = PdfPapers().plan_sheets(paper(count), page, True)
    drawn = [[one for one in sheet.shapes if isinstance(one, Box) and one.radius == 2.5] for sheet in sheets]
    assert sum(map(len, drawn)) >= count
    for sheet, rects in zip(sheets, drawn, strict=True):
        assert all(r.x > 32 and r.x + r.width < sheet.width - 32 for r in rects)
        assert all(r.y > 32 and r.y + r.height < sheet.height - 120 for r in rects)
        assert not any(
            a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
            for a, b in combinations(rects, 2)
        )


def test_references_lead_both_ways(tmp_path: Path) -> None:
    path, _ = printed(paper(180), tmp_path)
    first, second, third, *_ = read.page_texts(path)
    assert "foglio 2, A" in first
    there = re.search(r"foglio 3, ([A-F]\d)", second)
    assert there is not None
    assert re.search(r"foglio 2, [A-F]\d", third)
    assert f"3-{there[1]}" in "".join(read.page_texts(path))


def test_title_block_legend_and_bookmarks(tmp_path: Path) -> None:
    wanted = replace(paper(60), checked_by="Anna Verdi", copy="2 di 3", credentials_said="solo nomi utente")
    path, sheets = printed(wanted, tmp_path)
    words = read.page_texts(path)[1]
    for said in (
        "Hotel Aurora S.r.l.", "Sede di Caorle · Piantina della rete", "Marco Bianchi", "Anna Verdi",
        "22/11/2026", "2 di 3", "solo nomi utente", f"2 di {len(sheets)}", "Senza fili o altra via",
        "Studio Informatico",
    ):  # fmt: skip
        assert said in words
    assert read.bookmarks(path)[0] == "Quadro d'insieme"
    assert read.bookmarks(path)[-1] == "Dispositivi in ordine di indirizzo"


def test_a_small_plan_is_one_drawing_and_keeps_what_was_drawn_around(tmp_path: Path) -> None:
    wanted = replace(
        paper(12),
        placed=True,
        areas=(DrawnArea("VLAN 20 Uffici", -40, -40, 900, 700, 1),),
        notes=(DrawnNote("Armadio chiuso a chiave: la chiave è in reception.", 600, -20, 260),),
    )
    path, _ = printed(wanted, tmp_path)
    words = read.page_texts(path)[0]
    assert "VLAN 20 Uffici" in words
    assert "è in reception." in words
    assert read.bookmarks(path) == ["Piantina", "Dispositivi in ordine di indirizzo"]


def test_awkward_contents(tmp_path: Path) -> None:
    name = "stampante & cassa <bar> 🖨️ molto molto lunga " * 3
    plain = paper(6)
    odd = replace(plain.boxes[0], name=name, kind="tostapane", lines=(name,))
    row = replace(plain.rows[0], name=name, note=name * 60)
    wanted = replace(plain, boxes=(odd, *plain.boxes[1:]), rows=(row,), customer=name, problems=(name,))
    path, _ = printed(wanted, tmp_path)
    assert read.outside(path) == []
    assert "stampante & cassa" in read.whole_text(path)


def test_under_a_password_it_is_aes_256_of_pdf_2(tmp_path: Path) -> None:
    secret = "CANARINO-s3greto"
    wanted = replace(paper(6), credentials=(CredentialRow("srv", "Amministratore", "admin", secret),))
    path, _ = printed(wanted, tmp_path, password="apriti sesamo")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="apriti sesamo") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits, pdf.pdf_version) == (6, 256, "2.0")
    assert secret.encode() not in path.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == ["piantina.pdf"]


def test_drawing_is_vector(tmp_path: Path) -> None:
    path, _ = printed(paper(20), tmp_path)
    assert read.images(path) == 0
    assert read.curves(path) > 20


def test_every_kind_of_device_has_its_symbol() -> None:
    assert len({strokes_of(kind) for kind in DeviceKind}) == len(DeviceKind)


def test_widths_are_those_of_the_embedded_fonts() -> None:
    assert measure("192.168.10.1", 10, False) == pytest.approx(66.8, abs=6)
    assert measure("àè€ 🖨", 10, True) > measure("àè€", 10, True) > 0


def test_symbols_do_not_take_over_the_dashes_of_a_line(tmp_path: Path) -> None:
    path, _ = printed(paper(20), tmp_path)
    with pikepdf.open(path) as pdf:
        forms = {
            name: form.read_bytes()
            for page in pdf.pages
            for name, form in page.Resources.get("/XObject", pikepdf.Dictionary()).items()
        }
    assert forms
    assert all(b"[] 0 d" in code for code in forms.values())
