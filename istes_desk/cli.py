"""Headless commands for scheduled tasks and for looking at the program; no window, no question."""

from __future__ import annotations
