"""The short way to the window understands what the parser does, and leaves it everything else."""

from __future__ import annotations

import pytest

from istes_desk.__main__ import make_parser, window_wanted


@pytest.mark.parametrize(
    "words", ["", "open", "--profile p", "open a.eml b.eml", "--profile p open", "--profile p open a.eml"]
)
def test_window(words: str) -> None:
    given = words.split()
    chosen = make_parser().parse_args(given)
    assert window_wanted(given) == (chosen.profile, chosen.files)
    assert chosen.command in ("", "open")


@pytest.mark.parametrize(
    "given",
    [
        ["--profile"],
        ["--profile", ""],
        ["--profile", "--version"],
        ["--profile=p"],
        ["--version"],
        ["--smoke"],
        ["backup"],
        ["--profile", "p", "backup"],
        ["open", "--help"],
        ["open", "--", "a.eml"],
        ["a.eml"],
    ],
)
def test_the_parser_is_asked(given: list[str]) -> None:
    assert window_wanted(given) is None
