"""The tab of the queue: who is next, and why."""
