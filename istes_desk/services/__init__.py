"""The use cases: what the program does, over ports; every write returns Changes."""
