"""What was worked, charged and given away."""
