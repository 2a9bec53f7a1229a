"""Verbs as cues: who speaks, and what the frames of the verb make its content.

Each reader below tries one shape of complement and returns (frame, content spans, end of the cue's own words) or None.
"""

from collections.abc import Callable

from spacy.tokens import Token

from kg.language.speech.cues import Candidate, Cue, Dependents, Span, chosen, cues, source_span, verb_group, whole
from kg.language.speech.reported_passives import participle, read_passive
from kg.language.syntax.clauses import is_passive, matrix_of

type Complement = tuple[str, list[Span], int]

_MEANS = frozenset(
    {"use", "take", "spend", "promise", "seize", "exploit"}
)  # "used the speech to demand": who used it demands
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def read_verb(verb: Token, readings: list[Cue]) -> Candidate | None:
    """Return the attribution that a verb introduces, its content empty where only order and punctuation can tell.

    Args:
        verb: The cue's head.
        readings: Its entries in ``kg/lexica/cues.tsv``, all with the same particle.
    """
    frames = frozenset[str]().union(*(c.frames for c in readings))
    deps: Dependents = {}
    for child in verb.children:
        deps.setdefault(child.dep_, []).append(child)
    if "raise" in frames:
        return _raising(verb, readings[0])
    if is_passive(verb) or participle(verb, deps):
        return read_passive(verb, deps, readings, frames)
    subject = subject_of(verb)
    if subject is None and "quote" in frames and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        subject = _stray_subject(verb, deps)
        deps = {dep: [t for t in tokens if t != subject] for dep, tokens in deps.items()}
    if subject is None:
        return None
    frame, content, last = _complement(verb, deps, frames)
    reports = "quote" in frames
    if subject.lower_ == "that" and subject.tag_ == "WDT" and frame not in {"that", ""}:
        return None  # "laws that favor trade" hold no view
    if not (content or reports) or (subject.lower_ == "there" and not content):
        return None
    cue = chosen(readings, frame)
    start, end = verb_group(verb, subject.i + 1 if subject.i < verb.i else 0)
    source = source_span(subject)
    if source[0] <= verb.i < source[1]:
        source = (subject.left_edge.i if subject.i < verb.i else subject.i, subject.i + 1)
    return Candidate(
        verb.i, source, subject.i, (start, max(end, last)), content, cue.stance, cue.factive(frame), reports, 0.9,
        frame, subject.head == verb,
    )  # fmt: skip


def subject_of(verb: Token) -> Token | None:
    """Return the head of a verb's subject as it stands in the text, looking through coordination and control."""
    for _ in range(6):
        own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if own is not None:
            return own
        above = _governor(verb)
        if above is None or above.pos_ in _NOUNS:
            return above
        if above.pos_ not in {"VERB", "AUX"}:
            return None
        verb = above
    return None


def _governor(verb: Token) -> Token | None:
    """Return the verb whose subject a verb without one shares, or the noun that is its subject."""
    head, dep = verb.head, verb.dep_
    if head == verb:
        return None
    if dep == "xcomp" and head.pos_ == "ADJ" and head.dep_ == "acomp":  # "is likely to propose"
        return head.head
    if dep == "acl" and any(c.tag_ == "TO" for c in verb.children):  # "made an effort to appear"
        return _clause(head) if head.dep_ in {"dobj", "attr"} else None
    if dep == "acl":
        beside = verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).orth_ == ","
        if beside and head.dep_ in {"pobj", "dobj", "attr"}:
            return _clause(head)  # "..., in many cases reporting ...": the clause's subject reports
        return head if head.pos_ in _NOUNS else None
    if dep == "pcomp" and head.dep_ in {"prep", "conj"}:
        while head.dep_ in {"prep", "conj"} and head.pos_ in {"ADP", "SCONJ"} and head.head != head:
            head = head.head
        return _clause(head) if head.pos_ in {"NOUN", "PROPN"} else head
    if dep in {"xcomp", "ccomp"} and verb.tag_ == "VB" and head.lemma_ not in _MEANS:  # "prompted NATO to order"
        controllers = (c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i and c.pos_ != "ADP")
        return next(controllers, head)
    if (dep == "ccomp" and verb.tag_ != "VBG") or (dep == "advcl" and verb.tag_ in {"VBD", "VBN"}):
        return None
    if dep not in {"conj", "xcomp", "advcl", "ccomp", "dep"}:
        return None
    head = matrix_of(verb) or head
    return None if head.pos_ in _NOUNS and verb.tag_ != "VBG" else head


