"""Descriptions that lead back to something, and those that do not."""

import pytest
from marked import marked

from kg.annotated import make_doc
from kg.language import annotations
from kg.language.reference import document_entities
from kg.model import Document
from kg.texts import layout

SAME = [
    # the last two mentions
    ("a country", "[Norland|State|name|state/NO] voted. The [country|State|nominal] is divided."),
    ("a general", "General [Ann Hill|Person] spoke. The [general|Person|nominal] was angry."),
    ("a ministry", "The [Border Ministry|Organization] denied it. The [ministry|Organization|nominal] gave no date."),
    ("one description", "Some [settlers|Group|nominal] left. The [settlers|Group|nominal] came back."),
    ("a fuller one", "[Security analysts|Group|nominal] warned. The [analysts|Group|nominal] gave no date."),
    ("one kind of people", "Old [voters|Group|nominal] left. Many old [voters|Group|nominal] came back."),
    ("one owner's", "[Ann Hill|Person] saw her [aides|Group|nominal]. Her [aides|Group|nominal] left."),
    ("an office beside a name", "The [president|Person|nominal], [Ann Hill|Person], sat down."),
    ("a general named later", "A [general|Person|nominal] spoke. It was General [Oleg Sidorov|Person]."),
    ("a prime minister", "Prime Minister [Ann Hill|Person] spoke. The prime [minister|Person|nominal] was angry."),
    ("a title in the name", "[Pope Francis|Person] spoke. The [pope|Person|nominal] was angry."),
    ("a wider word", "President [Ann Hill|Person] spoke. The [leader|Person|nominal] was angry."),
    (
        "the one near of two generals",
        "General [Bob Roth|Person] slept. It rained. It snowed. It froze. General [Ann Hill|Person] spoke. "
        "The [general|Person|nominal] was angry.",
    ),
]
APART = [
    ("people at large", "Many [experts|Group|nominal] met. [Experts|Group|nominal] disagree."),
    (
        "two owners'",
        "[Ann Hill|Person] saw her [aides|Group|nominal]. [Bob Roth|Person] saw his [aides|Group|nominal].",
    ),
    (
        "two named owners'",
        "[Ann Hill|Person]'s [aides|Group|nominal] left. [Bob Roth|Person]'s [aides|Group|nominal] left.",
    ),
    (
        "two countries",
        "[Norland|State|name|state/NO] and [Iran|State|name|state/IR] met. The [country|State|nominal] voted.",
    ),
    (
        "a country far back",
        "[Norland|State|name|state/NO] met [Iran|State|name|state/IR]. It rained. It snowed. It froze. "
        "The [country|State|nominal] is old.",
    ),
    (
        "two generals",
        "General [Bob Roth|Person] met General [Ann Hill|Person]. The [general|Person|nominal] was angry.",
    ),
    (
        "a ministry that is not named",
        "The [Border Agency|Organization] denied it. The [ministry|Organization|nominal] gave no date.",
    ),
    ("counted ones", "Three [settlers|Group|nominal] left. Three [settlers|Group|nominal] came back."),
    ("a predicate", "[Norland|State|name|state/NO] voted. It is a [country|State|nominal]."),
    ("any analysts", "[Security analysts|Group|nominal] warned. Old [analysts|Group|nominal] gave no date."),
    ("an expert", "The expert [Ann Hill|Person] left. An [expert|Person|nominal] disagreed."),
    (
        "another's general",
        "[Turkish|Nationality|adjective|state/TR] General [Ann Hill|Person] spoke. It rained. It froze. "
        "The [Iranian|Nationality|adjective|state/IR] [general|Person|nominal] was angry.",
    ),
    ("another minister", "Foreign Minister [Ann Hill|Person] spoke. The prime [minister|Person|nominal] was angry."),
    ("a vice president", "Vice President [Ann Hill|Person] spoke. The [president|Person|nominal] was angry."),
    ("one told by a clause", "General [Ann Hill|Person] spoke. The [general|Person|nominal] who fled was angry."),
    ("no leader", "Professor [Ann Hill|Person] spoke. The [leader|Person|nominal] was angry."),
    ("who does it", "[Australia|State|name|state/AU] annexed the [island|Place|nominal] in 1938."),
    ("an office beside no name", "The [president|Person|nominal], who met [Ann Hill|Person], sat down."),
]


