"""The words that a cue introduces, read from order, punctuation and quotation marks where the syntax does not tell."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from kg.language.speech.cues import Candidate, trim_end
from kg.language.speech.passages import Layout
from kg.language.speech.quotes import Quote
from kg.language.speech.second_hand import is_of_source
from kg.language.speech.stretches import holding
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_determiner, is_nominal, is_pronoun, is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.verbs import is_infinitive, opening_words
from kg.lexica.classes import word_class

_TITLE = 7  # tokens with both marks: shorter than a sentence
_PAUSES = frozenset({",", "--", "-", "–", "—", ";"})
_ENDS = frozenset({"?", "!", "...", "…"})
_RELATIVE = forms.WH_DETERMINER | forms.WH_PRONOUN
_TENSED = forms.FINITE | forms.MODAL
_LOOSE = fn.THAT_CLAUSE | fn.PARATAXIS  # how the parser hangs a clause of speech on what is said


def complete(layout: Layout, c: Candidate, verbs: list[int]) -> None:
    """Complete a candidate's content: what stands around a parenthetical cue, and quotes in full."""
    low, high = layout.bounds(layout.paragraph(c.verb))
    if c.head is not None and c.own and c.reports:
        _outside_quotes(layout, c, low, high)
    if c.source is not None:
        c.source = max(c.source[0], low), min(c.source[1], high)
        if c.source[0] >= c.source[1]:  # a misparse over a paragraph break
            c.content, c.reports = [], False
            return
    c.content = [(max(s, low), min(e, high)) for s, e in c.content if s < high and e > low]
    if c.reports and (c.content or not is_infinitive(layout.doc[c.verb])):
        _around(layout, c, verbs)
    c.content = [_whole_quotes(layout, c, start, end, high) for start, end in c.content]


def _whole_quotes(layout: Layout, c: Candidate, start: int, end: int, high: int) -> tuple[int, int]:
    """Return a content span with every quote that it touches in full."""
    for i in (start, end - 1):
        quote = layout.quote_at(i)
        if quote is not None and not quote.start <= c.verb < quote.end:
            start, end = min(start, quote.start), max(end, quote.end)
    following = layout.quote_after(end)
    gap = 1 if end < high and is_determiner(layout.doc[end]) else 0
    joined = following is not None and end > c.verb and following.start == end + gap and (c.reports or gap)
    return (start, following.end) if joined and following is not None else (start, end)


def _outside_quotes(layout: Layout, c: Candidate, low: int, high: int) -> None:
    """Give a cue whose source the parser found in the words quoted before it the noun that stands beside it."""
    doc, head = layout.doc, c.head
    quote = layout.quote_at(head) if head is not None else None
    if quote is None or not low <= quote.start or not quote.end <= c.verb:
        return
    around = (*doc[quote.end : c.verb], *doc[c.verb + 1 : min(high, c.verb + 8)])
    beside = next((t for t in around if is_nominal(t) or is_pronoun(t)), None)
    if beside is None:
        return
    while beside.head.i > quote.end and is_nominal(beside.head) and beside.head.i != c.verb:
        beside = beside.head
    left = max(beside.left_edge.i, quote.end if beside.i < c.verb else c.verb + 1)
    c.source, c.head = (left, min(beside.right_edge.i + 1, c.verb if beside.i < c.verb else high)), beside.i


def _around(layout: Layout, c: Candidate, verbs: list[int]) -> None:
    """Find the content of "..., X said", "X said: ..." and "..., X said, ..." by order and punctuation."""
    doc = layout.doc
    start, end = layout.sentence(c.verb)
    begin, stop = c.block()
    begin = _before_adverbs(doc, c, begin, start)
    after = _pause(layout, stop, end)
    names_source = after + 1 < end and is_of_source(doc[after + 1])
    relative = c.head is not None and has_form(doc[c.head], _RELATIVE)
    closing = None if relative or not c.own or _subordinate(doc, c) else _quote_before(layout, c.verb, begin)
    if closing is not None and c.content and closing.end - closing.start < _TITLE:
        closing = None  # a title before a cue that has its clause: 'on "Newsnight," she said that'
    if closing is not None:
        left = closing.start
        if start <= closing.start and _clausal(doc, start, begin, c.verb):
            left = layout.sentence(closing.start)[0]
        c.content = [(left, closing.end)]
        opened = _quote_beyond(layout, stop, end + 2, verbs, c.verb)
        if opened is not None and after < end:
            c.content.append((opened.start, opened.end))
        return
    circumstance = not opening_words(doc[c.verb]).isdisjoint(word_class("conjunction-of-circumstance"))
    apart = c.own and not relative and not circumstance  # "..., when voters said", "..., who said"
    pause = doc[begin - 1].orth_ if apart and begin - 1 > start else ""
    inserted = _clausal(doc, start, begin, c.verb) or _goes_on(doc, c.verb, after, end)
    if pause in _PAUSES and after == stop < end - 1 and doc[after].orth_ == pause and inserted and not names_source:
        c.content = [(start, begin), (after + 1, end)]
    elif not c.content and pause in _PAUSES | _ENDS and _clausal(doc, start, begin, c.verb):
        c.content = [(start, begin)]
        if after < end - 1 and doc[after].orth_ in _PAUSES and _goes_on(doc, c.verb, after, end):
            c.content.append((after + 1, end))
    elif not c.content:
        c.content = _following(layout, c, verbs, after)


