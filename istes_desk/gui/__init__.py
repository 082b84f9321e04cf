"""The windows; told everything by services, deciding nothing."""
