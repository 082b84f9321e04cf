"""ISTES Desk: the desktop console of an outsourced system administrator."""

__version__ = "0.1.0"
