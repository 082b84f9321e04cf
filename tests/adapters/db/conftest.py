"""Databases for the tests: SQLite files, and on PostgreSQL a schema of its own per test."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from istes_desk.adapters.db.engine import server_engine, sqlite_engine
from istes_desk.adapters.db.tables import Base
from istes_desk.adapters.db.uow import Database
from istes_desk.services.ports import Transactions
from tests.fake_uow import FakeDatabase

SQL = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture
def sqlite_path(tmp_path: Path) -> Path:
    return tmp_path / "istes-desk.sqlite3"


@pytest.fixture
def schema_url(postgres_url: str) -> Iterator[str]:
    """The server's URL with a new schema as search path, dropped afterwards."""
    schema = f"test_{uuid.uuid4().hex}"
    server = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield f"{postgres_url}?options=-csearch_path%3D{schema}"
    with server.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()


def _engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "sqlite":
        return sqlite_engine(request.getfixturevalue("sqlite_path"))
    return server_engine(request.getfixturevalue("schema_url"))


@pytest.fixture(params=SQL)
def empty_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine on a database without tables."""
    engine = _engine(request)
    yield engine
    engine.dispose()


@pytest.fixture
def database(empty_engine: Engine) -> Database:
    """Every SQL database, with its tables."""
    Base.metadata.create_all(empty_engine)
    return Database(empty_engine)


@pytest.fixture
def sqlite(sqlite_path: Path) -> Iterator[Database]:
    """Only the embedded one, for what it alone does."""
    engine = sqlite_engine(sqlite_path)
    Base.metadata.create_all(engine)
    yield Database(engine)
    engine.dispose()


@pytest.fixture
def server(schema_url: str) -> Iterator[Database]:
    """Only PostgreSQL, where two transactions can write at once."""
    engine = server_engine(schema_url)
    Base.metadata.create_all(engine)
    yield Database(engine)
    engine.dispose()


@pytest.fixture(params=["fake", *SQL])
def transactions(request: pytest.FixtureRequest) -> Iterator[Transactions]:
    """Every implementation of the port: the fake of the service tests and the real ones."""
    if request.param == "fake":
        yield FakeDatabase()
        return
    engine = _engine(request)
    Base.metadata.create_all(engine)
    yield Database(engine)
    engine.dispose()
