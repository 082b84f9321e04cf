"""What a request from another tab means for the timer: new work, or one more PC of what runs (B-1)."""

from __future__ import annotations

from istes_desk.domain.interventions import Intervention
from istes_desk.gui.tab import WorkRequest
from istes_desk.services.interventions import WorkOrder


def order_of(request: WorkRequest) -> WorkOrder:
    return WorkOrder(
        request.customer_id, request.incident_id, request.site_id, request.device_ids, request.category
    )


def joins(request: WorkRequest, running: Intervention | None) -> bool:
    """One more PC of the same customer belongs to running work that is about no request."""
    if running is None or running.incident_id is not None or request.incident_id:
        return False
    same = running.customer_id == request.customer_id and request.category in (None, running.category)
    return same and len(request.device_ids) == 1
