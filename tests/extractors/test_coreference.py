"""Coreference on given mentions."""

from typing import TYPE_CHECKING

import pytest
from marked import marked

from kg.extractors import coreference
from kg.language import annotations

if TYPE_CHECKING:
    from spacy.language import Language

SAME = [
    # the last two mentions mean the same
    ("a full name and its surname", "[Hakan Fidan|Person] spoke in Ankara. [Fidan|Person] left early."),
    ("accents do not count", "[Recep Tayyip Erdoğan|Person] spoke. Later [Erdogan|Person] left."),
    ("a title does not count", "[Nino Beridze|Person] spoke first. Then Dr. [Beridze|Person] left."),
    (
        "a state and its adjective",
        "[Russia|State|name|state/RU] sent the [Russian|Nationality|adjective|state/RU] fleet.",
    ),
    (
        "a capital that acts and its state",
        "[Azerbaijan|State|name|state/AZ] protested. [Baku|State|name|state/AZ] sent a note.",
    ),
    ("an acronym", "The [Syrian Democratic Forces|ArmedForce] ([SDF|ArmedForce]) withdrew."),
    ("a short form", "The [Volunteer Border Guard|ArmedForce] met. The [Border Guard|ArmedForce] then left."),
    ("the country", "[Georgia|State|name|state/GE] held a vote. The [country|State|nominal] is divided."),
    ("he", "[Hakan Fidan|Person] spoke to reporters. [He|pronoun] left early."),
    ("she", "[Maria Novak|Person] spoke to reporters. [She|pronoun] left early."),
    ("its", "[Georgia|State|name|state/GE] declared [its|pronoun] independence."),
    ("a relative pronoun", "[Maria Novak|Person], [who|pronoun] leads the group, left."),
    ("the speaker of a quotation", '"[I|pronoun] am not sure," said [Maria Novak|Person].'),
    (
        "a group that is named twice",
        "Many [analysts|Group|nominal] disagree. The [analysts|Group|nominal] wrote a letter.",
    ),
    ("an apposition", "[Omar Said|Person], a [judge|Person|nominal] in Cairo, resigned."),
    ("the only holder of a rank", "A [general|Person|nominal] spoke. It was General [Oleg Sidorov|Person] again."),
    ("a rank leads back", "General [Oleg Sidorov|Person] spoke. The [general|Person|nominal] was angry."),
    (
        "a surname after a president and his wife",
        "His wife, [Ann Hill|Person], stayed. President [Hill|Person] flew home. [Hill|Person] was tired.",
    ),
    (
        "a group that was described more fully",
        "[Security analysts|Group|nominal] warned of war. The [analysts|Group|nominal] gave no date.",
    ),
    ("a state that is quoted", '"[We|pronoun] will not yield," [Moscow|State|name|state/RU] said.'),
    (
        "the ministry",
        "The [Ministry of Defence|Organization] denied it. The [ministry|Organization|nominal] gave no date.",
    ),
]
APART = [
    ("two people of one surname", "[Ilham Aliyev|Person] met [Rashad Aliyev|Person]."),
    ("she is no man", "[Hakan Fidan|Person] spoke to reporters. [She|pronoun] left early."),
    ("an argument of the same verb", "[Hakan Fidan|Person] saw [him|pronoun] again."),
    ("a possessor inside the phrase", "[His|pronoun] brother [Hakan Fidan|Person] left."),
    ("the empty it", "[Georgia|State|name|state/GE] waits. [It|pronoun] is clear that talks failed."),
    (
        "two states compete",
        "[Iran|State|name|state/IR] and [Iraq|State|name|state/IQ] talked. The [country|State|nominal] is big.",
    ),
    ("nobody in particular", "[Maria Novak|Person] left. One [expert|Person|nominal] disagreed."),
    ("a place is not a longer name's end", "[New Jersey|Place] is far from [Jersey|Place]."),
    ("a president and his wife", "President [Hill|Person] arrived. With him was his wife, [Ann Hill|Person]."),
    ("a mister and a woman of one surname", "[Ann Hill|Person] spoke first. Then Mr. [Hill|Person] left."),
    ("a father and his son", "[Hill|Person] grew up in Leeds. In 1991 his son, [Bob Hill|Person], was born."),
    (
        "a committee and a newspaper",
        "The [Western Journal|Organization] wrote about the vote. The [committee|Organization|nominal] met again.",
    ),
    (
        "one of two groups",
        "[Market analysts|Group|nominal] met [security analysts|Group|nominal]. The [analysts|Group|nominal] left.",
    ),
    ("a party's members", "[Republicans|Organization] agreed. [It|pronoun] was late."),
    ("what she is not", "If [Ann Hill|Person] were a man, voters would listen. [He|pronoun] agreed."),
    ("a place", "[Orlando|Place] mourned. The mayor spoke in [Orlando|Place] and [his|pronoun] voice broke."),
    ("a speaker who is a person", '"[We|pronoun] will not yield," said [Maria Novak|Person].'),
    ("a denied description", "[Omar Said|Person] is not a [judge|Person|nominal]."),
]


