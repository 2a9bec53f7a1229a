"""When and where events happened, over own sentences (``tests/data/when.tsv``)."""

from pathlib import Path

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.assertions import collect
from kg.model import Document

TABLE = Path(__file__).parents[1] / "data" / "when.tsv"
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
ROWS = [[*cells, "", "", "", ""][:7] for cells in LINES[1:]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]} [{row[2]}]")
def test_an_event_has_the_time_and_the_place_that_its_sentence_gives(nlp: Language, row: list[str]) -> None:
    published, text, trigger, *expected = row
    document = Document(id="d", text=text, published=published)
    found = collect(document, nlp(pipeline.make_doc(nlp, document)))
    labels = {entity.id: entity.label for entity in found.entities}
    places = {mention.id: labels.get(mention.entity or "", "-") for mention in found.mentions}
    event = next(one for one in found.events if trigger in text[one.trigger.start : one.trigger.end])
    got = [value or "-" for value in (event.time, event.earliest, event.latest, places.get(event.place or ""))]
    wanted = [want or value for want, value in zip(expected, got, strict=True)]
    assert got == wanted
    assert (event.dating is None) == (event.earliest is None and event.latest is None)
