"""List verbs that WordNet calls synonyms of verbs of events and on which the dictionary has not decided.

    python scripts/near_synonyms.py [FILE]    # WordNet's data.verb; Debian's package wordnet-base brings it

Those that a person has decided on stand in tests/data/wordnet_verbs.tsv and are left out. Prints, tab-separated, the
verb, the root that most verbs of its synsets have, how many, and which; the best founded first. A synset counts if two
of its verbs or more have the same root: one verb has too many senses to vouch for others.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.lexica import dictionary

_FILE = Path("/usr/share/wordnet/data.verb")
_DECIDED = Path(__file__).parents[1] / "tests" / "data" / "wordnet_verbs.tsv"
_LEAST = 2  # verbs of one root in a synset


def synsets(path: Path) -> Iterator[list[str]]:
    """Yield the verbs of one word of each synset with several words."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1] != " ":  # the licence stands before the synsets
            cells = line.split(" ")
            words = [cells[4 + 2 * i].lower() for i in range(int(cells[3], 16))]
            if len(words) > 1:
                yield [word for word in words if word.isalpha()]


def decisions() -> dict[str, str]:
    """Return verb -> ``event`` or ``none``, as a person has decided."""
    lines = _DECIDED.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {verb: decided for verb, _, decided in rows[1:]}


def roots(verb: str) -> set[str]:
    """Return the roots of the events that a verb tells of by itself."""
    senses = dictionary.having("event").get(verb, ())
    return {s.event.root for s in senses if s.kind == "VERB" and not s.particle and s.event is not None}


def undecided(path: Path) -> list[tuple[str, str, list[str]]]:
    """Return (verb, root, verbs that vouch for it), the best founded first."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for words in synsets(path):
        told = {word: roots(word) for word in words}
        for root, number in Counter(root for each in told.values() for root in each).items():
            for word in words if number >= _LEAST else ():
                if word not in dictionary.lemmas():
                    found[word][root] |= {other for other in words if root in told[other]}
    best = [(word, *max(by.items(), key=lambda item: (len(item[1]), item[0]))) for word, by in found.items()]
    return sorted(((word, root, sorted(by)) for word, root, by in best), key=lambda row: (-len(row[2]), row[0]))


if __name__ == "__main__":
    known = decisions()
    for verb, root, by in undecided(Path(sys.argv[1]) if len(sys.argv) > 1 else _FILE):
        if verb in known:
            continue
        sys.stdout.write(f"{verb}\t{root}\t{len(by)}\t{' '.join(by)}\n")
