"""The rules, pure: no I/O, no Qt, no SQL, no clock."""
