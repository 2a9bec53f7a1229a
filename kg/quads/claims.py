"""Assertions, measurements, event reports and attributions of one document as statements about IRIs."""

import math
from bisect import bisect_left
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg import namespaces, rules
from kg.model import Assertion, Attribution, EventReport, Measurement, Span
from kg.ontology import fits, relations
from kg.quads import terms as t
from kg.quads.documents import Context, Node, Statement
from kg.quads.labels import assertion_label, attribution_label, measurement_label


def claim_statements(context: Context) -> Iterator[Statement]:
    """Yield all that the document claims: who says what about whom, and what of it is stated as fact."""
    for claim in context.extraction.assertions:
        yield from _assertion(context, claim)
    for measurement in context.extraction.measurements:
        yield from _measurement(context, measurement)
    for report in context.extraction.events:
        yield from _report(context, report)
    for attribution in context.extraction.attributions:  # last: the others say what each is about
        if attribution.voiced:
            yield from _attribution(context, attribution)


def _is_fact(claim: Assertion | Measurement) -> bool:
    return rules.is_fact(
        polarity=claim.polarity,
        certainty=claim.certainty,
        attributed=claim.attribution is not None or claim.attributed_to is not None,
        factive=isinstance(claim, Assertion) and claim.factive,
        former=isinstance(claim, Assertion) and claim.former,
    )


def _assertion(context: Context, claim: Assertion) -> Iterator[Statement]:
    subject, target = context.entity(claim.subject), context.entity(claim.object)
    value: Node | None = context.node(target) if target is not None else None
    if value is None and claim.object is None and claim.value:
        value = t.string(claim.value)
    if subject is None or value is None or claim.relation not in relations() or subject == target:
        return
    holds = _is_fact(claim) and fits(claim.relation, subject.type, target.type if target is not None else None)
    label = assertion_label(claim, subject.label, target.label if target is not None else claim.value or "")
    ends = (context.node(subject), t.relation(claim.relation), value)
    yield from _claim(context, claim, ends, label, holds=holds)
    if holds:
        yield fact(context.node(subject), claim.relation, value)


def fact(subject: NamedNode, relation: str, value: Node) -> Statement:
    """Return a fact as a statement; a symmetric one is stated once, from the IRI that sorts first."""
    if relations()[relation].symmetric and isinstance(value, NamedNode) and value.value < subject.value:
        subject, value = value, subject
    return subject, t.relation(relation), value


def _claim(
    context: Context, claim: Assertion | Measurement, stated: Statement, label: Literal, *, holds: bool
) -> Iterator[Statement]:
    """State that a passage says what is stated, with who says so, how surely, and whether it is a fact."""
    subject, predicate, value = stated
    when = claim.time if isinstance(claim, Assertion) else None
    factive = isinstance(claim, Assertion) and claim.factive
    source = context.actor(claim.attributed_to)
    voice = (context.attributions.get(claim.attribution or ""), source.key if source is not None else None, factive)
    manner: tuple[object, ...] = (claim.polarity, claim.certainty, *voice, when, claim.extractor, claim.confidence)
    if isinstance(claim, Assertion) and (claim.valid_from or claim.valid_until or claim.former):
        manner += (claim.valid_from, claim.valid_until, claim.former)
    node = context.mint("assertion", subject, predicate, value, context.passage(claim.evidence), *manner)
    yield node, t.TYPE, t.ASSERTION
    yield node, t.LABEL, label
    yield node, t.SUBJECT, subject
    yield node, t.PREDICATE, predicate
    yield node, t.OBJECT, value
    yield node, t.BASIS, t.BASES["Fact" if holds else "Claim"]
    yield from _manner(context, claim, node)
    if (stamp := t.time(when)) is not None:
        yield node, t.TIME, stamp
    if isinstance(claim, Assertion):
        yield from _validity(node, claim)
    if factive:
        yield node, t.FACTIVE, t.boolean(True)


