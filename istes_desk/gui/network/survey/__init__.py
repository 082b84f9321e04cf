"""What was seen on a network: import window, reconciliation, reachability check, lists of addresses."""
