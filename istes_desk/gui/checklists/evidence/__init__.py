"""Collector files in the Checklist tab: import, the list of reports, what each proves."""
