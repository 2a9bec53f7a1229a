"""What stands for and against a person as the antecedent of "he" or "she", as numbers for `antecedent_ranker`.

The features are the classical ones: recency and grammatical role (Lappin and Leass 1994), how often someone is
mentioned (Ge, Hale and Charniak 1998), parallel roles, command by a subject (Hobbs 1978), the binding conditions, what
pronouns before were taken to mean, and how each candidate compares with the others.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log2, sqrt

from spacy.tokens import Doc

from kg.language.reference.mention_positions import Discourse, Site
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import ADVERBIAL_CLAUSE, COMPLEMENT, ROOT, serves_as
from kg.lexica.classes import word_class

_ROLES = {"subject": 1.0, "object": 0.6, "possessive": 0.5, "oblique": 0.4, "other": 0.3}  # weights, after Lappin
_NEVER = 9.0  # of a distance: there is none
_LATEST = 16  # mentions of one candidate that are looked at, the last ones before the pronoun
_RANKED_DOWN = ("salience", "before", "mentions")  # rank 0 has the highest value
_RANKED_UP = ("last tokens", "near tokens", "tree distance", "first token", "command")  # rank 0 has the lowest value


@dataclass(slots=True)
class Antecedent:
    """A possible antecedent: its number, the sites of its mentions in text order, and what is known of its gender.

    ``pronouns`` are the sites of pronouns already taken to mean it; ``short`` its mentions of one word.
    """

    number: int
    sites: Sequence[Site]
    pronouns: list[Site]
    gender: str | None
    short: frozenset[int]
    type: str = "Person"
    heads: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Query:
    """A pronoun to be resolved: its site, gender, case (or role), and the verbs above it, lowest first."""

    where: Discourse
    site: Site
    gender: str
    case: str
    verbs: tuple[int, ...]

    @property
    def possessive(self) -> bool:
        """Whether it is "his" or "her"."""
        return self.case == "possessive"


@dataclass(frozen=True, slots=True)
class _Prospect:
    """A candidate as seen from a pronoun: mentions before it (the last ones), in its sentence, and pronouns before."""

    candidate: Antecedent
    before: Sequence[Site]
    count: int
    here: Sequence[Site]
    near: Site
    lately: Sequence[Site]


def query(where: Discourse, pronoun: Site, gender: str, case: str) -> Query:
    """Return what `describe` needs to know of a pronoun."""
    verbs = tuple(i for i in pronoun.path if is_verbal(where.doc[i]))
    return Query(where, pronoun, gender, case, verbs)


def describe(
    asked: Query, candidates: Sequence[Antecedent], allowed: Callable[[Site], bool]
) -> tuple[list[str], list[list[float]]]:
    """Return the names of the features and a row of values for each candidate, in the order given.

    Args:
        asked: The pronoun.
        candidates: At least one; each with a mention before the pronoun or in its sentence.
        allowed: Whether the binding conditions let the pronoun corefer with a mention of its sentence.
    """
    prospects = [_prospect(asked.site, candidate) for candidate in candidates]
    all_heads = sorted(head for candidate in candidates for head in candidate.heads)
    shared = dict(_of_pronoun(asked, len(candidates)))
    rows = []
    for prospect in prospects:
        row = dict(_of_mentions(asked, prospect, all_heads))
        row.update(_of_near(asked, prospect))
        row.update(_of_sentence(asked, prospect, allowed))
        row.update(_of_words(asked, prospect))
        row.update(shared)
        rows.append(row)
    _compare(rows)
    names = list(rows[0])
    return names, [[float(row[name]) for name in names] for row in rows]


def _prospect(pronoun: Site, candidate: Antecedent) -> _Prospect:
    at = bisect_left(candidate.heads, pronoun.head)
    before = candidate.sites[max(0, at - _LATEST) : at]
    here = [s for s in candidate.sites[max(0, at - _LATEST) : at + _LATEST] if s.sentence == pronoun.sentence]
    later = candidate.sites[at] if at < len(candidate.sites) else candidate.sites[-1]
    lately = [p for p in candidate.pronouns[-_LATEST:] if p.head < pronoun.head]
    return _Prospect(candidate, before, at, here, before[-1] if before else later, lately)


def _of_pronoun(asked: Query, number: int) -> Iterator[tuple[str, float]]:
    """Yield what is the same for all candidates."""
    where, pronoun = asked.where, asked.site
    start = where.bounds[pronoun.sentence][0]
    clause = where.doc[pronoun.verb]
    yield "possessive", asked.possessive
    yield "is subject", pronoun.role == "subject"
    yield "is object", pronoun.role == "object"
    yield "opens", pronoun.start <= start + 1
    yield "offset", min(pronoun.head - start, 40)
    yield "adverbial", bool(asked.verbs) and serves_as(clause, ADVERBIAL_CLAUSE)
    yield "complement", bool(asked.verbs) and serves_as(clause, COMPLEMENT)
    yield "main", not asked.verbs or serves_as(clause, ROOT)
    yield "depth", len(asked.verbs)
    yield "candidates", number
    yield "sentence", min(pronoun.sentence, 9)


def _of_mentions(asked: Query, prospect: _Prospect, all_heads: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Yield how often, how lately and in which roles a candidate was mentioned."""
    pronoun, candidate, before, lately = asked.site, prospect.candidate, prospect.before, prospect.lately
    last = max([s.head for s in before[-1:]] + [p.head for p in lately[-1:]], default=-1)
    sentences = [s.sentence for s in before[-1:]] + [p.sentence for p in lately[-1:]]
    salience = sum(_ROLES[s.role] * 0.5 ** (pronoun.sentence - s.sentence) for s in (*before, *lately))
    yield "salience", salience
    yield "before", prospect.count
    yield "mentions", len(candidate.sites)
    yield "after", len(candidate.sites) - prospect.count
    yield "share of mentions", len(candidate.sites) / max(1, len(all_heads))
    yield "subjects", sum(s.role == "subject" for s in before)
    yield "pronouns", len(lately)
    yield "pronoun gap", min(pronoun.sentence - lately[-1].sentence, _NEVER) if lately else _NEVER
    yield "pronoun last", bool(lately) and (not before or lately[-1].head > before[-1].head)
    yield "last sentences", pronoun.sentence - max(sentences, default=pronoun.sentence + 1)
    yield "last tokens", log2(1 + pronoun.head - last) if last >= 0 else -1
    between = bisect_left(all_heads, pronoun.head) - bisect_left(all_heads, prospect.near.head) - 1
    yield "between", between if before else -1
    yield "first token", log2(1 + candidate.sites[0].head)
    yield "first is subject", candidate.sites[0].role == "subject"
    yield "first is joined", candidate.sites[0].coordinated
    yield "first length", candidate.sites[0].end - candidate.sites[0].start
    yield "short", len(candidate.short)
    yield "gender", 0 if candidate.gender is None else 1 if candidate.gender == asked.gender else -1
    yield "other type", candidate.type != "Person"
    yield "subject before", any(s.role == "subject" and s.sentence == pronoun.sentence - 1 for s in (*before, *lately))


