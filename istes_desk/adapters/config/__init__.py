"""The machine settings file."""