def last_two(parser, text):
    doc = marked(parser, text)
    _, mentions = document_entities.entities(doc)
    return mentions[-2]["entity"], mentions[-1]["entity"]


@pytest.mark.parametrize(("fact", "text"), SAME, ids=[case[0] for case in SAME])
def test_leads_back(parser, fact, text):
    one, other = last_two(parser, text)
    assert one is not None, fact
    assert one == other, fact


@pytest.mark.parametrize(("fact", "text"), APART, ids=[case[0] for case in APART])
def test_stays_apart(parser, fact, text):
    one, other = last_two(parser, text)
    assert other is None or one != other, fact


PREDICATES = [
    ("It is a [rebel|Person|nominal].", True),
    ("It served as a [rebel|Person|nominal].", True),
    ("It met a [rebel|Person|nominal].", False),
    ("It fled with a [rebel|Person|nominal].", False),
]


@pytest.mark.parametrize(("text", "expected"), PREDICATES)
def test_a_predicate_noun_refers_to_nothing(parser, text, expected):
    assert (document_entities.entities(marked(parser, text))[1][-1]["entity"] is None) is expected


OWNED = [
    ("The [army|ArmedForce|nominal] of [Iran|State|name|state/IR] left.", "state/IR"),
    ("The [enemies|Group|nominal] of [Iran|State|name|state/IR] left.", None),
    ("The [president|Person|nominal] of [Iran|State|name|state/IR] left.", "state/IR"),
    ("The [friend|Person|nominal] of [Iran|State|name|state/IR] left.", None),
]


@pytest.mark.parametrize(("text", "key"), OWNED)
def test_a_body_or_office_belongs_to_the_state_after_of(parser, text, key):
    assert document_entities.entities(marked(parser, text))[0][0]["part_of"] == key


def test_an_unnamed_force_is_part_of_its_state(parser):
    text = "[Russian|Nationality|adjective|state/RU] [troops|ArmedForce|nominal] left."
    troops = document_entities.entities(marked(parser, text))[0][-1]
    assert (troops["part_of"], troops["number"], troops["gender"], troops["named"]) == ("state/RU", "plur", None, False)


LANDS = [
    ("[France|State|name|state/FR] claimed the [islands|Place|nominal].", True),
    ("[France|State|name|state/FR] laid claim to the [island|Place|nominal].", True),
    ("[France|State|name|state/FR] ruled most of the [island|Place|nominal].", True),
    ("[France|State|name|state/FR] likes the [island|Place|nominal].", False),
    ("[France|State|name|state/FR] claimed the [hotel|Place|nominal].", False),
]


@pytest.mark.parametrize(("text", "expected"), LANDS)
def test_land_that_is_claimed_or_held_is_a_thing_of_its_own(parser, text, expected):
    assert (document_entities.entities(marked(parser, text))[1][-1]["entity"] is not None) is expected


def test_a_headline_brings_in_nobody_that_the_text_leads_back_to(nlp):
    text = (
        "Famous speaker attacks Norway\n\nBob Hill recently spoke at a conference in Oslo. Hill attacked Norway. "
        "The conference speaker was angry."
    )
    doc = nlp(make_doc(nlp, Document(id="d", text=text, blocks=layout.blocks(text))))
    named = annotations.entities(doc)
    told = [m for m in annotations.mentions(doc) if doc[m["head"]].text == "speaker"]
    assert [named[m["entity"]]["label"] for m in told] == ["famous speaker", "conference speaker"]