def entities_of(parser: "Language", text: str) -> list[int | None]:
    doc = coreference.annotate(marked(parser, text))
    return [mention["entity"] for mention in annotations.mentions(doc)]


def test_case_counts() -> None:
    """The suites below hold what they should."""
    assert (len(SAME), len(APART)) == (21, 18)


@pytest.mark.parametrize(("fact", "text"), SAME, ids=[case[0] for case in SAME])
def test_means_the_same(parser: "Language", fact: str, text: str) -> None:
    found = entities_of(parser, text)
    assert found[-2] is not None, fact
    assert found[-2] == found[-1], fact


@pytest.mark.parametrize(("fact", "text"), APART, ids=[case[0] for case in APART])
def test_does_not_mean_the_same(parser: "Language", fact: str, text: str) -> None:
    found = entities_of(parser, text)
    assert found[-2] is None or found[-2] != found[-1], fact


def test_both_sides_are_two_states(parser: "Language") -> None:
    """A joint description gets no entity of its own but its two members."""
    doc = coreference.annotate(
        marked(
            parser,
            "[Iran|State|name|state/IR] and [Iraq|State|name|state/IQ] talked. "
            "The two [countries|State|nominal] agreed.",
        )
    )
    both = annotations.mentions(doc)[2]
    labels = [annotations.entities(doc)[number]["label"] for number in both["members"]]
    assert both["entity"] is None
    assert labels == ["Iran", "Iraq"]


def test_label_is_the_longest_name(parser: "Language") -> None:
    """A person is called by the longest form, without the possessive ending."""
    doc = coreference.annotate(
        marked(parser, "[Fidan|Person] came. [Hakan Fidan|Person]'s aide left. [Fidan|Person] stayed.")
    )
    (person,) = annotations.entities(doc)
    assert person["label"] == "Hakan Fidan"
    assert person["gender"] == "m"


def test_unnamed_force_is_part_of_its_state(parser: "Language") -> None:
    """A force known by a description carries its state's key."""
    doc = coreference.annotate(
        marked(
            parser,
            "[Russian|Nationality|adjective|state/RU] [troops|ArmedForce|nominal] left. "
            "[Russia|State|name|state/RU] agreed.",
        )
    )
    force = next(e for e in annotations.entities(doc) if e["type"] == "ArmedForce")
    assert force["part_of"] == "state/RU"
    assert not force["named"]


def test_annotating_twice_gives_the_same(parser: "Language") -> None:
    """The component can run again on its own result."""
    doc = coreference.annotate(marked(parser, "[Iran|State|name|state/IR] spoke. [It|pronoun] left."))
    before = (list(annotations.entities(doc)), [dict(m) for m in annotations.mentions(doc)])
    coreference.annotate(doc)
    assert before == (annotations.entities(doc), annotations.mentions(doc))


def test_an_office_before_a_name_between_commas_is_that_persons(nlp: "Language") -> None:
    """The president who is named right after is not the president named before."""
    text = (
        "President Sadyr Japarov spoke. Japarov and the Tajik president, Emomali Rahmon, sat down. The president left."
    )
    doc = nlp(text)
    labels = {
        doc[m["start"] : m["end"]].text: annotations.entities(doc)[m["entity"]]["label"]
        for m in annotations.mentions(doc)
        if m["entity"] is not None and m["form"] == "nominal" and m["start"] < 20
    }
    assert labels["Tajik president"] == "Emomali Rahmon"


def test_an_unknown_name_that_acts_and_is_he_is_a_persons(nlp: "Language") -> None:
    """A surname that the model takes for no name is found where "he" or "she" follows."""
    doc = nlp("The orchestra of Lyon played first. After the break Mermoux led it through a suite that he had written.")
    found = {doc[m["start"] : m["end"]].text: m["entity"] for m in annotations.mentions(doc)}
    assert found["Mermoux"] is not None
    assert found["Mermoux"] == found["he"]


def test_our_country_is_the_state_of_the_speaker(nlp: "Language") -> None:
    doc = nlp('"Our country wants peace," Kazakh President Kassym-Jomart Tokayev told reporters. "We are ready."')
    keys = {
        doc[m["start"]].text: annotations.entities(doc)[m["entity"]]["key"]
        for m in annotations.mentions(doc)
        if m["form"] == "pronoun" and m["entity"] is not None
    }
    assert keys == {"Our": "state/KZ", "We": "state/KZ"}


def test_the_president_of_another_state_is_somebody_else(nlp: "Language") -> None:
    """A president of no stated country, named long before, is not "the Mexican president"."""
    text = "President Hill spoke in Boston. Crowds had come. The weather was fine. Later the Mexican president arrived."
    doc = nlp(text)
    found = {doc[m["start"] : m["end"]].text: m["entity"] for m in annotations.mentions(doc)}
    assert found["Mexican president"] is not None
    assert found["Mexican president"] != found["Hill"]
