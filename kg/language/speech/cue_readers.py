"""Cues in a Doc with the source and the content that the syntax gives them.

Verbs are read by `kg.language.speech.verb_cues`; here are nouns, adjectives, adverbs and "according to".
"""

from collections.abc import Iterator

import numpy as np
from spacy.attrs import LEMMA
from spacy.tokens import Doc, Token

from kg.language.speech.cues import Candidate, Cue, Span, cues, source_span, trim, verb_group, whole
from kg.language.speech.verb_cues import read_verb, subject_of

_POS = {"verb": ("VERB", "AUX"), "noun": ("NOUN",), "role": ("NOUN",), "adj": ("ADJ", "VERB"), "adv": ("ADV",)}
_LIGHT = frozenset({"make", "have", "give", "issue", "express", "voice", "offer", "face", "raise"})
_PARTICLES = frozenset({"prt", "acomp", "oprd", "dobj", "ccomp", "advmod", "prep", "xcomp"})


def candidates(doc: Doc, spans: list[Span]) -> Iterator[Candidate]:
    """Yield a candidate for each cue in the given stretches, in text order.

    The content of a verb of speech may be empty: order and punctuation give it (`kg.language.speech.contents`).
    """
    table, strings = cues(), doc.vocab.strings
    known = np.array([strings[word] for word in (*table, "accord")], dtype="uint64")
    inside = np.zeros(len(doc), dtype=bool)
    for start, end in spans:
        inside[start:end] = True
    for i in np.flatnonzero(np.isin(doc.to_array(LEMMA), known) & inside).tolist():
        token = doc[i]
        found = _according(token) if token.lower_ == "according" else _read(token, table.get(token.lemma_, ()))
        if found is not None:
            yield found


def _read(token: Token, readings: tuple[Cue, ...]) -> Candidate | None:
    fitting = [c for c in readings if token.pos_ in _POS[c.pos]]
    verbal = [c for c in fitting if c.pos == "verb" and _has_particle(token, c)]
    if verbal:
        return read_verb(token, [c for c in verbal if c.particle == verbal[0].particle])
    read = (_READERS[cue.pos](token, cue) for cue in fitting if cue.pos in _READERS)
    return next((found for found in read if found is not None), None)


def _has_particle(token: Token, cue: Cue) -> bool:
    return not cue.particle or any(c.lower_ == cue.particle and c.dep_ in _PARTICLES for c in token.children)


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
        marks = {g.lower_ for g in child.children if g.dep_ == "mark"}
        if child.dep_ in {"acl", "ccomp", "relcl"} and "that" in cue.frames and marks & {"that", "whether"}:
            return "that", whole(child), noun.i + 1
        infinitive = any(g.tag_ == "TO" for g in child.children)
        if child.dep_ in {"acl", "xcomp", "relcl"} and "inf" in cue.frames and infinitive:
            return "inf", whole(child), noun.i + 1
        if child.dep_ == "prep" and child.lower_ in cue.frames and child.right_edge.i > child.i:
            return child.lower_, (child.i + 1, child.right_edge.i + 1), child.i + 1
    return None


def _noun_source(noun: Token, *, role: bool) -> Token | None:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        if owner.pos_ == "PRON" and noun.dep_ in {"dobj", "pobj"}:  # "he stepped up his attacks on"
            return _acting(noun) or owner
        return owner
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in {"by", "from"}:
            return next((p for p in prep.children if p.dep_ == "pobj"), None)
    predicative = role and noun.dep_ == "attr" and noun.head.lemma_ == "be"
    made = noun.dep_ == "dobj" and noun.head.lemma_ in _LIGHT
    return subject_of(noun.head) if predicative or made else None


def _acting(noun: Token) -> Token | None:
    """Return the subject of the clause in which a noun is an object."""
    verb = noun
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    return subject_of(verb) if verb.pos_ in {"VERB", "AUX"} else None


def _adjective(adjective: Token, cue: Cue) -> Candidate | None:
    """Read "X is confident that", "X, wary of"."""
    verb = adjective.head
    if adjective.dep_ not in {"acomp", "attr", "ROOT", "conj", "ccomp", "advcl"}:
        return None
    if any(child.dep_ == "dobj" for child in adjective.children):  # a verb that looks like it: "opened the dry port"
        return None
    subject = subject_of(verb if adjective.dep_ == "acomp" else adjective)
    if subject is None or subject.lower_ in {"it", "there"}:
        return None
    for child in adjective.rights:
        content: Span | None = None
        if (child.dep_ == "ccomp" and "that" in cue.frames) or (child.dep_ == "xcomp" and "inf" in cue.frames):
            content = whole(child)
        elif child.dep_ == "prep" and child.lower_ in cue.frames and child.right_edge.i > child.i:
            content = (child.i + 1, child.right_edge.i + 1)
        if content is not None:
            copular = verb.i < adjective.i and adjective.dep_ == "acomp"
            start = verb_group(verb, subject.i + 1)[0] if copular else adjective.i
            return Candidate(
                adjective.i, source_span(subject), subject.i, (start, adjective.i + 1), [content], cue.stance,
                cue.commits == "both" and child.dep_ != "xcomp", False, 0.7, f"adj {child.dep_}",
            )  # fmt: skip
    return None


def _adverb(adverb: Token, cue: Cue) -> Candidate | None:
    """Read "reportedly": the source is unnamed, the clause is the content."""
    if adverb.dep_ != "advmod":
        return None
    start, end = whole(adverb.head)
    content = [span for span in ((start, adverb.i), (adverb.i + 1, end)) if span[0] < span[1]]
    return Candidate(adverb.i, None, None, (adverb.i, adverb.i + 1), content, cue.stance, confidence=0.8)


def _according(token: Token) -> Candidate | None:
    """Read "according to X": the rest of the sentence is the content."""
    doc = token.doc
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        to = doc[token.i + 1]
    noun = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
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


_READERS = {"noun": _noun, "role": _noun, "adj": _adjective, "adv": _adverb}
