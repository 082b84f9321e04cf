"""One module per revision, explicit operations, no downgrade."""
