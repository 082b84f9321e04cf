"""The revision of the tables this program works with; the last one in ``migrations``."""

from __future__ import annotations

HEAD = "0008"
