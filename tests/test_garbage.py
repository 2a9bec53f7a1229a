"""The garbage collector is left as it was found."""

import gc

import pytest

from kg.garbage import seldom


@pytest.fixture
def thresholds():
    before = gc.get_threshold()
    yield gc.set_threshold
    gc.set_threshold(*before)


def test_it_runs_more_seldom_in_the_block_alone(thresholds):
    thresholds(700, 10, 10)
    with seldom():
        assert gc.get_threshold() > (700, 10, 10)
    assert gc.get_threshold()[:2] == (700, 10)


def test_it_is_put_back_after_an_error(thresholds):
    thresholds(700, 10, 10)

    @seldom()
    def broken():
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        broken()
    assert gc.get_threshold()[:2] == (700, 10)


def test_who_turned_it_off_keeps_it_off(thresholds):
    thresholds(0, 10, 10)
    with seldom():
        assert gc.get_threshold()[0] == 0
