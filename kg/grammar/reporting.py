"""Cues of reported speech, thought and attitude, with the source and the content that the syntax gives them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.attrs import LEMMA
from spacy.tokens import Doc, Token

from kg.grammar import lexicon
from kg.grammar.clauses import is_passive

type Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a cue word; see ``kg/data/cues.tsv``."""

    word: str
    particle: str
    pos: str
    frames: frozenset[str]
    stance: str
    commits: str


@dataclass(slots=True)
class Candidate:
    """An attribution being put together. Spans are (start, end) tokens; ``verb`` is the cue's head token."""

    verb: int
    source: Span | None
    head: int | None
    cue: Span
    content: list[Span]
    stance: str
    factive: bool
    reports: bool
    confidence: float
    frame: str = ""
    own: bool = True

    def block(self) -> Span:
        """Return the tokens from the first to the last of the cue and a source that stands beside it."""
        spans = [self.cue, self.source] if self.source and self.own else [self.cue]
        return min(s for s, _ in spans), max(e for _, e in spans)


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by lemma of their first word, those with a particle first."""
    found: dict[str, list[Cue]] = {}
    for row in lexicon.rows("cues.tsv"):
        for word in lexicon.values(row["words"]):
            first, _, particle = word.partition("_")
            frames = frozenset(lexicon.values(row["frames"]))
            found.setdefault(first, []).append(Cue(first, particle, row["pos"], frames, row["stance"], row["commits"]))
    return {word: tuple(sorted(items, key=lambda c: -len(c.particle))) for word, items in found.items()}


def candidates(doc: Doc, spans: list[Span]) -> Iterator[Candidate]:
    """Yield a candidate for each cue in the given stretches, in text order; content may be empty for a verb of speech."""
    table = cues()
    strings = doc.vocab.strings
    known = np.array([strings[w] for w in table] + [strings.add("accord")], dtype="uint64")
    places = np.flatnonzero(np.isin(doc.to_array(LEMMA), known)).tolist()
    inside = np.zeros(len(doc), dtype=bool)
    for s, e in spans:
        inside[s:e] = True
    for i in places:
        if not inside[i]:
            continue
        token = doc[i]
        if token.lower_ == "according":
            found = _according(token)
        else:
            found = _read(token, table.get(token.lemma_, ()))
        if found is not None:
            yield found


_LOOSE = frozenset({",", ":", ";", "-", "--", "—", "–"})


def trim(doc: Doc, start: int, end: int) -> Span:
    """Return a span without white space, commas and the like at its ends; a full stop stays inside a quotation."""
    while start < end and (doc[start].is_space or doc[start].orth_ in _LOOSE or doc[start].orth_ == "."):
        start += 1
    stop = "." if start < end and doc[start].orth_ not in {'"', "''"} else ""
    while end > start and (doc[end - 1].is_space or doc[end - 1].orth_ in _LOOSE or doc[end - 1].orth_ == stop):
        end -= 1
    return start, end


_POS = {"verb": ("VERB", "AUX"), "noun": ("NOUN",), "adj": ("ADJ", "VERB"), "adv": ("ADV",)}


def _read(token: Token, readings: tuple[Cue, ...]) -> Candidate | None:
    fitting = [c for c in readings if token.pos_ in _POS[c.pos]]
    if not fitting:
        return None
    children = list(token.children)
    verbal = [c for c in fitting if c.pos == "verb" and _has_particle(c, children)]
    if verbal:
        particle = verbal[0].particle
        return _verb(token, children, [c for c in verbal if c.particle == particle])
    for c in fitting:
        if c.pos == "noun":
            return _noun(token, children, c)
        if c.pos == "adj":
            return _adjective(token, children, c)
        if c.pos == "adv":
            return _adverb(token, c)
    return None


def _has_particle(cue: Cue, children: list[Token]) -> bool:
    return not cue.particle or any(
        c.lower_ == cue.particle and c.dep_ in {"prt", "acomp", "oprd", "dobj", "ccomp", "advmod", "prep", "xcomp"}
        for c in children
    )


def _whole(token: Token) -> Span:
    return token.left_edge.i, token.right_edge.i + 1


def _subject(verb: Token) -> Token | None:
    """Return the head of a verb's subject as it stands in the text, looking through coordination and control."""
    for _ in range(6):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return child
        head, dep = verb.head, verb.dep_
        if head == verb:
            return None
        if dep == "acl":
            if (
                verb.tag_ != "VBG"
                or verb.i == 0
                or verb.nbor(-1).orth_ != ","
                or head.dep_ not in {"pobj", "dobj", "attr"}
            ):
                return head if head.pos_ in {"NOUN", "PROPN", "PRON"} else None
            head = _clause(head)  # "..., in many cases reporting ...": the clause's subject reports
        elif dep == "pcomp" and head.dep_ in {"prep", "conj"}:
            while head.dep_ in {"prep", "conj"} and head.pos_ in {"ADP", "SCONJ"} and head.head != head:
                head = head.head
            if head.pos_ in {"NOUN", "PROPN"}:
                head = _clause(head)
        elif dep == "ccomp" and verb.tag_ not in {"VBG", "VB"}:
            return None
        elif dep in {"xcomp", "ccomp"} and verb.tag_ == "VB":
            controller = next(
                (c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i and c.pos_ != "ADP"), None
            )
            if controller is not None:
                return controller
        elif dep not in {"conj", "xcomp", "advcl", "ccomp", "dep"}:
            return None
        if head.pos_ not in {"VERB", "AUX"}:
            return head if head.pos_ in {"NOUN", "PROPN"} and verb.tag_ == "VBG" else None
        verb = head
    return None


