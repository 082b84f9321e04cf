"""The vault of credentials at the desk: session, work, panel, dialog, clipboard."""
