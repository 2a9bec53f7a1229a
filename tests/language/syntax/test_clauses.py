"""Ways around a verb."""

import pytest
from handmade import made

from kg.language.syntax.clauses import clause_of, is_passive, matrix_of, surface_subjects


def at(doc, text):
    return next(token for token in doc if token.text == text)


PASSIVES = [
    ("be/VBD/auxpass/1 moved/VBN/ROOT/1", True),
    ("they/PRP/nsubjpass/1 moved/VBD/ROOT/1", True),
    ("have/VBP/aux/1 moved/VBN/ROOT/1", False),
    ("men/NNS/ROOT/0 moved/VBN/acl/0", True),
    ("men/NNS/ROOT/0 moved/VBD/acl/0", False),
    ("men/NNS/ROOT/0 moved/VBN/advcl/0", False),
    ("be/VBD/auxpass/1 hit/VBN/ROOT/1 and/CC/cc/1 moved/VBN/conj/1", True),
    ("men/NNS/nsubj/1 hit/VBD/ROOT/1 and/CC/cc/1 moved/VBN/conj/1", False),
]


@pytest.mark.parametrize(("text", "expected"), PASSIVES)
def test_a_passive_has_an_auxiliary_or_is_a_reduced_participle(parser, text, expected):
    assert is_passive(at(made(parser.vocab, text), "moved")) is expected


