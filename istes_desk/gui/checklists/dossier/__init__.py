"""Compliance of one customer: what is kept beside the checklist, conformity, and the dossier on paper."""
