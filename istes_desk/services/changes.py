"""What a write touched: every screen decides from it what to refresh."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids touched, by the word of the domain; ``new_id`` is the row a creating write made (0 = none).

    ``sites`` stands for a whole network plan, ``duties`` for customers whose checklist moved,
    ``settings`` for firm, policies and tariffs.
    """

    customers: frozenset[int] = frozenset()
    incidents: frozenset[int] = frozenset()
    sites: frozenset[int] = frozenset()
    duties: frozenset[int] = frozenset()
    interventions: frozenset[int] = frozenset()
    invoices: frozenset[int] = frozenset()
    settings: bool = False
    new_id: int = 0

    def __or__(self, other: Changes) -> Changes:
        """Both together; the right hand's ``new_id`` wins when it has one."""
        joined = {
            f.name: getattr(self, f.name) | getattr(other, f.name) for f in fields(self) if f.name != "new_id"
        }
        return Changes(**joined, new_id=other.new_id or self.new_id)


NOTHING = Changes()
EVERYTHING_SETTINGS = Changes(settings=True)


def ids(*values: int | None) -> frozenset[int]:
    """The set of the given ids without the empty ones."""
    return frozenset(v for v in values if v)
