"""The page every paper is set on: margins, running head, footer with "pag. n di m", metadata, bookmarks."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from istes_desk.adapters.pdf.glyphs import PLAIN, elide, glyphs, safe
from istes_desk.adapters.pdf.style import MUTED, RULE, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

SIDE, TOP, BOTTOM = 16 * mm, 13 * mm, 16 * mm
FULL, TEXT, WIDE = "full", "text", "wide"


@dataclass(frozen=True, slots=True)
class Info:
    """Title and author for head, foot and file; ``page`` in points; ``full`` = page 1 draws its own frame.

    ``turns``: some of its pages lie across.
    """

    title: str
    subject: str
    author: str
    page: tuple[float, float]
    full: bool = False
    turns: bool = False

    @property
    def width(self) -> float:
        """Width left between the margins, in points."""
        return self.page[0] - 2 * SIDE

    @property
    def wide_width(self) -> float:
        """The same on a page that lies across."""
        return self.page[1] - 2 * SIDE


class Bookmark(Flowable):
    """An entry of the outline; takes no room. ``on_page``: where it notes the page it came to."""

    def __init__(self, title: str, level: int = 0, on_page: dict[str, int] | None = None) -> None:
        super().__init__()
        self.title, self.level, self.on_page = title, level, on_page

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        key = f"{self.canv.getPageNumber()}-{self.title}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(safe(self.title), key, self.level)
        if self.on_page is not None:
            self.on_page[self.title] = self.canv.getPageNumber()


def build(
    info: Info,
    story: Callable[[], list[Flowable]],
    turned: Callable[[int, int], None] = lambda _page, _pages: None,
    guess: int = 0,
) -> tuple[bytes, int]:
    """The PDF and its number of pages; set twice, because the footer names the last page, unless guessed.

    ``turned`` hears of each page that is begun, and of how many: 0 the first time. What it raises ends it.
    """
    data, pages = _set(info, story(), guess, turned)
    return (data, pages) if pages == guess else _set(info, story(), pages, turned)


def _set(
    info: Info, story: list[Flowable], pages: int, turned: Callable[[int, int], None]
) -> tuple[bytes, int]:
    glyphs()
    out = BytesIO()
    doc = BaseDocTemplate(
        out,
        pagesize=info.page,
        title=safe(info.title),
        author=safe(info.author),
        subject=safe(info.subject),
        creator="ISTES Desk",
        lang="it-IT",
        initialFontName=PLAIN,
        pageTemplates=_templates(info, pages),
    )
    doc.setPageCallBack(lambda page: turned(page, pages))
    doc.build(story)
    return out.getvalue(), doc.page


def _templates(info: Info, pages: int) -> list[PageTemplate]:
    wide, high = info.page
    flowing = _flowing(TEXT, info, info.page, pages)
    across = [_flowing(WIDE, info, (high, wide), pages)] if info.turns else []
    whole = PageTemplate(FULL, [Frame(0, 0, wide, high, 0, 0, 0, 0)], autoNextPageTemplate=TEXT)
    return [*([whole] if info.full else []), flowing, *across]


def _flowing(name: str, info: Info, size: tuple[float, float], pages: int) -> PageTemplate:
    body = Frame(SIDE, BOTTOM, size[0] - 2 * SIDE, size[1] - TOP - BOTTOM, 0, 0, 0, 0)
    return PageTemplate(
        name, [body], onPage=lambda canvas, _doc: _furniture(canvas, info, size, pages), pagesize=size
    )


def _furniture(canvas: Canvas, info: Info, size: tuple[float, float], pages: int) -> None:
    wide, high = size
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.4)
    canvas.line(SIDE, BOTTOM - 4 * mm, wide - SIDE, BOTTOM - 4 * mm)
    canvas.setFillColor(MUTED)
    canvas.setFont(PLAIN, SMALL)
    room = wide - 2 * SIDE - 35 * mm
    canvas.drawString(SIDE, BOTTOM - 8 * mm, elide(f"{info.author} · {info.title}", PLAIN, SMALL, room))
    canvas.drawRightString(wide - SIDE, BOTTOM - 8 * mm, f"pag. {canvas.getPageNumber()} di {pages}")
    if canvas.getPageNumber() > 1:
        canvas.drawString(SIDE, high - TOP + 3 * mm, elide(info.subject, PLAIN, SMALL, room))
    canvas.restoreState()
