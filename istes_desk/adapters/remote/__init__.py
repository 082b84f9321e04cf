"""Programs of this computer that open a remote session."""
