"""Cues in a Doc with the source and the content that the syntax gives them.

Verbs are read by `kg.language.speech.verb_cues`; here are nouns, adjectives, adverbs and "according to".
"""

from collections.abc import Callable, Iterator
from functools import cache

from spacy.attrs import LEMMA
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from kg.language.speech.cues import Candidate, Cue, Span, cues, source_span, trim, verb_group, whole
from kg.language.speech.second_hand import hearsay, is_of_source
from kg.language.speech.verb_cues import read_verb
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_adjective, is_adverb, is_noun, is_pronoun, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.verbs import is_infinitive, subject_of, subordinators, verb_above
from kg.lexica.classes import word_class

_FORMS: dict[str, Callable[[Token], bool]] = {
    "verb": is_verbal,
    "noun": is_noun,
    "role": is_noun,
    "adj": lambda token: is_adjective(token) or is_verbal(token),
    "adv": is_adverb,
}
_PARTICLE = (
    fn.PARTICLE | fn.PREDICATE_ADJECTIVE | fn.OBJECT_PREDICATE | fn.OBJECT | fn.THAT_CLAUSE | fn.OPEN_COMPLEMENT
    | fn.ADVERB | fn.PREPOSITION
)  # fmt: skip
_HEAD = fn.PREDICATE | fn.ROOT | fn.CONJUNCT | fn.THAT_CLAUSE | fn.ADVERBIAL_CLAUSE  # of a clause, for an adjective


def candidates(doc: Doc, spans: list[Span]) -> Iterator[Candidate]:
    """Yield a candidate for each cue in the given stretches, in text order.

    The content of a verb of speech may be empty: order and punctuation give it (`kg.language.speech.contents`).
    """
    table, known = cues(), _known()
    lemmas, inside = doc.to_array(LEMMA).tolist(), sorted({i for start, end in spans for i in range(start, end)})
    for i in inside:
        if lemmas[i] not in known:
            continue
        token = doc[i]
        named = token.lower_ in word_class("participle-of-source")
        found = _according(token) if named else _read(token, table.get(token.lemma_, ()))
        if found is not None:
            yield found


@cache
def _known() -> frozenset[int]:
    """Return the numbers of all lemmas that may be cues."""
    return frozenset(map(get_string_id, (*cues(), *word_class("verb-of-source"), *word_class("hearsay"))))


def _read(token: Token, readings: tuple[Cue, ...]) -> Candidate | None:
    if is_of_source(token):
        return None
    fitting = [c for c in readings if _FORMS[c.pos](token)]
    verbal = [c for c in fitting if c.pos == "verb" and _has_particle(token, c)]
    if verbal:
        return read_verb(token, [c for c in verbal if c.particle == verbal[0].particle])
    read = (_READERS[cue.pos](token, cue) for cue in fitting if cue.pos in _READERS)
    found = next((found for found in read if found is not None), None)
    heard = found is None and is_noun(token) and token.lemma_.lower() in word_class("hearsay")
    return hearsay(token) if heard else found


def _has_particle(token: Token, cue: Cue) -> bool:
    return not cue.particle or any(c.lower_ == cue.particle for c in dependents(token, _PARTICLE))


def _noun(noun: Token, cue: Cue) -> Candidate | None:
    """Read "X's claim that", "a warning by X of", "X made a promise to", "X is a critic of"."""
    found = _noun_content(noun, cue)
    if found is None:
        return None
    frame, content, end = found
    source = _noun_source(noun, role=cue.pos == "role")
    if source is None:
        return None
    return Candidate(
        noun.i, source_span(source), source.i, (noun.i, end), [content], cue.stance, cue.factive(frame), False, 0.75,
        f"noun {frame}",
    )  # fmt: skip


def _noun_content(noun: Token, cue: Cue) -> tuple[str, Span, int] | None:
    for child in noun.rights:
        if serves_as(child, _CONTENT):
            opened = not subordinators(child).isdisjoint(word_class("conjunction-of-content"))
            if "that" in cue.frames and opened and not serves_as(child, fn.OPEN_COMPLEMENT):
                return "that", whole(child), noun.i + 1
            if "inf" in cue.frames and is_infinitive(child) and not serves_as(child, fn.THAT_CLAUSE):
                return "inf", whole(child), noun.i + 1
        elif serves_as(child, fn.PREPOSITION) and child.lower_ in cue.frames and child.right_edge.i > child.i:
            return child.lower_, (child.i + 1, child.right_edge.i + 1), child.i + 1
    return None


