"""The access register at the desk: read, filtered, proven, saved, reduced (L-1)."""
