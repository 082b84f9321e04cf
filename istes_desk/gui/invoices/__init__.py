"""The Fatture tab: what can be invoiced, what was issued."""
