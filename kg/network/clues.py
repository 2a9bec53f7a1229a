"""Acts that have a clue in common, as a word, a day or two actors: only these are compared, however many there are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations

from kg.network.acts import Act

type Clue = tuple[str, ...]

_FEW = 16  # acts that a clue may lead to: what more share tells nothing


def pairs_by(acts: Iterable[Act], clues: Callable[[Act], Iterable[Clue]], *, least: int = 1) -> list[tuple[Act, Act]]:
    """Return pairs of acts that share so many clues at least, each once, sorted."""
    ordered = sorted(acts, key=lambda act: act.key)
    number = {act.key: at for at, act in enumerate(ordered)}
    found = Counter[tuple[int, int]]()
    for _, group in groups_by(ordered, clues):
        found.update(combinations([number[act.key] for act in group], 2))
    return [(ordered[one], ordered[other]) for (one, other), times in sorted(found.items()) if times >= least]


def groups_by(acts: Iterable[Act], clues: Callable[[Act], Iterable[Clue]]) -> list[tuple[Clue, list[Act]]]:
    """Return the acts that share each clue, but of one that leads to very many."""
    groups: dict[Clue, list[Act]] = defaultdict(list)
    for act in acts:
        for clue in set(clues(act)):
            groups[clue].append(act)
    return sorted((item for item in groups.items() if 1 < len(item[1]) <= _FEW), key=lambda item: item[0])
