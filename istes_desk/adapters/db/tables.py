"""All tables at once: importing this module fills ``Base.metadata`` and ``ROWS``."""

from istes_desk.adapters.db import (
    tables_billing,
    tables_compliance,
    tables_contracts,
    tables_customers,
    tables_duties,
    tables_evidence,
    tables_firm,
    tables_incidents,
    tables_mail,
    tables_network,
    tables_plan,
    tables_policy,
    tables_reports,
    tables_search,
    tables_vault,
    tables_work,
)
from istes_desk.adapters.db.base import ROWS, Base

MODULES = (
    tables_billing,
    tables_compliance,
    tables_contracts,
    tables_customers,
    tables_duties,
    tables_evidence,
    tables_firm,
    tables_incidents,
    tables_mail,
    tables_network,
    tables_plan,
    tables_policy,
    tables_reports,
    tables_search,
    tables_vault,
    tables_work,
)

__all__ = ["MODULES", "ROWS", "Base"]
