"""Descriptions that can act: where they begin, and what is none."""

import pytest
from handmade import made

from kg.language.names import nominals
from kg.language.names.spans import MentionSpan

PLURALS = [("ally", "allies"), ("church", "churches"), ("policeman", "policemen"), ("boy", "boys"), ("wife", "wives")]


@pytest.mark.parametrize(("noun", "expected"), PLURALS)
def test_plurals_are_formed_by_rule_or_listed(noun, expected):
    assert nominals.plural(noun) == expected


def test_singular_and_plural_have_types_of_their_own():
    kinds = nominals.noun_types()
    assert (kinds["general"], kinds["generals"], kinds["country"], kinds["people"]) == (
        "Person",
        "Group",
        "State",
        "Group",
    )


def described(doc, names=()):
    inside = [next((n for n in names if n.start <= i < n.end), None) for i in range(len(doc))]
    heads = [t.i for t in doc if t.lower_ in nominals.noun_types() and inside[t.i] is None]
    return [doc[s.start : s.end].text for s in nominals.find(doc, heads, inside)]


FOUND = [
    ("the/DT/det/2 rebel/JJ/amod/2 forces/NNS/ROOT/2", ["rebel forces"]),
    ("the/DT/det/1 country/NN/ROOT/1", ["country"]),
    ("most/JJS/amod/1 experts/NNS/ROOT/1", ["experts"]),
    ("their/PRP$/poss/2 12/CD/nummod/2 ships/NNS/ROOT/2", ["ships"]),
    ("the/DT/det/1 government/NN/compound/2 plan/NN/ROOT/2", []),
    ("the/DT/det/1 government/NN/poss/3 's/POS/case/1 plan/NN/ROOT/3", ["government"]),
    # a singular person needs an article, but in apposition and with a phrase behind
    ("left/VBD/ROOT/0 general/NN/dobj/0", []),
    ("left/VBD/ROOT/0 generals/NNS/dobj/0", ["generals"]),
    ("Karov/NNP/ROOT/0 general/NN/appos/0", ["general"]),
    ("left/VBD/ROOT/0 general/NN/dobj/0 of/IN/prep/1", ["general"]),
    # abstractions
    ("in/IN/ROOT/0 public/NN/pobj/0", []),
    ("the/DT/det/1 public/NN/ROOT/1", ["public"]),
    ("any/DT/det/1 movement/NN/ROOT/1", []),
    ("any/DT/det/2 rebel/JJ/amod/2 movement/NN/ROOT/2", ["rebel movement"]),
    ("Karov/NNP/poss/2 's/POS/case/0 movement/NN/ROOT/2", ["movement"]),
    ("head/NN/ROOT/0 of/IN/prep/0 state/NN/pobj/1", ["head"]),
    ("with/IN/ROOT/0 state/NN/pobj/0", ["state"]),
    # modifiers that the parser takes for nouns
    ("military/NN/ROOT/0 ,/,/punct/0 economic/JJ/amod/5 and/CC/cc/2 human/JJ/conj/2 losses/NNS/dobj/0", []),
    ("military/NN/ROOT/0 ,/,/punct/0 economic/JJ/amod/4 ,/,/punct/2 losses/NNS/dobj/0", []),
    ("military/NN/ROOT/0 ,/,/punct/0 economic/JJ/amod/3 losses/NNS/dobj/0", ["military"]),
    ("military/NN/ROOT/0 and/CC/cc/0 human/JJ/conj/0", []),
    ("human/JJ/ROOT/0 and/CC/cc/0 military/NN/conj/0", []),
    ("ships/NNS/ROOT/0 and/CC/cc/0 military/NN/conj/0", ["ships", "military"]),
    # forces and sides
    ("the/DT/det/2 air/NN/compound/2 force/NN/ROOT/2", ["air force"]),
    ("the/DT/det/1 force/NN/ROOT/1 of/IN/prep/1 habit/NN/pobj/2", []),
    ("both/DT/det/1 sides/NNS/ROOT/1", ["sides"]),
    ("the/DT/det/1 sides/NNS/ROOT/1", []),
    ("both/DT/det/1 sides/NNS/ROOT/1 of/IN/prep/1 the/DT/det/4 road/NN/pobj/2", ["road"]),
    # proper nouns
    ("the/DT/det/1 State/NNP/ROOT/1", []),
    ("Galaxy/NNP/compound/1 Leader/NNP/ROOT/1", []),
    ("the/DT/det/2 Prime/NNP/compound/2 Minister/NNP/ROOT/2", ["Prime Minister"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_description_begins_after_what_only_says_which(parser, text, expected):
    assert described(made(parser.vocab, text)) == expected


HEADS = [
    ("hit/VBD/ROOT/0 his/PRP$/poss/2 head/NN/dobj/0", []),
    ("met/VBD/ROOT/0 its/PRP$/poss/2 head/NN/dobj/0", ["head"]),
    ("met/VBD/ROOT/0 his/PRP$/poss/2 head/NN/dobj/0 of/IN/prep/2 security/NN/pobj/3", ["head"]),
    ("met/VBD/ROOT/0 his/PRP$/poss/2 general/NN/dobj/0", ["general"]),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_a_part_of_the_body_is_nobody(parser, text, expected):
    assert described(made(parser.vocab, text)) == expected


def test_a_name_inside_a_description_is_not_cut(parser):
    doc = made(parser.vocab, "New/NNP/compound/1 Norland/NNP/compound/2 troops/NNS/ROOT/2")
    assert described(doc, [MentionSpan(0, 2, "State")]) == ["New Norland troops"]
    doc = made(parser.vocab, "12/CD/nummod/1 Norland/NNP/compound/2 troops/NNS/ROOT/2")
    assert described(doc, [MentionSpan(0, 2, "State")]) == ["12 Norland troops"]


BOUNDS = [
    ("the/DT/det/2 old/JJ/amod/2 fleet/NN/ROOT/2", (), "the old fleet"),
    ("fleet/NN/ROOT/0 12/CD/nummod/0", (), "fleet 12"),
    ("on/IN/ROOT/0 Friday/NNP/nmod/2 ships/NNS/pobj/0", (1, 2, "DATE"), "ships"),
    ("the/DT/det/2 Friday/NNP/nmod/2 fleet/NN/ROOT/2", (1, 2, "DATE"), "the Friday fleet"),
    ("both/CC/cc/1 fleet/NN/ROOT/1", (), "fleet"),
    ("old/JJ/amod/2 ,/,/punct/2 fleet/NN/ROOT/2", (), "old , fleet"),
]


@pytest.mark.parametrize(("text", "entity", "expected"), BOUNDS)
def test_a_phrase_reaches_over_what_belongs_to_its_head(parser, text, entity, expected):
    doc = made(parser.vocab, text, *([entity] if entity else []))
    i = next(token.i for token in doc if token.text in {"fleet", "ships"})
    start, end = nominals.bounds(doc[i], i, i + 1)
    assert doc[start:end].text == expected


PLACEHOLDERS = [
    ("It/PRP/nsubj/1 is/VBZ/ROOT/1 clear/JJ/acomp/1 they/PRP/nsubj/4 left/VBD/ccomp/1", True),
    ("It/PRP/nsubjpass/2 is/VBZ/auxpass/2 said/VBN/ROOT/2 they/PRP/nsubj/4 left/VBD/ccomp/2", True),
    ("It/PRP/nsubj/1 said/VBD/ROOT/1 they/PRP/nsubj/3 left/VBD/ccomp/1", False),
    ("It/PRP/nsubj/1 is/VBZ/ROOT/1 big/JJ/acomp/1", False),
    ("They/PRP/nsubj/1 is/VBZ/ROOT/1 clear/JJ/acomp/1 they/PRP/nsubj/4 left/VBD/ccomp/1", False),
    ("said/VBD/ROOT/0 it/PRP/dobj/0 they/PRP/nsubj/3 left/VBD/ccomp/0", False),
]


@pytest.mark.parametrize(("text", "expected"), PLACEHOLDERS)
def test_it_before_a_clause_may_mean_nothing(parser, text, expected):
    doc = made(parser.vocab, text.replace("is/", "be/"))
    assert nominals.is_expletive(next(t for t in doc if t.lower_ in {"it", "they"})) is expected


EVENTS = [
    ("the/DT/det/1 war/NN/ROOT/1 in/IN/prep/1 Sudra/NNP/pobj/2", (3, 4, "Place"), "war in Sudra"),
    ("the/DT/det/1 war/NN/ROOT/1 in/IN/prep/1 the/DT/det/4 Sudra/NNP/pobj/2", (4, 5, "Place"), "war in the Sudra"),
    ("the/DT/det/1 war/NN/ROOT/1 in/IN/prep/1 Hill/NNP/pobj/2", (3, 4, "Person"), None),
    ("the/DT/det/1 war/NN/ROOT/1 near/IN/prep/1 Sudra/NNP/pobj/2", (3, 4, "Place"), None),
    ("the/DT/det/2 Sudra/NNP/compound/2 war/NN/ROOT/2", (1, 2, "Place"), "Sudra war"),
    ("any/DT/det/2 Sudra/NNP/compound/2 war/NN/ROOT/2", (1, 2, "Place"), None),
    ("Sudra/NNP/poss/2 's/POS/case/0 war/NN/ROOT/2", (0, 1, "Place"), None),
    ("the/DT/det/1 war/NN/ROOT/1", (0, 0, "Place"), None),
]


@pytest.mark.parametrize(("text", "name", "expected"), EVENTS)
def test_a_war_is_named_by_its_place(parser, text, name, expected):
    doc = made(parser.vocab, text)
    span = MentionSpan(*name)
    inside = [span if span.start <= i < span.end else None for i in range(len(doc))]
    found = nominals.named_event(doc, next(t.i for t in doc if t.text == "war"), inside)
    assert (found and doc[found.start : found.end].text) == expected


AGAIN = [
    ("The/DT/det/3 war/NN/nsubj/4 ended/VBD/ROOT/4", "war"),
    ("A/DT/det/3 war/NN/nsubj/4 ended/VBD/ROOT/4", None),
    ("The/DT/det/4 old/JJ/amod/4 war/NN/nsubj/5 ended/VBD/ROOT/5", None),
    ("The/DT/det/4 war/NN/compound/4 effort/NN/nsubj/5 ended/VBD/ROOT/5", None),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_an_event_is_meant_again_by_the_noun_of_its_name(parser, text, expected):
    doc = made(parser.vocab, "Karov/NNP/compound/1 War/NNP/ROOT/1 " + text)
    at = next(t.i for t in doc if t.text == "war")
    named = MentionSpan(0, 2, "NamedEvent")
    span = nominals.event_again(doc, at, [named])
    assert (None if span is None else doc[span.start : span.end].text) == expected
    assert nominals.event_again(doc, at, [MentionSpan(0, 1, "Person")]) is None
