"""Who says what: sources, cues and contents of reported speech, thought and attitude (PARC 3.0 / PolNeAR terms).

Cues come from the dictionary; the dependency parse gives their sources and contents, quotation marks extend
contents over sentences and paragraphs. What stands inside another's content is left to it, but a speaker in there who
is said to say something keeps an attribution of his own, ``within`` the other: an outlet reports that somebody said so.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import AttributionDict, MentionDict
from kg.language.factuality.modality import beside
from kg.language.factuality.views import CERTAIN
from kg.language.speech.contents import complete, join_quotes
from kg.language.speech.cue_readers import candidates
from kg.language.speech.cues import ABSTRACT, Candidate, trim
from kg.language.speech.passages import Layout
from kg.language.speech.stretches import holding, touching
from kg.language.speech.voicing import is_voiced
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import FINITE, GERUND, PAST_TENSE, has_form, is_noun, is_proper, is_verbal, same_form
from kg.language.syntax.functions import serves_as
from kg.language.syntax.phrases import antecedent
from kg.language.syntax.verbs import is_perfect, subordinators
from kg.lexica.classes import word_class

# What a cue under negation does: who does not deny lets it stand, who does not promise has not bound himself.
_NEGATED = {"denies": "asserts", "threatens": "denies", "promises": "denies", "demands": "denies"}
# Readings of a cue in which what is said is a proposition.
_CLAUSAL = frozenset({"", "that", "quote", "inf", "np+inf"})
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE"})
_PAIRING = frozenset({"-", "–", "/"})  # "Norland-Sudria: ..." heads what is told of both
_JOINT = fn.COORDINATOR | fn.PUNCTUATION | fn.SUBORDINATOR
_PARTED = frozenset({"that", "np", "np+pred", "np+inf", "np+for", "np+as", "np+of", "inf", "for", "on"})


def attributions(doc: Doc) -> list[AttributionDict]:
    """Return the attributions of a Doc in text order of their first word.

    One whose source is None has a speaker that nobody names ("it was reported that"): its content is a claim all the
    same. A speaker inside another's content has ``within``.

    Args:
        doc: A parsed Doc; mentions, if there are any, tell who a source is.
    """
    layout = Layout(doc)
    found: list[Candidate] = []
    quoted: list[Candidate] = []
    for c in candidates(doc, layout.prose):
        (found if layout.quote_at(c.verb) is None else quoted).append(c)
    verbs = [c.verb for c in found if c.reports]
    for candidate in found:
        complete(layout, candidate, verbs)
    heads = annotations.by_head(doc)
    told = [c for c in found if c.content and (_can_speak(doc, c, heads) or _unnamed(c))]
    _embrace(told)
    _part(layout, told)
    found = list(_outermost(told))
    join_quotes(layout, found)
    found = list(_outermost(found))
    inner = _inner(doc, [*told, *(c for c in quoted if c.content)], found)
    found += [*_headlines(layout, found), *_signed(layout, found)]
    pairs = [(_record(layout, c, heads), c) for c in [*found, *(c for c, _ in inner)]]
    pairs.sort(key=lambda pair: (pair[0]["start"], pair[0]["cue"] or (0, 0)))
    place = {id(c): number for number, (_, c) in enumerate(pairs)}
    for c, outer in inner:
        pairs[place[id(c)]][0]["within"] = place[id(outer)]
    return [record for record, _ in pairs]


def _can_speak(doc: Doc, c: Candidate, heads: dict[int, list[MentionDict]]) -> bool:
    """Tell whether a source is not an abstraction: a report can say something, a relationship can't."""
    if c.head is None:
        return True
    noun = antecedent(doc[c.head])
    if not is_noun(noun) or noun.i in heads or not noun.lemma_.lower().endswith(ABSTRACT):
        return True
    return noun.lemma_.lower() in word_class("speaking-noun")


def _unnamed(c: Candidate) -> bool:
    """Take a source that can't speak from a cue of saying, whose content is somebody's words all the same."""
    c.source, c.head = None, None
    return c.reports and c.frame in _CLAUSAL


def _embrace(told: list[Candidate]) -> None:
    """Put what a second-hand speaker says into what is quoted: '"...," the daily quoted him as saying'."""
    verbs = {c.verb: c for c in told}
    for c in told:
        outer = verbs.get(c.quoting[0]) if c.quoting else None
        if outer is not None:
            outer.content += [(s, e) for s, e in c.content if not any(x <= s and e <= y for x, y in outer.content)]


