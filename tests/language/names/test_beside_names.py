"""What the words right beside a name tell of it."""

import pytest
from handmade import made

from kg.language.names import beside_names
from kg.language.names.spans import MentionSpan


def left(parser, text, *names, bearers=()):
    """Return (words, type) of what is left of names given by start, end and type."""
    doc = made(parser.vocab, text)
    spans = beside_names.settled(doc, [MentionSpan(*name) for name in names], frozenset(bearers))
    return [(doc[span.start : span.end].text, span.type) for span in spans]


NOBODY = [
    ("the/DT Qwx/NNP/compound/2 virus/NN/ROOT/2", (1, 2, "Person")),
    ("the/DT Qwx/NNP/compound/2 pipeline/NN/ROOT/2", (1, 2, "Place")),
    ("the/DT Qwx/NNP/compound/3 Zu/NNP/compound/3 movie/NN/ROOT/3", (1, 3, "Organization")),
    ("the/DT Qwx/NNP/compound/2 program/NN/ROOT/2", (1, 2, "Organization")),
    ("the/DT Qwx/NNP/compound/2 community/NN/ROOT/2", (1, 2, "Organization")),
    ("fears/VBZ/ROOT/0 the/DT/det/2 Qwx/NNP/dobj/0", (2, 3, "Person")),
    ('"/`` Qwx/NNP/nsubj/2 win/VBP/ROOT/2 as/IN/prep/2 qwx/NN/pobj/3', (1, 2, "Person")),
]


@pytest.mark.parametrize(("text", "name"), NOBODY)
def test_what_is_called_after_somebody_is_no_actor(parser, text, name):
    assert left(parser, text, name) == []


SOMEBODY = [
    ("the/DT Qwx/NNP/compound/2 plan/NN/ROOT/2", (1, 2, "Person")),
    ("Qwx/NNP/poss/2 's/POS virus/NN/ROOT/2", (0, 1, "Person")),
    ("the/DT Reagan/NNP/compound/2 bill/NN/ROOT/2", (1, 2, "Person")),  # who is known by surname
    ("the/DT Qwx/NNP/compound/3 Bank/NNP/compound/3 program/NN/ROOT/3", (1, 3, "Organization")),
    ("the/DT Qwx/NNP/compound/3 Times/NNP/compound/3 show/NN/ROOT/3", (1, 3, "Organization")),
    ("the/DT Qwx/NNP/compound/2 program/NN/ROOT/2", (1, 2, "Person")),
    ("Ann/NNP/compound/1 Qwx/NNP/compound/2 movie/NN/ROOT/2", (0, 2, "Person")),
    ("the/DT Qwx/NNP/nsubj/2 of/IN/prep/1 Norland/NNP", (1, 2, "Person")),
    ('"/`` Qwx/NNP/nsubj/2 say/VBP/ROOT/2 a/DT qwx/NN/dobj/2', (1, 2, "Person")),
    ("met/VBD/ROOT/0 Qwx/NNP/dobj/0 and/CC a/DT qwx/NN/conj/1", (1, 2, "Person")),
]


@pytest.mark.parametrize(("text", "name"), SOMEBODY)
def test_other_names_stay_what_they_are(parser, text, name):
    doc = made(parser.vocab, text)
    assert left(parser, text, name) == [(doc[name[0] : name[1]].text, name[2])]


def test_a_body_that_acts_in_the_text_has_its_programmes(parser):
    text = "Qwx/NNP/nsubj/1 sued/VBD/ROOT/1 the/DT/det/4 Qwx/NNP/compound/4 program/NN/dobj/1"
    assert len(left(parser, text, (0, 1, "Organization"), (3, 4, "Organization"))) == 2


def test_whoever_is_named_in_full_is_somebody(parser):
    text = "the/DT Qwx/NNP/compound/2 virus/NN/ROOT/2"
    assert left(parser, text, (1, 2, "Person"), bearers={"Qwx"}) == [("Qwx", "Person")]


