"""Collector files: reading them, and writing one about this computer."""
