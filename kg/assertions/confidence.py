"""How likely a statement is right: a logistic function of how it was found, fitted on texts of known content.

What extractors leave as confidence is how sure the lexicon is of a sense. ``kg/lexica/confidence.tsv`` holds, for each
kind of statement, an intercept and the weights of that and of what makes reading err: far participants, pronouns,
descriptions, plans, long sentences. ``training/fit_confidence.py`` fits it; docs/confidence.md says how well it holds.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log

from spacy.tokens import Doc, Token

from kg.errors import LexiconError
from kg.language.speech.stretches import touching
from kg.language.syntax import forms
from kg.lexica import tables
from kg.model import Assertion, Attribution, EventReport, Extraction, Mention, Span
from kg.ontology import relations, roots

TABLE = "confidence.tsv"
KINDS = ("event", "relation", "position", "attribution")
_PLAIN = 0.8  # the lexicon's confidence from which ``weight`` counts
_SENTENCE, _DISTANCE, _CONTENT = 150, 40, 80  # characters at which length begins to count
_NAMED = frozenset({"name", "listed", "metonym", None})

type Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the statements of a document point to."""

    doc: Doc
    mentions: Mapping[str, Mention]
    named: Mapping[str | None, bool]

    def doubts(self, *names: str | None) -> Iterator[str]:
        """Yield what is less than plain about the mentions that take part."""
        for mention in (self.mentions[name] for name in names if name is not None and name in self.mentions):
            if mention.form == "pronoun":
                yield "pronoun"
            elif mention.form == "nominal" or not self.named.get(mention.entity, True):
                yield "described"
            elif mention.identified_by not in _NAMED:
                yield "inferred"

    def gap(self, spans: list[Span | None]) -> float:
        """Return how far the farthest of some spans is from the first, on a scale that begins at 0."""
        found = [span for span in spans if span is not None]
        far = max((max(span.start - found[0].end, found[0].start - span.end) for span in found[1:]), default=0)
        return log(1 + max(far, 0) / _DISTANCE)

    def words(self, span: Span) -> list[Token]:
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return [] if found is None else list(found)

    def clauses(self, span: Span) -> int:
        """Return how many finite verbs stand in a span."""
        return sum(forms.has_form(word, forms.FINITE | forms.MODAL) for word in self.words(span))

    def span(self, name: str | None) -> Span | None:
        mention = self.mentions.get(name or "")
        return None if mention is None else Span(mention.start, mention.end)


def calibrated(extraction: Extraction, doc: Doc) -> Extraction:
    """Return an extraction whose events, assertions and attributions have the probability that they are right.

    What extractors of others found keeps the confidence that they gave it.
    """
    chance = {id(item): probability(kind, features) for kind, item, features in described(extraction, doc)}

    def sure[S: (Assertion, EventReport, Attribution)](items: tuple[S, ...]) -> tuple[S, ...]:
        return tuple(replace(item, confidence=chance.get(id(item), item.confidence)) for item in items)

    return replace(
        extraction,
        assertions=sure(extraction.assertions),
        events=sure(extraction.events),
        attributions=sure(extraction.attributions),
    )


def probability(kind: str, features: Features) -> float:
    """Return how likely a statement with these features is right, to three decimals.

    Raises:
        LexiconError: If the table is missing or malformed.
    """
    weights = _weights()[kind]
    score = weights["always"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + exp(-score)), 3)


def described(
    extraction: Extraction, doc: Doc
) -> Iterator[tuple[str, Assertion | EventReport | Attribution, Features]]:
    """Yield each statement with its kind and the features that its confidence depends on."""
    known = _Known(doc, {m.id: m for m in extraction.mentions}, {e.id: e.named for e in extraction.entities})
    for event in extraction.events:
        yield "event", event, _of_event(event, known)
    for claim in extraction.assertions:
        if claim.extractor.startswith("kg_"):
            yield ("relation" if claim.value is None else "position"), claim, _of_claim(claim, known)
    acts = touching((event.trigger.start, event.trigger.end) for event in extraction.events)
    for item in extraction.attributions:
        yield "attribution", item, _of_attribution(item, known, acts)


def _of_event(event: EventReport, known: _Known) -> Features:
    parties = (*event.actor, *event.recipient)
    found = _common(event, known, *parties)
    found["far"] = known.gap([event.trigger, *map(known.span, parties)])
    if event.root in roots():
        found[roots()[event.root].influence.quad] = 1.0
    found["noun"] = float(any(map(forms.is_nominal, known.words(event.trigger))))
    found["many"] = float(max(len(event.actor), len(event.recipient)) > 1)
    found["no actor"], found["no recipient"] = float(not event.actor), float(not event.recipient)
    found["dated"] = float(event.time is not None)
    found["open" if event.status not in {"Happened", "Ongoing", "Denied"} else event.status] = 1.0
    return found


def _of_claim(claim: Assertion, known: _Known) -> Features:
    found = _common(claim, known, claim.subject, claim.object)
    if claim.value is not None:
        found["words"] = log(len(claim.value.split()))
        return found
    found["far"] = known.gap([known.span(claim.subject), known.span(claim.object)])
    found["Denied"] = float(claim.polarity == "Denied")
    known_as = relations().get(claim.relation)
    found[known_as.influence.quad if known_as and known_as.influence else "other"] = 1.0
    return found


def _of_attribution(item: Attribution, known: _Known, acts: Callable[[int, int], bool]) -> Features:
    length = sum(span.end - span.start for span in item.content)
    phrase = not any(map(known.clauses, item.content))
    cue = item.cue
    act = cue is not None and acts(cue.start, cue.end)
    return {
        "weight": _logit(item.confidence),
        item.quotation: 1.0,
        item.stance: 1.0,
        "no source": float(item.source is None),
        "unlinked": float(item.source is not None and item.source_mention is None),
        "short": float(length < _CONTENT / 2),
        "phrase of an act": float(phrase and act),  # "condemned the raid" is told as an event too
        "phrase": float(phrase and not act),
        "long": max(0.0, log(max(length, 1) / _CONTENT)),
        **dict.fromkeys(known.doubts(item.source_mention), 1.0),
    }


def _common(item: EventReport | Assertion, known: _Known, *parties: str | None) -> dict[str, float]:
    length = item.evidence.end - item.evidence.start
    return {
        "weight": _logit(item.confidence),
        "long": max(0.0, log(max(length, 1) / _SENTENCE)),
        "clauses": log(max(known.clauses(item.evidence), 1)),
        "unsure": float(item.certainty != "Certain"),
        "spoken": float(item.attribution is not None),
        **dict.fromkeys(known.doubts(*parties), 1.0),
    }


def _logit(confidence: float) -> float:
    inside = min(max(confidence, 0.05), 0.95)
    return log(inside / (1 - inside)) - log(_PLAIN / (1 - _PLAIN))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
    for where, row in tables.numbered(TABLE):
        if row["kind"] not in found:
            raise LexiconError(
                f"{row['kind']!r} is no kind of statement", where=where, hint="one of " + ", ".join(KINDS)
            )
        try:
            found[row["kind"]][row["feature"]] = float(row["weight"])
        except ValueError as err:
            raise LexiconError(f"{row['weight']!r} is no number", where=where, hint="fit the table anew") from err
    missing = [kind for kind, weights in found.items() if "always" not in weights]
    if missing:
        raise LexiconError(f"no intercept for {', '.join(missing)}", where=TABLE, hint="fit the table anew")
    return found
