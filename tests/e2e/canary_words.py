"""The words that the canary's story leaves nowhere, and the password of what it encrypts."""

CANARY = "Canarino7f3aGiallo"
PASSWORD = "lampada verde tredici ancora"
