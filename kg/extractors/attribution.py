"""Who says what: sources, cues and contents of reported speech, thought and attitude (PARC 3.0 / PolNeAR terms).

Cues come from ``kg/data/cues.tsv``; the dependency parse gives their sources and contents, quotation marks extend contents
over sentences and paragraphs. Attributions don't nest: what stands inside the content of another is left to that one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from kg.grammar import annotations
from kg.grammar.annotations import AttributionDict, MentionDict
from kg.grammar.clauses import antecedent
from kg.grammar.quotes import Quote, paragraphs, quotes
from kg.grammar.reporting import Candidate, candidates, trim


def find(doc: Doc) -> list[AttributionDict]:
    """Return the attributions of a Doc in text order of their first word, outermost only."""
    layout = _Layout(doc)
    found = [c for c in candidates(doc, layout.prose) if layout.quote_at(c.verb) is None]
    verbs = [c.verb for c in found if c.reports]
    for candidate in found:
        _complete(layout, candidate, verbs)
    found = list(_outermost([c for c in found if c.content]))
    _join_quotes(layout, found)
    found = list(_outermost(found))
    found += [*_headlines(layout, found), *_signed(layout, found)]
    heads = annotations.by_head(doc)
    return sorted((_record(layout, c, heads) for c in found), key=lambda a: (a["start"], a["cue"] or (0, 0)))


class _Layout:
    """Sentences, paragraphs and quotes of a Doc, looked up by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.breaks = paragraphs(doc)
        self.quotes = quotes(doc, self.breaks)
        self.opens = [q.start for q in self.quotes]
        kinds = zip(doc.sents, annotations.block_kinds(doc), strict=True)
        self.prose = [(s.start, s.end) for s, kind in kinds if kind in {"prose", "list"}]
        self.starts = sorted({*(s.start for s in doc.sents), *self.breaks})

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the sentence of a token, cut at paragraph breaks, without white space."""
        k = bisect_right(self.starts, i) - 1
        start, end = self.starts[k], self.starts[k + 1] if k + 1 < len(self.starts) else len(self.doc)
        while start < i and self.doc[start].is_space:
            start += 1
        return start, trim_end(self.doc, end)

    def paragraph(self, i: int) -> int:
        """Return the number of a token's paragraph."""
        return bisect_right(self.breaks, i) - 1

    def bounds(self, paragraph: int) -> tuple[int, int]:
        """Return the tokens (start, end-exclusive) of a paragraph."""
        end = self.breaks[paragraph + 1] if paragraph + 1 < len(self.breaks) else len(self.doc)
        return self.breaks[paragraph], trim_end(self.doc, end)

    def quote_at(self, i: int) -> Quote | None:
        """Return the quote whose marks enclose a token."""
        k = bisect_right(self.opens, i) - 1
        return self.quotes[k] if k >= 0 and self.quotes[k].end > i else None

    def quote_after(self, i: int) -> Quote | None:
        """Return the first quote that opens at a token or after it."""
        k = bisect_left(self.opens, i)
        return self.quotes[k] if k < len(self.quotes) else None


def trim_end(doc: Doc, end: int) -> int:
    """Return an exclusive end moved left over white space."""
    while end > 1 and doc[end - 1].is_space:
        end -= 1
    return end


def _complete(layout: _Layout, c: Candidate, verbs: list[int]) -> None:
    """Complete a candidate's content: what stands around a parenthetical cue, and quotes in full."""
    low, high = layout.bounds(layout.paragraph(c.verb))
    if c.source is not None:
        c.source = max(c.source[0], low), min(c.source[1], high)
        c.source = c.source if c.source[0] < c.source[1] else None
    c.content = [(max(s, low), min(e, high)) for s, e in c.content if s < high and e > low]
    if c.reports:
        _around(layout, c, verbs)
    whole = []
    for start, end in c.content:
        for i in (start, end - 1):
            quote = layout.quote_at(i)
            if quote is not None and not quote.start <= c.verb < quote.end:
                start, end = min(start, quote.start), max(end, quote.end)
        following = layout.quote_after(end)
        gap = 1 if end < high and layout.doc[end].pos_ == "DET" else 0
        if following is not None and end > c.verb and following.start == end + gap and (c.reports or gap):
            end = following.end
        whole.append((start, end))
    c.content = whole


