"""Verbs as cues: who speaks, and what the frames of the verb make its content.

Each reader below tries one shape of complement and returns (frame, content spans, end of the cue's own words) or None.
"""

from collections.abc import Callable

from spacy.tokens import Token

from kg.language.speech.cues import (
    ABSTRACT,
    Candidate,
    Cue,
    Span,
    chosen,
    named,
    source_before,
    source_span,
    verb_group,
    whole,
)
from kg.language.speech.reported_passives import opens_adverbial, read_passive
from kg.language.speech.second_hand import quoted_speaker, quoting_verb
from kg.language.speech.stray_subjects import is_inserted, stray_subject
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive, matrix_of
from kg.language.syntax.forms import (
    has_form,
    is_connective,
)
from kg.language.syntax.functions import dependents, has, serves_as, serving
from kg.language.syntax.verbs import is_for_clause, is_infinitive, subject_of
from kg.lexica import dictionary
from kg.lexica.classes import word_class

type Complement = tuple[str, list[Span], int]


def read_verb(verb: Token, readings: list[Cue]) -> Candidate | None:
    """Return the attribution that a verb introduces, its content empty where only order and punctuation can tell.

    Args:
        verb: The cue's head.
        readings: Its readings, all with the same particle.
    """
    frames = frozenset[str]().union(*(c.frames for c in readings))
    if is_passive(verb) or opens_adverbial(verb):
        return read_passive(verb, readings, frames)
    quoting = quoting_verb(verb)
    subject = subject_of(verb) if quoting is None else quoted_speaker(quoting, verb)
    stray = subject is None and "quote" in frames and has_form(verb, forms.FINITE)
    if stray:
        subject = stray_subject(verb)
    if subject is None:
        return None
    frame, content, last = _complement(verb, [t for t in verb.rights if t != subject], frames)
    reports = "quote" in frames
    restrictive = has_form(subject, forms.WH_DETERMINER) and subject.lower_ in word_class("restrictive-pronoun")
    if restrictive and frame not in _SAYING:
        return None  # "laws that favor trade" hold no view
    if not reports and subject.lemma_.lower() in word_class("hearsay"):  # "rumours circulate that"
        return None
    if content == [(subject.i, subject.i + 1)]:
        return None
    if not content and (not reports or subject.lower_ in word_class("existential-pronoun")):
        return None
    cue = chosen(readings, frame)
    start, end = verb_group(verb, subject.i + 1 if subject.i < verb.i else 0)
    head, source = source_before(subject, verb) if subject.i < verb.i else (named(subject), source_span(subject))
    if content == [(verb.head.i, verb.head.i + 1)]:  # "a charge Sudria denies"
        head, source = named(subject), whole(subject)
    if source[0] <= verb.i < source[1]:
        source = (subject.left_edge.i if subject.i < verb.i else subject.i, subject.i + 1)
    own = subject.head == verb or stray or quoting is not None or is_inserted(subject, verb)
    return Candidate(
        verb.i, source, head.i, (start, max(end, last)), content, cue.stance, cue.factive(frame), reports, 0.9,
        frame, own, None if quoting is None else (quoting.i, _opening(quoting)),
    )  # fmt: skip


def _opening(quoting: Token) -> int:
    subject = subject_of(quoting)
    return quoting.i if subject is None else min(quoting.i, subject.left_edge.i)


def _complement(verb: Token, right: list[Token], frames: frozenset[str]) -> Complement:
    """Return the first complement among the dependents to the right of a verb that one of its frames allows."""
    for read in _READERS:
        found = read(verb, right, frames)
        if found is not None:
            return found
    return "", [], 0


def _clause_content(_: Token, right: list[Token], frames: frozenset[str]) -> Complement | None:
    clauses = serving(right, fn.THAT_CLAUSE)
    for clause in clauses:
        if clause.left_edge == clause.right_edge:
            return None
        if frames & ({"that", "np+inf"} if is_infinitive(clause) else {"that", "quote", "np+pred"}):
            start, end = _clause_span(clause)
            for other in clauses:  # "there were no options, but that some had to be found"
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
        if serves_as(child, fn.CONJUNCT) and matrix_of(child) is not None:
            conjunction = child.left_edge.i
            while conjunction > clause.i + 1 and serves_as(child.doc[conjunction - 1], fn.COORDINATOR | fn.PUNCTUATION):
                conjunction -= 1
            return start, min(end, conjunction)
    return start, end


