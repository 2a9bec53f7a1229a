"""Cues in the passive: "is said to ...", "was accused by X of ...", "Asked about it, he ..."."""

from spacy.tokens import Token

from kg.language.speech.cues import Candidate, Cue, Dependents, Span, chosen, source_span, verb_group, whole


def participle(verb: Token, deps: Dependents) -> bool:
    """Tell whether a past participle opens an adverbial without a subject: "Asked about it, he ..."."""
    return verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "advcl" and not deps.keys() & {"nsubj", "aux", "dobj"}


def read_passive(verb: Token, deps: Dependents, readings: list[Cue], frames: frozenset[str]) -> Candidate | None:
    """Read "is said to ...", "was accused by X of ...", "is seen as ...": the source is the by-phrase, or unnamed."""
    subject = next(iter(deps.get("nsubjpass", [])), None)
    agent = next((p for a in deps.get("agent", []) for p in a.children if p.dep_ == "pobj"), None)
    hung = [p for p in agent.rights if p.dep_ == "prep" and any(c.dep_ == "pcomp" for c in p.children)] if agent else []
    deps = {**deps, "prep": [*deps.get("prep", []), *hung]}  # "accused by Norland of arming ..."
    found = _passive_content(verb, deps, frames, subject, by=agent is not None)
    if found is None:
        return None
    frame, content = found
    cue = chosen(readings, frame)
    source, head = (source_span(agent), agent.i) if agent is not None else (None, None)
    if source is not None and hung:
        source = source[0], min(source[1], hung[0].i)
    group = verb_group(verb, 0)
    return Candidate(
        verb.i, source, head, group, content, cue.stance, cue.factive(frame), False, 0.7, f"passive {frame}"
    )


def _passive_content(
    verb: Token, deps: Dependents, frames: frozenset[str], subject: Token | None, *, by: bool
) -> tuple[str, list[Span]] | None:
    clause = next((c for c in (*deps.get("ccomp", []), *deps.get("xcomp", [])) if c.i > verb.i), None)
    expletive = subject is not None and subject.lower_ == "it" and clause is not None and clause.dep_ == "ccomp"
    about = [whole(subject)] if subject is not None and not expletive else []
    if clause is not None and frames & ({"that"} if clause.dep_ == "ccomp" else {"np+inf", "is+inf"}):
        return "that" if clause.dep_ == "ccomp" else "np+inf", [*about, whole(clause)]
    if "np+about" in frames or not about:  # who is asked or told is no part of what is asked
        for prep in deps.get("prep", []):
            if prep.i > verb.i and prep.lower_ in {"about", "of", "on", "for"} and prep.lower_ in frames:
                return prep.lower_, [(prep.i + 1, prep.right_edge.i + 1)]
    if not about and verb.dep_ == "acl" and verb.head.i < verb.i:  # "a group known as ..."
        about = [(verb.head.left_edge.i, verb.left_edge.i)]
    if not about:
        return None
    reduced = verb.dep_ == "acl"  # "a town called Aktau", "the law backed by both": hardly anybody's view
    for prep in deps.get("prep", []):
        if prep.i > verb.i and f"np+{prep.lower_}" in frames:
            return f"np+{prep.lower_}", [*about, whole(prep)]
    for predicate in (*deps.get("oprd", []), *deps.get("attr", [])):
        if predicate.i > verb.i and "np+pred" in frames and not reduced:
            return "np+pred", [*about, whole(predicate)]
    return ("np", about) if by and "np" in frames and not reduced else None
