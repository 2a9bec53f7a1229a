"""Where a person's role stands in the sentence."""

import pytest
from marked import marked
from spacy.language import Language

from kg.language import annotations
from kg.language.offices.roles import roles_of


def told(parser: Language, text: str) -> list[tuple[str, str, str]]:
    """Return the words, form and trigger of each role of the first person of a marked text."""
    doc = marked(parser, text)
    person = next(m for m in annotations.mentions(doc) if m["type"] == "Person")
    return [(doc[r.start : r.end].text, r.form, r.trigger.text) for r in roles_of(doc, person)]


TITLES = [
    ("Foreign Minister [Ivan Hill|Person] spoke.", ["Foreign Minister"]),
    ("The Foreign Minister [Ivan Hill|Person] spoke.", ["Foreign Minister"]),
    ("Defence Minister Colonel General [Ivan Hill|Person] spoke.", ["Defence Minister", "Colonel General"]),
    ("Secretary of State [Ivan Hill|Person] spoke.", ["Secretary of State"]),
    ("Secretary-General [Ivan Hill|Person] spoke.", ["Secretary-General"]),
    ("The president-elect [Ivan Hill|Person] spoke.", ["president-elect"]),
    ("Deputy assistant secretary [Ivan Hill|Person] spoke.", ["Deputy assistant secretary"]),
    ("Former mayor and senator [Ivan Hill|Person] spoke.", ["Former mayor", "senator"]),
    ("Gazette editor-in-chief [Ivan Hill|Person] spoke.", ["Gazette editor-in-chief"]),
    ("PARIS - Prime Minister [Ivan Hill|Person] spoke.", ["Prime Minister"]),
    ("The diplomat and author [Ivan Hill|Person] spoke.", ["diplomat", "author"]),
    ("The club honoured retired general [Ivan Hill|Person].", ["retired general"]),
    ('The paper called the minister "[Ivan Hill|Person]".', []),
    ("The president candidate [Ivan Hill|Person] spoke.", ["president candidate"]),
    ("The ministers, [Ivan Hill|Person] and others, spoke.", []),
    ("The mayor supporter [Ivan Hill|Person] spoke.", []),
    ("The minister quickly [Ivan Hill|Person] followed.", []),
    ("The bus driver hit [Ivan Hill|Person].", []),
    ("Yesterday President [Ivan Hill|Person] spoke.", ["President"]),
    ("On Monday President [Ivan Hill|Person] spoke.", ["President"]),
    ("They met [Ivan Hill|Person], the minister [Ann Roth|Person] and others.", []),  # her title
]


@pytest.mark.parametrize(("text", "words"), TITLES)
def test_titles_stand_before_a_name(parser: Language, text: str, words: list[str]) -> None:
    assert [role for role, form, _ in told(parser, text) if form == "title"] == words


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("The Sudrian author [Ivan Hill|Person] spoke.", "Sudrian author"),
        ("The Gazette editor-in-chief [Ivan Hill|Person] spoke.", "Gazette editor-in-chief"),
        ('The "Storm" author [Ivan Hill|Person] spoke.', "author"),
        ("The Sudrian (once Norlander) author [Ivan Hill|Person] spoke.", "author"),
    ],
)
def test_a_title_reaches_back_to_a_mark_or_a_preposition(parser: Language, text: str, outer: str) -> None:
    doc = marked(parser, text)
    (role,) = (r for r in roles_of(doc, annotations.mentions(doc)[0]) if r.form == "title")
    assert doc[role.outer : role.end].text == outer


def test_joined_names_share_a_title_in_the_plural(parser: Language) -> None:
    doc = marked(parser, "Defense experts [James Hill|Person] and [Elena Roth|Person] wrote the report.")
    people = annotations.mentions(doc)
    assert [[doc[r.start : r.end].text for r in roles_of(doc, one)] for one in people] == [["Defense experts"]] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ivan Hill|Person], the deputy mayor, spoke.", [("deputy mayor", "apposition", "mayor")]),
        ("[Ivan Hill|Person], her senior adviser, spoke.", [("senior adviser", "apposition", "adviser")]),
        ("The deputy mayor, [Ivan Hill|Person], spoke.", [("deputy mayor", "apposition", "mayor")]),
        ('"The deputy mayor," [Ivan Hill|Person], left.', []),
        ("[Ivan Hill|Person], a friend of mine, spoke.", [("friend", "apposition", "friend")]),
        ("[Ivan Hill|Person], a table maker's dream, spoke.", []),
        ("[Ivan Hill|Person] is a historian.", [("historian", "copula", "is")]),
        ("[Ivan Hill|Person] is not a historian.", [("historian", "copula", "is")]),
        ("[Ivan Hill|Person] became mayor and judge.", [("mayor", "copula", "became"), ("judge", "copula", "became")]),
        ("[Ivan Hill|Person] serves as judge.", [("judge", "copula", "serves")]),
        ("[Ivan Hill|Person], who was mayor, spoke.", [("mayor", "copula", "was")]),
        ("[Ivan Hill|Person], whose brother was mayor, spoke.", []),
        ("[Ivan Hill|Person], for whom Berg was treasurer, spoke.", []),
        ("[Ivan Hill|Person] was appointed judge.", [("judge", "appointment", "appointed")]),
        ("[Ivan Hill|Person] was called a judge.", []),
        ("[Ivan Hill|Person] met a judge.", []),
        ("A friend of [Ivan Hill|Person]'s who was mayor spoke.", []),
        ("[Ivan Hill|Person] is a co-founder.", [("co-founder", "copula", "is")]),
        ("[Ivan Hill|Person] said he knew as judge that it was so.", []),
    ],
)
def test_appositions_and_predicates_tell_roles(
    parser: Language, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [role for role in told(parser, text) if role[1] != "title"] == expected


AFTER_SEVERAL = [
    ("[Pavel Novak|Person] and [Ivan Hill|Person], head of a committee, spoke.", [[], ["head"]]),
    ("[Pavel Novak|Person] and [Ivan Hill|Person], who is a judge, met.", [[], ["judge"]]),
    ("Next to [Idris Moussa|Person], [Ana Costa|Person], the finance minister, smiled.", [[], ["finance minister"]]),
    ("[Pavel Novak|Person], a lawyer, and [Ivan Hill|Person] met.", [["lawyer"], []]),
    ("[Pavel Novak|Person], the French ambassador [Jean Roche|Person] and others met.", [[], ["French ambassador"]]),
]


@pytest.mark.parametrize(("text", "words"), AFTER_SEVERAL)
def test_a_description_after_several_names_is_the_last_ones(
    parser: Language, text: str, words: list[list[str]]
) -> None:
    doc = marked(parser, text)
    people = [m for m in annotations.mentions(doc) if m["type"] == "Person"]
    assert [[doc[r.start : r.end].text for r in roles_of(doc, one)] for one in people] == words


def test_a_description_has_predicates_only(parser: Language) -> None:
    doc = marked(parser, "Minister [the man|Person|nominal], a judge, is a historian.")
    (person,) = annotations.mentions(doc)
    assert {role.form for role in roles_of(doc, person)} <= {"copula"}
