"""An annotated Doc to an `Extraction`: token offsets become characters, entities get keys, doubles go."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict, cast

from spacy.tokens import Doc

from kg import dates, rules
from kg.assertions.identity import ENTITY_TYPES, entity_key, is_shared
from kg.language import annotations
from kg.language.annotations import EntityDict, EventDict, Factuality, MentionDict
from kg.model import (
    Assertion,
    Attribution,
    Bound,
    Certainty,
    Dating,
    Document,
    Entity,
    EventReport,
    Extraction,
    Measurement,
    Mention,
    MentionType,
    Polarity,
    QuotationKind,
    Span,
    Stance,
    Status,
)

# What a frame counts as where no factuality component ran: the author's plain word.
AUTHORS_VOICE: Factuality = {
    "polarity": "Affirmed",
    "certainty": "Certain",
    "status": "Happened",
    "attribution": None,
    "factive": False,
    "told": True,
}


@dataclass(frozen=True, slots=True)
class _Found:
    """One Doc with the ids under which its mentions and entities leave it."""

    doc: Doc
    mentions: list[MentionDict]
    ids: dict[int, str]  # entity of the Doc -> Entity.id; entities of one key share it
    keys: dict[str, str]  # Entity.id -> key

    def span(self, tokens: tuple[int, int]) -> Span:
        return Span(*annotations.token_span(self.doc, *tokens))

    def entity(self, mention: int | None) -> str | None:
        """Return the `Entity.id` that a mention refers to, or None."""
        found = None if mention is None else self.mentions[mention]["entity"]
        return None if found is None else self.ids.get(found)

    def speaker(self, fact: Factuality) -> tuple[str | None, str | None]:
        """Return (attributed_to, attribution) of a frame: the source's `Mention.id` and the `Attribution.id`."""
        if fact["attribution"] is None:
            return None, None
        source = annotations.attributions(self.doc)[fact["attribution"]]["source_mention"]
        return (None if source is None else _mention_id(source)), _attribution_id(fact["attribution"])


def collect(document: Document, doc: Doc) -> Extraction:
    """Return what the extractors found in one document, in text order.

    Args:
        document: The text with its metadata.
        doc: Its Doc, annotated by the pipeline.
    """
    entities, ids = _entities(document, doc)
    found = _Found(doc, annotations.mentions(doc), ids, {entity.id: entity.key for entity in entities})
    return Extraction(
        document=document,
        mentions=tuple(_mention(found, mention) for mention in found.mentions),
        entities=entities,
        assertions=tuple(_unique(_assertions(found))),
        measurements=tuple(_measurements(found)),
        events=tuple(_events(found)),
        attributions=tuple(_attributions(found)),
    )


def _mention_id(mention: int) -> str:
    return f"m{mention + 1}"


def _attribution_id(attribution: int) -> str:
    return f"a{attribution + 1}"


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


def _mention(found: _Found, mention: MentionDict) -> Mention:
    span = found.span((mention["start"], mention["end"]))
    return Mention(
        id=_mention_id(mention["id"]),
        start=span.start,
        end=span.end,
        type=cast("MentionType", mention["type"]),
        entity=found.entity(mention["id"]),
        form=mention["form"],
        identified_by=mention.get("identified_by") if found.entity(mention["id"]) else None,
        head=found.span((mention["head"], mention["head"] + 1)),
        phrase=found.span((mention["np_start"], mention["np_end"])),
    )


def _assertions(found: _Found) -> Iterator[Assertion]:
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
            subject=_mention_id(relation["subject"]),
            object=None if relation["object"] is None else _mention_id(relation["object"]),
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


