"""Sources, cues and contents of attributions, each form with a twin that is none."""

from typing import TYPE_CHECKING

import pytest

from kg.annotated import pipeline
from kg.language import annotations
from kg.language.speech.attributions import attributions
from kg.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc


@pytest.fixture(scope="module")
def nlp(pipeline_of: "Callable[..., Language]") -> "Language":
    return pipeline_of("kg_morphology", "kg_attribution")


def read(nlp: "Language", text: str) -> list[tuple[str | None, str | None, list[str], str, str]]:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))

    def words(span: tuple[int, int] | None) -> str | None:
        return doc[span[0] : span[1]].text if span else None

    return [
        (words(a["source"]), words(a["cue"]), [doc[s:e].text for s, e in a["content"]], a["stance"], a["quotation"])
        for a in annotations.attributions(doc)
    ]


FORMS = [
    ("The minister said the harbour was safe.",
     ("The minister", "said", ["the harbour was safe"], "asserts", "indirect")),
    ("“The harbour is safe,” said Ana Berg.", ("Ana Berg", "said", ['"The harbour is safe,"'], "asserts", "direct")),
    ("“The harbour is safe,” Ana Berg told reporters. “Nobody was hurt.”",
     ("Ana Berg", "told", ['"The harbour is safe,"', '"Nobody was hurt."'], "asserts", "direct")),
    ("“The harbour,” Berg said, “is safe.”", ("Berg", "said", ['"The harbour,"', '"is safe."'], "asserts", "direct")),
    ("Berg said the harbour was “perfectly safe” for visitors.",
     ("Berg", "said", ['the harbour was "perfectly safe" for visitors'], "asserts", "mixed")),
    ("According to the port authority, two ships sank.",
     ("the port authority", "According to", ["two ships sank"], "asserts", "indirect")),
    ("Two ships sank, according to a senior official.",
     ("a senior official", "according to", ["Two ships sank"], "asserts", "indirect")),
    ("Berg averred that the harbour was safe.",
     ("Berg", "averred", ["that the harbour was safe"], "asserts", "indirect")),
    ("Two ships reportedly sank.", (None, "reportedly", ["Two ships", "sank"], "asserts", "indirect")),
    ("Attempts to reopen the port, they argue, are likely to fail.",
     ("they", "argue", ["Attempts to reopen the port", "are likely to fail"], "asserts", "indirect")),
    ("Norland threatened to close the strait.",
     ("Norland", "threatened", ["to close the strait"], "threatens", "indirect")),
    ("Norland denied that its ships fired first.",
     ("Norland", "denied", ["that its ships fired first"], "denies", "indirect")),
    ("The council demanded that both fleets leave.",
     ("The council", "demanded", ["that both fleets leave"], "demands", "indirect")),
    ("Norland promised to pay for the damage.",
     ("Norland", "promised", ["to pay for the damage"], "promises", "indirect")),
    ("“Who will pay for this?” Berg asked.", ("Berg", "asked", ['"Who will pay for this?"'], "asks", "direct")),
    ("Norland's claim that the ship was armed has never been proven.",
     ("Norland's", "claim", ["that the ship was armed"], "asserts", "indirect")),
    ("Norland called the raid a “tragic mistake.”",
     ("Norland", "called", ['the raid a "tragic mistake."'], "asserts", "mixed")),
    ("Berg was quoted as saying that the port would reopen.",
     ("Berg", "saying", ["that the port would reopen"], "asserts", "indirect")),
    ("The treasurer is said to own three ships.",
     (None, "is said", ["The treasurer", "to own three ships"], "asserts", "indirect")),
]  # fmt: skip
NONE = [
    "The fleet left the harbour before noon.",
    "Two ships collided with the pier’s northern end.",
    "They spoke quietly.",
    "The report is long.",
    "Norland attacked Sudria in the early hours of Friday.",
    "Norland opened the dry port of Berg in June.",
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:40] for text, _ in FORMS])
def test_each_form_of_attribution_is_read(
    nlp: "Language", text: str, expected: tuple[str | None, str, list[str], str, str]
) -> None:
    assert len(FORMS) == 19
    assert expected in read(nlp, text)


