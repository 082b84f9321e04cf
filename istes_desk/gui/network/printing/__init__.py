"""The plan on paper: preview, print dialog, issued revisions."""
