"""Cues in the passive: "is said to ...", "was accused by X of ...", "Asked about it, he ..."."""

from spacy.tokens import Token

from kg.language.speech.cues import Candidate, Cue, Span, chosen, source_span, verb_group, whole
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import PAST_PARTICIPLE, PAST_TENSE, has_form
from kg.language.syntax.functions import dependents, has, serves_as, serving
from kg.lexica.classes import word_class

_NEAR = 4  # tokens from "it" to the participle: "it has since been alleged"


def opens_adverbial(verb: Token) -> bool:
    """Tell whether a past participle opens an adverbial without a subject: "Asked about it, he ..."."""
    past = has_form(verb, PAST_PARTICIPLE | PAST_TENSE) and serves_as(verb, fn.ADVERBIAL_CLAUSE)
    return past and not has(verb, fn.ACTIVE_SUBJECT | fn.AUXILIARY | fn.OBJECT)


def read_passive(verb: Token, readings: list[Cue], frames: frozenset[str]) -> Candidate | None:
    """Read "is said to ...", "was accused by X of ...", "is seen as ...": the source is the by-phrase, or unnamed."""
    by = (noun for phrase in dependents(verb, fn.BY_PHRASE) for noun in dependents(phrase, fn.PREPOSITIONAL_OBJECT))
    agent = next(by, None)
    right = list(verb.rights)
    source, head = None, None
    if agent is not None:
        source, head = source_span(agent), agent.i
        hung = [p for p in agent.rights if serves_as(p, fn.PREPOSITION) and has(p, fn.PREPOSITIONAL_CLAUSE)]
        if hung:  # "accused by Norland of arming ..."
            right += hung
            source = source[0], min(source[1], hung[0].i)
    found = _passive_content(verb, right, frames, by=agent is not None)
    if found is None:
        return None if agent is not None or "that" not in frames else _parenthesis(verb, chosen(readings, "that"))
    if agent is None and verb.lemma_ in word_class("verb-of-quoting"):
        return None  # "was quoted as saying": who is quoted says it
    frame, content = found
    cue = chosen(readings, frame)
    return Candidate(
        verb.i, source, head, verb_group(verb, 0), content, cue.stance, cue.factive(frame), False, 0.7,
        f"passive {frame}",
    )  # fmt: skip


def _parenthesis(verb: Token, cue: Cue) -> Candidate | None:
    """Read "..., it is alleged": order and punctuation give the content."""
    subject = next(iter(dependents(verb, fn.PASSIVE_SUBJECT)), None)
    if subject is None or subject.lower_ not in word_class("neuter-pronoun") or verb.i - subject.i > _NEAR:
        return None
    span = subject.i, verb.i + 1
    return Candidate(verb.i, None, None, span, [], cue.stance, cue.factive("that"), True, 0.7, "passive that")


def _passive_content(
    verb: Token, right: list[Token], frames: frozenset[str], *, by: bool
) -> tuple[str, list[Span]] | None:
    subject = next(iter(dependents(verb, fn.PASSIVE_SUBJECT)), None)
    prepositions = serving(right, fn.PREPOSITION)
    clause = next(iter((*serving(right, fn.THAT_CLAUSE), *serving(right, fn.OPEN_COMPLEMENT))), None)
    finite = clause is not None and serves_as(clause, fn.THAT_CLAUSE)
    expletive = finite and subject is not None and subject.lower_ in word_class("neuter-pronoun")
    about = [whole(subject)] if subject is not None and not expletive else []
    if clause is not None and frames & ({"that"} if finite else {"np+inf", "is+inf"}):
        return "that" if finite else "np+inf", [*about, whole(clause)]
    if "np+about" in frames or not about:  # who is asked or told is no part of what is asked
        for prep in prepositions:
            if prep.lower_ in frames and prep.lower_ in word_class("preposition-of-report"):
                return prep.lower_, [(prep.i + 1, prep.right_edge.i + 1)]
    reduced = serves_as(verb, fn.NOUN_CLAUSE)  # "a town called Aktau", "the law backed by both": hardly anybody's view
    if not about and reduced and verb.head.i < verb.i:  # "a group known as ..."
        about = [(verb.head.left_edge.i, verb.left_edge.i)]
    if not about:
        return None
    naming = not by and verb.lemma_ in word_class("naming-verb")  # "known as the Fox": hardly anybody's view
    for prep in () if naming else prepositions:
        if f"np+{prep.lower_}" in frames:
            return f"np+{prep.lower_}", [*about, whole(prep)]
    predicates = (*serving(right, fn.OBJECT_PREDICATE), *serving(right, fn.PREDICATE_NOUN))
    if predicates and "np+pred" in frames and not (reduced or naming):
        return "np+pred", [*about, whole(predicates[0])]
    return ("np", about) if by and "np" in frames and not reduced else None