def _clause(token: Token) -> Token:
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def _source_span(noun: Token) -> Span:
    """Return the noun phrase of a source: without what the parser hangs on it after a closing comma."""
    start, end = _whole(noun)
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"relcl", "advcl", "acl"}:
            left = child.left_edge.i
            if noun.doc[left - 1].orth_ == ",":
                end = min(end, left - 1)
    return start, end


_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})


def _group(verb: Token, children: list[Token], floor: int) -> Span:
    """Return the verb group: auxiliaries, negation and adverbs beside the verb, and its particle."""
    start = verb.i
    for child in reversed(children):
        if child.i < verb.i and child.dep_ in _GROUP and child.i == start - 1 and child.i >= floor:
            start = child.i
    end = verb.i + 1
    for child in children:
        if child.dep_ == "prt":
            end = max(end, child.i + 1)
    return start, end


def _verb(verb: Token, children: list[Token], readings: list[Cue]) -> Candidate | None:
    frames = frozenset[str]().union(*(c.frames for c in readings))
    passive = is_passive(verb)
    if "raise" in frames:
        return _raising(verb, children, readings[0])
    deps: dict[str, list[Token]] = {}
    for child in children:
        deps.setdefault(child.dep_, []).append(child)
    if passive:
        return _passive(verb, children, deps, readings, frames)
    subject = _subject(verb)
    if subject is None and "quote" in frames and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        subject = _stray_subject(verb, deps)
        deps = {dep: [t for t in tokens if t != subject] for dep, tokens in deps.items()}
    frame, content, last = _complement(verb, deps, frames)
    cue = _chosen(readings, frame)
    start, end = _group(verb, children, subject.i + 1 if subject is not None and subject.i < verb.i else 0)
    end = max(end, last)
    source = None
    if subject is not None:
        source = _source_span(subject)
        if subject.lower_ in {"it", "there"} and subject.head == verb and frame == "":
            return None
        if source[0] <= verb.i < source[1]:
            source = (subject.left_edge.i, subject.i + 1) if subject.i < verb.i else (subject.i, subject.i + 1)
    if subject is None:
        return None
    reports = "quote" in frames
    if not content and not reports:
        return None
    factive = cue.commits in {"both", "clause" if frame in {"that", "", "inf"} else "object"}
    return Candidate(
        verb.i,
        source,
        subject.i if subject is not None else None,
        (start, end),
        content,
        cue.stance,
        factive,
        reports,
        0.9,
        frame,
        subject is not None and subject.head == verb,
    )


