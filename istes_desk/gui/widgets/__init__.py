"""Small visual parts that several tabs share."""
