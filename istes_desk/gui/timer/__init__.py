"""The Timer tab, the bar of the running timer, and the controller both look at."""
