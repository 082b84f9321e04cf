"""Alembic's folder: ``env`` and the revisions, run by ``schema`` only."""
