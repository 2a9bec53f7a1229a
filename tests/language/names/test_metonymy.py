"""Capitals and seats of power: the state, or the place."""

import pytest
from handmade import made

from kg.language.annotations import MentionDict
from kg.language.names import metonymy


def acts(doc, name, *, prose=True):
    start = next(t.i for t in doc if t.text == name.split()[0])
    end = start + len(name.split())
    mention = MentionDict(
        id=0,
        start=start,
        end=end,
        np_start=start,
        np_end=end,
        head=end - 1,
        type="Place",
        form="name",
        key=None,
        metonym=False,
        entity=None,
    )
    return metonymy.acts(doc, mention, in_prose=prose)


CITY = [
    ("Sudra/NNP/nsubj/1 protest/VBD/ROOT/1", True),
    ("Sudra/NNP/nsubj/1 lie/VBD/ROOT/1", False),
    ("Sudra/NNP/nsubj/1 be/VBZ/ROOT/1 capital/NN/attr/1", False),
    ("Sudra/NNP/nsubj/1 be/VBZ/ROOT/1 partner/NN/attr/1", True),
    ("Sudra/NNP/nsubj/4 ,/,/punct/0 capital/NN/appos/0 ,/,/punct/0 protest/VBD/ROOT/4", False),
    ("Sudra/NNP/nsubjpass/1 shell/VBN/ROOT/1", False),
    ("Sudra/NNP/nsubjpass/1 accuse/VBN/ROOT/1", True),
    ("shell/VBD/ROOT/0 Sudra/NNP/dobj/0", False),
    ("accuse/VBD/ROOT/0 Sudra/NNP/dobj/0", True),
    ("Sudra/NNP/poss/2 's/POS/case/0 street/NN/ROOT/2", False),
    ("Sudra/NNP/poss/2 's/POS/case/0 policy/NN/ROOT/2", True),
    ("Sudra/NNP/compound/1 government/NN/ROOT/1", True),
    ("Sudra/NNP/compound/1 street/NN/ROOT/1", False),
    ("Sudra/NNP/npadvmod/1 back/VBN/ROOT/1", True),
    ("Sudra/NNP/npadvmod/1 base/VBN/ROOT/1", False),
    ("Sudra/NNP/ROOT/0", False),
    # objects of prepositions
    ("tie/NN/ROOT/0 with/IN/prep/0 Sudra/NNP/pobj/1", True),
    ("live/VBP/ROOT/0 near/IN/prep/0 Sudra/NNP/pobj/1", False),
    ("view/VBN/ROOT/0 in/IN/prep/0 Sudra/NNP/pobj/1", True),
    ("view/VBN/ROOT/0 near/IN/prep/0 Sudra/NNP/pobj/1", False),
    ("notice/VBN/ROOT/0 in/IN/prep/0 Sudra/NNP/pobj/1 where/WRB/advmod/4 view/VBN/relcl/2", True),
    ("notice/VBN/ROOT/0 in/IN/prep/0 Sudra/NNP/pobj/1 he/PRP/nsubj/4 view/VBN/relcl/2", False),
    ("raid/NN/ROOT/0 on/IN/prep/0 Sudra/NNP/pobj/1", False),
    ("pressure/NN/ROOT/0 on/IN/prep/0 Sudra/NNP/pobj/1", True),
    ("fly/VBD/ROOT/0 to/IN/prep/0 Sudra/NNP/pobj/1", False),
    ("sell/VBD/ROOT/0 to/IN/prep/0 Sudra/NNP/pobj/1", True),
    ("pipe/NN/ROOT/0 from/IN/prep/0 Sudra/NNP/pobj/1 through/IN/prep/0 Gori/NNP/pobj/3", False),
    ("pipe/NN/ROOT/0 from/IN/prep/0 Sudra/NNP/pobj/1 to/IN/prep/0 Gori/NNP/pobj/3", False),
    ("word/NN/ROOT/0 from/IN/prep/0 Sudra/NNP/pobj/1 with/IN/prep/0 Gori/NNP/pobj/3", True),
    ("word/NN/ROOT/0 for/IN/prep/0 Sudra/NNP/pobj/1 through/IN/prep/0 Gori/NNP/pobj/3", True),
    ("send/VBD/ROOT/0 general/NN/dobj/0 to/IN/prep/0 Sudra/NNP/pobj/2", False),
    ("send/VBD/ROOT/0 missile/NN/dobj/0 to/IN/prep/0 Sudra/NNP/pobj/2", True),
    ("give/VBD/ROOT/0 general/NN/dobj/0 to/IN/prep/0 Sudra/NNP/pobj/2", True),
    ("regime/NN/ROOT/0 of/IN/prep/0 Sudra/NNP/pobj/1", True),
    ("story/NN/ROOT/0 of/IN/prep/0 Sudra/NNP/pobj/1", False),
    ("accuse/VBD/ROOT/0 of/IN/prep/0 Sudra/NNP/pobj/1", True),
    ("street/NN/ROOT/0 for/IN/prep/0 Sudra/NNP/pobj/1", False),
    ("go/VBD/ROOT/0 past/IN/prep/0 Sudra/NNP/pobj/1", False),
    # coordination and datelines
    ("Gori/NNP/nsubj/3 and/CC/cc/0 Sudra/NNP/conj/0 protest/VBD/ROOT/3", True),
    ("SUDRA/NNP/nsubj/2 -/:/punct/2 protest/VBD/ROOT/2", False),
    ("SUDRA/NNP/nsubj/1 protest/VBD/ROOT/1", True),
]


