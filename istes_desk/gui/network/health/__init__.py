"""The health of the vault and its KeePass copies: window, export, rehearsal, import."""