def _stray_subject(verb: Token, deps: dict[str, list[Token]]) -> Token | None:
    """Return the noun beside a finite verb of speech that the parser left without a subject."""
    doc = verb.doc
    for clause in deps.get("ccomp", []):
        if clause.i < verb.i and clause.tag_ in {"VBG", "VBN"}:
            return next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if verb.i and doc[verb.i - 1].orth_ in {",", '"', "''"}:  # "..., said the minister", read as its object
        behind = next((t for t in (*deps.get("dobj", []), *deps.get("oprd", [])) if t.i > verb.i), None)
        if behind is not None and not any(c.i > verb.i for c in deps.get("ccomp", [])):
            return behind
    i = verb.i - 1
    while i > 0 and doc[i].pos_ in {"ADV", "AUX", "PUNCT"} and doc[i].orth_ not in {'"', "''"}:
        i -= 1
    if i < 0 or doc[i].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    found = doc[i]
    for ancestor in doc[i].ancestors:
        if ancestor.i > verb.i:
            break
        if ancestor.pos_ in {"NOUN", "PROPN", "PRON"}:
            found = ancestor
    return found


def _chosen(readings: list[Cue], frame: str) -> Cue:
    return next((c for c in readings if frame in c.frames), readings[0])


def _complement(verb: Token, deps: dict[str, list[Token]], frames: frozenset[str]) -> tuple[str, list[Span], int]:
    """Return the frame that fits, the content to the right of the verb, and the end of the cue's own words."""
    objects = [t for t in deps.get("dobj", []) if t.i > verb.i]
    for clause in deps.get("ccomp", []):
        if clause.i > verb.i:
            infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children)
            if (
                "that" in frames
                or "quote" in frames
                or (infinitive and "np+inf" in frames)
                or (not infinitive and "np+pred" in frames)
            ):
                return "that", [_whole(clause)], 0
            if "np" in frames or "inf" in frames:
                return "np", [_whole(clause)], 0
    for clause in deps.get("xcomp", []):
        if clause.i > verb.i:
            left, right = _whole(clause)
            if objects and "np+inf" in frames and objects[0].i < clause.i:
                return "np+inf", [(objects[0].left_edge.i, right)], 0
            addressee = next((p for p in deps.get("prep", []) if verb.i < p.i < clause.i and p.lower_ in frames), None)
            if addressee is not None:  # "called on Iran to withdraw"
                return addressee.lower_, [(addressee.i + 1, right)], addressee.i + 1
            if "inf" in frames:
                return "inf", [(left, right)], 0
            if "np+pred" in frames and objects:
                return "np+pred", [(objects[0].left_edge.i, right)], 0
    predicates = [t for t in (*deps.get("oprd", []), *deps.get("acomp", [])) if t.i > verb.i]
    fronted = next((t for t in deps.get("dobj", []) if t.i < verb.i and t.tag_ in {"WP", "WDT"}), None)
    if fronted is not None:  # "what he called a mistake", "a view that she described as wrong"
        pieces = [(fronted.i, fronted.i + 1)]
        for child in (*predicates, *deps.get("prep", [])):
            if child.i > verb.i and ("np+pred" in frames or f"np+{child.lower_}" in frames):
                return "np+pred", [*pieces, _whole(child)], 0
        return ("np", pieces, 0) if "np" in frames else ("", [], 0)
    if predicates and "np+pred" in frames:
        left = min([predicates[0].left_edge.i, *(o.left_edge.i for o in objects)])
        return "np+pred", [(left, predicates[0].right_edge.i + 1)], 0
    preps = [t for t in (*deps.get("prep", []), *deps.get("dative", [])) if t.i > verb.i and t.pos_ in {"ADP", "SCONJ"}]
    if objects:
        for prep in preps:
            if f"np+{prep.lower_}" in frames:
                return f"np+{prep.lower_}", [(objects[0].left_edge.i, prep.right_edge.i + 1)], 0
        if "np+pred" in frames and objects[0].right_edge.i < verb.right_edge.i:
            return "np+pred", [(objects[0].left_edge.i, verb.right_edge.i + 1)], 0
        if "np" in frames:
            return "np", [_whole(objects[0])], 0
    for prep in preps:
        if prep.lower_ in frames and prep.right_edge.i > prep.i:
            return prep.lower_, [(prep.i + 1, prep.right_edge.i + 1)], prep.i + 1 if not objects else 0
    return "", [], 0


