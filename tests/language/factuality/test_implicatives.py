"""What predicates entail of what stands in them, each with a twin."""

from typing import TYPE_CHECKING

import pytest

from kg.language.factuality.implicatives import attitude, embedders, entailed, entry, occurs, wish
from kg.language.factuality.views import CERTAIN, DENIED, INTENDED, OPEN, PLAIN, UNTOLD, FactualityView

if TYPE_CHECKING:
    from .conftest import Verdict, Word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland managed to *attack* the port.", "Affirmed Certain Happened"),
        ("Norland did not manage to *attack* the port.", "Denied Certain Denied"),
        ("Norland failed to *attack* the port.", "Denied Certain Denied"),
        ("Norland did not fail to *attack* the port.", "Affirmed Certain Happened"),
        ("Norland might manage to *attack* the port.", "Affirmed Possible Hypothetical"),
        ("Norland called off the *attack*.", "Denied Certain Denied"),
        ("Norland called for an *attack*.", "Affirmed Unknown Demanded"),
        ("Norland secured the *release* of its sailors.", "Affirmed Certain Happened"),
        ("Norland did not secure the *release* of its sailors.", "Denied Certain Denied"),
        ("Norland failed to obtain the *release* of its sailors.", "Denied Certain Denied"),
        ("The *attack* took place.", "Affirmed Certain Happened"),
        ("Norland was able to *attack* the port.", "Affirmed Certain Happened"),
        ("Norland is able to *attack* the port.", "Affirmed Possible Hypothetical"),
        ("Norland wants to *attack* the port.", "Affirmed Unknown Planned"),
        ("Norland wants Sudria to *attack* the port.", "Affirmed Unknown Demanded"),
        ("Norland does not want to *attack* the port.", "Affirmed Unknown Hypothetical"),
        ("Norland pretended to *attack* the port.", "Denied Certain Denied"),
        ("The pact allowed Norland to *attack* the port.", "Affirmed Certain Happened"),
        ("Norland was allowed to *attack* the port.", "Affirmed Certain Happened"),
        ("The pact may have allowed Norland to *attack* the port.", "Affirmed Unknown Hypothetical"),
        ("The ban did not stop Norland from *attacking* the port.", "Affirmed Certain Happened"),
        ("The ban stopped Norland from *attacking* the port.", "Denied Certain Denied"),
    ],
)
def test_signatures(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks *erupted*.", True),
        ("The talks *took* place.", True),
        ("The talks *took* hours.", False),
        ("The talks *went* ahead.", True),
        ("The talks *went* slowly.", False),
        ("The talks *remained* difficult.", False),
    ],
)
def test_a_verb_says_that_its_subject_came_about(word: "Word", text: str, expected: bool) -> None:
    assert occurs(word(text)) is expected


def test_the_most_specific_frame_counts(word: "Word") -> None:
    verb = word("Norland *warned* of an attack.")
    assert entry(verb, {"inf"}) != entry(verb, {"np"})
    assert entry(verb, {"light"}) is None
    assert entry(word("Norland left the *port*."), {"any", "np"}) is None


def test_a_demand_that_may_be_made_demands_nothing() -> None:
    (reading,) = (e for e in embedders()["verb", "order"] if e.frame == "inf")
    assert entailed(reading, PLAIN) == FactualityView(True, 0, "Demanded")
    assert entailed(reading, OPEN) == OPEN


def test_a_wish_is_for_oneself(word: "Word") -> None:
    own, other = word("Berg wants to *leave*."), word("Berg wants Lund to *leave*.")
    assert wish(own.head, own, PLAIN) == INTENDED
    assert wish(own.head, own, OPEN) == OPEN
    assert wish(own.head, own, DENIED) == UNTOLD
    assert wish(other.head, other, PLAIN) is None
    plan = word("Berg plans to *leave*.")
    assert wish(plan.head, plan, PLAIN) is None


@pytest.mark.parametrize(
    ("text", "affirmed", "certain"),
    [
        ("Berg believes that Lund *left*.", True, False),
        ("Berg doubts that Lund *left*.", False, False),
        ("Berg fears *leaving*.", True, False),
        ("Berg hoped to *leave*.", True, False),
    ],
)
def test_an_attitude_is_held_by_its_source(word: "Word", text: str, affirmed: bool, certain: bool) -> None:
    token = word(text)
    view = attitude(token.head, token, PLAIN)
    assert view is not None
    assert (view.affirmed, view.certainty == CERTAIN) == (affirmed, certain)


def test_what_is_said_or_known_is_no_attitude(word: "Word") -> None:
    for text in ("Berg knows that Lund *left*.", "Berg moved that Lund *left*."):
        token = word(text)
        assert attitude(token.head, token, PLAIN) is None
