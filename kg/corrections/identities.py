"""Who is meant by what in every document of a graph, as corrections find it and leave it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.assertions import Page, Resolution, Resolved
from kg.lexica.other_names import codes, other_names
from kg.lexica.spelling import plain

type Spot = tuple[str, str]
"""A document, by its id, and the key that something has in it."""


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """Something that one document speaks of: as it stands there, before other documents are looked at."""

    document: str
    key: str
    type: str
    label: str
    forms: tuple[str, ...]

    @property
    def spot(self) -> Spot:
        """Its document and key."""
        return self.document, self.key

    @property
    def names(self) -> frozenset[str]:
        """All its names in its document, as a search takes them."""
        return _names(self.label, self.forms)


@lru_cache(maxsize=100_000)
def _names(label: str, forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain, (label, *forms)))


@dataclass(slots=True)
class Identities:
    """What each site amounts to; ``changed`` are those that corrections changed.

    ``bearers`` are the sites by what they amount to, ``named`` those by names of their own; ``labels`` and ``called``
    the keys by canonical name and by any other.
    """

    base: str
    sites: dict[Spot, Site] = field(default_factory=dict)
    found: dict[Spot, Resolved] = field(default_factory=dict)
    bearers: dict[str, set[Spot]] = field(default_factory=lambda: defaultdict(set))
    named: dict[str, set[Spot]] = field(default_factory=lambda: defaultdict(set))
    labels: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: set[Spot] = field(default_factory=set)

    def key_of(self, name: str) -> str:
        """Return what a correction's cell may be as a key: an IRI without the graph's base."""
        return name.removeprefix(self.base)

    def meant(self, name: str) -> frozenset[str]:
        """Return the keys of what a cell means: one where it is clear, several where it is not, none if nobody.

        Keys come first, then keys that a document has for it, canonical names, names that texts have, and last those
        that the gazetteer knows.
        """
        key = self.key_of(name)
        if self.bearers.get(key):
            return frozenset({key})
        own = {self.found[spot].key for spot in self.named.get(f"\0{key}", ())} - {""}
        wanted = plain(name)
        outcome = own or self._living(self.labels, wanted) or self._living(self.called, wanted)
        if len(outcome) > 1:  # "the ministry" of one text is not what is asked for where something bears it as its name
            outcome = {key for key in outcome if not _is_local(key)} or outcome
        return frozenset(outcome)

    def _living(self, names: Mapping[str, Collection[str]], wanted: str) -> set[str]:
        return {key for key in names.get(wanted, ()) if self.bearers.get(key)}

    def spots_of(self, name: str) -> set[Spot]:
        """Return the sites that bear a name, or have a key, in their own documents."""
        found = self.named.get(f"\0{self.key_of(name)}") or self.named.get(plain(name)) or set()
        return set(found)

    def label_of(self, key: str) -> str:
        """Return the canonical name of what has a key: that of most sites, of equals the longest, then the first."""
        return self._most(key, lambda found: found.label)

    def type_of(self, key: str) -> str:
        """Return the type of what has a key: that of most sites."""
        return self._most(key, lambda found: found.type)

    def _most(self, key: str, read: Callable[[Resolved], str]) -> str:
        counted = Counter(read(self.found[spot]) for spot in self.bearers.get(key, ()))
        return min(counted, key=lambda text: (-counted[text], -len(text), text), default="")

    def move(self, spot: Spot, to: Resolved) -> None:
        """Let a site amount to something else."""
        old = self.found[spot]
        self.bearers[old.key].discard(spot)
        self.found[spot] = to
        self.changed.add(spot)
        if to.key:
            self.bearers[to.key].add(spot)
            self.labels[plain(to.label)].add(to.key)
            for name in self.sites[spot].names:
                self.called[name].add(to.key)

    def change(self, key: str, **values: object) -> None:
        """Let all sites of a key have other values."""
        for spot in sorted(self.bearers.get(key, ())):
            self.move(spot, replace(self.found[spot], **values))  # type: ignore[arg-type]  # fields of Resolved

    def drop(self, key: str) -> None:
        """Let all sites of a key amount to nothing."""
        for spot in sorted(self.bearers.get(key, ())):
            self.move(spot, replace(self.found[spot], key=""))

    def overlays(self) -> dict[str, Resolution]:
        """Return by document what corrections make of its sites, by key there."""
        found: dict[str, Resolution] = defaultdict(dict)
        for document, key in sorted(self.changed):
            found[document][key] = self.found[document, key]
        return dict(found)


def identities(pages: Mapping[str, Page], resolutions: Mapping[str, Resolution], *, base: str) -> Identities:
    """Return who is meant in each document before any correction.

    Args:
        pages: What each document tells of whom it speaks of, by document id.
        resolutions: Who they are over all documents (`kg.assertions.resolve`).
        base: IRI that the graph's resources are minted under.
    """
    held = Identities(base)
    for document, page in sorted(pages.items()):
        resolution = resolutions.get(document, {})
        seen = [(s.key, s.type, s.label, s.forms) for s in page.sightings]
        seen += [(other.key, other.type, other.label, other.forms) for other in page.others]
        for key, kind, label, forms in seen:
            _hold(held, Site(document, key, kind, label, forms), resolution.get(key))
    for key in list(held.bearers):
        for name in (*other_names(key), *codes(key)):
            held.called[plain(name)].add(key)
    return held


def _hold(held: Identities, site: Site, resolved: Resolved | None) -> None:
    found = resolved or Resolved(site.key, site.label, site.type)
    spot = site.spot
    held.sites[spot], held.found[spot] = site, found
    held.bearers[found.key].add(spot)
    held.named[f"\0{site.key}"].add(spot)
    held.labels[plain(found.label)].add(found.key)
    for name in site.names:
        held.named[name].add(spot)
        held.called[name].add(found.key)


def _is_local(key: str) -> bool:
    """Tell whether a key is of one document alone, as that of a group without a name."""
    return key.count("/") > 1