def _infinitive(_: Token, right: list[Token], frames: frozenset[str]) -> Complement | None:
    objects = serving(right, fn.OBJECT)
    for clause in serving(right, fn.OPEN_COMPLEMENT):
        end = clause.right_edge.i + 1
        if is_passive(clause) and clause.lemma_ in word_class("verb-of-naming-sources"):
            return None  # "asked not to be named"
        if objects and "np+inf" in frames and objects[0].i < clause.i:
            return "np+inf", [(objects[0].left_edge.i, end)], 0
        for prep in serving(right, fn.PREPOSITION):
            if prep.i < clause.i and prep.lower_ in frames:  # "called on Iran to withdraw"
                return prep.lower_, [(prep.i + 1, end)], prep.i + 1
        if "inf" in frames:
            return "inf", [whole(clause)], 0
        if "np+pred" in frames and objects:
            return "np+pred", [(objects[0].left_edge.i, end)], 0
        if "np" in frames and not objects and has_form(clause, forms.GERUND):  # "supports raising taxes"
            return "np", [whole(clause)], 0
    return _adverbial_infinitive(right, frames)


def _adverbial_infinitive(right: list[Token], frames: frozenset[str]) -> Complement | None:
    """Read "called for Norland to withdraw" and "appealed to Norland to withdraw", parsed as adverbials."""
    for clause in serving(right, fn.ADVERBIAL_CLAUSE):
        if not is_infinitive(clause):
            continue
        if "for" in frames and is_for_clause(clause):
            start, end = whole(clause)
            return "for", [(start + 1, end)], start + 1
        addressed = (p for p in serving(right, fn.PREPOSITION) if p.lower_ in word_class("addressee-preposition"))
        if "np+inf" in frames and any(p.i < clause.i for p in addressed):
            return "inf", [whole(clause)], 0
    return None


def _fronted(verb: Token, right: list[Token], frames: frozenset[str]) -> Complement | None:
    """Read "what he called a mistake", "a view that she described as wrong"."""
    objects = (t for t in dependents(verb, fn.OBJECT) if t.i < verb.i)
    wh = next((t for t in objects if has_form(t, forms.WH_PRONOUN | forms.WH_DETERMINER)), None)
    if wh is None:
        noun = verb.head  # "..., a charge Sudria denies"
        bare = verb.lemma_ in word_class("denying-verb") and serves_as(verb, fn.RELATIVE_CLAUSE) and not right
        return ("np", [(noun.i, noun.i + 1)], 0) if bare and noun.lemma_.lower() in word_class("deniable") else None
    for child in (*_predicates(right), *serving(right, fn.PREPOSITION)):
        if "np+pred" in frames or f"np+{child.lower_}" in frames:
            return "np+pred", [(wh.i, wh.i + 1), whole(child)], 0
    if "np" in frames and verb.lemma_ in word_class("denying-verb"):  # "..., which Sudria denies"
        return "np", [(wh.i, wh.i + 1)], 0
    return "", [], 0


def _predicates(right: list[Token]) -> list[Token]:
    return [*serving(right, fn.OBJECT_PREDICATE), *serving(right, fn.PREDICATE_ADJECTIVE)]


def _predicate(_: Token, right: list[Token], frames: frozenset[str]) -> Complement | None:
    predicates = _predicates(right)
    if not predicates or "np+pred" not in frames:
        return None
    left = min([predicates[0].left_edge.i, *(o.left_edge.i for o in serving(right, fn.OBJECT))])
    return "np+pred", [(left, predicates[0].right_edge.i + 1)], 0