def _validity(node: NamedNode, claim: Assertion) -> Iterator[Statement]:
    """State since and until when what is stated holds, and whether it holds no more."""
    for predicate, moment in ((t.VALID_FROM, claim.valid_from), (t.VALID_UNTIL, claim.valid_until)):
        if (stamp := t.time(moment)) is not None:
            yield node, predicate, stamp
    if claim.former:
        yield node, t.FORMER, t.boolean(True)


def _manner(context: Context, claim: Assertion | Measurement | EventReport, node: NamedNode) -> Iterator[Statement]:
    """State how a claim is put forward: polarity, certainty, whose voice, by which extractor, from which sentence."""
    yield node, t.POLARITY, t.POLARITIES[claim.polarity]
    yield node, t.CERTAINTY, t.CERTAINTIES[claim.certainty]
    if (source := context.actor(claim.attributed_to)) is not None:
        yield node, t.ATTRIBUTED_TO, context.node(source)
    if (attribution := context.attributions.get(claim.attribution or "")) is not None:
        context.about.setdefault(attribution, set()).add(node)
        yield node, t.ATTRIBUTION, attribution
    yield node, t.CONFIDENCE, t.decimal(round(min(max(claim.confidence, 0.0), 1.0), 3))
    if claim.extractor:
        yield node, t.EXTRACTOR, t.string(claim.extractor)
    yield node, t.DERIVED_FROM, context.passage(claim.evidence)
    if context.reading is not None:
        yield node, t.GENERATED_BY, context.reading


def _measurement(context: Context, claim: Measurement) -> Iterator[Statement]:
    actor = context.actor(claim.actor)
    if actor is None or not math.isfinite(claim.value):
        return
    value = t.decimal(claim.value)
    # The figure itself is the same thing in every document that gives it, so its IRI leaves the document out.
    digest = namespaces.digest(actor.key, claim.kind, value.value, claim.unit, claim.as_of or "")
    node = NamedNode(f"{context.base}measurement/{digest}")
    yield node, t.TYPE, t.MEASUREMENT
    yield node, t.QUANTITY_KIND, t.string(claim.kind)
    yield node, t.VALUE, value
    yield node, t.UNIT, t.string(claim.unit)
    if (stamp := t.time(claim.as_of)) is not None:
        yield node, t.AS_OF, stamp
    holds = _is_fact(claim)
    stated = (context.node(actor), t.MEASURE, node)
    yield from _claim(context, claim, stated, measurement_label(claim, actor.label), holds=holds)
    if holds:
        yield stated


def _report(context: Context, report: EventReport) -> Iterator[Statement]:
    actors = sorted({e.key: context.node(e) for m in report.actor if (e := context.actor(m))}.items())
    recipients = sorted(_recipients(context, report).items())
    place = context.entity(report.place) or next(
        (e for m in report.recipient if (e := context.entity(m)) is not None and e.type == "Place"), None
    )
    trigger = context.passage(report.trigger)
    node = _report_node(context, report)
    yield node, t.TYPE, t.EVENT_REPORT
    yield from ((node, predicate, _report_node(context, other)) for predicate, other in _others(context, report))
    yield node, t.EVENT_TYPE, t.root(report.root)
    if report.mode:
        yield node, t.MODE, t.string(report.mode)
    for _, actor in actors:
        yield node, t.ACTOR, actor
    for _, recipient in recipients:
        yield node, t.RECIPIENT, recipient
    for mediator in sorted({e.key: context.node(e) for m in report.mediator if (e := context.actor(m))}.items()):
        yield node, t.MEDIATOR, mediator[1]
    if place is not None and place.type in {"Place", "State"}:
        yield node, t.HAS_PLACE, context.node(place)
    if (stamp := t.time(report.time)) is not None:
        yield node, t.HAS_TIME, stamp
    yield from interval(node, report.earliest, report.latest, report.dating)
    if report.fatalities is not None and report.fatalities >= 0:
        yield node, t.FATALITIES, t.integer(report.fatalities)
    for name, predicate in t.HARMED.items():
        if (people := getattr(report, name)) is not None and people >= 0:
            yield node, predicate, t.integer(people)
    for name, bound in report.bounds:
        yield node, t.BOUNDS[bound], t.COUNTS[name]
    yield node, t.STATUS, t.STATUSES[report.status]
    happening = rules.is_happening(report.status, polarity=report.polarity, certainty=report.certainty)
    yield node, t.BASIS, t.BASES["Happening" if happening else "Claim"]
    yield node, t.TRIGGER, trigger
    if report.factive:
        yield node, t.FACTIVE, t.boolean(True)
    yield from _manner(context, report, node)


