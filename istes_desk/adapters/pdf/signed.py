"""A report that is signed on screen: the ink is appended to the file as an incremental update (B-6)."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject, StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from reportlab.pdfgen.canvas import Canvas

from istes_desk.adapters.pdf.glyphs import glyphs
from istes_desk.adapters.pdf.signing import HEIGHT, Spot, draw_signed
from istes_desk.domain.reports import Signatory, SigningBox
from istes_desk.services.papers import Signature

ORDER = (Signatory.TECHNICIAN, Signatory.CUSTOMER)


class Places:
    """Where the boxes came to stand, the last time the pages were set."""

    def __init__(self) -> None:
        self._found: dict[Signatory, SigningBox] = {}
        self.spots: tuple[Spot, ...] = tuple(partial(self._note, who) for who in ORDER)

    @property
    def boxes(self) -> tuple[SigningBox, ...]:
        return tuple(self._found[who] for who in ORDER)

    def _note(self, who: Signatory, page: int, left: float, bottom: float, width: float) -> None:
        self._found[who] = SigningBox(who, page, left, bottom, width, HEIGHT)


def with_signature(pdf: bytes, box: SigningBox, signature: Signature) -> bytes:
    """The file, then what is new: an object of the page with the strokes and the instant, in vectors."""
    out, writer = BytesIO(), IncrementalPdfFileWriter(BytesIO(pdf))
    ink = writer.import_page_as_xobject(PdfFileReader(BytesIO(_ink(box, signature))), 0)
    name = f"/Firma{box.signatory.value.title()}"
    place = f"q 1 0 0 1 {box.left:.2f} {box.bottom:.2f} cm {name} Do Q".encode()
    resources = DictionaryObject({pdf_name("/XObject"): DictionaryObject({pdf_name(name): ink})})
    stream = writer.add_object(StreamObject(stream_data=place))
    writer.add_stream_to_page(box.page, stream, resources=resources)
    writer.write(out)
    return out.getvalue()


def _ink(box: SigningBox, signature: Signature) -> bytes:
    """A page of the size of the box with nothing but what signing adds."""
    glyphs()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(box.width, box.height))
    draw_signed(canvas, signature, box.width)
    canvas.save()
    return out.getvalue()