_PAUSES = frozenset({",", "--", "-", "–", "—", ";"})
_ENDS = frozenset({"?", "!", "...", "…"})


def _around(layout: _Layout, c: Candidate, verbs: list[int]) -> None:
    """Find the content of "..., X said", "X said: ..." and "..., X said, ..." by order and punctuation."""
    doc = layout.doc
    start, end = layout.sentence(c.verb)
    begin, stop = c.block()
    begin = _before_adverbs(doc, c, begin, start)
    after = stop
    while (
        after < end and doc[after].orth_ not in _PAUSES and doc[after].orth_ != ":" and layout.quote_at(after) is None
    ):
        after += 1
    relative = c.head is not None and doc[c.head].tag_ in {"WP", "WDT"}
    closing = None if relative or not c.own else _quote_before(layout, c.verb, begin)
    if closing is not None:
        left = (
            layout.sentence(closing.start)[0]
            if start <= closing.start and _clausal(doc, start, begin, c.verb)
            else closing.start
        )
        c.content = [(left, closing.end)]
        opened = _quote_beyond(layout, stop, end + 2, verbs, c.verb)
        if opened is not None and after < end:
            c.content.append((opened.start, opened.end))
        return
    middle = not relative and begin - 1 > start and doc[begin - 1].orth_ in _PAUSES
    if middle and after == stop < end - 1 and doc[after].orth_ in _PAUSES and doc[after].orth_ == doc[begin - 1].orth_:
        c.content = [(start, begin), (after + 1, end)]
    elif c.content:
        return
    elif (middle or (not relative and begin - 1 > start and doc[begin - 1].orth_ in _ENDS)) and _clausal(
        doc, start, begin, c.verb
    ):
        c.content = [(start, begin)]
        if after < end - 1 and doc[after].orth_ in _PAUSES and _goes_on(doc, c.verb, after, end):
            c.content.append((after + 1, end))
    elif (opened := _quote_beyond(layout, stop, min(after + 2, end + 2), verbs, c.verb)) is not None:
        c.content = [(opened.start, opened.end)]
    elif after < end and doc[after].orth_ == ":":
        c.content = [(after + 1, end)] if after < end - 1 else _next_paragraph(layout, c.verb, after)
    elif doc[c.verb].dep_ in {"ccomp", "parataxis"} and doc[c.verb].head.i > stop and after > stop:
        c.content = [(stop, min(end, doc[c.verb].head.right_edge.i + 1))]  # "which he said were sold"
        if doc[begin - 1].tag_ in {"WDT", "WP"}:
            c.content.insert(0, (begin - 1, begin))
    else:
        that = next((i for i in range(stop, min(after, end)) if doc[i].lower_ == "that" and doc[i].tag_ == "IN"), None)
        if that is not None:
            c.content = [(that, end)]


def _quote_before(layout: _Layout, verb: int, begin: int) -> Quote | None:
    """Return the quote that ends right before a cue's clause and leaves its sentence open ("...," he said)."""
    doc = layout.doc
    while begin > 1 and doc[begin - 1].orth_ == "'":
        begin -= 1
    comma = begin > 1 and doc[begin - 1].orth_ in _PAUSES
    quote = layout.quote_at(begin - 2 if comma else begin - 1) if begin > 1 else None
    if quote is None or quote.end - quote.start < 3 or layout.paragraph(quote.end - 1) != layout.paragraph(verb):
        return None
    last = quote.end - 2
    while last > quote.start and doc[last].orth_ in {"'", '"'}:
        last -= 1
    return quote if comma or doc[last].orth_ in _PAUSES | _ENDS else None


