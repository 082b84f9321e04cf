"""From closed work and yearly fees to issued invoices, credit notes and their progress (C-5)."""
