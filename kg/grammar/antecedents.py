"""Who "he", "she" and "his" are: candidates described by features, weighed by a log-linear model.

The features are the classical ones (Lappin and Leass 1994; Ge, Hale and Charniak 1998): recency, grammatical role,
parallel roles, command by a subject, how often and how lately someone was mentioned, and the binding conditions as hard
constraints. The weights were fitted on the development part of GAP (Webster et al. 2018, Apache 2.0) by
``training/fit_pronouns.py``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from kg.grammar import lexicon
from kg.grammar.sites import Discourse, Site

REACH = 4  # sentences back that a pronoun of the third person may reach
NOBODY = "nobody"


@dataclass(slots=True)
class Candidate:
    """A possible antecedent: its number, the sites of its mentions in text order, and what is known of its gender.

    ``pronouns`` are the sites of pronouns already taken to mean it; ``short`` its mentions of one word.
    """

    number: int
    sites: Sequence[Site]
    pronouns: list[Site]
    gender: str | None
    short: frozenset[int]
    type: str = "Person"


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in lexicon.rows("pronoun_weights.tsv")}


def allowed(where: Discourse, pronoun: Site, other: Site, *, possessive: bool) -> bool:
    """Tell whether a pronoun can corefer with a noun phrase by the binding conditions.

    Not if one phrase holds the other ("his brother John"), nor if both are arguments of one verb ("John saw him"), nor
    if the pronoun commands the name ("He said that John left").
    """
    if other.start <= pronoun.head < other.end:
        return False
    if pronoun.path and pronoun.path[0] == other.head:
        return not possessive
    if (
        not possessive
        and pronoun.verb == other.verb
        and pronoun.path
        and other.path
        and pronoun.path[0] == other.path[0]
    ):
        return False
    if not possessive and pronoun.role == "subject" and pronoun.verb in other.path and other.head > pronoun.head:
        return False
    return not (pronoun.path and _conjunct_of(where, other.head, pronoun.path[0]))


def _conjunct_of(where: Discourse, head: int, other: int) -> bool:
    """Tell whether a noun is joined to another on its left: "his wife Ann and son Bob"."""
    token = where.doc[head]
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
        if token.i == other:
            return True
    return False


def features(where: Discourse, pronoun: Site, candidate: Candidate, rank: int, *, case: str) -> list[str]:
    """Return the names of the features that hold between a pronoun and a candidate.

    Args:
        where: Sentences and quotations.
        pronoun: Site of the pronoun.
        candidate: A candidate that `compatible` allows.
        rank: Its place among them, 0 the nearest before the pronoun.
        case: The pronoun's case, or its role in the sentence.
    """
    before = [s for s in candidate.sites if s.head < pronoun.head]
    near = before[-1] if before else candidate.sites[0]
    distance = min(abs(pronoun.sentence - near.sentence), 3) if before else -1
    found = [
        f"distance {distance}",
        f"{near.role} {distance}",
        f"{case} {near.role} {distance}",
        f"far {min(abs(pronoun.head - near.head).bit_length(), 7)}",
        f"rank {min(rank, 3)}",
        f"count {min(len(before), 4)}",
        f"total {min(len(candidate.sites), 4)}",
        "gender" if candidate.gender else "no gender",
    ]
    found.extend(_place(where, pronoun, near, distance, case))
    found.extend(_history(where, pronoun, candidate, before, case))
    if near.mention in candidate.short:
        found.append("short")
    if candidate.type != "Person":
        found.append(f"type {candidate.type}")
    if lately := [p for p in candidate.pronouns if p.head < pronoun.head]:
        gap = min(pronoun.sentence - lately[-1].sentence, 2)
        found += [f"pronoun {gap}", f"pronoun {lately[-1].role} {pronoun.role} {gap}"]
        if lately[-1].head > near.head:
            found.append("pronoun last")
    return found


def _place(where: Discourse, pronoun: Site, near: Site, distance: int, case: str) -> Iterator[str]:
    """Yield what the place of the nearest mention tells."""
    opening = pronoun.start <= where.bounds[pronoun.sentence][0] + 1
    clause = where.doc[pronoun.verb].dep_
    yield f"{clause} {near.role} {min(distance, 1)} {near.verb in pronoun.path}"
    if near.role == pronoun.role and distance in {0, 1}:
        yield f"parallel {distance} {opening}"
    if distance == 1:
        yield f"opening {opening} {near.role}"
    if where.doc[near.head].dep_ in {"appos", "conj"}:
        yield f"{where.doc[near.head].dep_} {min(distance, 1)}"
    if near.head in pronoun.path:
        yield "inside its clause"
    if near.sentence == pronoun.sentence and near.verb == pronoun.verb:
        yield f"same verb {near.role} {case}"
    if near.coordinated:
        yield "coordinated"
    if near.start <= where.bounds[near.sentence][0] + 1:
        yield f"opens sentence {distance}"
    if (near.quote is None) != (pronoun.quote is None):
        yield "across quotation"
    yield from _above(where, pronoun, near, distance)


def _above(where: Discourse, pronoun: Site, near: Site, distance: int) -> Iterator[str]:
    """Yield what stands above the nearest mention in the tree."""
    if near.path:
        governor = where.doc[near.path[0]]
        if near.role == "oblique":
            yield f"oblique {governor.lower_}"
        if near.role == "possessive":
            yield f"owns {governor.dep_}"
            if near.path[0] in pronoun.path:
                yield "possessor above"
    depth = sum(1 for i in near.path if where.doc[i].pos_ in {"VERB", "AUX"})
    yield f"depth {min(depth, 3)} {min(distance, 1)}"


def _history(where: Discourse, pronoun: Site, candidate: Candidate, before: list[Site], case: str) -> Iterator[str]:
    """Yield what all mentions of the candidate tell."""
    for site in candidate.sites:
        if site.sentence == pronoun.sentence and site.role == "subject" and site.verb in pronoun.path:
            above = pronoun.path[: pronoun.path.index(site.verb)]
            depth = sum(1 for i in above if where.doc[i].pos_ in {"VERB", "AUX"})
            yield f"commands {case} {min(depth, 2)} {site.head < pronoun.head}"
            break
    if any(s.role == "subject" and s.sentence == pronoun.sentence - 1 for s in before):
        yield f"subject before {case}"
    if any(s.role == "subject" and s.sentence == pronoun.sentence for s in before):
        yield f"subject here {case}"
    if before and before[0].sentence == 0:
        yield "from the start"
    here = [s for s in candidate.sites if s.head > pronoun.head and s.sentence == pronoun.sentence]
    if here:
        yield f"follows {here[0].role} {bool(before)}"
    if any(s.head > pronoun.head and s.sentence == pronoun.sentence + 1 for s in candidate.sites):
        yield "named in the next sentence"


def compatible(
    pronoun: Site, gender: str, candidates: Sequence[Candidate], where: Discourse, case: str
) -> list[Candidate]:
    """Return the candidates that number, gender, distance and binding allow, nearest first."""
    possessive = case == "possessive"
    found = []
    for candidate in candidates:
        if candidate.gender not in {None, gender}:
            continue
        before = [s.sentence for s in candidate.sites if s.head < pronoun.head]
        before += [p.sentence for p in candidate.pronouns if p.head < pronoun.head]
        if before and pronoun.sentence - max(before) > REACH:
            continue
        here = [s for s in candidate.sites if s.sentence == pronoun.sentence]
        if not before and not here:
            continue
        if any(not allowed(where, pronoun, s, possessive=possessive) for s in here):
            continue
        found.append(candidate)
    return sorted(found, key=lambda c: (_gap(pronoun, c), c.number))


def _gap(pronoun: Site, candidate: Candidate) -> int:
    before = [s.head for s in candidate.sites if s.head < pronoun.head]
    return pronoun.head - before[-1] if before else 1000 + candidate.sites[0].head


def describe(where: Discourse, pronoun: Site, options: Sequence[Candidate], *, case: str) -> list[list[str]]:
    """Return the feature names of each candidate in turn, those that compare it with the others among them."""
    found = [features(where, pronoun, option, rank, case=case) for rank, option in enumerate(options)]
    counts = [sum(1 for s in option.sites if s.head < pronoun.head) + len(option.pronouns) for option in options]
    firsts = {back: _first(options, pronoun, back) for back in (0, 1)}
    for number, option in enumerate(options):
        if counts[number] == max(counts) and counts.count(max(counts)) == 1:
            found[number].append("most mentioned")
        for back, first in firsts.items():
            if first is option:
                found[number].append(f"first of sentence {back} {case}")
        found[number].append(f"among {min(len(options), 4)}")
    return found


def _first(options: Sequence[Candidate], pronoun: Site, back: int) -> Candidate | None:
    """Return the candidate that a sentence names first, that of the pronoun (``back`` 0) or the one before (1)."""
    heads = {
        s.head: option
        for option in options
        for s in option.sites
        if pronoun.sentence - s.sentence == back and s.head < pronoun.head
    }
    return heads[min(heads)] if heads else None


def choose(
    where: Discourse, pronoun: Site, gender: str, case: str, candidates: Sequence[Candidate], *, least: float
) -> int | None:
    """Return the number of the likeliest antecedent, or None if none reaches the probability ``least`` (0 to 1)."""
    options = compatible(pronoun, gender, candidates, where, case)
    if not options:
        return None
    weights = _weights()
    described = describe(where, pronoun, options, case=case)
    scores = [sum(weights.get(name, 0.0) for name in names) for names in described]
    top = max(scores)
    total = sum(exp(score - top) for score in scores) + exp(weights.get(NOBODY, 0.0) - top)
    best = scores.index(top)
    return options[best].number if 1.0 / total >= least else None
