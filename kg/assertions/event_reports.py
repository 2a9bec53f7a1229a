"""Events of a Doc as reports: with whom, when, how many, and how it is put forward."""

from collections.abc import Iterator
from typing import TypedDict, cast

from spacy.tokens import Doc

from kg import dates, rules
from kg.assertions.found import Found, mention_id
from kg.language import annotations
from kg.language.annotations import AUTHORS_VOICE, EventDict, Factuality
from kg.model import Bound, Certainty, Dating, EventReport, Polarity, Status


def event_reports(found: Found) -> Iterator[EventReport]:
    """Yield the events of a Doc that are put forward in some way, in text order."""
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
            actor=tuple(mention_id(m) for m in actors),
            recipient=tuple(mention_id(m) for m in event["recipient"]),
            mediator=tuple(mention_id(m) for m in event.get("mediator", ()) if found.entity(m)),
            in_response_to=tuple(f"v{other + 1}" for other in event.get("response_to", ()) if told[other]),
            caused_by=tuple(f"v{other + 1}" for other in event.get("caused_by", ()) if told[other]),
            denies=(f"v{event['denies'] + 1}",) if "denies" in event and told[event["denies"]] else (),
            bounds=tuple(_bounds(found, event)),
            place=mention_id(event["place"]) if event["place"] is not None and found.entity(event["place"]) else None,
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


def _bounds(found: Found, event: EventDict) -> Iterator[tuple[str, Bound]]:
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