def _passive(
    verb: Token, children: list[Token], deps: dict[str, list[Token]], readings: list[Cue], frames: frozenset[str]
) -> Candidate | None:
    subject = next(iter(deps.get("nsubjpass", [])), None)
    agent = next((p for a in deps.get("agent", []) for p in a.children if p.dep_ == "pobj"), None)
    content: list[Span] = []
    clause = next((c for c in (*deps.get("ccomp", []), *deps.get("xcomp", [])) if c.i > verb.i), None)
    subject_span = (
        _whole(subject)
        if subject is not None and not (subject.lower_ == "it" and clause is not None and clause.dep_ == "ccomp")
        else None
    )
    frame = ""
    if clause is not None and ({"that", "np+inf", "inf"} & frames):
        frame = "that" if clause.dep_ == "ccomp" else "np+inf"
        content = [*([subject_span] if subject_span else []), _whole(clause)]
    else:
        preps = [p for p in deps.get("prep", []) if p.i > verb.i and f"np+{p.lower_}" in frames]
        preds = [p for p in (*deps.get("oprd", []), *deps.get("attr", [])) if p.i > verb.i and "np+pred" in frames]
        if subject_span and (preps or preds):
            frame = "np+" + (preps[0].lower_ if preps else "pred")
            content = [subject_span, _whole((preps or preds)[0])]
        elif subject_span and agent is not None and "np" in frames:
            frame, content = "np", [subject_span]
    if not content:
        return None
    cue = _chosen(readings, frame)
    start, end = _group(verb, children, 0)
    source = _source_span(agent) if agent is not None else None
    factive = cue.commits in {"both", "clause" if frame == "that" else "object"}
    return Candidate(
        verb.i,
        source,
        agent.i if agent is not None else None,
        (start, end),
        content,
        cue.stance,
        factive,
        False,
        0.7,
        "passive " + frame,
    )


def _raising(verb: Token, children: list[Token], cue: Cue) -> Candidate | None:
    clause = next(
        (c for c in children if c.i > verb.i and c.dep_ in {"xcomp", "oprd", "acomp", "ccomp", "advcl"}), None
    )
    subject = _subject(verb)
    if clause is None or subject is None:
        return None
    content = (
        [_whole(clause)] if subject.lower_ == "it" and clause.dep_ == "ccomp" else [_whole(subject), _whole(clause)]
    )
    return Candidate(
        verb.i, None, None, _group(verb, children, subject.i + 1), content, cue.stance, False, False, 0.6, "raise"
    )


