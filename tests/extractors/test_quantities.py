"""Numbers, what they count, and the figures of actors."""

from typing import TYPE_CHECKING

import pytest

from kg.extractors import quantities
from kg.language import annotations
from kg.language.numbers.numbers import phrase_value, word_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.language.annotations import MentionDict

ACTORS = {"Georgia": "GE", "Iran": "IR", "Armenia": "AM", "Turkey": "TR", "Kazakhstan": "KZ"}


@pytest.fixture(scope="module")
def nlp(pipeline_of: "Callable[..., Language]") -> "Language":
    return pipeline_of("kg_morphology")


def mark(doc: "Doc") -> "Doc":
    """Give a Doc mentions of states, of "army", and of "its" and "it"."""
    found: list[MentionDict] = []
    for token in doc:
        word = token.text
        if word in ACTORS:
            kind, key, form = "State", f"state/{ACTORS[word]}", "name"
        elif word == "army":
            kind, key, form = "ArmedForce", None, "nominal"
        elif word.lower() in {"its", "it"}:
            kind, key, form = "Organization", None, "pronoun"
        else:
            continue
        found.append({
            "id": len(found), "start": token.i, "end": token.i + 1, "np_start": token.i, "np_end": token.i + 1,
            "head": token.i, "type": kind, "form": form, "key": key, "metonym": False, "entity": None,
        })  # type: ignore[typeddict-item]  # form is one of the literals above # fmt: skip
    doc._.kg_mentions = found
    return doc


COUNTED = [
    ("The crash killed 41 passengers.", "41 passengers", 41.0, "person"),
    ("At least 12 civilians fled.", "At least 12 civilians", 12.0, "person"),
    ("Some 2,500 people marched.", "Some 2,500 people", 2500.0, "person"),
    ("The blast killed seven.", "seven", 7.0, "person"),
    ("The deal is worth $2.4 billion.", "$2.4 billion", 2.4e9, "USD"),
    ("They paid 900 million lari.", "900 million lari", 9e8, "GEL"),
    ("Prices rose by 3.5 per cent.", "3.5 per cent", 3.5, "%"),
    ("Prices rose by 12%.", "12%", 12.0, "%"),
    ("They sent forty-five tanks.", "forty-five tanks", 45.0, "tank"),
    ("Two dozen soldiers were hurt.", "Two dozen soldiers", 24.0, "person"),
    ("About 60,000 Armenians live there.", "About 60,000 Armenians", 60000.0, "person"),
]


@pytest.mark.parametrize(("text", "words", "value", "unit"), COUNTED)
def test_number_is_read_with_what_it_counts(nlp: "Language", text: str, words: str, value: float, unit: str) -> None:
    doc = quantities.annotate(nlp(text))
    (found,) = annotations.quantities(doc)
    assert (doc[found["start"] : found["end"]].text, found["value"], found["unit"]) == (words, value, unit)
    assert "vague" not in found


def test_number_of_counted_cases() -> None:
    assert len(COUNTED) == 11


def test_indefinite_number_is_marked_vague_with_its_least_value(nlp: "Language") -> None:
    (found,) = annotations.quantities(quantities.annotate(nlp("Dozens of villagers fled.")))
    assert (found["value"], found["unit"], found.get("vague")) == (24.0, "person", True)


@pytest.mark.parametrize("text", ["It happened in 2024.", "See page 38.", "One of them spoke.", "He was the first."])
def test_labels_and_years_are_no_quantities(nlp: "Language", text: str) -> None:
    assert annotations.quantities(quantities.annotate(nlp(text))) == []


def test_numbers_inside_time_expressions_are_left_out(nlp: "Language") -> None:
    doc = nlp("The talks took three days.")
    doc._.kg_times = [{"start": 3, "end": 5, "head": 4, "value": None, "kind": "duration"}]
    assert annotations.quantities(quantities.annotate(doc)) == []


MEASURED = [
    ("Georgia has 37,000 active personnel.", "Georgia", "active personnel", 37000.0, "person"),
    ("Georgia has modernized fast, with 90 modern tanks and new radars.", "Georgia", "modern tanks", 90.0, "tank"),
    ("Turkey's 355,000 troops are ready.", "Turkey", "troops", 355000.0, "person"),
    ("The army fields 66,000 soldiers.", "army", "soldiers", 66000.0, "person"),
    ("Armenia lost 450 soldiers.", "Armenia", "soldiers lost", 450.0, "person"),
    ("Georgia's defence budget rose to $1.2 billion.", "Georgia", "defence budget", 1.2e9, "USD"),
    ("Armenia has a military budget of $1.4 billion.", "Armenia", "military budget", 1.4e9, "USD"),
    ("Its population is 3.7 million.", "Its", "population", 3.7e6, "person"),
    ("Georgia spent 900 million lari on defence.", "Georgia", "defence spending", 9e8, "GEL"),
]


