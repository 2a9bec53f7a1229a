"""What mentions refer to while it is worked out."""

import pytest
from marked import marked

from kg.language import annotations
from kg.language.reference import draft_entities
from kg.language.reference.draft_entities import Referent


def test_a_draft_begins_with_copies_without_entities(parser):
    doc = marked(parser, "[Ann Hill|Person] paid [40|Quantity].")
    annotations.mentions(doc)[0]["entity"] = 7
    annotations.mentions(doc)[0]["members"] = [1]
    draft = draft_entities.draft(doc)
    assert draft.mentions[0]["entity"] is None
    assert "members" not in draft.mentions[0]
    assert annotations.mentions(doc)[0]["entity"] == 7
    assert list(draft.sites) == [0]  # an amount refers to nothing
    assert draft.heads[1] == [draft.mentions[0]]


def test_a_mention_is_free_until_it_joins_and_ids_stay_sorted(parser):
    draft = draft_entities.draft(marked(parser, "[Ann|Person] met [Bob|Person]."))
    ann, bob = draft.mentions
    assert draft.free(ann)
    number = draft.add(Referent("Person"), [bob], by="name")
    draft.join(ann, number, by="surname")
    assert not draft.free(ann)
    assert draft.referents[number].mentions == [0, 1]
    assert [mention["identified_by"] for mention in draft.mentions] == ["surname", "name"]


def test_what_linking_told_of_a_name_stays_and_what_an_earlier_draft_told_goes(parser):
    doc = marked(parser, "[Ann|Person] met [Bob|Person].")
    first, second = annotations.mentions(doc)
    first["identified_by"], second["identified_by"] = "leader", "pronoun"
    draft = draft_entities.draft(doc)
    draft.add(Referent("Person"), draft.mentions, by="listed")
    assert [mention["identified_by"] for mention in draft.mentions] == ["leader", "listed"]


def test_words_are_as_written_on_one_line_without_a_possessive_ending(parser):
    doc = parser("Ann\nHill's car")
    doc._.kg_text = "Ann\nHill’s car"
    assert draft_entities.words(doc, 0, 4) == "Ann Hill"


STATES = [
    ("[Russian|Nationality|adjective|state/RU] [troops|ArmedForce|nominal] left.", ["Russian"]),
    ("Ethnic [Russian|Nationality|adjective|state/RU] [leaders|Group|nominal] left.", []),
    ("[Serb|Group|adjective|group/kosovo-serbs] [leaders|Group|nominal] left.", ["Serb"]),
    ("[Moscow|Place|name|place/moscow] [troops|ArmedForce|nominal] left.", []),
    ("[Hill|Person] and [troops|ArmedForce|nominal] left.", []),
    ("[Russia|State|name|state/RU] saw [troops|ArmedForce|nominal] leave.", []),
    ("The [troops|ArmedForce|nominal] left [Russia|State|name|state/RU].", []),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_states_inside_a_phrase_are_its(parser, text, expected):
    doc = marked(parser, text)
    mentions = annotations.mentions(doc)
    outer = next(m for m in mentions if m["form"] == "nominal")
    inner = draft_entities.inner_states(doc, mentions, outer)
    assert [doc[m["start"] : m["end"]].text for m in inner] == expected
