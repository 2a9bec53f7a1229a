"""An annotated Doc to an `Extraction`: token offsets become characters, entities get keys, doubles go."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from spacy.tokens import Doc

from kg.assertions.event_reports import event_reports
from kg.assertions.found import Found, attribution_id, mention_id
from kg.assertions.identity import ENTITY_TYPES, entity_key, is_shared
from kg.language import annotations
from kg.language.annotations import AUTHORS_VOICE, EntityDict, MentionDict
from kg.model import (
    Assertion,
    Attribution,
    Certainty,
    Document,
    Entity,
    Extraction,
    Measurement,
    Mention,
    MentionType,
    Polarity,
    QuotationKind,
    Stance,
)


def collect(document: Document, doc: Doc) -> Extraction:
    """Return what the extractors found in one document, in text order.

    Args:
        document: The text with its metadata.
        doc: Its Doc, annotated by the pipeline.
    """
    entities, ids = _entities(document, doc)
    found = Found(doc, annotations.mentions(doc), ids, {entity.id: entity.key for entity in entities})
    return Extraction(
        document=document,
        mentions=tuple(_mention(found, one) for one in sorted(found.mentions, key=lambda m: (m["start"], -m["end"]))),
        entities=entities,
        assertions=tuple(_unique(_assertions(found))),
        measurements=tuple(_measurements(found)),
        events=tuple(event_reports(found)),
        attributions=tuple(_attributions(found)),
    )


def _entities(document: Document, doc: Doc) -> tuple[tuple[Entity, ...], dict[int, str]]:
    """Return the document's entities in order of first mention, and which one each entity of the Doc became."""
    by_key: dict[str, list[EntityDict]] = {}
    described: Counter[str] = Counter()
    for entity in annotations.entities(doc):
        if entity["type"] in ENTITY_TYPES:
            key = entity_key(entity, document.id)
            if not is_shared(key, document.id):  # others of the same words: "three soldiers" there, "two soldiers" here
                described[key] += 1
                key = f"{key}/{described[key]}" if described[key] > 1 else key
            by_key.setdefault(key, []).append(entity)
    names = _names(doc)
    made, ids = [], {}
    for number, (key, group) in enumerate(by_key.items(), start=1):
        first = group[0]
        for entity in group:
            ids[entity["id"]] = f"e{number}"
        aliases = {name for entity in group for name in names.get(entity["id"], ())} - {first["label"]}
        made.append(
            Entity(
                id=f"e{number}",
                key=key,
                label=first["label"],
                type=ENTITY_TYPES[first["type"]],
                same_as=tuple(sorted({iri for entity in group for iri in entity["same_as"]})),
                aliases=tuple(sorted(aliases)),
                named=any(entity["named"] for entity in group),
                part_of=next((entity["part_of"] for entity in group if entity["part_of"]), None),
            )
        )
    return tuple(made), ids


def _names(doc: Doc) -> dict[int, set[str]]:
    """Return the names under which each entity of the Doc occurs; a seat that stands for its state is no name of it."""
    text = annotations.original_text(doc)
    names: dict[int, set[str]] = {}
    for mention in annotations.mentions(doc):
        if mention["entity"] is not None and mention["form"] == "name" and not mention["metonym"]:
            begin, end = annotations.token_span(doc, mention["start"], mention["end"])
            names.setdefault(mention["entity"], set()).add(" ".join(text[begin:end].split()))
    return names


def _mention(found: Found, mention: MentionDict) -> Mention:
    span = found.span((mention["start"], mention["end"]))
    return Mention(
        id=mention_id(mention["id"]),
        start=span.start,
        end=span.end,
        type=cast("MentionType", mention["type"]),
        entity=found.entity(mention["id"]),
        form=mention["form"],
        identified_by=mention.get("identified_by") if found.entity(mention["id"]) else None,
        head=found.span((mention["head"], mention["head"] + 1)),
        phrase=found.span((mention["np_start"], mention["np_end"])),
    )


def _assertions(found: Found) -> Iterator[Assertion]:
    for relation in annotations.relations(found.doc):
        subject, target = found.entity(relation["subject"]), found.entity(relation["object"])
        if subject is None or subject == target or (target is None and relation["value"] is None):
            continue
        fact = relation.get("fact", AUTHORS_VOICE)
        former = relation.get("former", False)
        if former and relation["relation"] != "position":
            if (fact["polarity"], fact["certainty"]) != ("Affirmed", "Certain"):
                continue  # who may leave is no former member
            fact = {**fact, "polarity": "Denied"}  # it held once, and does not
        attributed_to, attribution = found.speaker(fact)
        yield Assertion(
            relation=relation["relation"],
            subject=mention_id(relation["subject"]),
            object=None if relation["object"] is None else mention_id(relation["object"]),
            value=relation["value"],
            evidence=found.span((relation["start"], relation["end"])),
            polarity=cast("Polarity", fact["polarity"]),
            certainty=cast("Certainty", fact["certainty"]),
            attributed_to=attributed_to,
            attribution=attribution,
            factive=fact["factive"],
            confidence=round(relation["confidence"], 3),
            extractor=relation["extractor"],
            time=relation["time"],
            valid_from=relation.get("valid_from"),
            valid_until=relation.get("valid_until"),
            former=former,
        )


def _unique(assertions: Iterable[Assertion]) -> Iterator[Assertion]:
    """Yield assertions, the surest first seen of those that state the same with the same mentions."""
    best: dict[tuple[object, ...], Assertion] = {}
    for item in assertions:
        key = (item.relation, item.subject, item.object, item.value, item.evidence, item.polarity)
        if key not in best or item.confidence > best[key].confidence:
            best[key] = item
    yield from best.values()


def _measurements(found: Found) -> Iterator[Measurement]:
    for measure in annotations.measures(found.doc):
        if found.entity(measure["actor"]) is None:
            continue
        fact = measure.get("fact", AUTHORS_VOICE)
        attributed_to, attribution = found.speaker(fact)
        yield Measurement(
            actor=mention_id(measure["actor"]),
            kind=measure["kind"],
            value=measure["value"],
            unit=measure["unit"],
            evidence=found.span((measure["start"], measure["end"])),
            as_of=measure["as_of"],
            polarity=cast("Polarity", fact["polarity"]),
            certainty=cast("Certainty", fact["certainty"]),
            attributed_to=attributed_to,
            attribution=attribution,
            confidence=round(measure["confidence"], 3),
        )


def _attributions(found: Found) -> Iterator[Attribution]:
    for number, item in enumerate(annotations.attributions(found.doc)):
        outer = item.get("within")
        yield Attribution(
            id=attribution_id(number),
            source=None if item["source"] is None else found.span(item["source"]),
            source_mention=None if item["source_mention"] is None else mention_id(item["source_mention"]),
            cue=None if item["cue"] is None else found.span(item["cue"]),
            content=tuple(found.span(span) for span in item["content"]),
            evidence=found.span((item["start"], item["end"])),
            stance=cast("Stance", item["stance"]),
            quotation=cast("QuotationKind", item["quotation"]),
            confidence=round(item["confidence"], 3),
            within=None if outer is None else attribution_id(outer),
            voiced=item["voiced"],
        )