SHAPES = [  # text, source, content
    ("Asked about the harbour, Berg shrugged.", None, ["the harbour"]),
    ("Norland was accused by its neighbour of arming rebels.", "its neighbour", ["Norland", "of arming rebels"]),
    ("The town is seen as a haven for smugglers.", None, ["The town", "as a haven for smugglers"]),
    ("Berg seemed to argue that the port was safe.", "Berg", ["that the port was safe"]),
    ("Berg made an effort to explain the delay.", "Berg", ["the delay"]),
    ("Berg used the speech to demand new ships.", "Berg", ["new ships"]),
    ("Berg stepped up her attacks on the navy.", "Berg", ["the navy"]),
    ("Berg is likely to propose a new law.", "Berg", ["a new law"]),
    ("Berg criticized the plan, which took years to write.", "Berg", ["the plan"]),
    ("Berg outlined her plans for the harbour.", "Berg", ["her plans for the harbour"]),
    ("Berg supports raising the harbour fees.", "Berg", ["raising the harbour fees"]),
    ("Berg dismissed as nonsense a claim that the port was closed.", "Berg",
     ["as nonsense", "a claim that the port was closed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), SHAPES)
def test_the_source_and_the_extent_of_what_is_said_are_right(
    nlp: "Language", text: str, source: str | None, content: list[str]
) -> None:
    assert len(SHAPES) == 12
    assert (source, content) in [(found[0], found[2]) for found in read(nlp, text)]


def test_a_participle_beside_the_cue_reports_on_its_own(nlp: "Language") -> None:
    found = read(nlp, "Berg said the port had been closed on Monday, adding that ships were waiting.")
    assert [(source, content) for source, _, content, *_ in found] == [
        ("Berg", ["the port had been closed on Monday"]),
        ("Berg", ["that ships were waiting"]),
    ]


def test_what_a_relative_clause_reports_stays_with_its_noun(nlp: "Language") -> None:
    found = read(nlp, "They blamed Sudria, which neither confirmed nor denied the attack.")
    assert ("They", "denied") not in [(source, cue) for source, cue, *_ in found]


def test_laws_that_favour_something_hold_no_view(nlp: "Language") -> None:
    assert read(nlp, "It was the year of the laws that favour trade.") == []


@pytest.mark.parametrize("text", NONE)
def test_plain_statements_have_no_attribution(nlp: "Language", text: str) -> None:
    assert len(NONE) == 6
    assert read(nlp, text) == []


def test_a_speaker_inside_reported_speech_keeps_his_own_attribution(nlp: "Language") -> None:
    doc = nlp("The Harbour Gazette reported that Berg had said that the port would close.")
    outer, inner = annotations.attributions(doc)
    assert outer.get("within") is None
    assert inner.get("within") == 0
    assert inner["source"] is not None
    assert doc[slice(*inner["source"])].text == "Berg"
    assert doc[slice(*inner["content"][0])].text == "that the port would close"


def test_speakers_inside_speakers_form_a_chain(nlp: "Language") -> None:
    doc = nlp("The Gazette reported that Berg said the navy had denied that it fired.")
    assert [a.get("within") for a in annotations.attributions(doc)] == [None, 0, 1]
    assert [a["stance"] for a in annotations.attributions(doc)] == ["asserts", "asserts", "denies"]


def test_a_speaker_inside_a_quotation_keeps_his_own_attribution(nlp: "Language") -> None:
    doc = nlp('"The navy told us that the port was closed," Berg said.')
    assert [a.get("within") for a in annotations.attributions(doc)] == [None, 0]


def test_who_says_what_he_thinks_in_his_own_quotation_is_no_second_speaker(nlp: "Language") -> None:
    doc = nlp('"I say that the port was closed," Berg said.')
    assert [a.get("within") for a in annotations.attributions(doc)] == [None]


def test_feelings_inside_reported_speech_are_the_speakers_claim(nlp: "Language") -> None:
    for text in ("Berg said that Norland wanted peace.", "Berg said that Norland had admitted its guilt."):
        assert [a.get("within") for a in annotations.attributions(nlp(text))] == [None], text


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark(nlp: "Language") -> None:
    text = "“The port is closed,” Berg said. “We wait.\n\n“Nobody knows how long. It may take days.”\n\nShips waited."
    (found,) = read(nlp, text)
    assert found[2] == ['"The port is closed,"', '"We wait.', '"Nobody knows how long. It may take days."']


def test_a_colon_introduces_the_next_paragraph(nlp: "Language") -> None:
    (found,) = read(nlp, "Berg continued:\n\n“The port is closed. We wait.”\n\nShips waited outside.")
    assert found[0] == "Berg"
    assert found[2] == ['"The port is closed. We wait."']


def test_what_a_speaker_says_of_another_is_within_his_words(nlp: "Language") -> None:
    doc = nlp("Berg said the navy denied that it had fired.")
    assert [a.get("within") for a in annotations.attributions(doc)] == [None, 0]
    assert [(source, cue) for source, cue, *_ in read(nlp, doc.text)] == [("Berg", "said"), ("the navy", "denied")]


def test_a_headline_names_its_speaker_before_a_colon(nlp: "Language") -> None:
    text = "John Miller: Norland must leave the strait"
    document = Document(id="d", text=text, blocks=(Block(0, len(text), "heading"),))
    doc = nlp(pipeline.make_doc(nlp, document))
    (found,) = annotations.attributions(doc)
    assert doc[slice(*found["content"][0])].text == "Norland must leave the strait"


@pytest.mark.parametrize(("text", "sources"), [("Berg says the port is safe", ["Berg"]), ("A safe port", [])])
def test_a_heading_has_a_speaker_only_if_it_names_one(nlp: "Language", text: str, sources: list[str]) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text, blocks=(Block(0, len(text), "heading"),))))
    assert [doc[slice(*a["source"])].text for a in annotations.attributions(doc) if a["source"]] == sources


def test_the_source_points_at_the_mention_of_its_head(nlp: "Language") -> None:
    doc: Doc = nlp.make_doc("")
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text="The minister said the harbour was safe.")))
    doc._.kg_mentions = [
        {"id": 0, "start": 1, "end": 2, "np_start": 0, "np_end": 2, "head": 1, "type": "Person", "form": "nominal",
         "key": None, "metonym": False, "entity": None}
    ]  # fmt: skip
    assert attributions(doc)[0]["source_mention"] == 0


def test_factive_cues_commit_the_author(nlp: "Language") -> None:
    doc = nlp(
        pipeline.make_doc(nlp, Document(id="d", text="Berg admitted that ships sank. Berg said that ships sank."))
    )
    assert [a["factive"] for a in annotations.attributions(doc)] == [True, False]


def test_a_denied_cue_neither_denies_nor_commits(nlp: "Language") -> None:
    doc = nlp(
        pipeline.make_doc(
            nlp, Document(id="d", text="Berg did not deny that ships sank. Lund never admitted that ships sank.")
        )
    )
    assert [(a["stance"], a["factive"]) for a in annotations.attributions(doc)] == [
        ("asserts", False),
        ("asserts", False),
    ]


def test_a_second_main_verb_is_no_part_of_the_content(nlp: "Language") -> None:
    first, second = read(nlp, "The authorities denied that they had fired and accused Norland of an attack.")
    assert (first[2], second[0]) == (["that they had fired"], "The authorities")