@pytest.mark.parametrize(("text", "actor", "kind", "value", "unit"), MEASURED)
def test_figure_is_given_to_its_actor(
    nlp: "Language", text: str, actor: str, kind: str, value: float, unit: str
) -> None:
    doc = quantities.annotate(mark(nlp(text)))
    (found,) = annotations.measures(doc)
    mention = annotations.mentions(doc)[found["actor"]]
    assert (doc[mention["start"]].text, found["kind"], found["value"], found["unit"]) == (actor, kind, value, unit)


def test_number_of_measured_cases() -> None:
    assert len(MEASURED) == 9


UNMEASURED = [
    "Georgia met 40 soldiers.",
    "Iran and Armenia have 300 tanks.",
    "Armenia clashed with 200 soldiers.",
    "The storm killed 12 people in Georgia.",
    "Georgia's budget rose by $2 billion.",
    "Thousands of soldiers are in Georgia.",
    "Georgia has hundreds of tanks.",
    "Georgia has 12 parties.",
    "Georgia has two or three tanks.",
    "Seven of Georgia's soldiers were killed.",
]


@pytest.mark.parametrize("text", UNMEASURED)
def test_number_that_tells_no_figure_of_one_actor_gives_no_measure(nlp: "Language", text: str) -> None:
    assert annotations.measures(quantities.annotate(mark(nlp(text)))) == []


def test_number_of_unmeasured_cases() -> None:
    assert len(UNMEASURED) == 10


def test_denied_figure_keeps_the_verb_that_decides(nlp: "Language") -> None:
    doc = quantities.annotate(mark(nlp("Georgia does not have 90 tanks.")))
    (found,) = annotations.measures(doc)
    assert doc[found["trigger"]].text == "have"


def test_date_of_the_clause_is_the_figures_date(nlp: "Language") -> None:
    doc = mark(nlp("Georgia's defence budget rose to $1.2 billion in 2024."))
    doc._.kg_times = [{"start": 10, "end": 11, "head": 10, "value": "2024", "kind": "date"}]
    (found,) = annotations.measures(quantities.annotate(doc))
    assert found["as_of"] == "2024"


def table(nlp: "Language", heading: str, rows: list[str]) -> "Doc":
    """Return a Doc of a heading and a table below it, a block a row, as readers give them."""
    parts, blocks, at = [heading, *rows], [], 0
    for part, kind in zip(parts, ["heading", *["table"] * len(rows)], strict=True):
        blocks.append((at, at + len(part), kind))
        at += len(part) + 1
    doc = nlp.make_doc("\n".join(parts))
    for token in doc:
        token.is_sent_start = any(token.idx == start for start, _, _ in blocks)
    doc._.kg_blocks = blocks
    for _, component in nlp.pipeline:
        doc = component(doc)
    return quantities.annotate(mark(doc))


ROWS = [
    "Branch Figure Notes",
    "Active Personnel 37,000 Professional forces",
    "Reserve Forces 120,000\tRapid call-up",
    "Defence Budget $1.2 billion (2023) New equipment",
    "Tanks 120 2 modernized",
    "Founded 1991 At independence",
]


def test_table_rows_give_figures_of_the_only_state_in_the_heading(nlp: "Language") -> None:
    doc = table(nlp, "The strength of Kazakhstan", ROWS)
    found = [(m["kind"], m["value"], m["unit"], m["as_of"]) for m in annotations.measures(doc)]
    assert found == [
        ("active personnel", 37000.0, "person", None),
        ("reserve forces", 120000.0, "person", None),
        ("defence budget", 1.2e9, "USD", "2023"),
    ]


def test_table_under_a_heading_of_two_states_gives_nothing(nlp: "Language") -> None:
    assert annotations.measures(table(nlp, "Armenia and Kazakhstan compared", ROWS)) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["two", "hundred", "and", "fifty"], 250.0),
        (["2.8", "billion"], 2.8e9),
        (["twenty", "-", "five", "thousand"], 25000.0),
        (["3", "8"], None),
        (["soldiers"], None),
    ],
)
def test_number_of_several_words_has_one_value(words: list[str], value: float | None) -> None:
    assert phrase_value(words) == value


def test_letters_alone_are_no_number() -> None:
    assert word_value("bn") is None
    assert word_value("3bn") == 3e9
