"""Italian names of the kinds of work, for papers, lists and time lines."""

from __future__ import annotations

from istes_desk.domain.billing import WorkCategory
from istes_desk.domain.interventions import Intervention
from istes_desk.domain.italian import date_of

W = WorkCategory
CATEGORIES: dict[WorkCategory, str] = {
    W.SYSTEM_WORK: "Lavoro sistemistico",
    W.OWN_SOFTWARE_HELP: "Assistenza sul nostro software",
    W.OWN_SOFTWARE_DEFECT: "Difetto del nostro software",
    W.OWN_PROGRAM_UPDATE: "Aggiornamento dei nostri programmi",
    W.OWN_DATABASE_UPDATE: "Aggiornamento del nostro database",
    W.OS_UPDATE: "Aggiornamento del sistema operativo",
    W.UNPLANNED_BACKUP: "Backup non pianificato",
    W.RESTORE: "Ripristino di file o immagini disco",
    W.PLANNED_DUTY: "Mansione pianificata della checklist",
    W.SQL_SERVER: "Installazione di SQL Server",
    W.CUMULATIVE_UPDATE: "Cumulative Update di SQL Server",
    W.THIRD_PARTY_SOFTWARE: "Software di terzi",
    W.HARDWARE: "Hardware",
    W.TRAINING: "Formazione",
    W.CUSTOMISATION: "Personalizzazione",
    W.CUSTOMISATION_COMPLAINT: "Contestazione di una personalizzazione",
    W.CONSULTANCY: "Consulenza",
    W.PROJECT: "Progetto",
}


def report_tag(intervention: Intervention) -> str:
    """The number of the report, ``R-2026-000123``; empty before closing."""
    if intervention.report_number is None or intervention.closed_at is None:
        return ""
    return f"R-{date_of(intervention.closed_at).year}-{intervention.report_number:06d}"
