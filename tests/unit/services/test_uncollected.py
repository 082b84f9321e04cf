"""The search for garbage rests inside and goes on afterwards, also after an error and when nested."""

from __future__ import annotations

import gc

import pytest

from istes_desk.services.uncollected import uncollected


def test_it_rests_inside_and_goes_on_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()