def _measurements(found: _Found) -> Iterator[Measurement]:
    for measure in annotations.measures(found.doc):
        if found.entity(measure["actor"]) is None:
            continue
        fact = measure.get("fact", AUTHORS_VOICE)
        attributed_to, attribution = found.speaker(fact)
        yield Measurement(
            actor=_mention_id(measure["actor"]),
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


def _events(found: _Found) -> Iterator[EventReport]:
    told = [event.get("fact", AUTHORS_VOICE)["told"] for event in annotations.events(found.doc)]
    for number, event in enumerate(annotations.events(found.doc), start=1):
        if not told[number - 1]:
            continue
        actors = [m for m in event["actor"] if found.entity(m)]
        counts = {kind: people for kind, (people, _) in event["casualties"].items()}
        fact = event.get("fact", AUTHORS_VOICE)
        attributed_to, attribution = found.speaker(fact)
        yield EventReport(
            id=f"v{number}",
            root=event["root"],
            mode=event["mode"],
            trigger=found.span((event["trigger_start"], event["trigger_end"])),
            evidence=found.span((event["start"], event["end"])),
            actor=tuple(_mention_id(m) for m in actors),
            recipient=tuple(_mention_id(m) for m in event["recipient"]),
            mediator=tuple(_mention_id(m) for m in event.get("mediator", ()) if found.entity(m)),
            in_response_to=tuple(f"v{other + 1}" for other in event.get("response_to", ()) if told[other]),
            caused_by=tuple(f"v{other + 1}" for other in event.get("caused_by", ()) if told[other]),
            denies=(f"v{event['denies'] + 1}",) if "denies" in event and told[event["denies"]] else (),
            bounds=tuple(_bounds(found, event)),
            place=_mention_id(event["place"]) if event["place"] is not None and found.entity(event["place"]) else None,
            time=event["time"],
            **_days(found.doc, event, fact),
            fatalities=counts.get("killed"),
            injured=counts.get("injured"),
            missing=counts.get("missing"),
            displaced=counts.get("displaced"),
            detained=counts.get("detained"),
            status=cast("Status", fact["status"]),
            polarity=cast("Polarity", fact["polarity"]),
            certainty=cast("Certainty", fact["certainty"]),
            attributed_to=attributed_to,
            attribution=attribution,
            factive=fact["factive"],
            confidence=round(event["confidence"], 3),
        )


def _bounds(found: _Found, event: EventDict) -> Iterator[tuple[str, Bound]]:
    """Yield the counts of an event that are the least or the most there were, by name."""
    if event["casualties"]:
        bounds = {q["head"]: q["bound"] for q in annotations.quantities(found.doc) if "bound" in q}
        for kind, (_, head) in sorted(event["casualties"].items()):
            if head in bounds:
                yield ("fatalities" if kind == "killed" else kind), bounds[head]


class _Days(TypedDict, total=False):
    earliest: str | None
    latest: str | None
    dating: Dating | None


def _days(doc: Doc, event: EventDict, fact: Factuality) -> _Days:
    """Return the days that an event allows; what is told as having happened did so by the date of the text.

    What has not happened has no time but a stated one.
    """
    earliest, latest, dating = event.get("earliest"), event.get("latest"), event.get("dating")
    status, polarity, certainty = fact["status"], fact["polarity"], fact["certainty"]
    if not rules.is_happening(status, polarity=polarity, certainty=certainty):
        return {} if dating in {None, "publication"} else {"earliest": earliest, "latest": latest, "dating": dating}
    published = dates.parse(doc._.kg_published)
    if latest and published and (earliest or "") <= str(published.last) < latest:
        latest = str(published.last)
    return {"earliest": earliest, "latest": latest, "dating": dating}


def _attributions(found: _Found) -> Iterator[Attribution]:
    for number, item in enumerate(annotations.attributions(found.doc)):
        outer = item.get("within")
        yield Attribution(
            id=_attribution_id(number),
            source=None if item["source"] is None else found.span(item["source"]),
            source_mention=None if item["source_mention"] is None else _mention_id(item["source_mention"]),
            cue=None if item["cue"] is None else found.span(item["cue"]),
            content=tuple(found.span(span) for span in item["content"]),
            evidence=found.span((item["start"], item["end"])),
            stance=cast("Stance", item["stance"]),
            quotation=cast("QuotationKind", item["quotation"]),
            confidence=round(item["confidence"], 3),
            within=None if outer is None else _attribution_id(outer),
            voiced=item["voiced"],
        )
