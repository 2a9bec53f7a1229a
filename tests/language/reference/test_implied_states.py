"""States that only the office of a known leader tells."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotated import pipeline
from kg.language import annotations
from kg.model import Document


def read(nlp: Language, text: str) -> Doc:
    return nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2024-05-01")))


def states(doc: Doc) -> list[tuple[str, str | None]]:
    listed = annotations.entities(doc)
    found = [m for m in annotations.mentions(doc) if m["entity"] is not None and m["key"] == listed[m["entity"]]["key"]]
    return [(doc[m["start"] : m["end"]].text, m["key"]) for m in found if m["type"] == "State"]


def test_an_office_mentions_a_state_that_the_text_does_not_name(nlp: Language) -> None:
    doc = read(nlp, "Prime Minister Netanyahu rejected the offer. Prime Minister Netanyahu left.")
    assert states(doc) == [("Prime Minister", "state/IL")]
    mention = next(m for m in annotations.mentions(doc) if m["type"] == "State")
    assert mention["identified_by"] == "office"
    assert [m["id"] for m in annotations.mentions(doc)] == list(range(len(annotations.mentions(doc))))
    found = [r for r in annotations.relations(doc) if r["relation"] == "headOfGovernmentOf"]
    assert [r["object"] for r in found] == [mention["id"]] * 2


def test_a_state_that_the_text_names_is_not_implied(nlp: Language) -> None:
    doc = read(nlp, "Prime Minister Netanyahu rejected the offer. Israel struck Gaza.")
    assert states(doc) == [("Israel", "state/IL")]
    (tie,) = [r for r in annotations.relations(doc) if r["relation"] == "headOfGovernmentOf"]
    assert annotations.mentions(doc)[tie["object"]]["key"] == "state/IL"


def test_a_bystanders_state_is_not_the_leaders(nlp: Language) -> None:
    doc = read(nlp, "Iran condemned the strike. President Olga Bondar denied it.")
    assert states(doc) == [("Iran", "state/IR")]
    assert [r for r in annotations.relations(doc) if r["object"] is not None] == []


def test_figures_keep_their_actors(nlp: Language) -> None:
    doc = read(nlp, "Prime Minister Netanyahu met soldiers. The army has 20,000 soldiers.")
    (measure,) = annotations.measures(doc)
    actor = annotations.mentions(doc)[measure["actor"]]
    assert doc[actor["start"] : actor["end"]].text == "army"


def test_an_office_that_only_one_state_has_tells_it(nlp: Language) -> None:
    assert states(read(nlp, "Deputy Secretary of State Ann Hill left.")) == [("Deputy Secretary", "state/US")]
    assert states(read(nlp, "Deputy Minister Ann Hill left.")) == []
