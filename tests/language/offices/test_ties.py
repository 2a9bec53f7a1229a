"""What roles tie people to."""

import pytest
from marked import marked
from spacy.language import Language

from kg.language.factuality.effects import Effect
from kg.language.offices.roles import roles_of
from kg.language.offices.surroundings import Surroundings
from kg.language.offices.ties import effects, employers, kind, shared_past, ties, verbal_ties

NORDIC = "[Nordic|Nationality|adjective|state/NO]"
TIES = [
    (f"{NORDIC} President [Ivan Hill|Person] spoke.", [("headOfStateOf", "Nordic")]),
    (f"{NORDIC} Prime Minister [Ivan Hill|Person] spoke.", [("headOfGovernmentOf", "Nordic")]),
    ("[Ivan Hill|Person], president of [Norland|State], spoke.", [("headOfStateOf", "Norland")]),
    ("King [Omar|Person] of [Norland|State] spoke.", [("headOfStateOf", "Norland")]),
    (f"{NORDIC} Foreign Minister [Ivan Hill|Person] spoke.", [("affiliatedWith", "Nordic")]),
    ("[Ivan Hill|Person], envoy for [Norland|State], spoke.", []),
    (f"The {NORDIC} refugees President [Ivan Hill|Person] met left.", []),
    (
        "Commander of the [Northern Fleet|ArmedForce] Admiral [Ivan Hill|Person] resigned.",
        [("leads", "Northern Fleet"), ("affiliatedWith", "Northern Fleet")],
    ),
    ("[Ivan Hill|Person], envoy of [Norland|State], spoke.", [("affiliatedWith", "Norland")]),
    ("[Ivan Hill|Person], head of [Elm Bank|Organization], spoke.", [("leads", "Elm Bank")]),
    ("[Ivan Hill|Person], deputy head of [Elm Bank|Organization], spoke.", [("affiliatedWith", "Elm Bank")]),
    ("[Ivan Hill|Person], research director of [Elm Bank|Organization], spoke.", [("affiliatedWith", "Elm Bank")]),
    ("[Ivan Hill|Person], spokesman for [Elm Bank|Organization], spoke.", [("spokespersonOf", "Elm Bank")]),
    ("[Ivan Hill|Person], an adviser to [Elm Bank|Organization], spoke.", [("affiliatedWith", "Elm Bank")]),
    ("[Ivan Hill|Person], a colonel in [Elm Army|ArmedForce], spoke.", [("affiliatedWith", "Elm Army")]),
    ("[Elm Bank|Organization] analyst [Ivan Hill|Person] spoke.", [("affiliatedWith", "Elm Bank")]),
    ("[Ivan Hill|Person], a fellow at [Elm Bank|Organization], spoke.", [("affiliatedWith", "Elm Bank")]),
    ("[Ivan Hill|Person], a judge sitting in [Elm Court|Organization], spoke.", [("affiliatedWith", "Elm Court")]),
    (f"{NORDIC} historian [Ivan Hill|Person] spoke.", [("citizenOf", "Nordic")]),
    (f"{NORDIC} opposition leader [Ivan Hill|Person] spoke.", [("citizenOf", "Nordic")]),
    (f"Retired {NORDIC} general [Ivan Hill|Person] spoke.", [("citizenOf", "Nordic")]),
    ("[Elm|Place] resident [Ivan Hill|Person] spoke.", [("residentOf", "Elm")]),
    ("[Ivan Hill|Person], a citizen of [Norland|State], spoke.", [("citizenOf", "Norland")]),
    (f"{NORDIC} affairs analyst [Ivan Hill|Person] spoke.", []),
    (f"Former {NORDIC} president [Ivan Hill|Person] spoke.", []),
    (f"The self-proclaimed {NORDIC} president [Ivan Hill|Person] spoke.", []),
    (f"{NORDIC} president-elect [Ivan Hill|Person] spoke.", []),
    ("[Ivan Hill|Person], a graduate of [Elm College|Organization], spoke.", []),
    ("[Elm Senate|Organization] candidate [Ivan Hill|Person] spoke.", []),
    (
        "[GOP|Organization|name|organization/republican-party] candidate [Ivan Hill|Person] spoke.",
        [("affiliatedWith", "GOP")],
    ),
    ("[Labor|Organization] Secretary [Ivan Hill|Person] spoke.", []),
    ("[Ivan Hill|Person] met the head of [Elm Bank|Organization].", []),
    ("[Ivan Hill|Person], a lawyer for [banks|Organization|nominal], spoke.", []),
]


