"""The settings tab: firm, technicians, price lists, rules, holidays, look, data."""
