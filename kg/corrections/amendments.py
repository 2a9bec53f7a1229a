"""Statements that an analyst rejects, and those that an analyst adds.

What is added stands in a document of its own, one line for each: so it has a sentence, a place and an author like all
that texts tell, and every view that leads to sentences leads there.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import cast

from kg.corrections.plan import Added, Statement
from kg.model import Assertion, Document, Entity, EntityType, EventReport, Extraction, Mention, MentionType, Span
from kg.naming import credited
from kg.ontology import relations

DOCUMENT = "kg:corrections"  # no file and no record is called so
EXTRACTOR = "correction"


def amend(extraction: Extraction, rejected: Collection[Statement]) -> tuple[Extraction, frozenset[Statement]]:
    """Return the extraction without the statements that are rejected, and which of them it made.

    Of an event one side's rejected actors go; the report goes with the last of them.

    Args:
        extraction: With its entities as all texts and the corrections have them.
        rejected: Statements, by the keys of entities.
    """
    if not rejected:
        return extraction, frozenset()
    keys = {entity.id: entity.key for entity in extraction.entities}
    of = {mention.id: keys.get(mention.entity or "", "") for mention in extraction.mentions}
    gone = set[Statement]()
    assertions = tuple(claim for claim in extraction.assertions if not _rejects(claim, of, rejected, gone))
    events = tuple(report for told in extraction.events if (report := _without(told, of, rejected, gone)) is not None)
    if not gone:
        return extraction, frozenset()
    return replace(extraction, assertions=assertions, events=events), frozenset(gone)


def _rejects(claim: Assertion, of: dict[str, str], rejected: Collection[Statement], gone: set[Statement]) -> bool:
    target = of.get(claim.object, "") if claim.object is not None else claim.value or ""
    statement = (of.get(claim.subject, ""), claim.relation, target)
    if statement in rejected:
        gone.add(statement)
    return statement in rejected


def _without(
    report: EventReport, of: dict[str, str], rejected: Collection[Statement], gone: set[Statement]
) -> EventReport | None:
    """Return a report without the actors whose act is rejected, None where nobody is left."""
    left = []
    for actor in report.actor:
        made = {(of.get(actor, ""), report.root, of.get(target, "")) for target in report.recipient}
        if denied := made & set(rejected):
            gone |= denied
        else:
            left.append(actor)
    if len(left) == len(report.actor):
        return report
    return replace(report, actor=tuple(left)) if left else None


def added(statements: Iterable[Added]) -> Extraction | None:
    """Return the document that holds what an analyst adds, None where that is nothing."""
    rows = sorted(statements, key=lambda statement: statement.row.said)
    if not rows:
        return None
    lines, mentions, claims = list[str](), list[Mention](), list[Assertion]()
    entities: dict[str, Entity] = {}
    start = 0
    for statement in rows:
        line, spans = _line(statement)
        told = []
        for (key, kind, label), (begin, end) in zip((statement.subject, statement.object), spans, strict=True):
            if not key:
                continue
            entity = entities.setdefault(key, Entity(f"e{len(entities) + 1}", key, label, cast("EntityType", kind)))
            name = f"m{len(mentions) + 1}"
            place = (start + begin, start + end)
            mentions.append(Mention(name, *place, cast("MentionType", kind), entity.id, identified_by="name"))
            told.append(name)
        value = None if len(told) > 1 else statement.object[2]
        evidence = Span(start, start + len(line))
        relation, target = statement.row.value, told[1] if len(told) > 1 else None
        claims.append(Assertion(relation, told[0], target, evidence, value=value, extractor=EXTRACTOR))
        lines.append(line)
        start += len(line) + 1
    document = Document(DOCUMENT, "\n".join(lines), title="Corrections", source="corrections")
    return Extraction(document, tuple(mentions), tuple(entities.values()), tuple(claims))


def _line(statement: Added) -> tuple[str, tuple[tuple[int, int], tuple[int, int]]]:
    """Return a statement as a sentence with who says so, and where its ends stand in it."""
    subject, phrase, target = statement.subject[2], relations()[statement.row.value].phrase, statement.object[2]
    head = f"{subject} {phrase} {target}"
    spans = ((0, len(subject)), (len(head) - len(target), len(head)))
    row = statement.row
    done = "confirmed" if row.action == "confirm" else "added"
    return f"{head} ({credited(done, row.author, row.date, row.reason)}).", spans