def _noun(noun: Token, children: list[Token], cue: Cue) -> Candidate | None:
    source = next((c for c in children if c.dep_ == "poss"), None)
    if source is None:
        source = next(
            (
                p
                for c in children
                if c.dep_ == "prep" and c.lower_ in {"by", "from"}
                for p in c.children
                if p.dep_ == "pobj"
            ),
            None,
        )
    frame, content, end = "", (0, 0), noun.i + 1
    for child in children:
        if child.i < noun.i:
            continue
        if (
            child.dep_ in {"acl", "ccomp", "relcl"}
            and "that" in cue.frames
            and any(g.dep_ == "mark" and g.lower_ in {"that", "whether"} for g in child.children)
        ):
            frame, content = "that", _whole(child)
        elif (
            child.dep_ in {"acl", "xcomp", "relcl"}
            and "inf" in cue.frames
            and any(g.tag_ == "TO" for g in child.children)
        ):
            frame, content = "inf", _whole(child)
        elif (
            child.dep_ == "prep" and child.lower_ in cue.frames and child.right_edge.i > child.i and source is not None
        ):
            frame, content, end = child.lower_, (child.i + 1, child.right_edge.i + 1), child.i + 1
        if frame:
            break
    if not frame:
        return None
    if (
        source is None
        and noun.dep_ == "dobj"
        and noun.head.lemma_ in {"make", "have", "give", "issue", "express", "voice", "offer", "face", "raise"}
    ):
        source = _subject(noun.head)
    if source is None:
        return None
    span = _source_span(source)
    factive = cue.commits in {"both", "clause" if frame == "that" else "object"}
    return Candidate(
        noun.i,
        span,
        source.i if source is not None else None,
        (noun.i, end),
        [content],
        cue.stance,
        factive,
        False,
        0.75,
        "noun " + frame,
    )


def _adjective(adjective: Token, children: list[Token], cue: Cue) -> Candidate | None:
    verb = adjective.head
    if adjective.dep_ not in {"acomp", "attr", "ROOT", "conj", "ccomp", "advcl"}:
        return None
    subject = _subject(verb) if adjective.dep_ == "acomp" else _subject(adjective)
    if subject is None or subject.lower_ in {"it", "there"}:
        return None
    for child in children:
        if child.i < adjective.i:
            continue
        content: Span | None = None
        if (child.dep_ == "ccomp" and "that" in cue.frames) or (child.dep_ == "xcomp" and "inf" in cue.frames):
            content = _whole(child)
        elif child.dep_ == "prep" and child.lower_ in cue.frames and child.right_edge.i > child.i:
            content = (child.i + 1, child.right_edge.i + 1)
        if content:
            start = (
                _group(verb, list(verb.children), subject.i + 1)[0]
                if verb.i < adjective.i and adjective.dep_ == "acomp"
                else adjective.i
            )
            factive = cue.commits == "both" and child.dep_ != "xcomp"
            return Candidate(
                adjective.i,
                _source_span(subject),
                subject.i,
                (start, adjective.i + 1),
                [content],
                cue.stance,
                factive,
                False,
                0.7,
                "adj " + child.dep_,
            )
    return None


def _adverb(adverb: Token, cue: Cue) -> Candidate | None:
    if adverb.dep_ != "advmod":
        return None
    start, end = _whole(adverb.head)
    content = [span for span in ((start, adverb.i), (adverb.i + 1, end)) if span[0] < span[1]]
    return Candidate(adverb.i, None, None, (adverb.i, adverb.i + 1), content, cue.stance, False, False, 0.8)


def _according(token: Token) -> Candidate | None:
    """Read "according to X": the clause that it belongs to, without it, is the content."""
    doc = token.doc
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        to = doc[token.i + 1]
    if to is None:
        return None
    noun = next((c for c in to.children if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    source = _source_span(noun)
    sentence = doc[token.i].sent
    end = source[1]
    content = []
    left, right = trim(doc, sentence.start, token.i), trim(doc, end, sentence.end)
    if left[1] - left[0] > 2:
        content.append(left)
    if right[1] - right[0] > 2 and (not content or doc[end].orth_ == ","):
        content.append(right)
    if not content:
        return None
    return Candidate(token.i, source, noun.i, (token.i, to.i + 1), content, "asserts", False, True, 0.9)