def _part(layout: Layout, told: list[Candidate]) -> None:
    """Cut contents before a clause that reports something itself, on a level with the cue: "..., adding that"."""
    owners = [outer for outer in told for _ in outer.content]  # contents only shrink below
    spans = [span for outer in told for span in outer.content]
    around = holding(spans, [c.verb for c in told if c.reports])
    for c in told:
        outer = _beside(layout.doc, c, [owners[n] for n in around[c.verb]]) if c.reports else None
        if outer is None:
            continue
        verb = layout.doc[c.verb]
        left = verb.left_edge.i
        while left > outer.verb + 1 and serves_as(layout.doc[left - 1], _JOINT):
            left -= 1
        spans = [(s, min(e, left)) if s <= c.verb < e else (s, e) for s, e in outer.content]
        if all(e - s > 1 for s, e in spans):
            outer.content = spans
            if not c.own:
                c.source, c.head = outer.source, outer.head


def _beside(doc: Doc, c: Candidate, around: list[Candidate]) -> Candidate | None:
    """Return the candidate in whose content the parser has put a participle or conjunct on a level with its cue.

    ``around`` are those whose content holds the cue.
    """
    verb = doc[c.verb]
    aside = c.stance == "denies" and serves_as(verb, fn.RELATIVE_CLAUSE) and _is_aside(doc, c)
    level = (
        aside
        or (has_form(verb, GERUND) and serves_as(verb, fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE | fn.PREPOSITION))
        or (serves_as(verb, fn.CONJUNCT) and has_form(verb, FINITE | GERUND))
        or (c.own and serves_as(verb, fn.ADVERBIAL_CLAUSE) and subordinators(verb) & word_class("accompanying"))
    )
    if not level:
        return None
    # "Sudria, which confirmed it and said ..."
    below = {t.i for t in verb.ancestors if serves_as(t, fn.RELATIVE_CLAUSE | fn.NOUN_CLAUSE)}
    levels = (
        (e - s, n)
        for n, o in enumerate(around)
        for s, e in o.content
        if s <= c.verb < e and o.verb < c.verb and (aside or o.frame.split(" ")[0] in _PARTED)
        if c.own or not serves_as(verb, fn.CONJUNCT) or _goes_with(verb, doc[o.verb])
        if not any(s <= i < e for i in below)
    )
    nearest = min(levels, default=None)
    return None if nearest is None else around[nearest[1]]


def _is_aside(doc: Doc, c: Candidate) -> bool:
    """Tell whether all that is denied is what stands before, as "which" behind a comma says: "..., which it denies"."""
    pointing = word_class("relative-pronoun") | word_class("deniable")
    return c.own and all(e - s == 1 and doc[s].lower_ in pointing for s, e in c.content)


def _goes_with(conjunct: Token, cue: Token) -> bool:
    """Tell whether a conjunct goes with a cue above it: "has proposed naming a prosecutor, and called for more"."""
    perfect = is_perfect(cue) and has_form(conjunct, PAST_TENSE) and not has_form(conjunct.head, FINITE)
    return perfect or same_form(conjunct, cue)


