"""A million lines of the access register: each attack is seen, memory stands still, speed is that of HMAC."""

from __future__ import annotations

import hmac
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter

import pytest

from istes_desk.adapters.db.opening import open_sqlite
from istes_desk.adapters.db.uow import Database
from istes_desk.services.filing import Transacting
from istes_desk.services.register import SEQUENCE
from istes_desk.services.register_reading import chunks, verified
from tests.register_builder import KEY, attacks, build, reach_in

MILLION, AT = 1_000_000, 543_210


@pytest.fixture(scope="module")
def million(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of it, made once."""
    path = tmp_path_factory.mktemp("register") / "million.sqlite3"
    shutil.copy(empty_file, path)
    with opened(path) as database:
        build(database, MILLION)
    return path


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    with closing(open_sqlite(path, path.parent / "backups")) as database:
        yield database


def bare(database: Database) -> None:
    """The same rows, and one HMAC over the text of each."""
    transact = Transacting(database)
    head = transact(lambda uow: uow.register.head(SEQUENCE))
    for chunk in chunks(transact, 0, head.last_id):
        for entry in chunk:
            hmac.digest(KEY, f"{entry.chain}{entry.at}{entry.subject}".encode(), "sha256")


def took(job: Callable[[Database], None], database: Database) -> float:
    began = perf_counter()
    job(database)
    return perf_counter() - began


def proof(database: Database) -> None:
    assert verified(Transacting(database), KEY).lines


@pytest.mark.benchmark
def test_twice_a_bare_loop_over_the_same_rows(million: Path) -> None:
    with opened(million) as database:
        assert took(proof, database) <= 2.5 * took(bare, database)


@pytest.mark.benchmark
@pytest.mark.parametrize("name", list(attacks(MILLION, AT)))
def test_every_attack_is_seen(million: Path, tmp_path: Path, name: str) -> None:
    path = Path(shutil.copy(million, tmp_path / "attacked.sqlite3"))
    statements, line = attacks(MILLION, AT)[name]
    with opened(path) as database:
        reach_in(database, statements)
        found = verified(Transacting(database), KEY).first_break
    assert found is not None
    assert found.entry_id == line


def peak_of_proof(path: Path) -> int:
    """Bytes held at most while all of it is proven."""
    with opened(path) as database:
        transact = Transacting(database)
        transact(lambda uow: uow.register.head(SEQUENCE))
        tracemalloc.start()
        try:
            assert verified(transact, KEY).is_whole
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


@pytest.mark.benchmark
def test_memory_does_not_grow_with_the_lines(million: Path, empty_file: Path, tmp_path: Path) -> None:
    short = Path(shutil.copy(empty_file, tmp_path / "short.sqlite3"))
    with opened(short) as database:
        build(database, MILLION // 10)
    assert peak_of_proof(million) <= 1.5 * peak_of_proof(short)