SUBJECTS = [
    ("Norland/NNP/nsubj/3 and/CC/cc/0 Sudria/NNP/conj/0 go/VBD/ROOT/3", ["Norland", "Sudria"]),
    ("Norland/NNP/ROOT/0 which/WDT/nsubj/2 go/VBD/relcl/0", ["Norland"]),
    ("go/VB/ROOT/0", []),
    ("men/NNS/ROOT/0 going/VBG/acl/0 go/VBG/acl/0", ["men"]),
    ("plan/NN/ROOT/0 go/VB/acl/0", []),
    ("men/NNS/ROOT/0 and/CC/cc/0 boys/NNS/conj/0 go/VBG/acl/0", ["boys"]),
    ("men/NNS/ROOT/0 and/CC/cc/0 boys/NNS/conj/0 ,/,/punct/0 go/VBG/acl/0", ["men", "boys"]),
    ("men/NNS/nsubj/1 eat/VBP/ROOT/1 and/CC/cc/1 go/VBP/conj/1", ["men"]),
    ("men/NNS/nsubj/1 want/VBP/ROOT/1 go/VB/xcomp/1", ["men"]),
    ("men/NNS/nsubj/1 urge/VBP/ROOT/1 boys/NNS/dobj/1 go/VB/xcomp/1", ["boys"]),
    ("men/NNS/nsubj/1 see/VBP/ROOT/1 boys/NNS/dobj/1 go/VBG/advcl/1", ["men"]),
    ("men/NNS/nsubj/1 appeal/VBP/ROOT/1 to/IN/prep/1 boys/NNS/pobj/2 go/VB/advcl/1", ["boys"]),
    ("men/NNS/nsubj/1 appeal/VBP/ROOT/1 in/IN/prep/1 towns/NNS/pobj/2 go/VB/advcl/1", ["men"]),
    ("men/NNS/nsubj/1 write/VBP/ROOT/1 to/IN/prep/1 boys/NNS/pobj/2 go/VB/advcl/1", ["men"]),
    ("men/NNS/nsubj/1 be/VBP/ROOT/1 willing/JJ/acomp/1 go/VB/xcomp/2", ["men"]),
    ("men/NNS/nsubj/1 see/VBP/ROOT/1 willing/JJ/amod/1 go/VB/xcomp/2", []),
    ("men/NNS/nsubj/1 eat/VBP/ROOT/1 before/IN/prep/1 go/VBG/pcomp/2", ["men"]),
    ("men/NNS/nsubj/1 be/VBP/ROOT/1 guilty/JJ/acomp/1 of/IN/prep/2 go/VBG/pcomp/3", ["men"]),
    ("men/NNS/nsubj/1 accuse/VBP/ROOT/1 boys/NNS/dobj/1 of/IN/prep/1 go/VBG/pcomp/3", ["boys"]),
    ("men/NNS/nsubj/1 accuse/VBP/ROOT/1 boys/NNS/dobj/1 by/IN/prep/1 go/VBG/pcomp/3", ["men"]),
    (
        "men/NNS/nsubj/1 impose/VBP/ROOT/1 fines/NNS/dobj/1 on/IN/prep/2 boys/NNS/pobj/3 for/IN/prep/1 go/VBG/pcomp/5",
        ["boys"],
    ),
    ("men/NNS/nsubj/1 lash/VBP/ROOT/1 at/IN/prep/1 boys/NNS/pobj/2 for/IN/prep/1 go/VBG/pcomp/4", ["boys"]),
    ("men/NNS/nsubj/1 run/VBP/ROOT/1 to/IN/prep/1 boys/NNS/pobj/2 for/IN/prep/1 go/VBG/pcomp/4", ["men"]),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_the_subject_is_found_wherever_it_stands(parser, text, expected):
    assert [token.text for token in surface_subjects(at(made(parser.vocab, text), "go"))] == expected


def test_the_clause_of_a_word_is_its_nearest_verb_or_root(parser):
    doc = made(parser.vocab, "see/VBD/ROOT/0 old/JJ/amod/2 men/NNS/dobj/0")
    assert [clause_of(token).text for token in doc] == ["see"] * 3
    assert clause_of(made(parser.vocab, "old/JJ/amod/1 men/NNS/ROOT/1")[0]).text == "men"


MATRICES = [
    ("they/PRP/nsubj/1 deny/VBD/ROOT/1 fired/VBN/ccomp/1 and/CC/cc/2 accuse/VBD/conj/2", "deny"),
    ("they/PRP/nsubj/1 deny/VBD/ROOT/1 fired/VBN/ccomp/1 and/CC/cc/2 accuse/VBZ/conj/2", None),
    ("they/PRP/nsubj/1 deny/VBD/ROOT/1 fired/VBD/ccomp/1 and/CC/cc/2 accuse/VBD/conj/2", None),
    ("they/PRP/nsubj/1 deny/VBD/ROOT/1 fired/VBN/advcl/1 and/CC/cc/2 accuse/VBD/conj/2", None),
    ("they/PRP/nsubj/1 deny/VBD/ROOT/1 fired/VBN/ccomp/1 he/PRP/nsubj/4 accuse/VBD/conj/2", None),
    ("they/PRP/nsubj/1 deny/VBD/ROOT/1 fired/VBN/ccomp/1 accuse/VB/conj/2", None),
]


@pytest.mark.parametrize(("text", "expected"), MATRICES)
def test_a_conjunct_goes_with_the_verb_that_it_agrees_with(parser, text, expected):
    found = matrix_of(at(made(parser.vocab, text), "accuse"))
    assert (found and found.text) == expected


def test_harms_of_one_kind_stay_with_what_did_them(parser):
    for first, second, above in [("kill", "wound", None), ("kill", "accuse", "deny"), ("fire", "wound", "deny")]:
        words = f"they/PRP/nsubj/1 deny/VBD/ROOT/1 {first}/VBN/ccomp/1 and/CC/cc/2 {second}/VBD/conj/2"
        found = matrix_of(at(made(parser.vocab, words), second))
        assert (found and found.text) == above


HOLDERS = [
    ("Iran's decision to leave angered Iraq.", "leave", ["Iran"]),
    ("Iran made a decision to leave.", "leave", ["Iran"]),
    ("Iran took the step of leaving.", "leaving", ["Iran"]),
    ("Iran rejected a plan to leave.", "leave", []),
    ("Iran was on the verge of leaving.", "leaving", ["Iran"]),
    ("Iran was afraid of the risk of leaving.", "leaving", []),
    ("Iran used drones to attack Iraq.", "attack", ["Iran"]),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), HOLDERS)
def test_a_clause_under_a_noun_is_its_holders(parser, sentence, verb, expected):
    assert [t.text for t in surface_subjects(at(parser(sentence), verb))] == expected
