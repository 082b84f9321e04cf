"""The Mappe tab: network plans of the customers' sites and the credentials of their devices."""