def _pause(layout: Layout, at: int, end: int) -> int:
    """Return the first pause, colon or quotation from a token on."""
    doc = layout.doc
    while at < end and doc[at].orth_ not in _PAUSES and doc[at].orth_ != ":" and layout.quote_at(at) is None:
        at += 1
    return at


def _subordinate(doc: Doc, c: Candidate) -> bool:
    """Tell whether a cue with a content of its own only dates what stands before it: "..., after X praised Y"."""
    return bool(c.content) and not opening_words(doc[c.verb]).isdisjoint(word_class("conjunction-of-circumstance"))


def _following(layout: Layout, c: Candidate, verbs: list[int], after: int) -> list[tuple[int, int]]:
    """Return what comes after a cue: a quote, what a colon introduces, or a clause that the parser hung elsewhere."""
    doc, verb = layout.doc, layout.doc[c.verb]
    end, (begin, stop) = layout.sentence(c.verb)[1], c.block()
    if after + 1 < end and is_of_source(doc[after + 1]):  # "SANA reported, citing a soldier, that ..."
        behind = _pause(layout, after + 1, end)
        stop, after = (behind, behind) if behind + 1 >= end else (behind + 1, _pause(layout, behind + 1, end))
    opened = _quote_beyond(layout, stop, min(after + 2, end + 2), verbs, c.verb)
    openings = word_class("conjunction-of-statement")
    conjunctions = (t for t in doc[stop : min(after, end)] if has_form(t, forms.SUBORDINATOR_FORM))
    that = next((t.i for t in conjunctions if t.lower_ in openings), None)
    if opened is not None and that is None:
        return [(opened.start, opened.end)]
    if after < end and doc[after].orth_ == ":":
        return [(after + 1, end)] if after < end - 1 else _next_paragraph(layout, c.verb, after)
    inserted = c.own and stop < end and not any(t.i > verb.i for t in dependents(verb, fn.OBJECT))
    if inserted and (serves_as(verb, _LOOSE) or has_form(doc[stop], _TENSED)):
        last = _clause_end(doc, verb, stop, end)  # "which he said were sold"
        content = [(stop, last)] if last > stop and after > stop else []
        relative = content and begin and has_form(doc[begin - 1], _RELATIVE)
        return [(begin - 1, begin), *content] if relative else content
    return [(that, end)] if that is not None else []


def _clause_end(doc: Doc, verb: Token, stop: int, end: int) -> int:
    """Return the end of a clause that runs on after a cue set inside it, or ``stop`` if none does."""
    if serves_as(verb, _LOOSE) and verb.head.i > stop:
        return min(end, verb.head.right_edge.i + 1)
    follower = doc[stop]
    if not has_form(follower, _TENSED):
        return stop
    if serves_as(follower, fn.AUXILIARY | fn.PASSIVE_AUXILIARY):
        follower = follower.head
    return min(end, follower.right_edge.i + 1)


def _quote_before(layout: Layout, verb: int, begin: int) -> Quote | None:
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


def _quote_beyond(layout: Layout, start: int, end: int, verbs: list[int], verb: int) -> Quote | None:
    """Return the first quote between two tokens, unless another cue stands before it."""
    quote = layout.quote_after(start)
    near = bisect_right(verbs, verb)
    if quote is None or quote.start > end or (near < len(verbs) and verbs[near] < quote.start):
        return None
    before = quote.start - 1
    while before > start and layout.doc[before].is_space:
        before -= 1
    if quote.start > start and layout.doc[before].orth_ in {".", "!", "?"}:
        return None
    return quote


def _before_adverbs(doc: Doc, c: Candidate, begin: int, start: int) -> int:
    """Return where the cue's clause begins, its conjunction and adverbs included ("as officials said")."""
    opening = {t.i for t in dependents(doc[c.verb], fn.SUBORDINATOR | fn.ADVERB | fn.COORDINATOR)}
    while begin - 1 > start and (doc[begin - 1].is_space or begin - 1 in opening):
        begin -= 1
    return begin


