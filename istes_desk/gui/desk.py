"""Everything a tab is handed by the composition root; no tab reaches for anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only names: the start of the program does without their modules
    from collections.abc import Callable, Collection

    from istes_desk.domain.mail import AttachmentFile, RawMail, Trust
    from istes_desk.gui.tasks import Tasks
    from istes_desk.services.backups import Backups
    from istes_desk.services.debits.ports import DebitFiles
    from istes_desk.services.evidence_files import EvidenceTools
    from istes_desk.services.figures.sheet import WriteSheet
    from istes_desk.services.invoicing.ports import EInvoices
    from istes_desk.services.kdbx import KdbxFiles
    from istes_desk.services.mail_source import MailSource
    from istes_desk.services.papers import Papers
    from istes_desk.services.pec_authorities import ReadCertificates
    from istes_desk.services.ports import Clock, Postman, SecretStore
    from istes_desk.services.preferences import PreferenceStore
    from istes_desk.services.remote import Launcher
    from istes_desk.services.sealer import Sealer
    from istes_desk.services.survey_tools import SurveyTools
    from istes_desk.services.workstation import Workstation


@dataclass(frozen=True, slots=True)
class Desk:
    """The services of one running program. ``author`` is the technician's log-in name.

    ``provider_domains``: mail domains that many share and that recognise no customer (Q-10).
    """

    tasks: Tasks
    clock: Clock
    author: str
    secrets: SecretStore
    papers: Papers
    backups: Backups
    preferences: PreferenceStore
    read_mail: Callable[[bytes, Trust], RawMail]
    attachments: Callable[[bytes], tuple[AttachmentFile, ...]]
    read_certificates: ReadCertificates
    postman: Postman
    mail_source: MailSource
    launcher: Launcher
    kdbx: KdbxFiles
    surveys: SurveyTools
    evidence: EvidenceTools
    sealer: Sealer
    workstation: Workstation
    einvoices: EInvoices
    write_sheet: WriteSheet
    debit_files: DebitFiles
    notice: Callable[[], str]
    database_name: str = ""
    database_version: str = ""
    provider_domains: Collection[str] = frozenset()