def _inner(doc: Doc, told: list[Candidate], outermost: list[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """Return the candidates that stand wholly in the content of another one, with the innermost that holds them.

    Only words of saying count, with a subject of their own and a clause for what is said: what one speaker says that
    another feels, wants or calls something is his own claim.
    """
    kept = {id(c) for c in outermost}
    speaking = [c for c in told if id(c) not in kept and _speaks(doc, c)]
    holders, pairs = list(outermost), []
    possible = [*outermost, *speaking]
    owners = [id(c) for c in possible for _ in c.content]
    around = holding([span for c in possible for span in c.content], [c.cue[0] for c in speaking])
    number = {id(c): n for n, c in enumerate(holders)}  # of those that may hold others so far
    for c in sorted(speaking, key=lambda c: sum(s - e for s, e in c.content)):
        spans = [c.cue, *([c.source] if c.source else []), *c.content]
        outers = {number[owners[n]] for n in around[c.cue[0]] if owners[n] in number}
        holding_all = [
            (sum(end - start for start, end in holders[n].content), n)
            for n in outers
            if all(any(start <= s and e <= end for start, end in holders[n].content) for s, e in spans)
        ]
        if holding_all:
            pairs.append((c, holders[min(holding_all)[1]]))
            number[id(c)] = len(holders)
            holders.append(c)
    return pairs


def _speaks(doc: Doc, c: Candidate) -> bool:
    """Tell whether a candidate reports a proposition of somebody else than whoever speaks around it."""
    if not (c.reports and c.own and c.frame in _CLAUSAL) or c.head is None:
        return False
    return doc[c.head].lower_ not in word_class("speaking-pronoun")  # "I think" in one's own quotation


def _outermost(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates whose cue lies in no other's content; of two that hold each other, the first."""
    owners = [c.verb for c in found for _ in c.content]
    around = holding([span for c in found for span in c.content], [c.verb for c in found])
    for c in found:
        others = (owners[n] for n in around[c.verb] if owners[n] != c.verb)
        if not any(verb < c.verb or not any(x <= verb < y for x, y in c.content) for verb in others):
            yield c


def _signed(layout: Layout, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield a quote that a dash and a name sign."""
    doc = layout.doc
    held = touching(span for c in found for span in c.content)
    for quote in layout.quotes:
        dash = quote.end
        if dash + 1 >= len(doc) or doc[dash].orth_ not in {"―", "—", "–", "--", "-"} or not quote.leads:
            continue
        end = dash + 1
        while end < len(doc) and "\n" not in doc[end].text and end - dash < 8:
            end += 1
        name = trim(doc, dash + 1, end)
        if is_proper(doc[name[0]]) and not held(quote.start, quote.end):
            yield Candidate(
                dash, name, name[1] - 1, (dash, dash + 1), [(quote.start, quote.end)], "asserts", False, True, 0.8
            )


def _headlines(layout: Layout, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield "X: what X says" at the head of a paragraph or heading, where X is a name or a reporting noun."""
    doc = layout.doc
    taken = {c.verb for c in found}
    told = touching((c.content[0][0], c.content[-1][1]) for c in found if c.content)
    for k in range(len(layout.breaks)):
        start, end = layout.bounds(k)
        while start < end and (doc[start].is_space or doc[start].orth_ == '"'):
            start += 1
        colon = next((i for i in range(start + 1, min(start + 7, end - 1)) if doc[i].orth_ == ":"), None)
        if colon is None or colon in taken or any(is_verbal(t) or t.orth_ in _PAIRING for t in doc[start:colon]):
            continue
        head = doc[colon - 1]
        if head.ent_type_ not in _SPEAKERS and head.lower_ not in word_class("headline-source"):
            continue
        if told(colon, colon + 1):
            continue
        yield Candidate(
            colon, (start, colon), head.i, (colon, colon + 1), [(colon + 1, end)], "asserts", False, True, 0.8
        )


def _record(layout: Layout, c: Candidate, heads: dict[int, list[MentionDict]]) -> AttributionDict:
    doc = layout.doc
    content = sorted({span for span in (trim(doc, s, e) for s, e in c.content) if span[0] < span[1]})
    inside = layout.quotes_in(content)
    quoted = sum(min(q.end, e) - max(q.start, s) for q in inside for s, e in content if q.start < e and q.end > s)
    total = sum(e - s for s, e in content)
    kind = "indirect" if not inside else "direct" if quoted >= 0.8 * total else "mixed"
    own = beside(doc[c.verb])
    stance = c.stance if own.affirmed else _NEGATED.get(c.stance, c.stance)
    if kind == "direct" and stance == "asserts" and any("?" in doc[e - 2 : e].text for _, e in content[-1:]):
        stance = "asks"
    spans = [*content, *([c.source] if c.source else []), *([c.cue] if c.cue else [])]
    return {
        "source": c.source,
        "source_mention": _mention(doc, c, heads),
        "cue": c.cue,
        "content": content,
        "stance": stance,
        "quotation": kind,
        "factive": c.factive and own.affirmed and own.certainty == CERTAIN,
        "start": min(s for s, _ in spans),
        "end": max(e for _, e in spans),
        "confidence": 0.95 if kind == "direct" else c.confidence,
        "voiced": is_voiced(doc, c, kind, heads),
    }


def _mention(doc: Doc, c: Candidate, heads: dict[int, list[MentionDict]]) -> int | None:
    if c.head is None:
        return None
    head = doc[c.head]
    for token in (head, antecedent(head), *([head.head] if serves_as(head, fn.APPOSITION) else [])):
        if token.i in heads:
            return heads[token.i][0]["id"]
    return None
