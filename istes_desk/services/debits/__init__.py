"""From invoices paid by direct debit to files for the bank, notices, and what came back (C-5)."""
