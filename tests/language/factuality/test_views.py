"""How one view stands within another."""

from hypothesis import given
from hypothesis import strategies as st

from kg.language.factuality.views import DENIED, OPEN, PLAIN, PLANNED, FactualityView, combine, granted_within, stronger

STATUSES = ("", "Ongoing", "Hypothetical", "Planned", "Demanded", "Threatened")
VIEWS = st.builds(FactualityView, st.booleans(), st.integers(0, 3), st.sampled_from(STATUSES))


@given(VIEWS)
def test_a_plain_context_changes_nothing(view: FactualityView) -> None:
    assert combine(view, PLAIN) == combine(PLAIN, view) == view


@given(VIEWS, VIEWS)
def test_no_context_makes_anything_surer(inner: FactualityView, outer: FactualityView) -> None:
    assert combine(inner, outer).certainty == min(inner.certainty, outer.certainty)
    assert combine(inner, outer).status == stronger(outer.status, inner.status)


def test_two_denials_cancel_out() -> None:
    assert combine(DENIED, DENIED) == PLAIN
    assert not combine(DENIED, OPEN).affirmed


def test_what_is_granted_outlives_a_denial_but_not_a_future() -> None:
    assert granted_within(DENIED) == PLAIN
    assert granted_within(PLANNED) == PLANNED
