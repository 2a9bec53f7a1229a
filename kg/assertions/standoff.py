"""Extractions as stand-off JSON records, one document each, and back without loss.

Offsets count characters of ``text``, end-exclusive. A key is left out where its value is the default, except those that
readers of the format rely on (``entity``, ``time``, ``place``, ``source``, ``attributedTo``), which are null then.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

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

_INTERVAL = ("earliest", "latest", "dating")
_VALIDITY = {"validFrom": "valid_from", "validUntil": "valid_until", "former": "former"}
type Record = dict[str, Any]  # a JSON object
HARMED = ("injured", "missing", "displaced", "detained")  # numbers of people beside the dead
_METADATA = ("title", "published", "source", "author", "url", "language", "path", "sha256")


def to_record(extraction: Extraction) -> Record:
    """Return an extraction as a JSON object."""
    document = extraction.document
    return {
        "id": document.id,
        "text": document.text,
        **{name: value for name in _METADATA if (value := getattr(document, name))},
        "blocks": [[block.start, block.end, block.kind] for block in document.blocks],
        "mentions": [_mention(item) for item in extraction.mentions],
        "entities": [_entity(item) for item in extraction.entities],
        "assertions": [_assertion(item) for item in extraction.assertions],
        "measurements": [_measurement(item) for item in extraction.measurements],
        "events": [_event(item) for item in extraction.events],
        "attributions": [_attribution(item) for item in extraction.attributions],
        **({"reader": asdict(extraction.reader)} if extraction.reader else {}),
    }


def from_record(record: Mapping[str, Any]) -> Extraction:
    """Return the extraction that a record holds; ``from_record(to_record(x)) == x``.

    Raises:
        InputError: If a required key is missing or a value has the wrong shape.
    """
    try:
        return Extraction(
            document=Document(
                id=record["id"],
                text=record["text"],
                **{name: record[name] for name in _METADATA if name in record},
                blocks=tuple(Block(*block) for block in record.get("blocks", ())),
            ),
            mentions=tuple(
                Mention(
                    **_plain(item, "entity", "id", "start", "end", "type", "form"),
                    identified_by=item.get("identifiedBy"),
                    head=_optional_span(item.get("head")),
                    phrase=_optional_span(item.get("phrase")),
                )
                for item in record["mentions"]
            ),
            entities=tuple(_read_entity(item) for item in record["entities"]),
            assertions=tuple(_read_assertion(item) for item in record["assertions"]),
            measurements=tuple(_read_measurement(item) for item in record.get("measurements", ())),
            events=tuple(_read_event(item) for item in record["events"]),
            attributions=tuple(_read_attribution(item) for item in record["attributions"]),
            reader=Reader(**record["reader"]) if record.get("reader") else None,
        )
    except (KeyError, TypeError, IndexError) as err:
        where = str(record.get("id", "?")) if isinstance(record, Mapping) else "?"
        raise InputError(
            f"not a stand-off record ({type(err).__name__}: {err})", where=where, hint="write it with kg extract"
        ) from err


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _optional_span(item: Mapping[str, int] | None) -> Span | None:
    return None if item is None else Span(item["start"], item["end"])


def _plain(item: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: item[name] for name in names if name in item}


def _mention(item: Mention) -> Record:
    spans = {name: _span(span) for name, span in (("head", item.head), ("phrase", item.phrase)) if span}
    return {
        "id": item.id,
        "start": item.start,
        "end": item.end,
        "type": item.type,
        "entity": item.entity,
        "form": item.form,
        **({} if item.identified_by is None else {"identifiedBy": item.identified_by}),
        **spans,
    }


def _entity(item: Entity) -> Record:
    return {
        "id": item.id,
        "label": item.label,
        "type": item.type,
        "sameAs": list(item.same_as),
        "key": item.key,
        "aliases": list(item.aliases),
        "named": item.named,
        "partOf": item.part_of,
        **({"names": [asdict(name) for name in item.names]} if item.names else {}),
        **({"apart": [list(other) for other in item.apart]} if item.apart else {}),
    }


def _read_entity(item: Mapping[str, Any]) -> Entity:
    return Entity(
        **_plain(item, "id", "key", "label", "type", "named"),
        same_as=tuple(item["sameAs"]),
        aliases=tuple(item["aliases"]),
        part_of=item["partOf"],
        names=tuple(Naming(name["form"], tuple(name["grounds"])) for name in item.get("names", ())),
        apart=tuple((key, ground) for key, ground in item.get("apart", ())),
    )


def _voice(item: Assertion | EventReport | Measurement) -> Record:
    return {
        "polarity": item.polarity,
        "certainty": item.certainty,
        "attributedTo": item.attributed_to,
        "attribution": item.attribution,
        "confidence": item.confidence,
        "evidence": _span(item.evidence),
    }


def _read_voice(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **_plain(item, "polarity", "certainty", "attribution", "confidence"),
        "attributed_to": item["attributedTo"],
        "evidence": Span(**item["evidence"]),
    }


def _assertion(item: Assertion) -> Record:
    value = {} if item.value is None else {"value": item.value}
    return {
        "relation": item.relation,
        "subject": item.subject,
        "object": item.object,
        **value,
        **_voice(item),
        "factive": item.factive,
        "extractor": item.extractor,
        "time": item.time,
        **{key: value for key, name in _VALIDITY.items() if (value := getattr(item, name))},
    }


def _read_assertion(item: Mapping[str, Any]) -> Assertion:
    names = ("relation", "subject", "object", "value", "factive", "extractor", "time")
    validity = {name: item[key] for key, name in _VALIDITY.items() if key in item}
    return Assertion(**_plain(item, *names), **validity, **_read_voice(item))


def _measurement(item: Measurement) -> Record:
    return {
        "actor": item.actor,
        "kind": item.kind,
        "value": item.value,
        "unit": item.unit,
        "asOf": item.as_of,
        **_voice(item),
        "extractor": item.extractor,
    }


def _read_measurement(item: Mapping[str, Any]) -> Measurement:
    names = ("actor", "kind", "value", "unit", "extractor")
    return Measurement(**_plain(item, *names), as_of=item["asOf"], **_read_voice(item))


def _event(item: EventReport) -> Record:
    return {
        "id": item.id,
        "root": item.root,
        "mode": item.mode,
        "trigger": _span(item.trigger),
        "actor": list(item.actor),
        "recipient": list(item.recipient),
        **({"mediator": list(item.mediator)} if item.mediator else {}),
        **({"inResponseTo": list(item.in_response_to)} if item.in_response_to else {}),
        **({"causedBy": list(item.caused_by)} if item.caused_by else {}),
        **({"denies": list(item.denies)} if item.denies else {}),
        **({"bounds": dict(item.bounds)} if item.bounds else {}),
        "status": item.status,
        "time": item.time,
        **{name: value for name in _INTERVAL if (value := getattr(item, name)) is not None},
        "place": item.place,
        "fatalities": item.fatalities,
        **({} if item.fatalities is None else {"killed": item.fatalities}),
        **{name: value for name in HARMED if (value := getattr(item, name)) is not None},
        **_voice(item),
        "factive": item.factive,
        "extractor": item.extractor,
    }


def _read_event(item: Mapping[str, Any]) -> EventReport:
    return EventReport(
        **_plain(item, "id", "root", "mode", "status", "time", "place", "fatalities", *HARMED, "factive", "extractor"),
        **_plain(item, *_INTERVAL),
        trigger=Span(**item["trigger"]),
        actor=tuple(item["actor"]),
        recipient=tuple(item["recipient"]),
        mediator=tuple(item.get("mediator", ())),
        in_response_to=tuple(item.get("inResponseTo", ())),
        caused_by=tuple(item.get("causedBy", ())),
        denies=tuple(item.get("denies", ())),
        bounds=tuple(item.get("bounds", {}).items()),
        **_read_voice(item),
    )


def _attribution(item: Attribution) -> Record:
    source = None
    if item.source is not None:
        source = {**_span(item.source), "mention": item.source_mention}
    return {
        "id": item.id,
        "source": source,
        "cue": None if item.cue is None else _span(item.cue),
        "content": [_span(span) for span in item.content],
        "stance": item.stance,
        "quotation": item.quotation,
        "confidence": item.confidence,
        "evidence": _span(item.evidence),
        **({} if item.within is None else {"within": item.within}),
        **({} if item.voiced else {"voiced": False}),
    }


def _read_attribution(item: Mapping[str, Any]) -> Attribution:
    return Attribution(
        **_plain(item, "id", "stance", "quotation", "confidence", "within", "voiced"),
        source=_optional_span(item["source"]),
        source_mention=None if item["source"] is None else item["source"]["mention"],
        cue=_optional_span(item["cue"]),
        content=tuple(Span(**span) for span in item["content"]),
        evidence=Span(**item["evidence"]),
    )