def _object(verb: Token, right: list[Token], frames: frozenset[str]) -> Complement | None:
    first = next(iter(serving(right, fn.OBJECT)), None)
    if first is None:
        return None
    for prep in _prepositions(right):
        if f"np+{prep.lower_}" in frames:
            if prep.i < first.i:  # "dismissed as nonsense a claim that ..."
                return f"np+{prep.lower_}", [whole(prep), whole(first)], 0
            return f"np+{prep.lower_}", [(first.left_edge.i, prep.right_edge.i + 1)], 0
    if {"np+pred", "quote"} <= frames and _predicate_follows(verb, first, strictly="np" not in frames):
        return "np+pred", [(first.left_edge.i, verb.right_edge.i + 1)], 0
    if "np" not in frames or first.lower_ in word_class("reflexive-pronoun") or not _may_be_said(verb, first):
        return None
    return "np", [_extended(verb, *source_span(first))], 0


def _predicate_follows(verb: Token, noun: Token, *, strictly: bool) -> bool:
    """Tell whether what follows an object may be its predicate: 'called Norland "a threat"', not "called him today"."""
    rest = verb.doc[noun.right_edge.i + 1 : verb.right_edge.i + 1]
    if not strictly:
        return len(rest) > 0
    after = next((t for t in rest if not t.is_punct or t.is_quote), None)
    if after is None or serves_as(after, fn.COORDINATOR):
        return False
    return not is_connective(after) and after.ent_type_ not in {"DATE", "TIME"}


def _may_be_said(verb: Token, noun: Token) -> bool:
    """Tell whether an object may be something said or judged, not a thing: "slammed the door", "admitted a member"."""
    lemma = noun.lemma_.lower()
    if lemma in word_class("physical-thing") or noun.lower_ in word_class("addressed-pronoun"):
        return False
    if verb.lemma_ not in word_class("verb-of-saying-and-doing"):
        return True
    told = dictionary.having("cues").keys() | dictionary.having("event").keys()
    clause = has(noun, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE)
    return clause or lemma in told or lemma in word_class("sayable-noun") or lemma.endswith(ABSTRACT)


def _extended(verb: Token, start: int, end: int) -> Span:
    """Return an object with what follows it directly: "pointed to his record as a senator", "the plan to cut taxes".

    It goes with the object, though the parser may hang it on the verb. Counted in PolNeAR's training part: annotators
    take these in .55 ("for") to .92 ("as") of the time, others ("in", "on", "at") less than half.
    """
    for child in verb.rights:
        if child.left_edge.i == end and (
            (serves_as(child, fn.PREPOSITION) and child.lower_ in word_class("preposition-after-object"))
            or (serves_as(child, fn.ADVERBIAL_CLAUSE | fn.OPEN_COMPLEMENT) and has_form(child, forms.BASE_FORM))
            or (serves_as(child, fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE) and has_form(child, forms.PAST_PARTICIPLE))
        ):
            end = child.right_edge.i + 1
    return start, end


def _preposition(_: Token, right: list[Token], frames: frozenset[str]) -> Complement | None:
    for prep in _prepositions(right):
        if prep.lower_ in frames and prep.right_edge.i > prep.i and not _dates(prep):
            span = _extended(prep.head, prep.i + 1, prep.right_edge.i + 1)
            return prep.lower_, [span], 0 if serving(right, fn.OBJECT) else prep.i + 1
    return None


def _dates(prep: Token) -> bool:
    """Tell whether a phrase only says when: "called him on Friday"."""
    return any(noun.ent_type_ in {"DATE", "TIME"} for noun in dependents(prep, fn.PREPOSITIONAL_OBJECT))


def _prepositions(right: list[Token]) -> list[Token]:
    found = (*serving(right, fn.PREPOSITION), *serving(right, fn.INDIRECT_OBJECT))
    return [t for t in found if is_connective(t)]


_SAYING = frozenset({"that", ""})  # frames of a clause, and of words that only order and punctuation give
_READERS: tuple[Callable[[Token, list[Token], frozenset[str]], Complement | None], ...] = (
    _clause_content, _infinitive, _fronted, _predicate, _object, _preposition,
)  # fmt: skip
