"""The days that are left for what a text tells without a date, over own texts (``tests/data/scenes.tsv``)."""

from pathlib import Path

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.assertions import collect
from kg.model import Document

TABLE = Path(__file__).parents[2] / "data" / "scenes.tsv"
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
ROWS = [[*cells, ""][:6] for cells in LINES[1:]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]} [{row[2]}]")
def test_an_event_without_a_date_has_the_days_that_its_scene_or_its_tense_leaves(nlp: Language, row: list[str]) -> None:
    published, text, trigger, *expected = row
    text = text.replace("\\n", "\n")
    document = Document(id="d", text=text, published=None if published == "-" else published)
    found = collect(document, nlp(pipeline.make_doc(nlp, document)))
    told = [one for one in found.events if trigger in text[one.trigger.start : one.trigger.end]]
    assert told
    assert told[-1].time is None
    assert [told[-1].earliest or "-", told[-1].latest or "-", told[-1].dating or ""] == expected
