"""What was seen on a network, from any file or check, against what is on the plan (N-6)."""
