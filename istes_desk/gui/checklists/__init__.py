"""The Checklist tab: duties per PC, their evidence, the work of today."""
