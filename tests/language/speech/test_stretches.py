"""Stretches found without a look at each: the same as by looking at each."""

from hypothesis import given
from hypothesis import strategies as st

from kg.language.speech.stretches import holding, touching

SPAN = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(SPAN, max_size=12), st.lists(st.integers(0, 45), max_size=8))
def test_a_token_is_held_by_the_spans_around_it(spans, tokens):
    found = holding(spans, tokens)
    assert found == {
        token: [number for number, (start, end) in enumerate(spans) if start <= token < end] for token in set(tokens)
    }


@given(st.lists(SPAN.filter(lambda span: span[0] < span[1]), max_size=12), st.integers(0, 45), st.integers(1, 8))
def test_a_stretch_touches_the_spans_that_it_overlaps(spans, start, length):
    overlaps = any(begin < start + length and end > start for begin, end in spans)
    assert touching(spans)(start, start + length) == overlaps
