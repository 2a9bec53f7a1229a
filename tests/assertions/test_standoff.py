"""Stand-off records hold all of an extraction."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assertions import from_record, to_record
from kg.errors import InputError
from kg.model import (
    Assertion,
    Attribution,
    Block,
    Document,
    Entity,
    EventReport,
    Extraction,
    Measurement,
    Mention,
    Naming,
    Reader,
    Span,
)

spans = st.tuples(st.integers(0, 500), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
ids = st.integers(1, 30).map(lambda number: f"m{number}")
words = st.text(max_size=20)
maybe_words = st.none() | st.text(min_size=1, max_size=20)
voices = {
    "evidence": spans,
    "polarity": st.sampled_from(["Affirmed", "Denied"]),
    "certainty": st.sampled_from(["Certain", "Probable", "Possible", "Unknown"]),
    "attributed_to": st.none() | ids,
    "attribution": st.none() | st.just("a1"),
    "confidence": st.floats(0, 1),
}
documents = st.builds(
    Document,
    id=st.text(min_size=1, max_size=20),
    text=st.text(max_size=200),
    title=words,
    published=st.none() | st.just("2025-08-19"),
    source=words,
    blocks=st.lists(st.builds(Block, st.integers(0, 9), st.integers(10, 20), st.just("heading")), max_size=2).map(
        tuple
    ),
)
mentions = st.builds(
    Mention,
    id=ids,
    start=st.integers(0, 9),
    end=st.integers(10, 20),
    type=st.sampled_from(["Person", "State", "Time"]),
    entity=st.none() | st.just("e1"),
    form=st.sampled_from(["name", "pronoun"]),
    head=st.none() | spans,
    phrase=st.none() | spans,
    identified_by=st.sampled_from([None, "surname"]),
)
entities = st.builds(
    Entity,
    id=st.just("e1"),
    key=st.text(min_size=1, max_size=20),
    label=words,
    type=st.just("State"),
    same_as=st.lists(words, max_size=2).map(tuple),
    aliases=st.lists(words, max_size=2).map(tuple),
    named=st.booleans(),
    part_of=maybe_words,
    names=st.lists(st.builds(Naming, words, st.lists(words, max_size=2).map(tuple)), max_size=2).map(tuple),
    apart=st.lists(st.tuples(words, words), max_size=2).map(tuple),
)
assertions = st.builds(
    Assertion,
    relation=st.just("alliedWith"),
    subject=ids,
    object=st.none() | ids,
    value=maybe_words,
    factive=st.booleans(),
    extractor=words,
    time=maybe_words,
    **voices,
)
measurements = st.builds(
    Measurement,
    actor=ids,
    kind=words,
    value=st.floats(0, 1e12),
    unit=words,
    as_of=maybe_words,
    extractor=words,
    **voices,
)
events = st.builds(
    EventReport,
    id=st.just("v1"),
    root=st.just("ASSAULT"),
    trigger=spans,
    mode=maybe_words,
    actor=st.lists(ids, max_size=3).map(tuple),
    recipient=st.lists(ids, max_size=3).map(tuple),
    place=st.none() | ids,
    time=maybe_words,
    fatalities=st.none() | st.integers(0, 10**6),
    status=st.sampled_from(["Happened", "Threatened", "Denied"]),
    factive=st.booleans(),
    **voices,
)
attributions = st.builds(
    Attribution,
    id=st.just("a1"),
    source=spans,
    source_mention=st.none() | ids,
    cue=st.none() | spans,
    content=st.lists(spans, max_size=3).map(tuple),
    evidence=spans,
    stance=st.sampled_from(["asserts", "threatens"]),
    quotation=st.sampled_from(["direct", "mixed"]),
    confidence=st.floats(0, 1),
    within=st.none() | st.just("a2"),
)
extractions = st.builds(
    Extraction,
    document=documents,
    mentions=st.lists(mentions, max_size=3).map(tuple),
    entities=st.lists(entities, max_size=3).map(tuple),
    assertions=st.lists(assertions, max_size=3).map(tuple),
    measurements=st.lists(measurements, max_size=2).map(tuple),
    events=st.lists(events, max_size=3).map(tuple),
    attributions=st.lists(attributions, max_size=2).map(tuple),
    reader=st.none() | st.just(Reader("kg 1", "model 2", "3")),
)


@given(extractions)
def test_a_record_gives_back_the_extraction_it_was_made_from(extraction: Extraction) -> None:
    assert from_record(json.loads(json.dumps(to_record(extraction)))) == extraction


def test_a_record_has_the_keys_of_the_published_format() -> None:
    extraction = Extraction(
        document=Document(id="d1", text="Ruritania attacked Sylvania."),
        mentions=(Mention("m1", 0, 9, "State", "e1"),),
        entities=(Entity("e1", "state/rr", "Ruritania", "State"),),
        events=(EventReport("v1", "ASSAULT", Span(10, 18), Span(0, 28), actor=("m1",)),),
        attributions=(Attribution("a1", None, None, None, (Span(0, 28),), Span(0, 28)),),
    )
    record = to_record(extraction)
    assert {"id", "text", "mentions", "entities", "assertions", "events", "attributions"} <= record.keys()
    assert record["events"][0]["trigger"] == {"start": 10, "end": 18}
    assert record["events"][0]["time"] is None
    assert record["attributions"][0]["source"] is None


def test_a_record_without_mentions_is_refused_with_its_id() -> None:
    with pytest.raises(InputError, match="d7: not a stand-off record"):
        from_record({"id": "d7", "text": "x"})
