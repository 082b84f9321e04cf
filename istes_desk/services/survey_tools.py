"""What looking at a network asks of this computer: files, makers of network cards, the network itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only names: the start of the program does without their modules
    from collections.abc import Callable, Sequence

    from istes_desk.domain.addressing import Network
    from istes_desk.domain.survey.seen import Found
    from istes_desk.services.ports import Progress
    from istes_desk.services.survey_files import SurveyReader


@dataclass(frozen=True, slots=True)
class SurveyTools:
    """Every one is slow: never called on the GUI thread.

    ``vendor``: who made the card with this MAC, "" when nobody or when it was made up by software.
    ``networks``: those this computer stands in. ``reach``: the addresses that answered, with their ports.
    """

    read: SurveyReader
    vendor: Callable[[str], str]
    networks: Callable[[], tuple[Network, ...]]
    reach: Callable[[Sequence[str], Progress], tuple[Found, ...]]
