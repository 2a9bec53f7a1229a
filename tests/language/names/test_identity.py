"""Which thing of the gazetteer a name means."""

import pytest
from handmade import made

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.names import identity, matching


def meant(parser, text, start, end, kind="State", form="name", *, prose=True):
    doc = made(parser.vocab, text)
    mention = MentionDict(
        id=0,
        start=start,
        end=end,
        np_start=start,
        np_end=end,
        head=end - 1,
        type=kind,
        form=form,
        key=None,
        metonym=False,
        entity=None,
    )
    return identity.identity(doc, mention, matching.lookup(), identity.said_elsewhere(doc), in_prose=prose)


KNOWN = [
    (("Turkey/NNP/nsubj/1 left/VBD/ROOT/1", 0, 1), ("state/TR", "State", False)),
    (("Turkish/JJ/amod/1 ships/NNS/ROOT/1", 0, 1, "Nationality", "adjective"), ("state/TR", "Nationality", False)),
    (("Moscow/NNP/nsubj/1 left/VBD/ROOT/1", 0, 1, "Place"), ("state/RU", "State", True)),
    (("lay/VBD/ROOT/0 near/IN/prep/0 Moscow/NNP/pobj/1", 2, 3, "Place"), ("place/moscow", "Place", False)),
    (("Gambia/NNP/nsubj/1 left/VBD/ROOT/1", 0, 1), ("state/GM", "State", False)),
    (("Atlanta/NNP and/CC Georgia/NNP", 2, 3), ("place/georgia-us", "Place", False)),
    (("Baku/NNP and/CC Georgia/NNP", 2, 3), ("state/GE", "State", False)),
    (
        ("Baku/NNP and/CC Georgia/NNP and/CC Alabama/NNP", 2, 3),
        ("state/GE", "State", False),
    ),  # as many words for the one as for the other
    (("Turkey/NNP/nsubj/1 left/VBD/ROOT/1", 0, 1, "Person"), None),
    (("LIMA/NNP/nsubj/1 said/VBD/ROOT/1", 0, 1, "Organization"), None),
    (("Norland/NNP/nsubj/1 left/VBD/ROOT/1", 0, 1), None),
    (("Turkey/NNP/nsubj/1 left/VBD/ROOT/1", 0, 1, "State", "nominal"), None),
    (("Turkey/NNP/nsubj/1 left/VBD/ROOT/1", 0, 1, "Quantity"), None),
]


@pytest.mark.parametrize(("asked", "expected"), KNOWN)
def test_a_name_is_read_by_its_words_its_sentence_and_its_place(parser, asked, expected):
    assert meant(parser, *asked) == expected


def test_the_text_tells_where_the_sentence_does_not(parser):
    doc = parser("Voters in Atlanta left. Georgia sued.")
    last = next(token.i for token in doc if token.text == "Georgia")
    mention = MentionDict(
        id=0,
        start=last,
        end=last + 1,
        np_start=last,
        np_end=last + 1,
        head=last,
        type="State",
        form="name",
        key=None,
        metonym=False,
        entity=None,
    )
    told = identity.identity(doc, mention, matching.lookup(), identity.said_elsewhere(doc), in_prose=True)
    assert told == ("place/georgia-us", "Place", False)


CALLED = [
    ("Voters in the US state of Georgia left.", "place/georgia-us"),
    ("Georgia, a southern US state, sued.", "place/georgia-us"),
    ("The firm left Georgia (an American state).", "place/georgia-us"),
    ("The US state of Georgia paid. Then Georgia sued.", "place/georgia-us"),
    ("The United States state of Georgia paid.", "place/georgia-us"),
    ("The US state of Georgia paid. Georgia and Armenia sued.", "state/GE"),
    ("Georgia, a US ally, sued.", "state/GE"),
    ("Georgia, the US state department said, sued.", "state/GE"),
    ("Georgia, the US said, had a state.", "state/GE"),
    ("The Russian state of Georgia paid.", "state/GE"),
    ("Georgia, a", "state/GE"),
    ("She won Kentucky and Iowa, and then Georgia.", "place/georgia-us"),
    ("A senator from Texas told Moldova about Georgia.", "state/GE"),
]


@pytest.mark.parametrize(("text", "expected"), CALLED)
def test_a_part_of_a_state_is_what_the_words_beside_it_call_so(nlp, text, expected):
    doc = nlp(text)
    assert [m["key"] for m in annotations.mentions(doc) if doc[m["start"] : m["end"]].text == "Georgia"][-1] == expected