def _noun_source(noun: Token, *, role: bool) -> Token | None:
    owner = next(iter(dependents(noun, fn.POSSESSOR)), None)
    if owner is not None:
        if is_pronoun(owner) and serves_as(noun, fn.OBJECT | fn.PREPOSITIONAL_OBJECT):  # "he stepped up his attacks on"
            verb = verb_above(noun)
            return (subject_of(verb) if verb is not None else None) or owner
        return owner
    for preposition in dependents(noun, fn.PREPOSITION):
        if preposition.lower_ in word_class("preposition-of-author"):
            return next(iter(dependents(preposition, fn.PREPOSITIONAL_OBJECT)), None)
    predicative = role and serves_as(noun, fn.PREDICATE_NOUN) and noun.head.lemma_ in word_class("plain-copula")
    made = serves_as(noun, fn.OBJECT) and noun.head.lemma_ in word_class("light-verb-of-speech")
    return subject_of(noun.head) if predicative or made else None


def _adjective(adjective: Token, cue: Cue) -> Candidate | None:
    """Read "X is confident that", "X, wary of"."""
    verb = adjective.head
    if not serves_as(adjective, _HEAD) or has(adjective, fn.OBJECT):  # a verb that looks like it: "opened the dry port"
        return None
    predicative = serves_as(adjective, fn.PREDICATE_ADJECTIVE)
    subject = subject_of(verb if predicative else adjective)
    if subject is None or subject.lower_ in word_class("neuter-pronoun") | word_class("existential-pronoun"):
        return None
    for child in adjective.rights:
        frame, content = "", whole(child)
        if serves_as(child, fn.THAT_CLAUSE):
            frame = "that"
        elif serves_as(child, fn.OPEN_COMPLEMENT):
            frame = "inf"
        elif serves_as(child, fn.PREPOSITION) and child.right_edge.i > child.i:
            frame, content = child.lower_, (child.i + 1, child.right_edge.i + 1)
        if frame in cue.frames:
            start = verb_group(verb, subject.i + 1)[0] if predicative and verb.i < adjective.i else adjective.i
            return Candidate(
                adjective.i, source_span(subject), subject.i, (start, adjective.i + 1), [content], cue.stance,
                cue.commits == "both" and frame != "inf", False, 0.7, f"adj {frame}",
            )  # fmt: skip
    return None


def _adverb(adverb: Token, cue: Cue) -> Candidate | None:
    """Read "reportedly": the source is unnamed, the clause is the content."""
    if not serves_as(adverb, fn.ADVERB):
        return None
    start, end = whole(adverb.head)
    content = [span for span in ((start, adverb.i), (adverb.i + 1, end)) if span[0] < span[1]]
    return Candidate(adverb.i, None, None, (adverb.i, adverb.i + 1), content, cue.stance, confidence=0.8)


def _according(token: Token) -> Candidate | None:
    """Read "according to X": the rest of the sentence is the content."""
    doc = token.doc
    beside = [*token.children, *doc[token.i + 1 : token.i + 2]]
    to = next((t for t in beside if t.lower_ in word_class("preposition-after-preposition")), None)
    noun = next(iter(dependents(to, fn.PREPOSITIONAL_OBJECT)), None) if to is not None else None
    if to is None or noun is None:
        return None
    source, sentence = source_span(noun), token.sent
    before, after = trim(doc, sentence.start, token.i), trim(doc, source[1], sentence.end)
    content = [before] if before[1] - before[0] > 2 else []
    if after[1] - after[0] > 2 and (not content or doc[source[1]].orth_ == ","):
        content.append(after)
    return (
        Candidate(token.i, source, noun.i, (token.i, to.i + 1), content, "asserts", reports=True) if content else None
    )


_CONTENT = fn.NOUN_CLAUSE | fn.THAT_CLAUSE | fn.RELATIVE_CLAUSE | fn.OPEN_COMPLEMENT
_READERS = {"noun": _noun, "role": _noun, "adj": _adjective, "adv": _adverb}
