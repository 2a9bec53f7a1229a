"""Two small documents and what a careful reader finds in them, built by hand."""

import hashlib

from kg.model import (
    Assertion,
    Attribution,
    Document,
    Entity,
    EventReport,
    Extraction,
    Measurement,
    Mention,
    Reader,
    Span,
)

AZ_WIKIDATA = "http://www.wikidata.org/entity/Q227"

FIRST = (
    "Azerbaijan and Türkiye are allies. "
    "Orlavia's air defences shot down an airliner in December 2024, killing 38 people. "
    "“Orlavia did not attack anyone,” said Lena Marsh, a defence expert. "
    "Azerbaijan has 66,000 soldiers."
)
SECOND = (
    "Marsh said that Azerbaijan might leave the pact. "
    "Orlavia downed the Azerbaijani airliner on 25 December 2024; 38 people died. "
    "Türkiye is an ally of Azerbaijan."
)


def document(name: str, text: str, **given: str) -> Document:
    """Return a document with its hash."""
    return Document(id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **given)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Return the span of the nth occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def sentence(text: str, number: int) -> Span:
    """Return the span of a sentence, split at the full stop and space."""
    parts = text.split(". ")
    start = sum(len(part) + 2 for part in parts[:number])
    return Span(start, min(start + len(parts[number]) + 1, len(text)))


def mention(name: str, at: Span, kind: str, entity: str | None, form: str = "name", by: str | None = None) -> Mention:
    """Return a mention over a span."""
    return Mention(name, at.start, at.end, kind, entity, form, identified_by=by)


def first() -> Extraction:
    """The first document: an alliance, a downing, a denial, a position and a figure."""
    t = FIRST
    return Extraction(
        document=document(
            "first.txt", t, title="A downing", published="2025-01-10", source="The Lantern", author="A. Writer"
        ),
        mentions=(
            mention("m1", span(t, "Azerbaijan"), "State", "e1"),
            mention("m2", span(t, "Türkiye"), "State", "e2"),
            mention("m3", span(t, "Orlavia"), "State", "e3"),
            mention("m4", span(t, "Orlavia's air defences"), "ArmedForce", "e4", "nominal"),
            mention("m5", span(t, "airliner"), "Platform", None, "nominal"),
            mention("m6", span(t, "Orlavia", 1), "State", "e3"),
            mention("m7", span(t, "Lena Marsh"), "Person", "e5", by="name"),
            mention("m8", span(t, "Azerbaijan", 1), "State", "e1"),
            mention("m9", span(t, "anyone"), "Group", "e6", "nominal"),
        ),
        entities=(
            Entity("e1", "state/AZ", "Azerbaijan", "State", (AZ_WIKIDATA,)),
            Entity("e2", "state/TR", "Türkiye", "State", aliases=("Turkey",)),
            Entity("e3", "state/XO", "Orlavia", "State"),
            Entity("e4", "group/first.txt/air-defences", "air defences", "ArmedForce", named=False, part_of="state/XO"),
            Entity("e5", "person/lena-marsh", "Lena Marsh", "Person"),
            Entity("e6", "group/first.txt/anyone", "anyone", "Group", named=False),
        ),
        assertions=(
            Assertion("alliedWith", "m2", "m1", sentence(t, 0), confidence=0.9, extractor="kg_relations"),
            Assertion(
                "position",
                "m7",
                None,
                sentence(t, 2),
                value="defence expert",
                confidence=0.95,
                extractor="kg_positions",
            ),
        ),
        measurements=(Measurement("m8", "soldiers", 66000.0, "person", sentence(t, 3), confidence=0.8),),
        events=(
            EventReport(
                "v1",
                "ASSAULT",
                span(t, "shot down"),
                sentence(t, 1),
                mode="aerial",
                actor=("m3", "m4"),
                recipient=("m1",),
                time="2024-12",
                fatalities=38,
                confidence=0.8,
            ),
            EventReport(
                "v2",
                "ASSAULT",
                span(t, "attack"),
                sentence(t, 2),
                actor=("m6",),
                status="Denied",
                polarity="Denied",
                attributed_to="m7",
                attribution="a1",
                confidence=0.7,
            ),
        ),
        attributions=(
            Attribution(
                "a1",
                span(t, "Lena Marsh, a defence expert"),
                "m7",
                span(t, "said"),
                (span(t, "Orlavia did not attack anyone,"),),
                sentence(t, 2),
                stance="denies",
                quotation="direct",
                confidence=0.9,
            ),
        ),
        reader=Reader("influence-kg 0.1.0", "en_core_web_md 3.8.0", "1"),
    )


def second() -> Extraction:
    """The second document: what somebody only says, the same downing in other words, the same alliance."""
    t = SECOND
    return Extraction(
        document=document("second.txt", t, published="2025-02", source="The Beacon", url="https://example.org/two"),
        mentions=(
            mention("m1", span(t, "Marsh"), "Person", "e1"),
            mention("m2", span(t, "Azerbaijan"), "State", "e2"),
            mention("m3", span(t, "Orlavia"), "State", "e3"),
            mention("m4", span(t, "Azerbaijani"), "Nationality", "e2", "adjective", "listed"),
            mention("m5", span(t, "Türkiye"), "State", "e4"),
            mention("m6", span(t, "Azerbaijan", 2), "State", "e2"),
        ),
        entities=(
            Entity("e1", "person/lena-marsh", "Marsh", "Person"),
            Entity("e2", "state/AZ", "Azerbaijan", "State", (AZ_WIKIDATA,)),
            Entity("e3", "state/XO", "Orlavia", "State"),
            Entity("e4", "state/TR", "Türkiye", "State"),
        ),
        assertions=(
            Assertion("alliedWith", "m5", "m6", sentence(t, 2), confidence=0.9, extractor="kg_relations"),
            Assertion(
                "opposes",
                "m2",
                "m5",
                sentence(t, 0),
                certainty="Possible",
                attributed_to="m1",
                attribution="a1",
                confidence=0.5,
                extractor="kg_relations",
            ),
        ),
        events=(
            EventReport(
                "v1",
                "ASSAULT",
                span(t, "downed"),
                sentence(t, 1),
                actor=("m3",),
                recipient=("m4",),
                time="2024-12-25",
                fatalities=38,
                confidence=0.9,
            ),
        ),
        attributions=(
            Attribution(
                "a1",
                span(t, "Marsh"),
                "m1",
                span(t, "said"),
                (span(t, "that Azerbaijan might leave the pact"),),
                sentence(t, 0),
            ),
        ),
    )
