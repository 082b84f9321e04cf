"""The outside world: database, mail, keyring, paper, operating system."""
