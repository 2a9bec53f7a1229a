"""Which attributions are somebody's saying or thought, each kind with a twin that is an attitude, a plan or a deed."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotated import pipeline
from kg.language.speech.attributions import attributions
from kg.model import Document


def voiced(doc: Doc) -> list[str]:
    """Return the contents of the voiced attributions of a Doc."""
    told = [a for a in attributions(doc) if a["voiced"]]
    return [" | ".join(doc[s:e].text for s, e in a["content"]) for a in told]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Berg said that the port was closed.", "that the port was closed"),
        ("Berg has called the law a mistake.", "the law a mistake"),
        ("Polls show that Berg leads.", "that Berg leads"),
        ("A study found that the law works.", "that the law works"),
        ("Norland demanded an apology from its neighbour.", "an apology from its neighbour"),
        ("Berg condemned the attack on the port.", "the attack on the port"),
        ("Berg promised to close the port.", "to close the port"),
        ("Berg's claim that the port was closed drew laughter.", "that the port was closed"),
        ("Berg's denial of the charges drew laughter.", "the charges"),
        ("Berg is confident that the port will open.", "that the port will open"),
        ("It was alleged that the port was closed.", "that the port was closed"),
        ('Berg said: "Close it."', '"Close it."'),
        ('"If you look at it," Berg said, "it is closed."', '"If you look at it," | "it is closed."'),
        ("Berg blamed Norland for the attack.", "Norland for the attack"),
        ('Berg spoke of "a family made whole".', '"a family made whole"'),
        ("Norland announced a contract.", "a contract"),
        ("Others said that the port was closed.", "that the port was closed"),
    ],
)
def test_what_somebody_says_or_thinks_is_voiced(parsed: Callable[[str], Doc], text: str, content: str) -> None:
    assert content in voiced(parsed(text))


@pytest.mark.parametrize(
    "text",
    [
        "Berg learned that the port was closed.",
        "Berg supports the law.",
        "Berg spoke about the law at length.",
        "Berg wants to close the port.",
        "Berg decided to close the port.",
        "The opposition's support for the law grew.",
        "Berg's decision to close the port drew laughter.",
        "Berg's questions about the law drew laughter.",
        "Berg is eager to close the port.",
        "The port is expected to close.",
        "Berg came to say that the port was closed.",
        "Berg would say that the port was closed.",
        "Berg will say that the port was closed.",
        "Berg did not say that the port was closed.",
        "If Berg says that the port is closed, it is.",
        "Nobody said that the port was closed.",
        "The errors say that the port was closed.",
        "Berg explained this.",
        "Berg condemned Lund and left.",
        "Berg has not endorsed her or conceded the race.",
        "Norland: an ally or a rival?",
    ],
)
def test_attitudes_plans_and_what_nobody_said_are_not_voiced(parsed: Callable[[str], Doc], text: str) -> None:
    assert voiced(parsed(text)) == []


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Berg criticised the plan. He said that it was wrong.", True),
        ("The plan was old. He said that it was wrong.", False),  # nobody that "he" could be
    ],
)
def test_a_pronoun_speaks_where_it_is_known_who_it_is(nlp: Language, text: str, spoken: bool) -> None:
    assert ("that it was wrong" in voiced(nlp(pipeline.make_doc(nlp, Document(id="d", text=text))))) == spoken