RETYPED = [
    ("in/IN Qwx/NNP/nmod/2 counties/NNS/pobj/0", (1, 2, "Organization"), "Place"),
    ("Ann/NNP ,/, 55/CD ,/, of/IN Qwx/NNP/pobj/4", (5, 6, "Organization"), "Place"),
    ("QWX/NNP —/: Ann/NNP left/VBD", (0, 1, "Organization"), "Place"),
    ("the/DT town/NN of/IN Qwx/NNP/pobj/2", (3, 4, "Organization"), "Place"),
    ("QWX/NNP ,/, May/NNP 5/CD —/: Ann/NNP left/VBD", (0, 1, "Organization"), "Place"),
    ("her/PRP$ sister/NN Qwx/NNP/appos/1 left/VBD", (2, 3, "Place"), "Person"),
    ("his/PRP$ son/NN ,/, Austin/NNP/appos/1 left/VBD", (3, 4, "Place"), "Person"),
    ("a/DT Qwx/NNP/compound/2 reporter/NN left/VBD", (1, 2, "Person"), "Organization"),
    ("the/DT Qwxs/NNPS/nsubj/2 left/VBD/ROOT/2", (1, 2, "Person"), "Group"),
    ("many/JJ Latinos/NNS/nsubj/2 left/VBD/ROOT/2", (1, 2, "Person"), "Group"),
    ("Granite/NNP Staters/NNPS/nsubj/2 left/VBD/ROOT/2", (0, 2, "Person"), "Group"),
    ("operations/NNS Qwx/NNP Zu/NNP ended/VBD", (1, 3, "Person"), "NamedEvent"),
    ("a/DT Stop/NNP/compound/3 Qwx/NNP/compound/3 movement/NN grew/VBD", (1, 3, "Organization"), "Group"),
]


@pytest.mark.parametrize(("text", "name", "kind"), RETYPED)
def test_the_words_beside_a_name_tell_its_type(parser, text, name, kind):
    doc = made(parser.vocab, text)
    assert left(parser, text, name) == [(doc[name[0] : name[1]].text, kind)]


KEPT = [
    ("the/DT head/NN of/IN Qwx/NNP/pobj/2", (3, 4, "Organization")),
    ("Qwx/NNP/poss/2 's/POS counties/NNS", (0, 1, "Organization")),
    ("in/IN Reagan/NNP/nmod/2 counties/NNS/pobj/0", (1, 2, "Person")),
    ("Ann/NNP ,/, head/NN ,/, of/IN Qwx/NNP/pobj/4", (5, 6, "Organization")),
    ("met/VBD QWX/NNP —/: Ann/NNP left/VBD", (1, 2, "Organization")),
    ("Qwx/NNP —/: Ann/NNP left/VBD", (0, 1, "Organization")),
    ("QWX/NNP ,/, May/NNP 5/CD", (0, 1, "Organization")),
    ("her/PRP$ sister/NN Qwx/NNP/compound/3 city/NN", (2, 3, "Place")),
    ("his/PRP$ son/NN ,/, Qwx/NNP/appos/1 left/VBD", (3, 4, "Place")),
    ("the/DT son/NN ,/, Austin/NNP/appos/1 left/VBD", (3, 4, "Place")),
    ("our/PRP$ mother/NN Russia/NNP/appos/1 left/VBD", (2, 3, "Place")),
    ("an/DT Elena/NNP/compound/2 reporter/NN left/VBD", (1, 2, "Person")),
    ("Qwxs/NNPS/nsubj/1 left/VBD/ROOT/1", (0, 1, "Person")),
    ("a/DT Qwx/NNP/compound/2 movement/NN grew/VBD", (1, 2, "Person")),
    ("Ann/NNP Qwxs/NNPS/nsubj/2 left/VBD/ROOT/2", (0, 2, "Person")),
    ("the/DT Qwxs/NNPS/nsubj/2 left/VBD/ROOT/2", (1, 2, "Organization")),
]


@pytest.mark.parametrize(("text", "name"), KEPT)
def test_what_only_looks_alike_tells_nothing(parser, text, name):
    doc = made(parser.vocab, text)
    assert left(parser, text, name) == [(doc[name[0] : name[1]].text, name[2])]


def test_a_surname_that_ends_like_a_plural_is_one_persons(parser):
    text = "the/DT Qwxs/NNPS/nsubj/2 left/VBD/ROOT/2"
    assert left(parser, text, (1, 2, "Person"), bearers={"Qwxs"}) == [("Qwxs", "Person")]


OPENED = [
    ("Qwx/NNP 's/POS Eastern/NNP policy/NN", (0, 3, "Organization"), []),
    ("Qwx/NNP and/CC Zu/NNP left/VBD", (0, 3, "Organization"), []),
    ("Qwx/NNP and/CC Sons/NNP left/VBD", (0, 3, "Organization"), ["Qwx and Sons"]),
    ("Qwx/NNP 's/POS Bank/NNP left/VBD", (0, 3, "Organization"), ["Qwx 's Bank"]),
    ("Qwx/NNP Zu/NNP left/VBD", (0, 2, "Organization"), ["Qwx Zu"]),
]


@pytest.mark.parametrize(("text", "name", "names"), OPENED)
def test_a_persons_surname_opens_no_other_name(parser, text, name, names):
    assert [words for words, _ in left(parser, text, name, bearers={"Qwx", "Zu"})] == names
