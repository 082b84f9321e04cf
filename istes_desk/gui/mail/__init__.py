"""Mail that comes in: fetched while the window is open, and the ledger that shows what became of it."""
