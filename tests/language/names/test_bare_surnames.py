"""People named in full, and elsewhere by surname alone."""

import pytest
from handmade import made

from kg.language.names import bare_surnames
from kg.language.names.spans import MentionSpan

ANN = "Ann/NNP Karov/NNP left/VBD ./. "


def found(parser, text, names=((0, 2),), others=(), *, prose=True, peoples=()):
    """Return the texts of the further mentions beside people's names at given tokens and other mentions."""
    doc = made(parser.vocab, text)
    spans = [MentionSpan(*name, "Person") for name in names] + [MentionSpan(*other) for other in others]
    inside = [next((s for s in spans if s.start <= i < s.end), None) for i in range(len(doc))]
    result = bare_surnames.find(doc, [prose] * len(doc), spans, inside, frozenset(peoples))
    return [doc[span.start : span.end].text for span in result]


AGAIN = [
    ("Karov/VB said/VBD", ["Karov"]),  # whatever the tag
    ("KAROV/NNP :/: yes/UH", ["KAROV"]),
    ("pro-/AFX Karov/NN voters/NNS", ["Karov"]),
    ("ANN/NNP KAROV/NNP WINS/VBZ", ["ANN KAROV"]),
    ("karov/NN", []),
    ("Elena/NNP Karov/NNP sang/VBD", []),  # another bearer
    ("B./NNP Karov/NNP sang/VBD", []),
    ("Karov/NNP/compound/5 Tower/NNP/nsubj/6 burned/VBD/ROOT/6", []),  # a longer name
    ("Karov/NNP/compound/5 voters/NNS/nsubj/6 left/VBD/ROOT/6", ["Karov"]),
    ("Paris/NNP", []),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_a_surname_is_found_again_where_it_stands_alone(parser, text, expected):
    assert found(parser, ANN + text) == expected


def test_nothing_is_found_without_a_full_name(parser):
    assert found(parser, "Karov/NNP left/VBD ./. Karov/NNP", names=[(0, 1)]) == []


def test_a_name_that_a_text_ends_on_ends_with_the_text(parser):
    doc = made(parser.vocab, "Ann/NNP B./NNP met/VBD Bob/NNP C./NNP Roth/NNP ./. Ann/NNP B./NNP")
    spans = [MentionSpan(0, 2, "Person"), MentionSpan(3, 6, "Person")]
    inside = [next((s for s in spans if s.start <= i < s.end), None) for i in range(len(doc))]
    assert bare_surnames.find(doc, [True] * 9, spans, inside, frozenset()) == [MentionSpan(7, 9, "Person")]


def test_a_suffix_is_no_surname_and_some_families_stand_first(parser):
    assert found(parser, "Ann/NNP Karov/NNP Jr./NNP ./. Karov/NN Jr./NN", names=[(0, 3)]) == ["Karov"]
    assert found(parser, "Xi/NNP Jinping/NNP ./. Xi/NN Xi/NN", names=[(0, 2)]) == ["Xi", "Xi"]
    assert found(parser, "Qwx/NNP Karov/NNP ./. Qwx/NN", names=[(0, 2)]) == []


WORDS = [
    ("Rice/NN/compound/5 prices/NNS/nsubj/6 rose/VBD/ROOT/6", []),
    ("Rice/NN/nsubj/5 left/VBD/ROOT/5", ["Rice"]),
    ("Rice/NNP/ROOT/4", ["Rice"]),
    ("with/IN/ROOT/4 Rice/NN/pobj/4", ["Rice"]),  # a capital inside a sentence
    ("Rice/NN/nsubj/7 and/CC/cc/4 rice/NN/conj/4 left/VBD/ROOT/7", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_a_surname_that_is_a_word_counts_where_it_is_none(parser, text, expected):
    assert found(parser, "Ann/NNP Rice/NNP left/VBD ./. " + text) == expected


MONTHS = [
    ("In/IN/prep/6 May/NNP/pobj/4 she/PRP/nsubj/6 met/VBD/ROOT/7", []),
    ("May/NNP/aux/5 met/VBD/ROOT/5", ["May"]),
    ("May/NNP/nsubj/5 met/VBD/ROOT/5", ["May"]),
    ("May/NNP/nsubj/6 3/CD/nummod/4 came/VBD/ROOT/6", []),
    ("with/IN/ROOT/4 May/MD/aux/4", []),
]


@pytest.mark.parametrize(("text", "expected"), MONTHS)
def test_a_month_is_no_person(parser, text, expected):
    assert found(parser, "Ann/NNP May/NNP left/VBD ./. " + text) == expected


def test_a_sentence_that_opens_with_may(parser):
    doc = parser("Theresa May met Hill. May criticised Russia. May she rest in peace.")
    span = MentionSpan(0, 2, "Person")
    again = bare_surnames.find(doc, [True] * len(doc), [span], [span] * 2 + [None] * (len(doc) - 2), frozenset())
    assert [name.start for name in again] == [5]


def test_a_place_behind_a_comma_makes_a_place(parser):
    text = ANN + "in/IN/ROOT/4 Karov/NNP/pobj/4 ,/,/punct/5 Texas/NNP/appos/5"
    assert found(parser, text, others=[(7, 8, "Place")]) == []
    assert found(parser, text) == ["Karov"]


def test_a_name_of_the_gazetteer_is_a_persons_only_if_that_is_decided(parser):
    text = "Ann/NNP Jordan/NNP left/VBD ./. Jordan/NNP spoke/VBD"
    assert found(parser, text) == []
    assert found(parser, text, peoples=[4]) == ["Jordan"]


def test_a_full_name_may_hold_the_name_of_a_place(parser):
    text = "Chad/NNP Karov/NNP left/VBD ./. Will/MD Chad/NNP Karov/NNP win/VB"
    assert found(parser, text, others=[(5, 6, "State")]) == ["Chad Karov"]


def test_names_of_two_people_are_taken_apart(parser):
    text = "Ann/NNP Karov/NNP met/VBD Bob/NNP Roth/NNP ./. Karov/NNP -/HYPH Roth/NNP talks/NNS"
    doc = made(parser.vocab, text)
    people = [MentionSpan(0, 2, "Person"), MentionSpan(3, 5, "Person")]
    both = MentionSpan(6, 9, "Organization")
    assert bare_surnames.parted(doc, [*people, both])[2:] == [MentionSpan(6, 7, "Person"), MentionSpan(8, 9, "Person")]
    assert bare_surnames.parted(doc, [people[0], both]) == [people[0], both]
    doc = made(
        parser.vocab, "Ann/NNP Karov/NNP -/HYPH Roth/NNP met/VBD Bob/NNP Karov/NNP ./. Karov/NNP -/HYPH Roth/NNP"
    )
    names = [MentionSpan(0, 4, "Person"), MentionSpan(5, 7, "Person"), MentionSpan(8, 11, "Person")]
    assert bare_surnames.parted(doc, names) == names


FULL_NAMES = [
    ("Ann/NNP Karov/NNP -/HYPH Bob/NNP Roth/NNP match/NN", (0, 5), ["Ann Karov", "Bob Roth"]),
    ("Ann/NNP Karov/NNP -/HYPH Qwx/NNP Roth/NNP match/NN", (0, 5), ["Ann Karov - Qwx Roth"]),
    ("Ann/NNP -/HYPH Bob/NNP Roth/NNP left/VBD", (0, 4), ["Ann - Bob Roth"]),
    ("Ann/NNP Karov/NNP -/HYPH Bob/NNP left/VBD", (0, 4), ["Ann Karov - Bob"]),
]


@pytest.mark.parametrize(("text", "name", "names"), FULL_NAMES)
def test_two_full_names_joined_by_a_hyphen_are_two_peoples(parser, text, name, names):
    doc = made(parser.vocab, text)
    parted = bare_surnames.parted(doc, [MentionSpan(*name, "Person")])
    assert [doc[span.start : span.end].text for span in parted] == names


def test_a_hyphen_between_a_bodys_words_parts_nothing(parser):
    body = MentionSpan(0, 5, "Organization")
    assert bare_surnames.parted(made(parser.vocab, "Ann/NNP Karov/NNP -/HYPH Bob/NNP Roth/NNP"), [body]) == [body]
