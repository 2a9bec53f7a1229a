"""Relations as the re3d gold standard marks them: between any noun phrases, and far looser than the facts of a graph.

re3d ties a count to what is counted, each participant of a clause to its place, a strike to what it hits and an alias
to its name, whatever kind of thing they are. This reads those ties off the same parse, mentions and frames that the
graph is made from; nothing here reaches a graph.
"""

import itertools
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from kg.evaluation.re3d_ties import ties_of
from kg.evaluation.re3d_words import Heads
from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.syntax.phrases import noun_phrase

FRAMES = {
    "alliedWith": "AlliesOf",
    "partnerOf": "AlliesOf",
    "supports": "AlliesOf",
    "suppliesArmsTo": "AlliesOf",
    "opposes": "Dislikes",
    "fights": "FightingAgainst",
    "leads": "InChargeOf",
    "headOfStateOf": "InChargeOf",
    "headOfGovernmentOf": "InChargeOf",
    "memberOf": "BelongsTo",
    "affiliatedWith": "BelongsTo",
    "partOf": "BelongsTo",
    "spokespersonOf": "BelongsTo",
    "locatedIn": "CoLocated",
    "capitalOf": "CoLocated",
    "borders": "CoLocated",
    "residentOf": "CoLocated",
}
_MEASURES = frozenset({"%", "", "mile", "day", "year", "month", "hour", "week", "kilometer", "kilometre"})
_ALSO = frozenset({"also known as", "known as", "also called", "or", "formerly"})

type _Span = tuple[int, int]  # characters, end-exclusive
type _SpanTie = tuple[_Span, _Span, str]


def relations(doc: Doc) -> Iterator[dict[str, Any]]:
    """Yield re3d relations as prediction records with character spans; of several between two spans the first."""
    heads: Heads = {}
    for mention in annotations.mentions(doc):
        heads.setdefault(mention["head"], mention)
    seen: set[tuple[_Span, _Span]] = set()
    for source, target, type_ in _all_ties(doc, heads):
        apart = source[1] <= target[0] or target[1] <= source[0]
        if apart and (source, target) not in seen:
            seen |= {(source, target), (target, source)}
            (start, end), (start2, end2) = source, target
            yield {"source_start": start, "source_end": end, "target_start": start2, "target_end": end2, "type": type_}


def _all_ties(doc: Doc, heads: Heads) -> Iterator[_SpanTie]:
    yield from _framed(doc)
    yield from _counts(doc)
    yield from _aliases(doc)
    yield from _assaults(doc)
    for token in doc:
        for source, target, type_ in ties_of(token, heads):
            yield _phrase(source, heads), _phrase(target, heads), type_


def _framed(doc: Doc) -> Iterator[_SpanTie]:
    """Yield the relations of the graph that re3d knows under another name."""
    known = annotations.mentions(doc)
    for relation in annotations.relations(doc):
        type_ = FRAMES.get(relation["relation"])
        if type_ and relation["object"] is not None:
            subject, object_ = known[relation["subject"]], known[relation["object"]]
            if type_ != "CoLocated" or not _one_place(subject, object_):
                yield _span(doc, subject), _span(doc, object_), type_


def _assaults(doc: Doc) -> Iterator[_SpanTie]:
    """Yield who attacks whom in the events of the graph."""
    known = annotations.mentions(doc)
    for event in annotations.events(doc):
        if event["root"] == "ASSAULT":
            for actor, recipient in itertools.product(event["actor"], event["recipient"]):
                yield _span(doc, known[actor]), _span(doc, known[recipient]), "FightingAgainst"


def _one_place(part: MentionDict, whole: MentionDict) -> bool:
    """Tell whether two places are named in one breath, which re3d takes for one place: "Gori, Georgia"."""
    return whole["form"] == "adjective" or whole["start"] - part["end"] == 1


def _span(doc: Doc, mention: MentionDict) -> _Span:
    if mention["form"] == "adjective":
        return annotations.token_span(doc, mention["start"], mention["end"])
    return _trimmed(doc, mention["np_start"], mention["np_end"])


def _phrase(token: Token, heads: Heads) -> _Span:
    mention = heads.get(token.i)
    return _span(token.doc, mention) if mention else _trimmed(token.doc, *noun_phrase(token))


def _trimmed(doc: Doc, start: int, end: int) -> _Span:
    """Return the characters of a noun phrase without article and possessive ending."""
    if end - start > 1 and doc[start].pos_ == "DET":
        start += 1
    while end - start > 1 and doc[end - 1].text in {"'s", "'", ".", ","}:
        end -= 1
    return annotations.token_span(doc, start, end)


def _counts(doc: Doc) -> Iterator[_SpanTie]:
    """Yield what is counted with its number: "two vehicles"; "one" is no count, "km" and "°" are not counted."""
    for quantity in annotations.quantities(doc):
        noun = doc[quantity["head"]]
        if noun.pos_ != "NOUN" or quantity["unit"] in _MEASURES or quantity["unit"].isupper():
            continue
        digits = [i for i in range(quantity["start"], quantity["end"]) if doc[i].like_num or doc[i].tag_ == "CD"]
        start, end = noun_phrase(noun)
        word = len(noun) > 2 and noun.lemma_.isalpha()
        single = [doc[i].lower_ for i in digits] in (["one"], ["1"])
        if word and not single and digits and digits[-1] < noun.i:
            counted = annotations.token_span(doc, max(start, digits[-1] + 1), end)
            yield counted, annotations.token_span(doc, digits[0], digits[-1] + 1), "HasAttrOf"


def _aliases(doc: Doc) -> Iterator[_SpanTie]:
    """Yield a name with the one told after it: "World Food Programme (WFP)", "Istanbul, also called Constantinople"."""
    named = [m for m in annotations.mentions(doc) if m["form"] == "name"]
    for first, second in itertools.pairwise(named):
        between = " ".join(t.lower_ for t in doc[first["end"] : second["start"]] if t.text not in {",", '"', "the"})
        if (between == "(" and doc[second["start"]].is_upper) or between.removeprefix("( ") in _ALSO:
            yield _span(doc, first), _span(doc, second), "IsSynonymOf"
