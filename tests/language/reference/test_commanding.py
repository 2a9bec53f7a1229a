"""What "it" and "they" mean: the nearest subject that agrees."""

import pytest
from marked import marked

from kg.language.reference import document_entities

IRAN, IRAQ = "[Iran|State|name|state/IR]", "[Iraq|State|name|state/IQ]"
MEANT = [
    # text, the label of what its last pronoun means
    (f"{IRAN} said that [it|pronoun] would vote.", "Iran"),
    (f"{IRAN} spoke. [It|pronoun] will vote.", "Iran"),
    (f"{IRAN} continues to claim [it|pronoun].", None),
    (f"{IRAN} says that people continue to claim [it|pronoun].", "Iran"),
    (f"{IRAN} spoke.\n\n[It|pronoun] will vote.", None),
    (f"{IRAN} waits. [It|pronoun] is clear that talks failed.", None),
    (f"{IRAN} waits. [It|pronoun] seems to rain.", None),
    (f"{IRAN} waits. [It|pronoun] was late.", "Iran"),
    ("[Republicans|Organization] agreed. [It|pronoun] was late.", None),
    (f"{IRAN} praised {IRAQ} for [its|pronoun] fleet.", "Iran"),
    (f"{IRAN}'s ties with Armenia and [its|pronoun] trade with Russia grew.", "Iran"),
    (f"{IRAN} left. [They|pronoun] will vote.", None),  # "they" for one state is too rare
    ("The [troops|ArmedForce|nominal] left. [They|pronoun] were tired.", "troops"),
    # an owner in the phrase goes first
    (f"The judge praised {IRAN} and [its|pronoun] allies.", "Iran"),
    (f"The judge praised {IRAN} and [their|pronoun] allies.", "Iran"),
    (f"The judge praised {IRAN} and sold [its|pronoun] oil.", None),
    # subjects that do not agree are passed over
    (f"{IRAN} says that he knows that [it|pronoun] won.", "Iran"),
    (f"{IRAN} says that people know that [it|pronoun] won.", "Iran"),
    (f"{IRAN} says that a ship knows that [it|pronoun] won.", None),
    ("The [troops|ArmedForce|nominal] say that she knows that [they|pronoun] won.", "troops"),
    (f"{IRAN} left. He knows that [it|pronoun] won.", "Iran"),
    (f"{IRAN} left. He knows a ship and says that [it|pronoun] won.", None),
    (f"{IRAN} left. The strike failed.\n\n[It|pronoun] said more.", None),
    (f"{IRAN} left.\n\n[It|pronoun] said more.", "Iran"),
    # the deed is done to another's
    (f"{IRAQ} voted. {IRAN} attacked [its|pronoun] plants.", "Iraq"),
    (f"{IRAQ} voted. {IRAN} sold [its|pronoun] plants.", "Iran"),
    # who is told something may be meant as well
    (f"{IRAN} warned {IRAQ} that [its|pronoun] army was ready.", None),
    (f"{IRAN} said that [its|pronoun] army was ready.", "Iran"),
    (f"{IRAN} urged {IRAQ} to open [its|pronoun] ports.", "Iraq"),
    ("She asked the [troops|ArmedForce|nominal] to clean [their|pronoun] guns.", "troops"),
    # what is done again is done to the same
    (f"{IRAQ} condemned the accords. {IRAN} condemned [them|pronoun] as well.", None),
    ("[Nuns|Group] condemned the [rebels|Group]. Monks condemned [them|pronoun] as well.", "rebels"),
    ("[Nuns|Group] condemned the accords. Monks condemned [them|pronoun] as well.", None),
    ("[Nuns|Group] met the ministers. Monks thanked [them|pronoun].", "Nuns"),
    # an empty "it" is nobody
    (f"It took {IRAN} a day to end the war. [Its|pronoun] army was ready.", "Iran"),
    (f"It took {IRAN} in a day. [Its|pronoun] army was ready.", None),
    # offices that no state has
    (
        f"{IRAN} accused the [Hill Agency|Organization] of lies. [Its|pronoun] director general denied it.",
        "Hill Agency",
    ),
    (f"{IRAN} sued the [Hill Company|Organization] in May. [Its|pronoun] chairman denied it.", "Hill Company"),
    (f"{IRAN} accused the [Hill Agency|Organization] of lies. [Its|pronoun] foreign minister resigned.", "Iran"),
    (f"{IRAN} accused {IRAQ} of lies. [Its|pronoun] director denied it.", None),
    # those whose release a state demands are others
    (f"{IRAN} demanded [its|pronoun] release.", None),
    (f"{IRAN} demanded [its|pronoun] share.", "Iran"),
    ("The [rebels|Group|nominal] demanded [their|pronoun] release.", "rebels"),
    # nothing is meant
    (f"{IRAN} waits. [It|pronoun] is hard.", None),
]


@pytest.mark.parametrize(("text", "label"), MEANT)
def test_it_and_they_mean_the_nearest_that_agrees_or_nothing(parser, text, label):
    entities, mentions = document_entities.entities(marked(parser, text))
    pronoun = [m for m in mentions if m["form"] == "pronoun"][-1]
    assert (None if pronoun["entity"] is None else entities[pronoun["entity"]]["label"]) == label
