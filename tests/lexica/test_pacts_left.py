"""Who ends a pact, or his part in it, withdraws, whether a partner is named or not; who breaks its terms rejects it."""

import pytest
from told import told

from kg.lexica import dictionary

_BROKEN = {"renege", "nix", "scuttle"}  # terms not kept, or refused before they are agreed


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("Norway scrapped the deal with Sweden.", "Sweden"),
        ("Norway scrapped the trade agreement.", ""),
        ("Norway terminated the agreement.", ""),
        ("Norway terminated the agreement with Sweden.", "Sweden"),
        ("Norway tore up the accord.", ""),
        ("Norway tore up the accord with Sweden.", "Sweden"),
        ("Norway pulled out of the treaty.", ""),
        ("Norway left the alliance.", ""),
        ("Norway annulled the treaty.", ""),
        ("Norway abrogated the treaty with Sweden.", "Sweden"),
        ("Norway suspended its participation in the treaty.", ""),
        ("Norway suspended its engagement in the pact.", ""),
        ("Norway suspended the treaty with Sweden.", "Sweden"),
        ("Norway backed out of the deal with Sweden.", "Sweden"),
    ],
)
def test_the_end_of_a_pact_is_a_withdrawal(nlp, text, partner):
    assert f"SANCTION Norway > {partner}" in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway scrapped a car.",
        "Norway scrapped the plan.",
        "Norway terminated the employee.",
        "Norway left the meeting with Sweden.",
        "Norway pulled its troops out of Sweden.",
        "Norway walked away from the crash.",
        "Norway suspended the player.",
        "Norway tore up the newspaper.",
        "Norway rejected the deal with Sweden.",
        "Norway reneged on the agreement with Sweden.",
    ],
)
def test_what_is_no_pact_or_no_end_of_one_is_none(nlp, text):
    assert not [line for line in told(nlp, text) if line.startswith("SANCTION")]


def test_no_verb_ends_a_pact_in_two_ways():
    ended = {
        lemma
        for lemma, senses in dictionary.having("event").items()
        for sense in senses
        if sense.kind == "VERB" and sense.event.root == "REJECT"
        if any(one.slot in {"object", "patient"} and one.name == "pact" for one in sense.conditions)
    }
    assert ended == _BROKEN


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("THREATEN Norway > Sweden", "Norway told Sweden that it would not brook further attacks."),
        ("THREATEN Norway > Sweden", "Norway informed Sweden that it would not countenance any incursion."),
        ("SANCTION Norway > Swedish", "Norway's embargo deprived Swedish villages of water."),
    ],
)
def test_words_of_one_class_do_alike(nlp, line, text):
    assert line in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway told Sweden that it would let ships pass.",
        "The actor's decision deprived Swedish fans of a show.",
    ],
)
def test_their_twins_do_not(nlp, text):
    assert not [line for line in told(nlp, text) if line.startswith(("THREATEN", "SANCTION"))]
