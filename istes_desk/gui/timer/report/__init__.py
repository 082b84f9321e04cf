"""The report of a closed intervention: signed on screen, mailed."""