def _clause(token: Token) -> Token:
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def _stray_subject(verb: Token, deps: Dependents) -> Token | None:
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
    if i < 0 or doc[i].pos_ not in _NOUNS:
        return None
    found = doc[i]
    for ancestor in doc[i].ancestors:
        if ancestor.i > verb.i:
            break
        if ancestor.pos_ in _NOUNS:
            found = ancestor
    return found


def _complement(verb: Token, deps: Dependents, frames: frozenset[str]) -> Complement:
    """Return the first complement to the right of a verb that one of its frames allows."""
    right = {dep: [t for t in tokens if t.i > verb.i] for dep, tokens in deps.items()}
    fronted = next((t for t in deps.get("dobj", []) if t.i < verb.i and t.tag_ in {"WP", "WDT"}), None)
    for read in _READERS:
        found = read(verb, right, frames, fronted)
        if found is not None:
            return found
    return "", [], 0


type Reader = Callable[[Token, Dependents, frozenset[str], Token | None], Complement | None]


def _clause_content(_: Token, right: Dependents, frames: frozenset[str], __: Token | None) -> Complement | None:
    for clause in right.get("ccomp", []):
        small = "np+inf" if any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children) else "np+pred"
        if clause.left_edge == clause.right_edge:
            return None
        if frames & ({"that", small} if small == "np+inf" else {"that", "quote", small}):
            start, end = _clause_span(clause)
            for other in right["ccomp"]:  # "there were no options, but that some had to be found"
                if other.left_edge.i == end:
                    end = other.right_edge.i + 1
            return "that", [(start, end)], 0
        if frames & {"np", "inf"}:
            return "np", [whole(clause)], 0
    return None


def _clause_span(clause: Token) -> Span:
    """Return a clause without a conjunct that goes with the verb above: "denied it had fired and accused Norland"."""
    start, end = whole(clause)
    for child in clause.rights:
        if child.dep_ == "conj" and matrix_of(child) is not None:
            conjunction = child.left_edge.i
            while conjunction > clause.i + 1 and child.doc[conjunction - 1].dep_ in {"cc", "punct"}:
                conjunction -= 1
            return start, min(end, conjunction)
    return start, end


def _infinitive(verb: Token, right: Dependents, frames: frozenset[str], _: Token | None) -> Complement | None:
    objects = right.get("dobj", [])
    for clause in right.get("xcomp", []):
        end = clause.right_edge.i + 1
        if objects and "np+inf" in frames and objects[0].i < clause.i:
            return "np+inf", [(objects[0].left_edge.i, end)], 0
        for prep in right.get("prep", []):
            if prep.i < clause.i and prep.lower_ in frames:  # "called on Iran to withdraw"
                return prep.lower_, [(prep.i + 1, end)], prep.i + 1
        if "inf" in frames:
            return "inf", [whole(clause)], 0
        if "np+pred" in frames and objects:
            return "np+pred", [(objects[0].left_edge.i, end)], 0
        if "np" in frames and not objects and clause.tag_ == "VBG":  # "supports raising taxes"
            return "np", [whole(clause)], 0
    return None


def _fronted(_: Token, right: Dependents, frames: frozenset[str], wh: Token | None) -> Complement | None:
    """Read "what he called a mistake", "a view that she described as wrong"."""
    if wh is None:
        return None
    for child in (*right.get("oprd", []), *right.get("acomp", []), *right.get("prep", [])):
        if "np+pred" in frames or f"np+{child.lower_}" in frames:
            return "np+pred", [(wh.i, wh.i + 1), whole(child)], 0
    return "", [], 0


