"""How likely statements are right: what speaks against them, and that what others found is left as it is."""

from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.assertions import confidence
from kg.assertions.confidence import KINDS, calibrated, described, probability
from kg.errors import LexiconError
from kg.lexica import tables
from kg.model import Assertion, Attribution, Document, Entity, EventReport, Extraction, Mention, Span

TEXT = "Norland and Sudria bombed Port Vell, said Nina Orlova, the minister. She left."
SENTENCE = Span(0, TEXT.index(" She"))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def mention(name: str, words: str, entity: str | None, **more: object) -> Mention:
    where = span(words)
    return Mention(name, where.start, where.end, "State", entity, **more)


MENTIONS = (
    mention("m1", "Norland", "e1"),
    mention("m2", "Sudria", "e2", identified_by="name"),
    mention("m3", "Port Vell", "e3"),
    mention("m4", "Nina Orlova", "e4", identified_by="surname"),
    mention("m5", "the minister", "e4", form="nominal"),
    mention("m6", "She", "e4", form="pronoun"),
    mention("m7", "Port", "e5"),
)
ENTITIES = tuple(
    Entity(f"e{number}", f"state/{name}", name, "State", named=name != "port")
    for number, name in enumerate(("Norland", "Sudria", "Port Vell", "Nina Orlova", "port"), start=1)
)
RAID = EventReport("v1", "ASSAULT", span("bombed"), SENTENCE, actor=("m1",), recipient=("m3",), confidence=0.8)
CLAIM = Assertion("alliedWith", "m1", "m2", SENTENCE, confidence=0.8, extractor="kg_relations")
POST = Assertion("position", "m4", None, SENTENCE, value="minister", confidence=0.8, extractor="kg_positions")
SAID = Attribution(
    "a1", span("Nina Orlova"), "m4", span("said"), (span("Norland and Sudria bombed Port Vell"),), SENTENCE
)


def extraction(**found: tuple) -> Extraction:
    return Extraction(Document("d", TEXT), mentions=MENTIONS, entities=ENTITIES, **found)


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def features(item: EventReport | Assertion | Attribution, doc: Doc) -> dict[str, float]:
    name = {EventReport: "events", Assertion: "assertions", Attribution: "attributions"}[type(item)]
    ((_, _, found),) = described(extraction(**{name: (item,)}), doc)
    return {feature: value for feature, value in found.items() if value}


def test_a_plain_event_has_only_its_kind_and_status(doc):
    found = features(RAID, doc)
    assert found.keys() == {"clauses", "far", "material conflict", "Happened"}


@pytest.mark.parametrize(
    ("changed", "feature"),
    [
        ({"actor": ("m1", "m2")}, "many"),
        ({"actor": ()}, "no actor"),
        ({"recipient": ()}, "no recipient"),
        ({"actor": ("m4",)}, "inferred"),
        ({"actor": ("m5",)}, "described"),
        ({"actor": ("m7",)}, "described"),
        ({"actor": ("m6",)}, "pronoun"),
        ({"time": "2025"}, "dated"),
        ({"status": "Planned"}, "open"),
        ({"status": "Ongoing"}, "Ongoing"),
        ({"status": "Denied"}, "Denied"),
        ({"certainty": "Possible"}, "unsure"),
        ({"attribution": "a1"}, "spoken"),
        ({"confidence": 0.6}, "weight"),
        ({"evidence": Span(0, 400)}, "long"),
        ({"trigger": span("minister")}, "noun"),
    ],
)
def test_what_speaks_against_an_event_is_told(doc, changed, feature):
    assert feature not in features(RAID, doc)
    assert feature in features(replace(RAID, **changed), doc)


def test_events_are_the_farther_the_more_stands_between_them_and_their_participants(doc):
    assert features(replace(RAID, actor=("m6",)), doc)["far"] > features(RAID, doc)["far"] > 0


def test_relations_are_told_apart_by_what_they_mean_for_influence(doc):
    assert features(CLAIM, doc).keys() == {"clauses", "far", "material cooperation"}
    assert "Denied" in features(replace(CLAIM, polarity="Denied"), doc)
    assert "neutral" in features(replace(CLAIM, relation="influences"), doc)
    assert "other" in features(replace(CLAIM, relation="bornIn"), doc)


def test_a_long_title_is_told(doc):
    assert features(POST, doc).keys() == {"clauses", "inferred"}
    assert "words" in features(replace(POST, value="minister of the interior"), doc)


def test_attributions_are_told_by_source_length_and_manner(doc):
    assert features(SAID, doc).keys() == {"weight", "indirect", "asserts", "inferred", "short"}
    assert "no source" in features(replace(SAID, source=None, source_mention=None), doc)
    assert "unlinked" in features(replace(SAID, source_mention=None), doc)
    long = features(replace(SAID, content=(Span(0, 78), Span(0, 78)), stance="demands", quotation="direct"), doc)
    assert {"long", "demands", "direct"} <= long.keys()
    assert "short" not in long
    phrase = replace(SAID, content=(span("Port Vell"),))
    assert "phrase" in features(phrase, doc)
    told = extraction(events=(replace(RAID, trigger=span("said")),), attributions=(phrase,))
    assert [f.get("phrase of an act") for kind, _, f in described(told, doc) if kind == "attribution"] == [1.0]


def test_calibration_leaves_all_but_confidence_and_what_others_found(monkeypatch, doc):
    weights = {kind: {"always": 0.0, "open": -2.0} for kind in KINDS}
    monkeypatch.setattr(confidence, "_weights", lambda: weights)
    other = replace(CLAIM, extractor="my_own", confidence=0.33)
    before = extraction(
        events=(RAID, replace(RAID, id="v2", status="Planned")), assertions=(CLAIM, other), attributions=(SAID,)
    )
    after = calibrated(before, doc)
    assert [item.confidence for item in after.events] == [0.5, 0.119]
    assert [item.confidence for item in after.assertions] == [0.5, 0.33]
    assert after.attributions[0].confidence == 0.5
    assert replace(after.events[0], confidence=0.8) == RAID
    assert after.mentions == before.mentions


def test_the_table_gives_each_kind_a_probability():
    for kind in KINDS:
        assert 0.3 < probability(kind, {}) < 1
    assert probability("event", {"no such feature": 9.0}) == probability("event", {})


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("rumour\talways\t1",), "'rumour' is no kind of statement"),
        (("event\talways\tmuch",), "'much' is no number"),
        (("event\tfar\t1",), "no intercept for event, relation, position, attribution"),
    ],
)
def test_a_malformed_table_is_refused_with_its_line(monkeypatch, rows, message):
    made = [(f"confidence.tsv:{n}", dict(zip(("kind", "feature", "weight"), row.split("\t"), strict=True)))
            for n, row in enumerate(rows, start=4)]  # fmt: skip
    monkeypatch.setattr(tables, "numbered", lambda _: iter(made))
    confidence._weights.cache_clear()
    with pytest.raises(LexiconError, match=message):
        probability("event", {})
    confidence._weights.cache_clear()