def _quote_beyond(layout: _Layout, start: int, end: int, verbs: list[int], verb: int) -> Quote | None:
    """Return the first quote between two tokens, unless another cue stands before it."""
    quote = layout.quote_after(start)
    near = bisect_right(verbs, verb)
    if quote is None or quote.start > end or (near < len(verbs) and verbs[near] < quote.start):
        return None
    if quote.start > start and layout.doc[quote.start - 1].orth_ in {".", "!", "?"}:
        return None
    return quote


def _before_adverbs(doc: Doc, c: Candidate, begin: int, start: int) -> int:
    """Return where the cue's clause begins, its conjunction and adverbs included ("as officials said")."""
    while begin - 1 > start and (
        doc[begin - 1].is_space or (doc[begin - 1].dep_ in {"mark", "advmod", "cc"} and doc[begin - 1].head.i == c.verb)
    ):
        begin -= 1
    return begin


def _clausal(doc: Doc, start: int, end: int, verb: int) -> bool:
    """Tell whether a stretch before a cue is a clause that the cue may report, not a fronted adverbial."""
    for token in doc[start:end]:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            if (
                token.dep_ == "ROOT"
                or (token.dep_ in {"ccomp", "parataxis", "conj", "dep"} and token.head.i >= end)
                or token.i == doc[verb].head.i
            ):
                return True
    return False


def _next_paragraph(layout: _Layout, verb: int, colon: int) -> list[tuple[int, int]]:
    """Return the paragraph after "X said:" at a paragraph's end."""
    here = layout.paragraph(verb)
    if colon < layout.bounds(here)[1] - 1 or here + 1 >= len(layout.breaks):
        return []
    start, end = layout.bounds(here + 1)
    quote = layout.quote_after(start)
    return [(start, quote.end if quote is not None and quote.leads else end)]


def _goes_on(doc: Doc, verb: int, after: int, end: int) -> bool:
    """Tell whether the clause goes on after a cue set between commas."""
    if doc[verb].dep_ in {"parataxis", "ccomp", "advcl"}:
        return True
    return any(t.head.i < verb and t.dep_ != "punct" for t in doc[after + 1 : min(end, after + 8)])


def _join_quotes(layout: _Layout, found: list[Candidate]) -> None:
    """Give each quote without a cue of its own to the attribution it continues."""
    doc = layout.doc
    owned = sorted(((s, e, n) for n, c in enumerate(found) if c.reports for s, e in c.content))
    held = sorted(((s, e) for c in found for s, e in c.content))
    last: Candidate | None = None
    previous: Quote | None = None
    at = k = 0
    for quote in layout.quotes:
        while k < len(held) and held[k][1] <= quote.start:
            k += 1
        covered = k < len(held) and held[k][0] < quote.end
        while at < len(owned) and owned[at][1] <= quote.start:
            at += 1
        if at < len(owned) and owned[at][0] < quote.end:
            last, previous = found[owned[at][2]], quote
        elif not covered and last is not None and previous is not None and _continues(layout, quote, previous, last):
            start, end = layout.sentence(quote.end - 1)
            tail = (
                end > quote.end and start < quote.end and not any(c.verb >= quote.end and c.verb < end for c in found)
            )
            last.content.append((quote.start, end if tail else quote.end))
            previous = quote


def _continues(layout: _Layout, quote: Quote, previous: Quote, last: Candidate) -> bool:
    """Tell whether a quote goes on with what the last cue introduced."""
    if quote.start < last.verb:
        return False
    here, before = layout.paragraph(quote.start), layout.paragraph(max(previous.end - 1, last.verb))
    if here == before:
        return (quote.leads or _starts_sentence(layout, quote)) and quote.end - quote.start > 3
    return quote.leads and here == before + 1 and not previous.closed


def _starts_sentence(layout: _Layout, quote: Quote) -> bool:
    doc, i = layout.doc, quote.start
    if doc[i].is_sent_start or (i + 1 < len(doc) and doc[i + 1].is_sent_start):
        return True
    return i > 0 and doc[i - 1].orth_ in {".", "?", "!", '"', "''"}


