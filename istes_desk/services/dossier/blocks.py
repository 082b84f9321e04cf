"""What a document of the dossier is made of; no entity, no layout, no file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from istes_desk.services.charts import Chart
from istes_desk.services.papers import Letterhead, MatrixPaper, Party, Signature


class Part(StrEnum):
    """The documents of the dossier, in their order."""

    LETTERS = "letters"
    ADS_LIST = "ads_list"
    MATRIX = "matrix"
    RESTORE = "restore"
    REGISTER = "register"
    VERIFICATION = "verification"
    AUTHORISATIONS = "authorisations"
    PROCESSING = "processing"
    BREACHES = "breaches"
    CONFORMITY = "conformity"


TITLES_IT: dict[Part, str] = {
    Part.LETTERS: "Designazioni ad amministratore di sistema",
    Part.ADS_LIST: "Elenco degli amministratori di sistema",
    Part.MATRIX: "Mansioni per PC",
    Part.RESTORE: "Registro delle prove di ripristino",
    Part.REGISTER: "Registro degli accessi",
    Part.VERIFICATION: "Verifica annuale dell'operato",
    Part.AUTHORISATIONS: "Autorizzazioni agli interventi",
    Part.PROCESSING: "Registro delle attività di trattamento del responsabile",
    Part.BREACHES: "Registro delle violazioni dei dati personali",
    Part.CONFORMITY: "Conformità e traguardi",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """``outlined`` gives it an entry of its own among the bookmarks."""

    text: str
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``quiet`` = small and grey, for notes."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value; empty values are left out."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A numbered list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``shares`` of the width add up to 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    chart: Chart


@dataclass(frozen=True, slots=True)
class Matrix:
    """Duties across, PCs down; printed across the page."""

    paper: MatrixPaper


@dataclass(frozen=True, slots=True)
class Signing:
    """Boxes to sign in, kept together with what stands before."""

    who: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows begins on a new page, under the letterhead."""

    letterhead: Letterhead


Block = Heading | Para | Facts | Items | Grid | Plot | Matrix | Signing | Turn


@dataclass(frozen=True, slots=True)
class Document:
    """``subtitle`` says which period or day it stands for; ``wide`` = across the page."""

    part: Part
    subtitle: str
    blocks: tuple[Block, ...]
    title: str = ""
    wide: bool = False

    @property
    def name(self) -> str:
        return self.title or TITLES_IT[self.part]


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """Documents under one letterhead; with ``cover`` an index comes first."""

    letterhead: Letterhead
    customer: Party
    period: str
    made_on: date
    documents: tuple[Document, ...] = field(default=())
    cover: bool = True
