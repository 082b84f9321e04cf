"""The firm's letterhead: logo and name on the left, how to reach it on the right."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, Table

from istes_desk.adapters.pdf.style import ACCENT, SMALL, text, tight

if TYPE_CHECKING:
    from istes_desk.services.papers import Letterhead

LOGO = 15 * mm


def letterhead(firm: Letterhead, width: float) -> Flowable:
    """One block as wide as the page, closed by a line."""
    name: list[Flowable] = [text(firm.name, 12, bold=True)]
    name += [text(line, SMALL, muted=True) for line in firm.address_lines]
    reach = [text(line, SMALL, align="right", muted=True) for line in _contacts(firm)]
    logo = _logo(firm.logo_png)
    columns = [[*([logo] if logo else []), name, reach or ""]]
    wide = [*([logo.drawWidth + 4 * mm] if logo else []), 0, width * 0.34]
    wide[-2] = width - sum(wide)
    looks = [
        *tight(0, 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LINEBELOW", (0, 0), (-1, -1), 1.2, ACCENT),
    ]
    return Table(columns, colWidths=wide, style=looks)


def _contacts(firm: Letterhead) -> list[str]:
    pairs = (
        ("Partita IVA ", firm.vat_number),
        ("Tel. ", firm.phone),
        ("E-mail ", firm.email),
        ("PEC ", firm.pec),
    )
    return [label + value for label, value in pairs if value]


def _logo(png: bytes | None) -> Image | None:
    """The logo scaled to its height; a broken picture is left out, the paper is still good."""
    if not png:
        return None
    try:
        wide, high = ImageReader(BytesIO(png)).getSize()
    except OSError:
        return None
    scale = min(LOGO / high, 3 * LOGO / wide)
    return Image(BytesIO(png), wide * scale, high * scale)
