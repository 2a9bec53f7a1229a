"""The looser relations of the re3d gold standard, from sentences written for the purpose."""

from typing import TYPE_CHECKING

import pytest

from kg.evaluation import re3d

if TYPE_CHECKING:
    from spacy.language import Language


type Tie = tuple[str, str, str]

READ: list[tuple[str, Tie]] = [
    # a number and what is counted
    ("The strikes destroyed four vehicles.", ("vehicles", "four", "HasAttrOf")),
    # an attack, what is against someone, what is freed from someone
    ("The strikes destroyed four vehicles.", ("strikes", "four vehicles", "FightingAgainst")),
    ("Russia's attack on the rebels failed.", ("Russia", "rebels", "FightingAgainst")),
    ("Iraq began operations against the rebels.", ("Iraq", "rebels", "FightingAgainst")),
    ("The army freed the town from the rebels.", ("army", "rebels", "FightingAgainst")),
    ("Iraq began a campaign to defeat Hezbollah.", ("Iraq", "Hezbollah", "FightingAgainst")),
    ("Norway began raids against Hezbollah positions.", ("Norway", "Hezbollah", "FightingAgainst")),
    # whom a clause supports
    ("Norway sent aircraft in support of the rebels.", ("Norway", "rebels", "AlliesOf")),
    ("Norway freed the town with support from Denmark.", ("Norway", "Denmark", "AlliesOf")),
    # the place of participants, of a thing, of who takes part in a happening, of what a copula tells
    ("The soldiers died in Baku.", ("soldiers", "Baku", "CoLocated")),
    ("General Petrov met with Turkish officials in Ankara.", ("Turkish officials", "Ankara", "CoLocated")),
    ("The ambassador travelled to Baku.", ("ambassador", "Baku", "CoLocated")),
    ("The hospital in Damascus is large.", ("hospital", "Damascus", "CoLocated")),
    ("Ivan Petrov completed his consultations in Tbilisi.", ("Ivan Petrov", "Tbilisi", "CoLocated")),
    ("Greenpeace is an organization in Germany.", ("Greenpeace", "Germany", "CoLocated")),
    ("The fighting around Gori in Georgia ended.", ("Gori", "Georgia", "CoLocated")),
    ("Norway left as it attacked Iran.", ("Norway", "Iran", "FightingAgainst")),
    # contact and control
    ("General Petrov met with Turkish officials.", ("General Petrov", "Turkish officials", "CommWith")),
    ("Hezbollah used drones.", ("Hezbollah", "drones", "InChargeOf")),
    ("The army carried out raids using drones.", ("army", "drones", "InChargeOf")),
    ("Hezbollah has control of the town.", ("Hezbollah", "town", "InChargeOf")),
    # membership
    ("The coalition includes Jordan.", ("Jordan", "coalition", "BelongsTo")),
    ("Norway is a member of NATO.", ("Norway", "NATO", "BelongsTo")),
    ("The soldiers deployed from the Northern Fleet.", ("soldiers", "Northern Fleet", "BelongsTo")),
    ("Ivan Petrov was assigned to the Northern Fleet.", ("Ivan Petrov", "Northern Fleet", "BelongsTo")),
    ("The allies, including Norway, left.", ("Norway", "allies", "BelongsTo")),
    # feelings
    ("Germany condemned Iran's attacks.", ("Germany", "Iran", "Dislikes")),
    ("Germany welcomed Turkey's efforts.", ("Germany", "Turkey", "Likes")),
    ("Norway praised the rebels.", ("Norway", "rebels", "Likes")),
    # other names
    ("The World Food Programme (WFP) left.", ("World Food Programme", "WFP", "IsSynonymOf")),
    ("The Islamic State, also known as Daesh, lost.", ("Islamic State", "Daesh", "IsSynonymOf")),
    ("The commander is Ivan Petrov.", ("commander", "Ivan Petrov", "IsSynonymOf")),
    ("Ivan Petrov, the army commander, left.", ("Ivan Petrov", "army commander", "IsSynonymOf")),
]

NOT_READ: list[tuple[str, Tie]] = [
    ("The strikes destroyed one vehicle.", ("vehicle", "one", "HasAttrOf")),
    ("The convoy drove 40 km.", ("km", "40", "HasAttrOf")),
    ("The strikes destroyed morale.", ("strikes", "morale", "FightingAgainst")),
    ("The army freed the town from the rebels.", ("army", "town", "FightingAgainst")),
    ("Russia's book on the rebels sold well.", ("Russia", "rebels", "FightingAgainst")),
    ("Ivan Petrov completed his consultations in Tbilisi.", ("his consultations", "Tbilisi", "CoLocated")),
    ("The soldiers died in Gori, Georgia.", ("Gori", "Georgia", "CoLocated")),
    ("Norway condemned the raids in Gori.", ("Norway", "Gori", "CoLocated")),
    ("Greenpeace is an organization in Germany.", ("organization", "Germany", "CoLocated")),
    ("The raids on Gori by Russia failed.", ("Russia", "Gori", "CoLocated")),
    ("The soldiers died in April.", ("soldiers", "April", "CoLocated")),
    ("Norway counted Ukrainian soldiers.", ("Norway", "Ukrainian soldiers", "CommWith")),
    ("Hezbollah used the opportunity.", ("Hezbollah", "opportunity", "InChargeOf")),
    ("The commander of NATO left.", ("commander", "NATO", "BelongsTo")),
    ("The families of the victims left.", ("families", "victims", "BelongsTo")),
    ("Germany condemned the attacks.", ("Germany", "attacks", "Dislikes")),
    ("Ivan Petrov, chief of the army, left.", ("Ivan Petrov", "chief", "IsSynonymOf")),
    ("Norway (Germany too) left.", ("Norway", "Germany", "IsSynonymOf")),
]


def _found(nlp: "Language", text: str) -> set[Tie]:
    return {
        (text[r["source_start"] : r["source_end"]], text[r["target_start"] : r["target_end"]], r["type"])
        for r in re3d.relations(nlp(text))
    }


@pytest.mark.parametrize(("text", "tie"), READ)
def test_tie_is_read(nlp: "Language", text: str, tie: Tie) -> None:
    assert tie in _found(nlp, text)


@pytest.mark.parametrize(("text", "tie"), NOT_READ)
def test_no_such_tie_is_read(nlp: "Language", text: str, tie: Tie) -> None:
    assert tie not in _found(nlp, text)


def test_what_only_happens_ties_nothing(nlp: "Language") -> None:
    assert not _found(nlp, "The war against the rebels goes on, and the talks on peace failed.")


def test_two_spans_are_tied_once(nlp: "Language") -> None:
    text = "Norway is a member of NATO, and the coalition includes Jordan."
    pairs = [
        frozenset({(r["source_start"], r["source_end"]), (r["target_start"], r["target_end"])})
        for r in re3d.relations(nlp(text))
    ]
    assert pairs
    assert len(pairs) == len(set(pairs))


def test_number_of_cases() -> None:
    assert (len(READ), len(NOT_READ)) == (33, 18)


def test_every_frame_maps_to_a_re3d_type() -> None:
    types = {"AlliesOf", "Dislikes", "FightingAgainst", "InChargeOf", "BelongsTo", "CoLocated"}
    assert set(re3d.FRAMES.values()) == types
