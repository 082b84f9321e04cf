"""Small programs that the speed tests start and time."""
