"""What is done in saying something, as events."""

from kg.annotated import make_doc
from kg.language import annotations
from kg.language.frames.spoken_acts import spoken_acts
from kg.model import Document


def test_the_act_has_happened_and_what_is_said_has_not(nlp):
    doc = nlp(make_doc(nlp, Document(id="t", text="Norway said it would bomb Sweden.")))
    status = {e["root"]: e["fact"]["status"] for e in annotations.events(doc)}
    assert status["THREATEN"] == "Happened" and status["ASSAULT"] in {"Planned", "Hypothetical"}


def test_an_act_that_its_verb_tells_is_not_told_again(nlp):
    doc = nlp(make_doc(nlp, Document(id="t", text="Norway demanded that Sweden leave the island.")))
    found = annotations.events(doc)
    assert [e["root"] for e in found].count("REQUEST") == 1
    assert spoken_acts(doc, found) == []
