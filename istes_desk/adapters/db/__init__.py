"""The database: SQLite by default, PostgreSQL for several technicians; ORM rows never leave this package."""
