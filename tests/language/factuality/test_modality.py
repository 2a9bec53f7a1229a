"""What stands beside a word, each rule with a twin to which it does not apply."""

from typing import TYPE_CHECKING

import pytest

from kg.language.factuality.modality import beside, is_condition, modifier_word
from kg.language.factuality.views import DENIED, PLAIN
from kg.language.syntax.functions import ADVERBIAL_CLAUSE, dependents

if TYPE_CHECKING:
    from .conftest import Verdict, Word

HAPPENED, DENIAL, OPENED = "Affirmed Certain Happened", "Denied Certain Denied", "Affirmed Unknown Hypothetical"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland did not *attack* the port.", DENIAL),
        ("Norland not only *attacked* the port but burned it.", HAPPENED),
        ("Norland neither *attacked* the port nor burned it.", DENIAL),
        ("By no means did Norland *attack* the port.", DENIAL),
        ("By all means did Norland *attack* the port.", HAPPENED),
        ("Norland no longer *attacks* the port.", DENIAL),
        ("Norland *attacks* the port ever longer.", HAPPENED),
        ("Not a single ship *left* the port.", DENIAL),
        ("Just a single ship *left* the port.", HAPPENED),
        ("No troops *crossed* the border.", DENIAL),
        ("Nobody *crossed* the border.", DENIAL),
        ("Few troops *crossed* the border.", "Denied Possible Hypothetical"),
        ("A few troops *crossed* the border.", HAPPENED),
        ("They found no *attack*.", DENIAL),
        ("Neither Minister Lund nor her deputy *crossed* the border.", DENIAL),
        ("Norland *attacked* neither the port nor the town.", DENIAL),
        ("Norland *attacked* not the port but the town.", HAPPENED),
        ("Norland is a *member* of neither NATO nor the African Union.", DENIAL),
        ("Norland is a *member* of NATO.", HAPPENED),
        ("Norland did not *attack* the port without a reason.", DENIAL),
        ("Norland has not *ended* its talks with Sudria.", DENIAL),
        ("Norland neither attacked Sudria nor *condemned* it.", DENIAL),
        ("Norland did not *deny* the raid.", DENIAL),
        ("Norland *threatens* new strikes if Sudria rebuilds.", HAPPENED),
        ("Norland *promises* aid if Sudria yields.", HAPPENED),
        ("If Norland *threatens* Sudria, it will answer.", OPENED),
        ("Norland *attacks* the port if Sudria rebuilds.", OPENED),
    ],
)
def test_denials(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norland did not *accuse* Sudria of doing so on purpose.",
        "Norland did not *accuse* Sudria of lying knowingly.",
        "Norland did not deliberately *attack* the port.",
        "Norland did not *attack* the port on purpose.",
        "The missiles did not *hit* the aircraft directly.",
        "Norland has not *condemned* the raid in public.",
        "Norland has not publicly *condemned* the raid.",
        "Norland did not *attack* the port alone.",
        "The soldiers did not *shoot* intentionally.",
        "The *talks* with Sudria have not resumed.",
        "Norland has not *resumed* its talks with Sudria.",
        "Norland neither confirmed nor *denied* the raid.",
        "Norland has neither *accepted* nor rejected the charge.",
    ],
)
def test_a_denied_manner_or_return_leaves_the_deed_open(verdict: "Verdict", text: str) -> None:
    assert verdict(text) == OPENED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland might *attack* the port.", "Affirmed Possible Hypothetical"),
        ("Norland must *attack* the port.", "Affirmed Unknown Demanded"),
        ("Norland must have *attacked* the port.", "Affirmed Probable Happened"),
        ("Norland should have *attacked* the port.", "Denied Probable Denied"),
        ("Norland will have *attacked* the port.", "Affirmed Probable Planned"),
        ("Norland is *attacking* the port.", "Affirmed Certain Ongoing"),
        ("*Attack* the port!", "Affirmed Unknown Demanded"),
        ("Norland nearly *attacked* the port.", DENIAL),
        ("Norland reportedly *attacked* the port.", "Affirmed Unknown Hypothetical"),
        ("Norland quickly *attacked* the port.", HAPPENED),
        ("The minister said the bases would *close*.", "Affirmed Unknown Planned"),
        ("The minister said the bases would *close* if war came.", OPENED),
        ("The minister wonders if the bases would *close*.", OPENED),
    ],
)
def test_auxiliaries_and_adverbs(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudria will respond should Norland *attack* the port.", OPENED),
        ("Berg believes that had Norland *attacked* the port the war would have begun.", OPENED),
        ("Sudria says that Norland should *attack* the port.", "Affirmed Unknown Demanded"),
        ("Sudria held the port if Norland *attacked* it.", OPENED),
        ("Sudria held the port even if Norland *attacked* it.", HAPPENED),
        ("Norland *attacks* the port if Sudria moves.", OPENED),
        ("Norland *attacks* the port even if Sudria moves.", HAPPENED),
        ("Norland *attacks* the port whenever Sudria moves.", OPENED),
        ("Norland could not *attack* the port.", DENIAL),
        ("Norland might not *attack* the port.", "Denied Possible Hypothetical"),
        ("Norland regularly *attacks* the port.", OPENED),
        ("Norland regularly *attacked* the port.", HAPPENED),
        ("Norland had an apparent *attack* on its hands.", HAPPENED),
        ("The *withdrawal* is under discussion.", OPENED),
        ("The *withdrawal* is under way.", HAPPENED),
    ],
)
def test_conditions(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They saw the planned *attack*.", "Affirmed Probable Planned"),
        ("They saw the feared *attack*.", "Affirmed Possible Hypothetical"),
        ("They saw the foiled *attack*.", DENIAL),
        ("They saw the so-called *attack*.", "Affirmed Unknown Hypothetical"),
        ("They saw the ongoing *attack*.", "Affirmed Certain Ongoing"),
        ("They saw the second *attack*.", HAPPENED),
        ("They repel every *attack*.", OPENED),
    ],
)
def test_modifiers_of_a_noun(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


def test_a_condition_is_told_from_other_clauses(word: "Word") -> None:
    for text, expected in (
        ("Norland *attacks* the port if Sudria moves.", True),
        ("Norland *attacks* the port even if Sudria moves.", False),
        ("Norland *attacks* the port because Sudria moves.", False),
    ):
        (clause,) = dependents(word(text), ADVERBIAL_CLAUSE)
        assert is_condition(clause) is expected, text


def test_the_determiner_of_an_argument_counts_once(word: "Word") -> None:
    verb = word("No troops *crossed* the border.")
    assert beside(verb) == DENIED
    assert beside(verb, verb.nbor(-1)) == PLAIN


def test_a_modifier_is_one_word_with_what_a_hyphen_joins_to_it(word: "Word") -> None:
    assert modifier_word(word("They met a would-*be* ally.")) == "would-be"
    assert modifier_word(word("They met a *former* ally.")) == "former"