def _of_near(asked: Query, prospect: _Prospect) -> Iterator[tuple[str, float]]:
    """Yield what the place of the nearest mention tells."""
    where, pronoun, near = asked.where, asked.site, prospect.near
    yield "cataphora", not prospect.before
    yield "near sentences", pronoun.sentence - near.sentence if prospect.before else -1
    yield "near tokens", log2(1 + abs(pronoun.head - near.head))
    yield "near is subject", near.role == "subject"
    yield "near is object", near.role == "object"
    yield "near is oblique", near.role == "oblique"
    yield "near is other", near.role == "other"
    yield "near owns", near.role == "possessive"
    yield "same role", near.role == pronoun.role
    yield "near depth", sum(1 for i in near.path if is_verbal(where.doc[i]))
    yield "near path", len(near.path)
    yield "joined", near.coordinated
    yield "above", near.head in pronoun.path
    up, distance = _steps(pronoun, near)
    yield "steps up", up
    yield "tree distance", distance


def _steps(pronoun: Site, near: Site) -> tuple[int, int]:
    """Return the steps from a pronoun up to what commands a mention too, and through it to the mention; 30 if none."""
    if near.sentence != pronoun.sentence:
        return 30, 30
    other = (near.head, *near.path)
    for up, token in enumerate((pronoun.head, *pronoun.path)):
        if token in other:
            return up, up + other.index(token)
    return 20, 30


