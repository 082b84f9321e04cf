"""The settings file: what is written is read, what is broken is refused and left as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.adapters.config.preferences import TomlPreferences
from istes_desk.services.errors import KnownError
from istes_desk.services.preferences import Language, Preferences, Theme


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert TomlPreferences(path).load() == Preferences()
    assert not path.exists()


def test_what_is_saved_is_read(path: Path) -> None:
    wanted = Preferences(
        Language.ENGLISH, Theme.DARK, report_folder='C:\\Rapporti "2026"\né', clipboard_seconds=9
    )
    TomlPreferences(path).save(wanted)
    assert TomlPreferences(path).load() == wanted
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@given(folder=st.text())
def test_any_folder_name_survives(folder: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("p") / "settings.toml"
    TomlPreferences(path).save(Preferences(report_folder=folder))
    assert TomlPreferences(path).load().report_folder == folder


@pytest.mark.parametrize(
    "broken",
    [b"language = ", b"\xff\xfe", b'language = "fr"', b'clipboard_seconds = "soon"', b"backup_on_close = 3"],
)
def test_a_broken_file_is_refused_and_kept(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)
    store = TomlPreferences(path)
    for attempt in (store.load, lambda: store.save(Preferences())):
        with pytest.raises(KnownError) as refused:
            attempt()
        assert str(path) in refused.value.message
        assert refused.value.hint
    assert path.read_bytes() == broken


def test_keys_of_another_version_are_passed_over(path: Path) -> None:
    path.write_text('theme = "dark"\nfuture = 1\n', encoding="utf-8")
    assert TomlPreferences(path).load() == Preferences(theme=Theme.DARK)


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(KnownError):
        TomlPreferences(path).load()
