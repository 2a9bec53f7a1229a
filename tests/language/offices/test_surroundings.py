"""The mentions around a role."""

from marked import marked
from spacy.language import Language

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.offices.surroundings import Surroundings, is_body, is_of_state, is_state


def around(parser: Language, text: str) -> Surroundings:
    return Surroundings.of(marked(parser, text))


def words(found: Surroundings, mentions: list[MentionDict]) -> list[str]:
    return [found.doc[m["start"] : m["end"]].text for m in mentions]


def test_names_and_known_descriptions_lie_within_a_stretch(parser: Language) -> None:
    text = "[Norland|State] said [he|pronoun] left [the bank|Organization|nominal] and [Elm|Place] in [May|Time]."
    found = around(parser, text)
    assert words(found, found.within(0, 9)) == ["Norland", "Elm"]
    assert words(found, found.within(1, 9)) == ["Elm"]
    found.mentions[2]["entity"] = 0
    assert words(found, found.within(0, 9)) == ["Norland", "the bank", "Elm"]


def test_a_word_that_a_hyphen_goes_on_from_is_left_out(parser: Language) -> None:
    found = around(parser, "The [Elm|Place]-based surgeon left.")
    assert found.within(0, 5) == []


def test_prepositional_phrases_behind_a_word_give_their_preposition_and_all_their_names(parser: Language) -> None:
    found = around(parser, "The head of [Elm|Organization] and [Oak|Organization] in [Norland|State] left [Ash|Place].")
    assert [(name, *words(found, [m])) for name, m in found.after(found.doc[1])] == [("of", "Elm"), ("of", "Oak")]
    assert list(found.after(found.doc[0])) == []


def test_bodies_in_general_are_plural_descriptions(parser: Language) -> None:
    found = around(
        parser, "A broker for [banks|Organization|nominal], [the bank|Organization|nominal] and [Elms|Organization]."
    )
    assert [found.means_bodies_in_general(m) for m in found.mentions] == [True, False, False]


def test_a_field_before_a_minister_is_no_body(parser: Language) -> None:
    found = around(
        parser, "[Labor|Organization] Secretary Hill met [Labor|Organization|name|organization/labor] members."
    )
    secretary, members = (next(t for t in found.doc if t.text == word) for word in ("Secretary", "members"))
    assert found.is_portfolio(found.mentions[0], secretary)
    assert not found.is_portfolio(found.mentions[1], members)


def test_the_second_part_of_a_word_with_a_hyphen_is_told(parser: Language) -> None:
    found = around(
        parser, "A Lebanese-[American|Nationality|adjective|state/US] and an [Omani|Nationality|adjective] came."
    )
    assert [found.is_hyphenated(m) for m in found.mentions] == [True, False]


def test_kinds_of_mentions(parser: Language) -> None:
    doc = marked(
        parser,
        "[Oman|State|name|state/OM], [Omani|Nationality|adjective|state/OM], [Kurdish|Nationality|adjective], "
        "[Elm|Organization], [Oak|Alliance], [Ash|Place].",
    )
    mentions = annotations.mentions(doc)
    assert [is_state(m) for m in mentions] == [True, True, False, False, False, False]
    assert [is_body(m) for m in mentions] == [False, False, False, True, True, False]
    assert [is_of_state(m) for m in mentions] == [True, True, False, False, False, False]
