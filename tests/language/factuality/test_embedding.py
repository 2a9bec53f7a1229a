"""What the words above an event make of it, each rule with a twin to which it does not apply."""

from typing import TYPE_CHECKING

import pytest

from kg.language.factuality.embedding import describes

if TYPE_CHECKING:
    from .conftest import Verdict, Word

HAPPENED, DENIAL, OPENED = "Affirmed Certain Happened", "Denied Certain Denied", "Affirmed Unknown Hypothetical"
PLANNED, INTENDED, DEMANDED = "Affirmed Probable Planned", "Affirmed Unknown Planned", "Affirmed Unknown Demanded"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland may come and *attack* the port.", "Affirmed Possible Hypothetical"),
        ("Norland came and *attacked* the port.", HAPPENED),
        ("Norland may come, and it *attacked* the port.", HAPPENED),
        ("Norland did not come but *attacked* the port.", HAPPENED),
        ("Norland did not come nor *attack* the port.", DENIAL),
        ("If rebels come and *attack* the port, it falls.", OPENED),
        ("The authorities denied that they had fired and *accused* Norland of an attack.", HAPPENED),
    ],
)
def test_coordinated_words_share_what_stands_around_the_first(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland condemned the *attack*.", HAPPENED),
        ("Norland did not condemn the *attack*.", HAPPENED),
        ("Norland averted the *attack*.", DENIAL),
        ("Norland carried out no *attack*.", DENIAL),
        ("Norland did not launch an *attack*.", DENIAL),
        ("China has *agreed* to supply it, Russia has not.", HAPPENED),
        ("China has not *agreed* to supply it.", DENIAL),
        ("The *attack* did not happen.", DENIAL),
        ("The *attack* did not surprise Norland.", HAPPENED),
        ("Norland is to stop the *visit*.", OPENED),
        ("Norland stopped the *visit*.", DENIAL),
        ("Norland did not mention an *attack*.", DENIAL),
        ("It was not an *attack*.", DENIAL),
    ],
)
def test_event_nouns_as_subject_or_object(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fled instead of *attacking* the port.", DENIAL),
        ("They fled because of *attacks* on the port.", HAPPENED),
        ("They met ahead of the *vote*.", PLANNED),
        ("They met without *attacking* the port.", DENIAL),
        ("They met after *attacking* the port.", HAPPENED),
        ("They will meet after the *attack*.", PLANNED),
        ("They fled before *attacking* the port.", HAPPENED),
        ("They will flee before *attacking* the port.", OPENED),
        ("The risk of an *attack* grew.", OPENED),
        ("The cost of an *attack* grew.", HAPPENED),
        ("They were on the verge of *attacking* the port.", OPENED),
        ("The case against *withdrawal* grew.", OPENED),
        ("They went out of the *attack* as winners.", HAPPENED),
        ("Lund shares the views of Berg against *withdrawal*.", HAPPENED),
    ],
)
def test_events_under_prepositions(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops gathered to *attack* the port.", INTENDED),
        ("Troops must gather to *attack* the port.", DEMANDED),
        ("It is harder for the party to *attack* the premier.", OPENED),
        ("Rather than *attack* the port, they fled.", DENIAL),
        ("They will stay as long as rebels *attack* the port.", OPENED),
        ("They will stay because rebels *attack* the port.", HAPPENED),
        ("They will wait until the envoys *meet*.", INTENDED),
        ("They fled before rebels *attacked* the port.", HAPPENED),
        ("They will flee before rebels *attack* the port.", OPENED),
        ("They fled, *attacking* the port.", HAPPENED),
        ("They did not flee, *attacking* the port.", HAPPENED),
        ("They might flee, *attacking* the port.", "Affirmed Possible Hypothetical"),
        ("They will vote after the envoys *meet*.", OPENED),
        ("They voted after the envoys *met*.", HAPPENED),
        ("They will vote when the envoys *meet*.", OPENED),
        ("They fled because rebels *attacked* the port.", HAPPENED),
    ],
)
def test_adverbial_clauses(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan to *attack* the port leaked.", INTENDED),
        ("The way to *attack* the port leaked.", OPENED),
        ("The man to *attack* the port came.", OPENED),
        ("The fear that rebels *attack* the port grew.", OPENED),
        ("The missile that *hit* the port burned.", HAPPENED),
        ("No missile that *hit* the port burned.", OPENED),
        ("They have the missile *supplied* by Norland.", HAPPENED),
        ("They want a missile *supplied* by Norland.", OPENED),
        ("They came in order to *attack* the port.", INTENDED),
    ],
)
def test_clauses_under_nouns(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland to *sign* the treaty", PLANNED),
        ("Norland has to *sign* the treaty.", DEMANDED),
        ("Norland had to *sign* the treaty.", HAPPENED),
        ("Norland has yet to *sign* the treaty.", DENIAL),
        ("Norland ought to *sign* the treaty.", DEMANDED),
        ("It is possible that Norland *signed* the treaty.", "Affirmed Possible Hypothetical"),
        ("It is true that Norland *signed* the treaty.", HAPPENED),
        ("Norland seems ready to *sign* the treaty.", INTENDED),
        ("Norland moved to *sign* the treaty.", OPENED),
        ("Norland might do what the envoy *asked*.", HAPPENED),
        ("Norland left the union, Sudria *signed* the treaty.", HAPPENED),
    ],
)
def test_complements(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The *Norland*-backed militias fled.", HAPPENED),
        ("The *attack* plans leaked.", INTENDED),
        ("The *attack* ships sank.", HAPPENED),
        ("No Norland-*backed* militias fled.", OPENED),
        ("All Norland-*backed* militias fled.", HAPPENED),
    ],
)
def test_modifiers(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


def test_titles_and_appositions_only_describe(word: "Word") -> None:
    assert describes(word("Foreign *Minister* Ana Lund left."))
    assert describes(word("Ana Lund, the *treasurer* of Sudria, left."))
    assert not describes(word("The *attack* plans leaked."))
    assert not describes(word("The *treasurer* left."))
