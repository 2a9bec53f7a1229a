"""Ways around a noun."""

import pytest
from handmade import made

from kg.language.syntax import phrases


def at(doc, text):
    return next(token for token in doc if token.text == text)


def test_coordination_is_listed_from_left_to_right_and_ends_at_a_semicolon(parser):
    doc = made(parser.vocab, "men/NNS/ROOT/0 ,/,/punct/0 boys/NNS/conj/0 and/CC/cc/2 girls/NNS/conj/2")
    assert [token.text for token in phrases.conjuncts(doc[0])] == ["men", "boys", "girls"]
    doc = made(parser.vocab, "men/NNS/ROOT/0 ;/:/punct/0 boys/NNS/conj/0")
    assert [token.text for token in phrases.conjuncts(doc[0])] == ["men"]
    assert phrases.first_conjunct(doc[2]).text == "men"


def test_a_noun_joined_to_a_verb_is_the_first_of_its_own(parser):
    doc = made(parser.vocab, "go/VBD/ROOT/0 and/CC/cc/0 men/NNS/conj/0")
    assert phrases.first_conjunct(doc[2]).text == "men"


SHARED = [
    (
        "Norland/NNP/poss/1 ties/NNS/ROOT/1 and/CC/cc/1 its/PRP$/poss/4 trade/NN/conj/1",
        "Norland",
    ),
    (
        "Norland/NNP/poss/1 ties/NNS/ROOT/1 with/IN/prep/1 Iran/NNP/pobj/2 and/CC/cc/3 its/PRP$/poss/6 trade/NN/conj/3",
        "Norland",
    ),
    ("ties/NNS/ROOT/0 and/CC/cc/0 its/PRP$/poss/3 trade/NN/conj/0", None),
    ("Norland/NNP/poss/1 ties/NNS/ROOT/1 of/IN/prep/1 its/PRP$/poss/4 trade/NN/pobj/2", None),
    ("Norland/NNP/poss/1 ties/NNS/ROOT/1 and/CC/cc/1 its/PRP$/nmod/4 trade/NN/conj/1", None),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_coordinated_phrases_share_a_possessor(parser, text, expected):
    found = phrases.shared_possessor(at(made(parser.vocab, text), "its"))
    assert (found and found.text) == expected


def antecedent(doc, word):
    return phrases.antecedent(at(doc, word)).text


def test_a_relative_pronoun_stands_for_its_noun(parser):
    doc = made(parser.vocab, "man/NN/ROOT/0 who/WP/nsubj/2 left/VBD/relcl/0")
    assert (antecedent(doc, "who"), antecedent(doc, "man")) == ("man", "man")
    doc = made(parser.vocab, "man/NN/ROOT/0 who/WP/nsubj/2 left/VBD/acl/0")
    assert antecedent(doc, "who") == "who"
    doc = made(parser.vocab, "say/VBP/ROOT/0 that/DT/nsubj/2 left/VBD/relcl/0")
    assert antecedent(doc, "that") == "that"  # a demonstrative


WHICH = "Ann/NNP/nsubj/7 ,/,/punct/0 head/NN/appos/0 {} which/WDT/nsubj/6 left/VBD/relcl/0 slept/VBD/ROOT/7"


def test_which_stands_for_no_person(parser):
    union = WHICH.format("of/IN/prep/2 union/NN/pobj/3")
    assert antecedent(made(parser.vocab, union, (0, 1, "PERSON")), "which") == "union"
    assert antecedent(made(parser.vocab, union), "which") == "Ann"
    person = WHICH.format("of/IN/prep/2 Bob/NNP/pobj/3")
    assert antecedent(made(parser.vocab, person, (0, 1, "PERSON"), (4, 5, "PERSON")), "which") == "which"
    verb = WHICH.format("go/VB/acl/2 ,/,/punct/0")
    assert antecedent(made(parser.vocab, verb, (0, 1, "PERSON")), "which") == "which"
    beside = (
        "man/NN/nsubj/6 ,/,/punct/0 Ann/NNP/appos/0 union/NN/dep/0 which/WDT/nsubj/5 left/VBD/relcl/0 slept/VBD/ROOT/6"
    )
    assert antecedent(made(parser.vocab, beside, (2, 3, "PERSON")), "which") == "union"


PREPOSITIONAL = [
    ("come/VBP/ROOT/0 from/IN/prep/0 men/NNS/pobj/1 and/CC/cc/2 boys/NNS/conj/2", [("from", "men"), ("from", "boys")]),
    ("hit/VBN/ROOT/0 by/IN/agent/0 men/NNS/pobj/1", [("by", "men")]),
    ("give/VBP/ROOT/0 to/IN/dative/0 men/NNS/pobj/1", [("to", "men")]),
    ("give/VBP/ROOT/0 men/NNS/dative/0", []),
    ("come/VBP/ROOT/0 from/IN/prep/0 across/IN/prep/1 town/NN/pobj/2", [("from", "town"), ("across", "town")]),
    ("go/VBP/ROOT/0 to/IN/prep/0 and/CC/cc/1 from/IN/conj/1 town/NN/pobj/3", [("from", "town")]),
]


@pytest.mark.parametrize(("text", "expected"), PREPOSITIONAL)
def test_what_prepositions_govern(parser, text, expected):
    doc = made(parser.vocab, text)
    assert [(name, noun.text) for name, noun in phrases.prepositional(doc[0])] == expected


PHRASES = [
    ("the/DT/det/2 old/JJ/amod/2 general/NN/ROOT/2 in/IN/prep/2 town/NN/pobj/3", "the old general"),
    ("both/CC/preconj/1 general/NN/ROOT/1", "general"),
    ("the/DT/det/1 general/NN/ROOT/1 12/CD/nummod/1", "the general 12"),
    ("general/NN/ROOT/0 's/POS/case/0", "general 's"),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_a_noun_phrase_leaves_out_what_follows_and_joins(parser, text, expected):
    doc = made(parser.vocab, text)
    start, end = phrases.noun_phrase(at(doc, "general"))
    assert doc[start:end].text == expected


def test_a_noun_stands_after_a_preposition_and_takes_another(parser):
    doc = made(parser.vocab, "head/NN/ROOT/0 of/IN/prep/0 state/NN/pobj/1")
    assert phrases.is_after(doc[2], "of")
    assert not phrases.is_after(doc[2], "in")
    assert not phrases.is_after(doc[0], "of")
    assert phrases.takes(doc[0], "of")
    assert not phrases.takes(doc[2], "of")


DEFINITE = [
    ("the/DT/det/1 raid/NN/ROOT/1", True),
    ("a/DT/det/1 raid/NN/ROOT/1", False),
    ("its/PRP$/poss/1 raid/NN/ROOT/1", True),
    ("Norland/NNP/ROOT/0", True),
    ("raid/NN/ROOT/0 the/DT/det/0", True),
    ("raid/NN/ROOT/0 there/RB/advmod/0", False),
]


@pytest.mark.parametrize(("text", "expected"), DEFINITE)
def test_a_phrase_is_definite_by_article_possessor_or_name(parser, text, expected):
    doc = made(parser.vocab, text)
    assert phrases.is_definite(next(t for t in doc if t.text in {"raid", "Norland"})) is expected


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("Hill/NNP/ROOT/0 and/CC/cc/0 Berg/NNP/conj/0 ,/,/punct/0 head/NN/appos/0", ["Berg"]),
        ("Hill/NNP/ROOT/0 and/CC/cc/0 Berg/NNP/conj/0 ,/,/punct/2 head/NN/appos/2", ["Berg"]),
        ("Hill/NNP/ROOT/0 and/CC/cc/0 Berg/NNP/conj/0 ,/,/punct/0 heads/NNS/appos/0", ["Hill"]),
        ("Hill/NNP/ROOT/0 ,/,/punct/0 head/NN/appos/0 ,/,/punct/0 and/CC/cc/0 Berg/NNP/conj/0", ["Hill"]),
        ("men/NNS/ROOT/0 ,/,/punct/0 heads/NNS/appos/0", ["men"]),
    ],
)
def test_a_description_in_the_singular_is_of_the_last_name_before_it(parser, text, bearers):
    doc = made(parser.vocab, text)
    apposition = next(token for token in doc if token.dep_ == "appos")
    told = [token.text for token in doc if apposition in phrases.said_after(token, phrases.APPOSITION)]
    assert told == bearers
    assert phrases.described(apposition).text == bearers[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norway-Sweden border clash ended.", ["Norway", "Sweden"]),
        ("The Norwegian–Swedish clash ended.", ["Norwegian", "Swedish"]),
        ("The Norwegian clash ended.", []),
    ],
)
def test_a_hyphen_joins_a_pair_before_a_noun(parser, text, expected):
    noun = next(t for t in parser(text) if t.text == "clash")
    assert [token.text for token in phrases.hyphened_pair(noun)] == expected