def _of_sentence(asked: Query, prospect: _Prospect, allowed: Callable[[Site], bool]) -> Iterator[tuple[str, float]]:
    """Yield what the mentions in the pronoun's sentence tell: command, binding, names that follow."""
    where, pronoun, here = asked.where, asked.site, prospect.here
    broken = sum(not allowed(s) for s in here)
    over = [s for s in here if s.role == "subject" and s.verb in pronoun.path]
    command = min((_verbs_below(asked, s.verb) for s in over), default=_NEVER)
    following = [s for s in here if s.head > pronoun.head]
    yield "forbidden", broken
    yield "forbidden share", broken / max(1, len(here))
    yield "command", command
    yield "says", any(s.verb != pronoun.verb and where.doc[s.verb].lemma_ in word_class("speech-verb") for s in over)
    yield "subject here", any(s.role == "subject" and s.head < pronoun.head for s in here)
    yield "same verb", any(s.verb == pronoun.verb and s.head < pronoun.head for s in here)
    yield "relative", any(s.head in pronoun.path and s.head < pronoun.head for s in here)
    yield "follows", len(following)
    yield "follows as subject", any(s.role == "subject" for s in following)
    yield "follows above", any(s.role == "subject" and s.verb in pronoun.path for s in following)


def _verbs_below(asked: Query, verb: int) -> int:
    """Return how many verbs stand between a pronoun and a verb above it."""
    return asked.verbs.index(verb) if verb in asked.verbs else len(asked.verbs)


def _of_words(asked: Query, prospect: _Prospect) -> Iterator[tuple[str, float]]:
    """Yield how like the verbs (and what is owned) beside pronoun and candidate are: cosines of word vectors."""
    doc, pronoun = asked.where.doc, asked.site
    verbs = {s.verb for s in prospect.before if s.role == pronoun.role and s.verb != pronoun.verb}
    yield "like verb", max((_likeness(doc, pronoun.verb, verb) for verb in sorted(verbs)), default=-0.5)
    owned = -0.6
    if asked.possessive and pronoun.path:
        things = {s.path[0] for s in prospect.before if s.role == "possessive" and s.path}
        owned = max((_likeness(doc, pronoun.path[0], thing) for thing in sorted(things)), default=-0.5)
    yield "like owned", owned


def _likeness(doc: Doc, one: int, other: int) -> float:
    first, second = doc[one], doc[other]
    if first.orth == second.orth:
        return 1.0
    if not (first.has_vector and second.has_vector):
        return 0.0
    a, b = first.vector, second.vector
    return float(a @ b) / max(1e-9, sqrt(float(a @ a) * float(b @ b)))


def _compare(rows: list[dict[str, float]]) -> None:
    """Add to each row how it compares with the others."""
    for name, sign in [(n, -1) for n in _RANKED_DOWN] + [(n, 1) for n in _RANKED_UP]:
        values = [sign * row[name] for row in rows]
        ordered = sorted(values)
        for row, value in zip(rows, values, strict=True):
            row["rank of " + name] = bisect_left(ordered, value)
    fit = [row["forbidden"] <= 0 and row["gender"] >= 0 for row in rows]
    total = max(1e-9, sum(row["salience"] for row in rows))
    commands = sorted((row["command"], at) for at, row in enumerate(rows) if row["forbidden"] <= 0)
    lately, here = (sum(bool(row[name]) for row in rows) for name in ("subject before", "subject here"))
    for at, row in enumerate(rows):
        row["fitting"] = sum(fit)
        row["only one fits"] = fit[at] and sum(fit) == 1
        row["share of salience"] = row["salience"] / total
        row["other's command"] = next((command for command, other in commands if other != at), _NEVER)
        row["other subject before"] = lately > bool(row["subject before"])
        row["other subject here"] = here > bool(row["subject here"])
