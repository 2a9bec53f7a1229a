"""Whom a description of a person means, in whole texts; `test_descriptions` has the cases with marked mentions."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document


def meant(nlp, text, words):
    """Return the label of what the last mention with some words means."""
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    labels = [entity["label"] for entity in annotations.entities(doc)]
    found = [m for m in annotations.mentions(doc) if doc[m["start"] : m["end"]].text == words]
    return labels[found[-1]["entity"]]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("General Hakan Demir spoke in Ankara. The general left at noon.", "general", "Hakan Demir"),
        ("Turkish President Hakan Demir spoke. The Turkish leader left at noon.", "Turkish leader", "Hakan Demir"),
        ("Prime Minister Ann Hill spoke in Oslo. The prime minister left at noon.", "prime minister", "Ann Hill"),
        ("Deputy Prime Minister Ann Hill spoke. The deputy prime minister left.", "deputy prime minister", "Ann Hill"),
        ("The Tajik president, Rustam Sodiqov, sat beside the guests.", "Tajik president", "Rustam Sodiqov"),
        ("Pope Clement spoke in Rome. The pope left at noon.", "pope", "Clement"),
        ("Ann Hill became a judge in 2001. The judge retired.", "judge", "Ann Hill"),
        (
            "A Russian general warned Norway. The officer, General Ivan Petrov, spoke to reporters.",
            "Russian general",
            "Ivan Petrov",
        ),
    ],
)
def test_a_description_of_a_person_means_who_holds_the_role(nlp, text, words, who):
    assert meant(nlp, text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("General Hakan Demir met General Ann Hill in Ankara. The general left at noon.", "general"),
        ("Turkish President Hakan Demir spoke in Ankara. The Greek leader left at noon.", "Greek leader"),
        ("Foreign Minister Ann Hill spoke in Oslo. The prime minister left at noon.", "prime minister"),
        ("Deputy Prime Minister Ann Hill spoke in Oslo. The prime minister left.", "prime minister"),
        ("General Ann Hill spoke in Oslo. The general who fled was arrested.", "general"),
        ("An analyst warned Norway. Analyst Ann Hill spoke to reporters.", "analyst"),
        ("The president, who met Ann Hill, sat down.", "president"),
    ],
)
def test_a_description_that_may_be_of_another_stays_nameless(nlp, text, words):
    assert meant(nlp, text, words) == words
