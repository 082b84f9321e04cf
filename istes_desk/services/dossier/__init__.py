"""What the appointed administrator must be able to print: each document in blocks, all as one file."""
