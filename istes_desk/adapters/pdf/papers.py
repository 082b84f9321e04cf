"""The port ``services.papers.Papers`` on reportlab; writes a file whole or leaves the old one alone.

reportlab and the drawing of plans are imported with the first paper, not at the start of the program.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from istes_desk.services.progress import UNWATCHED, step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istes_desk.domain.invoice_document import InvoiceDocument
    from istes_desk.domain.reports import SigningBox
    from istes_desk.services.dossier.blocks import DossierPaper
    from istes_desk.services.papers import MadeReport, MatrixPaper, ReportPaper, Signature
    from istes_desk.services.plan_drawing import PlanPaper
    from istes_desk.services.plan_page import PageSize
    from istes_desk.services.ports import Progress
    from istes_desk.services.queue_paper import QueuePaper
    from istes_desk.services.register_paper import RegisterPaper
    from istes_desk.services.response_export import AnswersPaper
    from istes_desk.services.shapes import Sheet


class PdfPapers:
    """Stateless; safe to call from a pool thread."""

    def report(self, paper: ReportPaper, path: Path) -> int:
        """B-6; pages written."""
        from istes_desk.adapters.pdf.report import report_info, report_story
        from istes_desk.adapters.pdf.sheet import build

        info = report_info(paper)
        data, pages = build(info, lambda: report_story(paper, info.width))
        _write(data, path)
        return pages

    def made_report(self, paper: ReportPaper) -> MadeReport:
        """B-6; in memory, with the places to sign in."""
        from istes_desk.adapters.pdf.report import report_info, report_story
        from istes_desk.adapters.pdf.sheet import build
        from istes_desk.adapters.pdf.signed import Places
        from istes_desk.services.papers import MadeReport

        info, places = report_info(paper), Places()
        data, _pages = build(info, lambda: report_story(paper, info.width, places.spots))
        return MadeReport(data, places.boxes)

    def save(self, pdf: bytes, path: Path) -> None:
        """A paper that was made before."""
        _write(pdf, path)

    def signed_report(self, pdf: bytes, box: SigningBox, signature: Signature) -> bytes:
        """B-6; the signature is appended, what was there stays byte for byte."""
        from istes_desk.adapters.pdf.signed import with_signature

        return with_signature(pdf, box, signature)

    def plan_sheets(self, paper: PlanPaper, page: PageSize, landscape: bool) -> tuple[Sheet, ...]:
        """N-3; the display list of screen, printer and file."""
        from istes_desk.adapters.pdf.plan import measure
        from istes_desk.services.plan_sheets import plan_sheets

        return plan_sheets(paper, page, landscape, measure)

    def plan(
        self,
        sheets: Sequence[Sheet],
        paper: PlanPaper,
        path: Path,
        password: str = "",
        progress: Progress = UNWATCHED,
    ) -> int:
        """N-3; pages written. What is to be secret reaches the disk sealed only."""
        from istes_desk.adapters.pdf.plan import plan_pdf

        title = f"{paper.title} · {paper.customer}, {paper.site}, rev. {paper.revision}"
        data = plan_pdf(sheets, title, paper.letterhead.name, progress)
        if password:
            from istes_desk.adapters.pdf.sealing import sealed

            data = sealed(data, password)
        step(progress, len(sheets), len(sheets))
        _write(data, path)
        return len(sheets)

    def matrix(self, paper: MatrixPaper, path: Path) -> int:
        """D-6; pages written."""
        from istes_desk.adapters.pdf.matrix import matrix_info, matrix_story
        from istes_desk.adapters.pdf.sheet import build

        info = matrix_info(paper)
        data, pages = build(info, lambda: matrix_story(paper, info.width))
        _write(data, path)
        return pages

    def answers(self, paper: AnswersPaper, path: Path) -> int:
        """Response times (Q-7); pages written."""
        from istes_desk.adapters.pdf.response_report import answers_info, answers_story
        from istes_desk.adapters.pdf.sheet import build

        info = answers_info(paper)
        data, pages = build(info, lambda: answers_story(paper, info.width))
        _write(data, path)
        return pages

    def queue(self, paper: QueuePaper, path: Path) -> int:
        """The list of the queue (Q-8); pages written."""
        from istes_desk.adapters.pdf.queue_list import queue_info, queue_story
        from istes_desk.adapters.pdf.sheet import build

        info = queue_info(paper)
        data, pages = build(info, lambda: queue_story(paper, info.width))
        _write(data, path)
        return pages

    def register(self, paper: RegisterPaper, path: Path) -> int:
        """The access register (L-1); pages written."""
        from istes_desk.adapters.pdf.register import register_info, register_story
        from istes_desk.adapters.pdf.sheet import build

        info = register_info(paper)
        data, pages = build(info, lambda: register_story(paper, info.width))
        _write(data, path)
        return pages

    def invoice(self, document: InvoiceDocument, path: Path) -> int:
        """The courtesy copy (C-5); pages written."""
        from istes_desk.adapters.pdf.invoice import invoice_info, invoice_story
        from istes_desk.adapters.pdf.sheet import build

        info = invoice_info(document)
        data, pages = build(info, lambda: invoice_story(document, info.width), guess=1)
        _write(data, path)
        return pages

    def dossier(self, paper: DossierPaper, path: Path, progress: Progress = UNWATCHED) -> int:
        """L-1 to L-3; pages written."""
        from istes_desk.adapters.pdf.dossier import Dossier
        from istes_desk.adapters.pdf.sheet import build

        made = Dossier(paper)

        def turned(page: int, of: int) -> None:
            step(progress, page if of else 0, of or 1, made.info.title)

        data, pages = build(made.info, made.story, turned)
        _write(data, path)
        return pages


def _write(data: bytes, path: Path) -> None:
    """Beside the target, then in its place in one step."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
        beside = Path(part.name)
        try:
            part.write(data)
            part.close()
            beside.replace(path)
        except OSError:
            part.close()
            beside.unlink(missing_ok=True)
            raise
