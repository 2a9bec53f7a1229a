"""Who "he", "she" and "his" are: candidates described by `antecedent_features`, weighed by boosted trees.

The trees (``kg/models/pronouns.npz``) were fitted on the development part of GAP (Webster et al. 2018, Apache 2.0) by
``training/fit_pronouns.py``; their scores go through a softmax with one option of score 0 for nobody.
"""

import io
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from kg.checksums import verified
from kg.errors import ModelError
from kg.language.reference import antecedent_features
from kg.language.reference.antecedent_features import Antecedent, Query
from kg.language.reference.mention_positions import Discourse, Site
from kg.language.syntax.functions import APPOSITION, CONJUNCT, serves_as

REACH = 4  # sentences back that a pronoun of the third person may reach
MODEL = "pronouns.npz"


@dataclass(frozen=True, slots=True)
class Trees:
    """Oblivious trees: each asks the same question of all candidates at each level.

    Attributes:
        names: The features, in the order of the columns.
        columns: Column asked about, shape (trees, levels).
        cuts: A value above the cut goes right, shape (trees, levels).
        leaves: Scores, shape (trees, 2 ** levels); the first level gives the highest bit.
    """

    names: tuple[str, ...]
    columns: NDArray[np.int64]
    cuts: NDArray[np.float64]
    leaves: NDArray[np.float64]

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the score of each row of features."""
        features = np.asarray(rows)
        leaf = np.zeros((len(rows), len(self.leaves)), dtype=np.intp)
        for columns, cuts in zip(self.columns.T, self.cuts.T, strict=True):
            leaf = 2 * leaf + (features.take(columns, axis=1) > cuts)
        found: list[float] = self.leaves[np.arange(len(self.leaves)), leaf].sum(axis=1).tolist()
        return found


@cache
def trees() -> Trees:
    """Return the packaged trees.

    Raises:
        ModelError: If the file is missing or damaged.
        DamagedPackageError: If it is not the one that was published.
    """
    try:
        with np.load(io.BytesIO(verified(f"models/{MODEL}")), allow_pickle=False) as held:
            names = tuple(str(name) for name in held["names"])
            return Trees(names, held["columns"], held["cuts"], held["leaves"])
    except (OSError, ValueError, KeyError) as err:
        raise ModelError("trees for pronouns can't be read", where=MODEL, hint="reinstall the package") from err


def allowed(asked: Query, other: Site) -> bool:
    """Tell whether a pronoun can corefer with a noun phrase by the binding conditions.

    Not if one phrase holds the other ("his brother John"), nor if both are arguments of one verb ("John saw him"), nor
    if the pronoun commands the name ("He said that John left").
    """
    pronoun, above = asked.site, asked.site.path[:1]
    if other.start <= pronoun.head < other.end:
        return False
    if above == (other.head,):
        return not asked.possessive
    if not asked.possessive:
        if _share_verb(asked, other):
            return False
        if pronoun.role == "subject" and pronoun.verb in other.path and other.head > pronoun.head:
            return False
    return not (above and _conjunct_of(asked.where, other.head, above[0]))


def _share_verb(asked: Query, other: Site) -> bool:
    """Tell whether pronoun and phrase are arguments of one verb."""
    above = asked.site.path[:1]
    return not asked.possessive and bool(above) and asked.site.verb == other.verb and above == other.path[:1]


def _conjunct_of(where: Discourse, head: int, other: int) -> bool:
    """Tell whether a noun is joined to another on its left: "his wife Ann and son Bob"."""
    token = where.doc[head]
    while serves_as(token, CONJUNCT | APPOSITION):
        token = token.head
        if token.i == other:
            return True
    return False


def possible(asked: Query, candidates: Sequence[Antecedent]) -> list[Antecedent]:
    """Return the candidates that gender, distance and binding allow, in the order given.

    They were mentioned within `REACH`, and of their mentions in the pronoun's sentence one at least is allowed.
    """
    pronoun, (start, end) = asked.site, asked.where.bounds[asked.site.sentence]
    found = []
    for candidate in candidates:
        at = bisect_left(candidate.heads, end)
        near = [s.sentence for s in candidate.sites[max(0, at - 1) : at]]
        near += [p.sentence for p in candidate.pronouns[-1:]]
        if candidate.gender not in {None, asked.gender} or not near or pronoun.sentence - max(near) > REACH:
            continue
        if any(p.sentence == pronoun.sentence and _share_verb(asked, p) for p in candidate.pronouns):  # "he asked him"
            continue
        here = candidate.sites[bisect_left(candidate.heads, start, 0, at) : at]
        if not here or any(allowed(asked, site) for site in here):
            found.append(candidate)
    return found


def describe(asked: Query, options: Sequence[Antecedent]) -> tuple[list[str], list[list[float]]]:
    """Return the names of the features, and a row of values for each of the candidates (one at least) left."""
    return antecedent_features.describe(asked, options, lambda other: allowed(asked, other))


def choose(asked: Query, candidates: Sequence[Antecedent], *, least: float) -> tuple[int, float] | None:
    """Return the number and probability of the likeliest antecedent, or None if it is less than ``least`` (0 to 1)."""
    options = possible(asked, candidates)
    if not options:
        return None
    _, rows = describe(asked, options)
    scores = trees().scores(rows)
    top = max(scores)
    likely = 1.0 / (sum(exp(score - top) for score in scores) + exp(-top))
    return (options[scores.index(top)].number, likely) if likely >= least else None
