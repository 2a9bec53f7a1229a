"""Attacks that their doers call operations and measures, and forces that give up; what only looks like them."""

import pytest
from spacy.language import Language
from told import told

TOLD = [  # text, event
    ("Kenya launched what it calls local anti-terrorist measures.", "ASSAULT Kenya > "),
    ("Kenya launches local counter-terrorism measures.", "ASSAULT Kenya > "),
    ("Kenya launched what it called a special military operation against Somalia.", "ASSAULT Kenya > Somalia"),
    ("Kenya has started what it describes as an anti-terror operation in Somalia.", "ASSAULT Kenya > Somalia"),
    ("Kenya launched a so-called anti-terrorist operation against Somalia.", "ASSAULT Kenya > Somalia"),
    ("Kenya launched what it said was a limited military operation against Somalia.", "ASSAULT Kenya > Somalia"),
    ("Kenya started what it called a pre-emptive strike on Somalia.", "ASSAULT Kenya > Somalia"),
    ("The garrison of Gedo began a military operation on Monday.", "ASSAULT garrison > "),
    ("Kenya undertook a ground offensive.", "ASSAULT Kenya > "),
    ("The rebels carried out what they called a punitive raid.", "ASSAULT rebels > "),
    ("Kenya's anti-terrorist operation against Somalia went on.", "ASSAULT Kenya > Somalia"),
    ("The Gedo forces gave up after a day.", "YIELD Gedo forces > "),
    ("The rebels gave up on 5 May 2021.", "YIELD rebels > "),
    ("The rebels surrendered on 5 May 2021.", "YIELD rebels > "),
    ("The army capitulated.", "YIELD army > "),
]
VERBS = (
    "began",
    "carried out",
    "conducted",
    "initiated",
    "launched",
    "mounted",
    "resumed",
    "started",
    "undertook",
    "unleashed",
)
NOT_TOLD = [  # text, root
    ("Kenya launched an advertising campaign.", "ASSAULT"),
    ("Kenya launched what it called an anti-corruption operation.", "ASSAULT"),
    ("Kenya launched what it calls anti-inflation measures.", "ASSAULT"),
    ("Kenya launched a special operation to save its elephants.", "ASSAULT"),
    ("Kenya launched a security operation.", "ASSAULT"),
    ("Kenya launched a military campaign against waste.", "ASSAULT"),
    ("Kenya introduced what it calls anti-terrorist measures at its airports.", "ASSAULT"),
    ("Kenya criticised what it called anti-terrorist measures in Somalia.", "ASSAULT"),
    ("Kenya joined what it called an anti-terrorist operation.", "ASSAULT"),
    ("Kenya and Somalia launched a joint anti-terrorist operation.", "ASSAULT"),
    ("Kenya conducted an anti-terrorist exercise with Somalia.", "ASSAULT"),
    ("The senator launched what he called a military operation against waste.", "ASSAULT"),
    ("Workers started a strike at Kenya Airways.", "ASSAULT"),
    ("The rebels gave up on peace.", "YIELD"),
    ("The rebels gave up on Kenya.", "YIELD"),
    ("The army gave up looking for the lost soldiers.", "YIELD"),
    ("The troops gave up hope.", "YIELD"),
    ("The Somali team gave up after an hour.", "YIELD"),
    ("The Somali minister gave up after a day.", "YIELD"),
    ("A thief surrendered on Monday.", "YIELD"),
    ("Kenya surrendered its lead in the match.", "YIELD"),
]


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_what_is_done_in_arms_counts_as_such_whatever_it_is_called(nlp: Language, text: str, event: str) -> None:
    assert event in told(nlp, text)


@pytest.mark.parametrize(("subject", "doer"), [("Kenya", "Kenya"), ("The militia", "militia")])
@pytest.mark.parametrize("verb", VERBS)
def test_an_operation_without_a_target_is_one_by_whatever_verb(
    nlp: Language, subject: str, doer: str, verb: str
) -> None:
    assert f"ASSAULT {doer} > " in told(nlp, f"{subject} {verb} what it called a military operation.")


@pytest.mark.parametrize(("text", "root"), NOT_TOLD)
def test_campaigns_measures_and_those_who_give_something_up_are_no_such_deeds(
    nlp: Language, text: str, root: str
) -> None:
    assert [one for one in told(nlp, text) if one.split()[0] == root] == []
