"""Values of numbers in digits and words."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.language.numbers.numbers import phrase_value, scale, word_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["38"], 38.0),
        (["2,000"], 2000.0),
        (["3bn"], 3e9),
        (["seven"], 7.0),
        (["two", "hundred", "and", "fifty"], 250.0),
        (["2.8", "billion"], 2.8e9),
        (["twenty", "-", "five", "thousand"], 25000.0),
        (["a", "million"], 1e6),
        (["three", "million", "two", "hundred"], 3_000_200.0),
        (["38th"], None),
        (["tank"], None),
        (["12", "14"], None),
        (["two", "three"], None),
        ([], None),
    ],
)
def test_words_make_a_number_or_none(words: list[str], value: float | None) -> None:
    assert phrase_value(words) == value


def test_letters_multiply_only_when_glued_to_a_number() -> None:
    assert (scale("m"), scale("million"), word_value("4m"), word_value("m")) == (None, 1e6, 4e6, None)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no error
@given(st.integers(1, 400), st.sampled_from(["thousand", "million", "trillion", "dozen"]), st.integers(0, 60))
def test_no_run_of_digits_or_scales_makes_a_number_beyond_all_counts(digits: int, scale: str, times: int) -> None:
    value = phrase_value(["9" * digits, *[scale] * times])
    assert value is None or (math.isfinite(value) and int(value) <= 10**18)


@pytest.mark.parametrize(("digits", "read"), [(18, True), (19, False), (309, False), (5000, False)])
def test_digits_that_go_on_are_no_number(digits: int, *, read: bool) -> None:
    assert (phrase_value(["9" * digits]) is not None) is read