def _predicate(_: Token, right: Dependents, frames: frozenset[str], __: Token | None) -> Complement | None:
    predicates = [*right.get("oprd", []), *right.get("acomp", [])]
    if not predicates or "np+pred" not in frames:
        return None
    left = min([predicates[0].left_edge.i, *(o.left_edge.i for o in right.get("dobj", []))])
    return "np+pred", [(left, predicates[0].right_edge.i + 1)], 0


def _object(verb: Token, right: Dependents, frames: frozenset[str], _: Token | None) -> Complement | None:
    first = next(iter(right.get("dobj", [])), None)
    if first is None:
        return None
    for prep in _prepositions(right):
        if f"np+{prep.lower_}" in frames:
            if prep.i < first.i:  # "dismissed as nonsense a claim that ..."
                return f"np+{prep.lower_}", [whole(prep), whole(first)], 0
            return f"np+{prep.lower_}", [(first.left_edge.i, prep.right_edge.i + 1)], 0
    if {"np+pred", "quote"} <= frames and first.right_edge.i < verb.right_edge.i:
        return "np+pred", [(first.left_edge.i, verb.right_edge.i + 1)], 0
    reflexive = first.lower_.endswith(("self", "selves"))
    return ("np", [_extended(verb, *source_span(first))], 0) if "np" in frames and not reflexive else None


# What follows an object directly goes with it, though the parser may hang it on the verb. Counted in PolNeAR's training
# part: annotators take these in .55 ("for") to .92 ("as") of the time, others ("in", "on", "at") less than half.
_GO_ON = frozenset({"to", "as", "from", "with", "for"})


def _extended(verb: Token, start: int, end: int) -> Span:
    """Return an object with what follows it directly: "pointed to his record as a senator", "the plan to cut taxes"."""
    for child in verb.rights:
        if child.left_edge.i == end and (
            (child.dep_ == "prep" and child.lower_ in _GO_ON)
            or (child.dep_ in {"advcl", "xcomp"} and child.tag_ == "VB")
            or (child.dep_ in {"advcl", "acl"} and child.tag_ == "VBN")
        ):
            end = child.right_edge.i + 1
    return start, end


def _preposition(_: Token, right: Dependents, frames: frozenset[str], __: Token | None) -> Complement | None:
    for prep in _prepositions(right):
        if prep.lower_ in frames and prep.right_edge.i > prep.i:
            span = _extended(prep.head, prep.i + 1, prep.right_edge.i + 1)
            return prep.lower_, [span], 0 if right.get("dobj") else prep.i + 1
    return None


def _prepositions(right: Dependents) -> list[Token]:
    return [t for t in (*right.get("prep", []), *right.get("dative", [])) if t.pos_ in {"ADP", "SCONJ"}]


_READERS: tuple[Reader, ...] = (_clause_content, _infinitive, _fronted, _predicate, _object, _preposition)


def _speaks(clause: Token) -> bool:
    """Tell whether a clause is itself a cue with content: "seems to argue that", "is expected to announce a plan"."""
    readings = [c for c in cues().get(clause.lemma_, ()) if c.pos == "verb" and not c.particle]
    inner = read_verb(clause, readings) if readings and clause.pos_ == "VERB" else None
    return inner is not None and bool(inner.content)


def _raising(verb: Token, cue: Cue) -> Candidate | None:
    """Read "X seems to ...": nobody in particular is said to hold it."""
    labels = {"xcomp", "oprd", "acomp", "ccomp", "advcl"}
    clause = next((c for c in verb.children if c.i > verb.i and c.dep_ in labels), None)
    subject = subject_of(verb)
    if clause is None or subject is None or _speaks(clause):
        return None
    impersonal = subject.lower_ == "it" and clause.dep_ == "ccomp"
    content = [whole(clause)] if impersonal else [whole(subject), whole(clause)]
    group = verb_group(verb, subject.i + 1)
    return Candidate(verb.i, None, None, group, content, cue.stance, confidence=0.6, frame="raise")
