"""Names of both sources without contradictions, and mentions from what was found."""

import pytest
from handmade import made

from kg.language.names import mentions
from kg.language.names.spans import MentionSpan


def found(parser, text, known, *entities):
    """Return (words, type, form) of the mentions of a text, given the gazetteer's spans and the model's."""
    doc = made(parser.vocab, text, *entities)
    spans = [MentionSpan(*span[:3], *(span[3:] or ("name",)), known=True) for span in known]
    made_of = mentions.mentions(doc, [True] * len(doc), spans, mentions.listed_words(parser.vocab.strings))
    return [(doc[m["start"] : m["end"]].text, m["type"], m["form"]) for m in made_of]


MERGED = [
    # the gazetteer wins over a name of the same words, but not over a longer one
    ("Paris/NNP", [(0, 1, "Place")], [(0, 1, "ORG")], [("Paris", "Place")]),
    ("Paris/NNP Karov/NNP", [(0, 1, "Place")], [(0, 2, "PERSON")], [("Paris Karov", "Person")]),
    ("Could/NNP Paris/NNP", [(1, 2, "Place")], [(0, 2, "ORG")], [("Could Paris", "Organization")]),
    ("could/NN Kabul/NNP", [(1, 2, "Place")], [(0, 2, "ORG")], [("Kabul", "Place")]),
    ("Paris/NNP and/CC Sudra/NNP", [(0, 1, "Place")], [(0, 3, "GPE")], [("Paris", "Place")]),
    ("Paris/NNP and/CC Sudra/NNP", [(0, 1, "Place")], [(0, 3, "ORG")], [("Paris and Sudra", "Organization")]),
    ("Paris/NNP Sudra/NNP", [(0, 1, "Place")], [(0, 2, "GPE")], [("Paris Sudra", "Place")]),
    (
        "Norlander/JJ Ivan/NNP Karov/NNP",
        [(0, 1, "Nationality", "adjective")],
        [(0, 3, "PERSON")],
        [("Norlander", "Nationality"), ("Ivan Karov", "Person")],
    ),
    (
        "Norlander/JJ Defense/NNP Ministry/NNP",
        [(0, 1, "Nationality", "adjective")],
        [(0, 3, "ORG")],
        [("Norlander Defense Ministry", "Organization"), ("Norlander", "Nationality")],
    ),
    (
        "Norlander/JJ Airlines/NNPS",
        [(0, 1, "Nationality", "adjective")],
        [(0, 2, "ORG")],
        [("Norlander Airlines", "Organization")],
    ),
    # names that people have too
    (
        "Ann/NNP Jordan/NNP met/VBD Jordan/NNP",
        [(1, 2, "State"), (3, 4, "State")],
        [(0, 2, "PERSON")],
        [("Ann Jordan", "Person"), ("Jordan", "Person")],
    ),
    ("met/VBD Jordan/NNP", [(1, 2, "State")], [], [("Jordan", "State")]),
    # and over one that only overlaps
    ("Sudra/NNP Bay/NNP Karov/NNP", [(0, 2, "Place")], [(1, 3, "PERSON")], [("Sudra Bay", "Place")]),
    # an amount never stands in a name's way
    ("May/NNP 5/CD", [(0, 1, "Place")], [(0, 2, "DATE")], [("May 5", "Time"), ("May", "Place")]),
]


@pytest.mark.parametrize(("text", "known", "entities", "expected"), MERGED)
def test_gazetteer_and_model_do_not_contradict_each_other(parser, text, known, entities, expected):
    assert [(words, kind) for words, kind, _ in found(parser, text, known, *entities)] == expected


OTHERS = [
    ("He/PRP/nsubj/1 left/VBD/ROOT/1", ("He", "Person", "pronoun"), True),
    ("its/PRP$/poss/1 army/NN/ROOT/1", ("its", "Organization", "pronoun"), True),
    ("US/PRP/nsubj/1 left/VBD/ROOT/1", ("US", "Group", "pronoun"), False),
    ("the/DT/det/1 general/NN/ROOT/1", ("general", "Person", "nominal"), True),
    ("the/DT/det/2 Sudra/NNP/compound/2 war/NN/ROOT/2", ("Sudra war", "NamedEvent", "name"), True),
    ("Gen./NNP/compound/1 Karov/NNP/ROOT/1", ("Karov", "Person", "name"), True),
]


@pytest.mark.parametrize(("text", "mention", "expected"), OTHERS)
def test_pronouns_descriptions_events_and_missed_names_are_mentions(parser, text, mention, expected):
    known = [(1, 2, "Place")] if "Sudra" in text else []
    assert (mention in found(parser, text, known)) is expected


def test_mentions_are_numbered_in_text_order_with_head_and_phrase(parser):
    doc = made(parser.vocab, "The/DT/det/3 old/JJ/amod/3 Ann/NNP/compound/3 Karov/NNP/ROOT/3", (2, 4, "PERSON"))
    (only,) = mentions.mentions(doc, [True] * 4, [], mentions.listed_words(parser.vocab.strings))
    assert (only["id"], only["start"], only["end"], only["head"]) == (0, 2, 4, 3)
    assert (only["np_start"], only["np_end"]) == (0, 4)


def test_an_empty_doc_has_none(parser):
    assert found(parser, "", []) == []
