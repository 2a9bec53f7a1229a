"""Forms of verbs, what joins their clauses, whose subject they share."""

import pytest
from handmade import made

from kg.language.syntax import verbs


def at(doc, text):
    return next(token for token in doc if token.text == text)


FORMS = [
    (verbs.is_infinitive, "to/TO/aux/1 go/VB/ROOT/1", True),
    (verbs.is_infinitive, "may/MD/aux/1 go/VB/ROOT/1", False),
    (verbs.is_imperative, "go/VB/ROOT/0", True),
    (verbs.is_imperative, "they/PRP/nsubj/1 go/VB/ROOT/1", False),
    (verbs.is_imperative, "go/VBD/ROOT/0", False),
    (verbs.is_imperative, "see/VB/ROOT/0 go/VB/ccomp/0", False),
    (verbs.is_progressive, "is/VBZ/aux/1 go/VBG/ROOT/1", True),
    (verbs.is_progressive, "was/VBD/aux/1 go/VBG/ROOT/1", False),
    (verbs.is_progressive, "is/VBZ/aux/1 go/VBN/ROOT/1", False),
    (verbs.is_progressive, "by/IN/ROOT/0 has/VBZ/aux/2 go/VBG/pcomp/0", False),
    (verbs.is_present, "go/VBZ/ROOT/0", True),
    (verbs.is_present, "go/VBD/ROOT/0", False),
    (verbs.is_present, "is/VBZ/auxpass/1 go/VBN/ROOT/1", True),
    (verbs.is_present, "was/VBD/auxpass/1 go/VBN/ROOT/1", False),
    (verbs.is_past, "go/VBD/ROOT/0", True),
    (verbs.is_past, "had/VBD/aux/1 go/VBN/ROOT/1", True),
    (verbs.is_past, "go/VBZ/ROOT/0", False),
    (verbs.is_past, "has/VBZ/aux/1 go/VBD/ROOT/1", False),
    (verbs.is_past, "did/VBD/aux/1 go/VB/ROOT/1", False),
    (verbs.is_past, "say/VBD/ROOT/0 go/VBD/ccomp/0", False),
    (verbs.is_for_clause, "for/IN/mark/2 him/PRP/nsubj/2 go/VB/ROOT/2", True),
    (verbs.is_for_clause, "if/IN/mark/2 he/PRP/nsubj/2 go/VB/ROOT/2", False),
]


@pytest.mark.parametrize(("asks", "text", "expected"), FORMS)
def test_what_form_a_verb_stands_in(parser, asks, text, expected):
    assert asks(at(made(parser.vocab, text), "go")) is expected


def test_what_opens_and_joins_clauses(parser):
    text = "If/IN/mark/2 soon/RB/advmod/2 go/VBP/ROOT/2 far/RB/advmod/2 and/CC/cc/2 eat/VBP/conj/2"
    go = made(parser.vocab, text)[2]
    assert verbs.subordinators(go) == {"if"}
    assert verbs.coordinators(go) == {"and"}
    assert verbs.opening_words(go) == {"if", "soon"}


def test_the_verb_above_a_word_is_none_without_one(parser):
    assert verbs.verb_above(made(parser.vocab, "see/VBP/ROOT/0 men/NNS/dobj/0")[1]).text == "see"
    assert verbs.verb_above(made(parser.vocab, "old/JJ/amod/1 men/NNS/ROOT/1")[0]) is None


SUBJECTS = [
    ("men/NNS/nsubj/1 go/VBP/ROOT/1", "men"),
    ("go/VBP/ROOT/0", None),
    ("men/NNS/ROOT/0 go/VBG/acl/0", "men"),
    ("old/JJ/ROOT/0 go/VBG/acl/0", None),
    ("men/NNS/nsubj/1 make/VBP/ROOT/1 effort/NN/dobj/1 to/TO/aux/4 go/VB/acl/2", "men"),
    ("effort/NN/nsubj/3 to/TO/aux/2 go/VB/acl/0 fail/VBP/ROOT/3", None),
    ("men/NNS/nsubj/1 see/VBP/ROOT/1 boys/NNS/dobj/1 ,/,/punct/1 go/VBG/acl/2", "men"),
    ("men/NNS/nsubj/1 see/VBP/ROOT/1 boys/NNS/dobj/1 go/VBG/acl/2", "boys"),
    ("men/NNS/nsubj/1 eat/VBP/ROOT/1 before/IN/prep/1 go/VBG/pcomp/2", "men"),
    ("men/NNS/nsubj/1 be/VBP/ROOT/1 likely/JJ/acomp/1 go/VB/xcomp/2", "men"),
    ("men/NNS/nsubj/1 prompt/VBP/ROOT/1 boys/NNS/dobj/1 go/VB/xcomp/1", "boys"),
    ("men/NNS/nsubj/1 use/VBP/ROOT/1 ships/NNS/dobj/1 go/VB/xcomp/1", "men"),
    ("men/NNS/nsubj/1 want/VBP/ROOT/1 go/VB/xcomp/1", "men"),
    ("men/NNS/nsubj/1 say/VBP/ROOT/1 go/VBD/ccomp/1", None),
    ("men/NNS/nsubj/1 eat/VBP/ROOT/1 go/VBG/advcl/1", "men"),
    ("men/NNS/nsubj/1 eat/VBP/ROOT/1 go/VBN/advcl/1", None),
    ("men/NNS/nsubj/1 eat/VBP/ROOT/1 and/CC/cc/1 go/VBP/conj/1", "men"),
    ("men/NNS/nsubj/1 eat/VBP/ROOT/1 go/VBP/relcl/1", None),
    ("men/NNS/nsubj/1 deny/VBD/ROOT/1 fired/VBN/ccomp/1 and/CC/cc/2 go/VBD/conj/2", "men"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_a_verb_without_a_subject_shares_one(parser, text, expected):
    found = verbs.subject_of(at(made(parser.vocab, text), "go"))
    assert (found and found.text) == expected
