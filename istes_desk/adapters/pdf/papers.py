"""The port ``services.papers.Papers`` on reportlab; writes a file whole or leaves the old one alone.

reportlab is imported with the first paper: at the start of the program it would cost 0.3 s.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from istes_desk.services.papers import MatrixPaper, PageSize, PlanPaper, PlanPrint, ReportPaper
    from istes_desk.services.response_export import AnswersPaper


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

    def plan(self, paper: PlanPaper, path: Path, page: PageSize, landscape: bool) -> PlanPrint:
        """N-3; the page really used."""
        from istes_desk.adapters.pdf.plan import plan_pdf

        data, printed = plan_pdf(paper, page, landscape)
        _write(data, path)
        return printed

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