def _outermost(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates whose cue lies in no other's content; of two that hold each other, the first."""
    spans = sorted((s, e, c.verb) for c in found for s, e in c.content)
    for c in found:
        inside = False
        for s, e, verb in spans:
            if s > c.verb:
                break
            if e > c.verb and verb != c.verb:
                other_inside = any(x <= verb < y for x, y in c.content)
                if not other_inside or verb < c.verb:
                    inside = True
                    break
        if not inside:
            yield c


def _signed(layout: _Layout, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield a quote that a dash and a name sign."""
    doc = layout.doc
    held = [span for c in found for span in c.content]
    for quote in layout.quotes:
        dash = quote.end
        if dash + 1 >= len(doc) or doc[dash].orth_ not in {"―", "—", "–", "--", "-"} or not quote.leads:
            continue
        end = dash + 1
        while end < len(doc) and "\n" not in doc[end].text and end - dash < 8:
            end += 1
        name = trim(doc, dash + 1, end)
        if doc[name[0]].pos_ == "PROPN" and not any(s < quote.end and e > quote.start for s, e in held):
            yield Candidate(
                dash, name, name[1] - 1, (dash, dash + 1), [(quote.start, quote.end)], "asserts", False, True, 0.8
            )


def _headlines(layout: _Layout, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield "X: what X says" at the head of a paragraph or heading, where X is a name or a reporting noun."""
    doc = layout.doc
    taken = {c.verb for c in found}
    for k in range(len(layout.breaks)):
        start, end = layout.bounds(k)
        while start < end and (doc[start].is_space or doc[start].orth_ == '"'):
            start += 1
        colon = next((i for i in range(start + 1, min(start + 7, end - 1)) if doc[i].orth_ == ":"), None)
        if colon is None or colon in taken or any(t.pos_ in {"VERB", "AUX"} for t in doc[start:colon]):
            continue
        head = doc[colon - 1]
        if head.ent_type_ not in {"PERSON", "ORG", "GPE"} and head.lower_ not in {
            "poll",
            "report",
            "study",
            "survey",
            "analysts",
            "experts",
        }:
            continue
        if any(c.content and c.content[0][0] <= colon < c.content[-1][1] for c in found):
            continue
        yield Candidate(
            colon, (start, colon), head.i, (colon, colon + 1), [(colon + 1, end)], "asserts", False, True, 0.8
        )


def _record(layout: _Layout, c: Candidate, heads: dict[int, list[MentionDict]]) -> AttributionDict:
    doc = layout.doc
    content = sorted({span for span in (trim(doc, s, e) for s, e in c.content) if span[0] < span[1]})
    inside = [q for q in layout.quotes if any(q.start < e and q.end > s for s, e in content)]
    quoted = sum(min(q.end, e) - max(q.start, s) for q in inside for s, e in content if q.start < e and q.end > s)
    total = sum(e - s for s, e in content)
    kind = "indirect" if not inside else "direct" if quoted >= 0.8 * total else "mixed"
    stance = c.stance
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
        "factive": c.factive,
        "start": min(s for s, _ in spans),
        "end": max(e for _, e in spans),
        "confidence": 0.95 if kind == "direct" else c.confidence,
    }


def _mention(doc: Doc, c: Candidate, heads: dict[int, list[MentionDict]]) -> int | None:
    if c.head is None:
        return None
    for token in (doc[c.head], antecedent(doc[c.head])):
        if token.i in heads:
            return heads[token.i][0]["id"]
    return None


def annotate(doc: Doc) -> Doc:
    """Fill ``doc._.kg_attributions``."""
    doc._.kg_attributions = find(doc)
    return doc


@Language.factory("kg_attribution", requires=["token.dep", "token.lemma"], assigns=["doc._.kg_attributions"])
def make_attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component. It reads mentions where an earlier component left them, and works without."""
    annotations.register()
    return annotate
