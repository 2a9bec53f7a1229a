"""How far two actors keep the same company: shared memberships, shared partners, similar friends and enemies."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from kg.network.graph import Network
from kg.network.pairs import pairs
from kg.network.reading import memberships
from kg.store import GraphStore

PARTNERSHIPS = frozenset({"alliedWith", "partnerOf"})


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two actors, ``a < b``, have in common.

    Attributes:
        a: IRI of the one.
        b: IRI of the other.
        memberships: Alliances and organisations that both belong to, sorted.
        partners: Actors that both are allied with or partners of, sorted.
        shared_memberships: Jaccard index of their memberships, 0 to 1; None if neither has any.
        shared_partners: The same for partners, the two themselves apart.
        similarity: Signorino and Ritter's S from -1 to 1 (see `overlap`); None where neither has signed ties.
    """

    a: str
    b: str
    memberships: tuple[str, ...]
    partners: tuple[str, ...]
    shared_memberships: float | None
    shared_partners: float | None
    similarity: float | None


def overlap(
    graph: Network,
    store: GraphStore | None = None,
    *,
    kinds: Collection[str] | None = None,
    actors: Collection[str] = (),
) -> list[Overlap]:
    """Return the overlap of pairs of actors, the strongest first (shared memberships, partners, then IRIs).

    Jaccard's index (1912) of two sets is ``|A and B| / |A or B|``. S (Signorino and Ritter, International Studies
    Quarterly 43(1), 1999) compares portfolios of ties. With p(i, k) from -1 to 1 the cooperation less hostility between
    i and k over the sum of both, 0 without a tie, and n third actors k that either has a signed tie to::

        S(i, j) = 1 - 2 * (sum over k of |p(i, k) - p(j, k)| / 2) / n

    Third actors that neither deals with are left out: in a sparse network they would make all pairs alike (Häge,
    Political Analysis 19(3), 2011).

    Args:
        graph: A network as `kg.network.project` makes it: its alliedWith, partnerOf and memberOf facts count.
        store: Also count the memberships this store holds, background knowledge included.
        kinds: Only pairs of actors of these kinds, such as ``{"State"}``.
        actors: Only pairs with one of these; all by default. Pairs are returned if they share a membership or partner,
            or if both are among these.
    """
    wanted = [n for n, data in graph.nodes(data=True) if kinds is None or data.get("kind") in kinds]
    groups, friends = _company(graph, store)
    sharing: set[tuple[str, str]] = {(a, b) for a, b in combinations(sorted(actors), 2) if {a, b} <= set(wanted)}
    for held in (groups, friends):
        holders = defaultdict(list)
        for actor in sorted(wanted):
            for one in held.get(actor, ()):
                holders[one].append(actor)
        for together in holders.values():
            sharing |= set(combinations(together, 2))
    chosen = frozenset(actors)
    portfolios = _portfolios(graph)
    found = [
        _overlap(a, b, groups, friends, portfolios) for a, b in sharing if not chosen or a in chosen or b in chosen
    ]
    return sorted(found, key=lambda o: (-len(o.memberships), -len(o.partners), o.a, o.b))


type _Sets = dict[str, set[str]]


def _company(graph: Network, store: GraphStore | None) -> tuple[_Sets, _Sets]:
    groups: _Sets = defaultdict(set)
    friends: _Sets = defaultdict(set)
    for u, v, key, data in graph.edges(keys=True, data=True):
        if data.get("kind") == "claim" or data["sign"] <= 0:
            continue
        if key == "memberOf":
            groups[u].add(v)
        elif key in PARTNERSHIPS:
            friends[u].add(v)
            friends[v].add(u)
    for member, group in memberships(store) if store is not None else ():
        groups[member].add(group)
    return groups, friends


def _portfolios(graph: Network) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for pair in pairs(graph):
        if pair.positive + pair.negative > 0:
            found[pair.a][pair.b] = found[pair.b][pair.a] = pair.net / (pair.positive + pair.negative)
    return found


def _overlap(a: str, b: str, groups: _Sets, friends: _Sets, portfolios: dict[str, dict[str, float]]) -> Overlap:
    ours, theirs = groups.get(a, set()), groups.get(b, set())
    mine, yours = friends.get(a, set()) - {b}, friends.get(b, set()) - {a}
    one, other = portfolios.get(a, {}), portfolios.get(b, {})
    third = sorted((one.keys() | other.keys()) - {a, b})
    apart = sum(abs(one.get(k, 0.0) - other.get(k, 0.0)) / 2 for k in third)
    return Overlap(
        a,
        b,
        tuple(sorted(ours & theirs)),
        tuple(sorted(mine & yours)),
        _jaccard(ours, theirs),
        _jaccard(mine, yours),
        1 - 2 * apart / len(third) if third else None,
    )


def _jaccard(one: set[str], other: set[str]) -> float | None:
    return len(one & other) / len(one | other) if one or other else None
