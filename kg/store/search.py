"""Looking for entities as people type: the beginning of a name or of any word in it, other names, and near misses.

`kg.store.names` says whom a name means, or refuses; this lists whom it may mean, the likeliest first.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode, Store
from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg import namespaces
from kg.lexica.spelling import plain, sound
from kg.quads import terms as t
from kg.store.matching import evidence_in
from kg.store.names import kinds_in, names_in

MOST = 20
_NEAR = ((4, 0), (7, 1), (99, 2))  # letters of a word, and how many of them may be wrong

type Match = Literal["name", "beginning", "near"]
"""A whole name; the beginnings of words of one; words that are only near to those of one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found.

    Attributes:
        iri: Its IRI.
        label: Its canonical name.
        kind: Its class: ``State``, ``Person``, ...
        mentions: How often the texts refer to it.
        name: The name by which it was found, as it is written.
        match: How well that fits.
    """

    iri: str
    label: str
    kind: str
    mentions: int
    name: str
    match: Match


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What a search reads; made once for a state of the graph by `search_index`.

    Attributes:
        names: Each name as `plain` writes it, as it is written, and the IRI that bears it; canonical names first.
        words: The words of names, sorted.
        places: For each word the numbers of the names that hold it.
        sounds: The words that sound alike, by how they sound.
        labels: Canonical names by IRI.
        kinds: Classes by IRI.
        mentions: How often the texts refer to each.
    """

    names: tuple[tuple[str, str, str], ...]
    words: tuple[str, ...]
    places: dict[str, tuple[int, ...]]
    sounds: dict[str, tuple[str, ...]]
    labels: dict[str, str]
    kinds: dict[str, str]
    mentions: Counter[str]


def search_index(store: Store, *, base: str = namespaces.BASE_IRI) -> SearchIndex:
    """Return the index of all names of a graph.

    Args:
        store: The quads.
        base: IRI that the graph's resources are minted under.
    """
    kinds = kinds_in(store)
    order = {"label": 0, "other": 1, "code": 2}
    found = sorted((order[way], name, node.value) for way, name, node in names_in(store, kinds, base=base))
    names = tuple((plain(name), name, iri) for _, name, iri in found)
    places: dict[str, list[int]] = defaultdict(list)
    for number, (words, _, _) in enumerate(names):
        for word in dict.fromkeys(words.split()):
            places[word].append(number)
    sounds: dict[str, list[str]] = defaultdict(list)
    for word in sorted(places):
        sounds[sound(word)].append(word)
    mentions = Counter(
        quad.object.value
        for quad in evidence_in(store, base=base)(None, t.REFERS_TO, None, None)
        if isinstance(quad.object, NamedNode)
    )
    return SearchIndex(
        names,
        tuple(sorted(places)),
        {word: tuple(numbers) for word, numbers in places.items()},
        {key: tuple(words) for key, words in sounds.items()},
        {iri: name for way, name, iri in reversed(found) if way == 0},
        {node.value: kind for node, kind in kinds.items()},
        mentions,
    )


def search(index: SearchIndex, text: str, *, most: int = MOST) -> tuple[Hit, ...]:
    """Return the entities that a text may mean, whole names first, then the most mentioned.

    Case, accents, dots and the order of words don't count. What only comes near (another transliteration, a slip of
    the keys) is looked for where nothing fits.

    Args:
        index: From `search_index`.
        text: What somebody typed.
        most: At most so many.
    """
    wanted = plain(text)
    words = list(dict.fromkeys(wanted.split()))
    if not words:
        return ()
    found = _bearing(index, [_beginning(index, word) for word in words])
    near = not found
    if near:
        found = _bearing(index, [{*_beginning(index, word), *_near(index, word)} for word in words])
    best: dict[str, tuple[int, int, str]] = {}
    for number in sorted(found):  # canonical names come first
        name, written, iri = index.names[number]
        rank = 3 if near else 0 if name == wanted else 1 if name.startswith(wanted) else 2
        best[iri] = min(best.get(iri, (9, 0, "")), (rank, number, written))
    ways: tuple[Match, ...] = ("name", "beginning", "beginning", "near")
    hits = sorted(best.items(), key=lambda hit: (hit[1][0], -index.mentions[hit[0]], index.labels.get(hit[0], ""), hit))
    return tuple(
        Hit(iri, index.labels.get(iri, written), index.kinds[iri], index.mentions[iri], written, ways[rank])
        for iri, (rank, _, written) in hits[:most]
    )


def _bearing(index: SearchIndex, alternatives: Iterable[Iterable[str]]) -> set[int]:
    """Return the numbers of the names that hold one of the alternatives for each word."""
    holders = [{number for word in words for number in index.places[word]} for words in alternatives]
    return set.intersection(*holders)


def _beginning(index: SearchIndex, word: str) -> tuple[str, ...]:
    start = bisect_left(index.words, word)
    return index.words[start : bisect_left(index.words, word + "\U0010ffff", lo=start)]


def _near(index: SearchIndex, word: str) -> set[str]:
    wrong = next(number for letters, number in _NEAR if len(word) <= letters or letters == 99)
    alike = set(index.sounds.get(sound(word), ()))
    if wrong:
        close = process.extract(word, index.words, scorer=OSA.distance, score_cutoff=wrong, limit=None)
        alike |= {found for found, _, _ in close}
    return alike
