"""What a reader of collector files gives, and what importing asks of the outside (D-4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from istes_desk.services.errors import KnownError

if TYPE_CHECKING:  # only names: the start of the program does without their modules
    from istes_desk.domain.evidence_facts import Facts
    from istes_desk.domain.windows_support import SupportRow


class UnreadableEvidenceError(KnownError):
    """The file proves nothing: truncated, of another schema, huge, ambiguous; ``message`` says why."""


@dataclass(frozen=True, slots=True)
class ReadEvidence:
    """One file that keeps to the schema. ``sealed``: its digest is that of its report.

    ``machine_guid`` in lower case, "" = not known; ``sha256`` of ``body``, the bytes of the file.
    """

    file_name: str
    sha256: str
    body: bytes
    collected_at: datetime
    machine_guid: str
    computer_name: str
    serial: str
    addresses: tuple[str, ...]
    schema_version: int
    tool: str
    author: str
    sealed: bool
    sections: Mapping[str, Mapping[str, Any]]

    @property
    def facts(self) -> Facts:
        from istes_desk.domain.evidence_facts import Facts

        return Facts(self.collected_at, self.sections)


@dataclass(frozen=True, slots=True)
class EvidenceTools:
    """Every one but ``parse`` is slow: never called on the GUI thread.

    ``files``: the files that a dropped file or folder stands for. ``own``: a file about this computer.
    ``support``: until when which Windows is supported. ``script``: the collector itself.
    """

    read: Callable[[Path], ReadEvidence]
    parse: Callable[[bytes, str], ReadEvidence]
    files: Callable[[Path], tuple[Path, ...]]
    own: Callable[[datetime, str], bytes]
    support: Callable[[], tuple[SupportRow, ...]]
    script: Callable[[], bytes]
