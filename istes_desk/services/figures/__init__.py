"""What was worked, charged and given away, by customer, month and reason."""