def around(parser: Language, text: str) -> Surroundings:
    return Surroundings.of(marked(parser, text))


@pytest.mark.parametrize(("text", "expected"), TIES)
def test_a_role_implies_these_ties(parser: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = around(parser, text)
    person = next(m for m in found.mentions if m["type"] == "Person")
    told = [tie for role in roles_of(found.doc, person) for tie in ties(role, found)]
    words = [(relation, found.doc[m["start"] : m["end"]].text) for relation, m in told]
    assert list(dict.fromkeys(words)) == expected


@pytest.mark.parametrize(
    ("text", "expected", "what"),
    [
        ("Former deputy minister [Ivan Hill|Person] spoke.", {Effect.ENDED, Effect.LESSER}, "official"),
        ("Ex-president [Ivan Hill|Person] spoke.", {Effect.ENDED}, "state_head"),
        ("Prime Minister [Ivan Hill|Person] spoke.", set(), "government_head"),
        ("Supreme leader [Ivan Hill|Person] spoke.", set(), "state_head"),
        ("Secretary General [Ivan Hill|Person] spoke.", set(), "head"),
        ("Attorney General [Ivan Hill|Person] spoke.", set(), "official"),
        ("Lieutenant General [Ivan Hill|Person] spoke.", set(), "rank"),
        ("Film director [Ivan Hill|Person] spoke.", set(), "creator"),
        ("Bank director [Ivan Hill|Person] spoke.", set(), "head"),
    ],
)
def test_the_words_of_a_role_tell_its_kind_and_whether_it_is_held(
    parser: Language, text: str, expected: set[Effect], what: str
) -> None:
    found = around(parser, text)
    (role,) = roles_of(found.doc, found.mentions[0])
    assert (effects(role), kind(role)) == (expected, what)


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Former mayor and senator [Ivan Hill|Person] spoke.", "Former"),
        ("Former mayor and current senator [Ivan Hill|Person] spoke.", None),
        ("Deputy mayor and senator [Ivan Hill|Person] spoke.", None),
    ],
)
def test_former_before_several_offices_counts_for_all_unless_one_is_current(
    parser: Language, text: str, past: str | None
) -> None:
    found = around(parser, text)
    last = list(roles_of(found.doc, found.mentions[0]))[-1]
    shared = shared_past(last)
    assert (shared.text if shared else None) == past


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ivan Hill|Person] lives in [Elm|Place].", [("residentOf", "lives", "Elm")]),
        (
            "[Ivan Hill|Person], who works for [Elm Bank|Organization], spoke.",
            [("affiliatedWith", "works", "Elm Bank")],
        ),
        ("[Ivan Hill|Person] lived in [Elm|Place].", []),
        ("[Ivan Hill|Person] works in [Elm|Place].", []),
        ("[Ivan Hill|Person] lives near [Elm|Place].", []),
        ("The man who met [Ivan Hill|Person] lives in [Elm|Place].", []),
    ],
)
def test_verbs_of_living_and_working_tie_in_the_present(
    parser: Language, text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = around(parser, text)
    told = verbal_ties(found.doc[found.mentions[0]["head"]], found)
    assert [(relation, verb.text, found.doc[m["start"] : m["end"]].text) for relation, verb, m in told] == expected


def test_a_body_right_behind_a_name_employs_it(parser: Language) -> None:
    found = around(
        parser, "[Ivan Hill|Person] of [Elm Bank|Organization] met [Ann Roth|Person] near [Oak Bank|Organization]."
    )
    people = [m for m in found.mentions if m["type"] == "Person"]
    told = [[found.doc[m["start"] : m["end"]].text for m in employers(found.doc[p["head"]], found)] for p in people]
    assert told == [["Elm Bank"], []]