def _others(context: Context, report: EventReport) -> Iterator[tuple[NamedNode, EventReport]]:
    """Yield the reports that one answers, is due to or denies, with the predicate."""
    links = (t.IN_RESPONSE_TO, report.in_response_to), (t.CAUSED_BY, report.caused_by), (t.DENIES, report.denies)
    wanted = {one for _, others in links for one in others}
    by_id = {other.id: other for other in context.extraction.events if other.id in wanted} if wanted else {}
    yield from ((predicate, by_id[one]) for predicate, others in links for one in others if one in by_id)


def interval(node: NamedNode, earliest: str | None, latest: str | None, dating: str | None) -> Iterator[Statement]:
    """State which days a time allows, and how they were found."""
    for predicate, day in ((t.EARLIEST, earliest), (t.LATEST, latest)):
        if (stamp := t.time(day)) is not None:
            yield node, predicate, stamp
    if dating:
        yield node, t.DATING, t.string(dating)


def _report_node(context: Context, report: EventReport) -> NamedNode:
    """Return the IRI of an event report from what it states and where."""
    actors = sorted({e.key for m in report.actor if (e := context.actor(m))})
    sides = (actors, sorted(_recipients(context, report)))
    trigger = context.passage(report.trigger)
    return context.mint("report", report.root, trigger, *sides, report.status, report.time, report.fatalities)


def _recipients(context: Context, report: EventReport) -> dict[str, NamedNode]:
    """Return key -> IRI of those to whom it was done; a state is no recipient for what lies in the actor's own land."""
    acting = {key for m in report.actor if (e := context.actor(m)) for key in (e.key, e.part_of)}
    found = {}
    for mention in report.recipient:
        entity = context.befallen(mention)
        if entity is not None and not (entity.key in acting and context.actor(mention) is None):
            found[entity.key] = context.node(entity)
    return found


def _attribution(context: Context, attribution: Attribution) -> Iterator[Statement]:
    node = context.attributions[attribution.id]
    source = context.actor(attribution.source_mention)
    yield node, t.TYPE, t.ATTRIBUTION_CLASS
    yield node, t.LABEL, attribution_label(attribution, source.label if source else None, context.extraction)
    if context.reading is not None:
        yield node, t.GENERATED_BY, context.reading
    if source is not None:
        yield node, t.SOURCE, context.node(source)
    spans: list[tuple[NamedNode, Span | None]] = [(t.SOURCE_PASSAGE, attribution.source), (t.CUE, attribution.cue)]
    spans += [(t.CONTENT, content) for content in attribution.content]
    spans.append((t.DERIVED_FROM, attribution.evidence))
    for predicate, span in spans:
        if span is not None:
            yield node, predicate, context.passage(span)
    yield node, t.STANCE, t.string(attribution.stance)
    yield node, t.QUOTATION, t.string(attribution.quotation)
    if (outer := context.attributions.get(attribution.within or "")) is not None:
        yield node, t.WITHIN, outer
    yield node, t.CONFIDENCE, t.decimal(round(min(max(attribution.confidence, 0.0), 1.0), 3))
    for claim in sorted(context.about.get(node, ()), key=str):
        yield node, t.ABOUT, claim
    for entity in sorted(_spoken_of(context, attribution), key=str):
        if entity != (source and context.node(source)):
            yield node, t.SPEAKS_OF, entity


def _spoken_of(context: Context, attribution: Attribution) -> set[NamedNode]:
    """Return the entities that the content of an attribution mentions."""
    found = set()
    for content in attribution.content:
        first = bisect_left(context.offsets, (content.start, content.start))
        for start, end in context.offsets[first:]:
            if start >= content.end:
                break
            if end <= content.end:
                found |= context.spoken[start, end]
    return found
