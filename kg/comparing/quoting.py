"""Who is quoted by which party, and whether with the same words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.comparing.telling import Told, statements
from kg.contest import Compared, How
from kg.lexica.spelling import plain
from kg.quads import terms as t

if TYPE_CHECKING:
    from kg.evidence import Evidence

_SAME = 0.5  # of the words: a quotation that is cut or reworded
_QUOTED = 160  # characters


def attributions(told: Told, number: Mapping[str, int], parties: int) -> Iterator[Compared]:
    """Yield what named speakers are said to have said, by one party or, with much the same words, by several.

    Args:
        told: What the texts tell.
        number: Which party has which document, by IRI.
        parties: How many parties there are.
    """
    groups: dict[tuple[str, ...], list[tuple[frozenset[str], list[Evidence]]]] = {}
    for said in statements(told.reader, t.ATTRIBUTION_CLASS, number):
        if not said.subjects:
            continue
        words = frozenset(plain(" ".join(told.reader.content(said))).split())
        own = groups.setdefault(said.subjects, [])
        like = next((held for others, held in own if _alike(others, words)), None)
        if like is None:
            own.append((words, [said]))
        else:
            like.append(said)
    for speakers, held in ((speakers, held) for speakers, own in groups.items() for _, held in own):
        sides: list[list[Evidence]] = [[] for _ in range(parties)]
        for said in sorted(held, key=lambda one: (one.document, one.start, one.iri)):
            sides[number[said.graph]].append(said)
        content = " … ".join(told.reader.content(held[0])) or held[0].sentence
        short = content if len(content) <= _QUOTED else f"{content[: _QUOTED - 1].rstrip()}…"
        who = ", ".join(map(told.reader.name, speakers))
        how: How = "shared" if sum(map(bool, sides)) > 1 else "alone"
        what = f"{who} {held[0].term}: “{' '.join(short.split())}”"
        yield Compared("attribution", how, what, ("",) * parties, tuple(map(tuple, sides)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * max(len(one | other), 1)
