"""Files for the exchange system and the bank: written whole, checked against their schemas (C-5)."""
