"""Forms generated from ui/*.ui by `dev.py assets`; nothing here but this line is committed."""