@pytest.mark.parametrize(("text", "expected"), CITY)
def test_a_capital_is_its_state_where_it_acts(parser, text, expected):
    name = "SUDRA" if "SUDRA" in text else "Sudra"
    assert acts(made(parser.vocab, text), name) is expected


def test_a_capital_before_a_larger_place_is_a_place(parser):
    text = "Sudra/NNP/nsubj/3 ,/,/punct/0 Norland/NNP/appos/0 protest/VBD/ROOT/3"
    assert not acts(made(parser.vocab, text, (2, 3, "GPE")), "Sudra")
    assert acts(made(parser.vocab, text), "Sudra")
    assert acts(made(parser.vocab, text.replace("appos", "conj"), (2, 3, "GPE")), "Sudra")


def test_a_capital_that_people_are_sent_to_is_a_place(parser):
    text = "send/VBD/ROOT/0 Ann/NNP/dobj/0 to/IN/prep/0 Sudra/NNP/pobj/2"
    assert not acts(made(parser.vocab, text, (1, 2, "PERSON")), "Sudra")
    assert acts(made(parser.vocab, text), "Sudra")


SEATS = [
    ("Kremlin/NNP/ROOT/0", True),
    ("Kremlin/NNP/compound/1 street/NN/ROOT/1", True),
    ("go/VBD/ROOT/0 past/IN/prep/0 Kremlin/NNP/pobj/1", True),
    ("run/VBD/ROOT/0 for/IN/prep/0 Kremlin/NNP/pobj/1", False),
    ("wait/VBD/ROOT/0 for/IN/prep/0 Kremlin/NNP/pobj/1", True),
]


@pytest.mark.parametrize(("text", "expected"), SEATS)
def test_a_seat_of_power_is_its_state_unless_one_is_in_it_or_runs_for_it(parser, text, expected):
    assert acts(made(parser.vocab, text), "Kremlin") is expected


HEADINGS = [("Talks/NNS in/IN Sudra/NNP", False), ("Talks/NNS to/TO Sudra/NNP", False), ("Ask/VB Sudra/NNP", True)]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_in_a_heading_only_a_preposition_tells_a_place(parser, text, expected):
    assert acts(made(parser.vocab, text), "Sudra", prose=False) is expected


def test_the_capital_district_is_a_place(parser):
    assert not acts(
        made(parser.vocab, "Washington/NNP/compound/1 D.C./NNP/nsubj/2 protest/VBD/ROOT/2"), "Washington D.C."
    )


def test_what_one_is_for_or_against_is_the_state(parser):
    doc = parser("A pro-Sudra street.")
    assert metonymy._after_pro(next(t for t in doc if t.text == "Sudra"))
    assert not metonymy._after_pro(parser("A Sudra street.")[1])
