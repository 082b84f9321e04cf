"""Editing in place for every row of the domain: a table of fields makes the form."""