def _clausal(doc: Doc, start: int, end: int, verb: int) -> bool:
    """Tell whether a stretch before a cue is a clause that the cue may report, not a fronted adverbial."""
    above = doc[verb].head.i
    for token in doc[start:end]:
        if is_verbal(token):
            if token.i == above or serves_as(token, fn.ROOT):
                return True
            if token.head.i >= end and serves_as(token, _LOOSE | fn.CONJUNCT | fn.UNCLEAR):
                return True
    return False


def _next_paragraph(layout: Layout, verb: int, colon: int) -> list[tuple[int, int]]:
    """Return the paragraph after "X said:" at a paragraph's end."""
    here = layout.paragraph(verb)
    if colon < layout.bounds(here)[1] - 1 or here + 1 >= len(layout.breaks):
        return []
    start, end = layout.bounds(here + 1)
    quote = layout.quote_after(start)
    return [(start, quote.end if quote is not None and quote.leads else end)]


def _goes_on(doc: Doc, verb: int, after: int, end: int) -> bool:
    """Tell whether the clause goes on after a cue set between commas."""
    if after + 1 < end and is_of_source(doc[after + 1]):
        return False
    if serves_as(doc[verb], _LOOSE | fn.ADVERBIAL_CLAUSE):
        return True
    return any(t.head.i < verb and not serves_as(t, fn.PUNCTUATION) for t in doc[after + 1 : min(end, after + 8)])


def join_quotes(layout: Layout, found: list[Candidate]) -> None:
    """Give each quote without a cue of its own to the attribution it continues."""
    _lead_up(layout, found)
    owned = sorted(((s, e, n) for n, c in enumerate(found) if c.reports for s, e in c.content))
    held = sorted(((s, e) for c in found for s, e in c.content))
    last: Candidate | None = None
    previous: Quote | None = None
    verbs = sorted(c.verb for c in found)
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
            cue = bisect_left(verbs, quote.end)
            tail = end > quote.end and start < quote.end and not (cue < len(verbs) and verbs[cue] < end)
            last.content.append((quote.start, end if tail else quote.end))
            previous = quote


def _lead_up(layout: Layout, found: list[Candidate]) -> None:
    """Give quotes that no mark closes to whoever speaks the next paragraph, which goes on with them."""
    if all(quote.closed for quote in layout.quotes):
        return
    spans, owners = [span for c in found for span in c.content], [c for c in found for _ in c.content]
    around = holding(spans, [quote.start for quote in layout.quotes])
    later = sorted((start, number) for number, (start, _) in enumerate(spans))
    speaker: Candidate | None = None
    following: Quote | None = None
    for quote in reversed(layout.quotes):
        within = later[bisect_left(later, (quote.start + 1,)) : bisect_left(later, (quote.end,))]
        touched = sorted(
            {*around[quote.start], *(number for start, number in within if spans[number][1] > quote.start)}
        )
        if touched:
            speaker = next((owners[number] for number in touched if owners[number].reports), None)
        elif speaker is not None and following is not None and _opens(layout, quote, following):
            speaker.content.append((quote.start, quote.end))
        else:
            speaker = None
        following = quote


def _opens(layout: Layout, quote: Quote, following: Quote) -> bool:
    """Tell whether a quote is left open for the next paragraph's to go on with it."""
    paragraphs = layout.paragraph(quote.start) + 1, layout.paragraph(following.start)
    return not quote.closed and quote.leads and following.leads and paragraphs[0] == paragraphs[1]


def _continues(layout: Layout, quote: Quote, previous: Quote, last: Candidate) -> bool:
    """Tell whether a quote goes on with what the last cue introduced."""
    if quote.start < last.verb:
        return False
    here, before = layout.paragraph(quote.start), layout.paragraph(max(previous.end - 1, last.verb))
    if here == before:
        return (quote.leads or _starts_sentence(layout, quote)) and quote.end - quote.start > 3
    alone = trim_end(layout.doc, layout.bounds(here)[1]) <= quote.end
    return quote.leads and here == before + 1 and (alone or not previous.closed)


def _starts_sentence(layout: Layout, quote: Quote) -> bool:
    doc, i = layout.doc, quote.start
    if doc[i].is_sent_start or (i + 1 < len(doc) and doc[i + 1].is_sent_start):
        return True
    return i > 0 and doc[i - 1].orth_ in {".", "?", "!", '"', "''"}
