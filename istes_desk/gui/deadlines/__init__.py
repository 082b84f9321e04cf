"""The Scadenze tab: what falls due, when and why."""
