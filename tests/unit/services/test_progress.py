"""Long work: told step by step, stopped between two."""

from __future__ import annotations

import pytest

from istes_desk.services.errors import CancelledError
from istes_desk.services.progress import UNWATCHED, step
from tests.unit.services.test_kdbx import Steps


def test_steps_are_told_until_somebody_stops_them() -> None:
    steps = Steps(2)
    step(steps, 0, 3, "uno")
    step(steps, 1, 3, "due")
    with pytest.raises(CancelledError) as stopped:
        step(steps, 2, 3, "tre")
    assert steps.told == [(0, 3, "uno"), (1, 3, "due")]
    assert stopped.value.kept == "Non è stato scritto nulla."
    step(UNWATCHED, 1, 1)
