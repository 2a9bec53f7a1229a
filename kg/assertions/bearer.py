"""A sighting with the text that it is of, and a bearer of names: all sightings that are taken to be of one."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from kg.assertions.context import Profile, profile, together
from kg.assertions.name_forms import body_words, is_written_out
from kg.assertions.sightings import Page, Sighting

type Spot = tuple[str, str]  # a document and the key of one of its sightings


@dataclass(frozen=True)
class Seen:
    """A sighting with the document that it is of, where that is looked up, and what it is most taken for."""

    document: str
    sighting: Sighting
    page: Callable[[str], Page]
    type: str

    @cached_property
    def profile(self) -> Profile:
        """What the document tells of the bearer; read when it is asked for, which of most names it never is."""
        return profile(self.sighting, self.page(self.document))

    @property
    def spot(self) -> Spot:
        """The document and the key that it has there."""
        return self.document, self.sighting.key


@dataclass(frozen=True)
class Bearer:
    """Somebody or something that several sightings are of.

    Attributes:
        seen: Its sightings.
        labels: In how many documents each canonical name is.
        forms: In how many documents it goes by each name, folded as `name_forms.body_words` has it.
        grounds: Why a name that is not the most used one counts as one of its.
        apart: Others that it is not, each by one of its sightings, with the reasons.
        told: What its sightings tell together, where that is known already.
    """

    seen: tuple[Seen, ...]
    labels: Mapping[str, int]
    forms: Mapping[str, int]
    grounds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    apart: dict[Spot, str] = field(default_factory=dict)
    told: Profile | None = None

    @cached_property
    def profile(self) -> Profile:
        """What its sightings tell together."""
        return self.told or together([s.profile for s in self.seen])

    @cached_property
    def spot(self) -> Spot:
        """One of its sightings, to point at it by."""
        return self.seen[0].spot

    @cached_property
    def fixed(self) -> str | None:
        """The key that is known beforehand, if there is one."""
        return min((s.sighting.key for s in self.seen if s.sighting.fixed), default=None)

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that name it."""
        return frozenset(s.document for s in self.seen)

    @cached_property
    def label(self) -> str:
        """The name that most documents have; of equals the longest, then the one that sorts first.

        Things that are known beforehand keep their name; people go by the full name that texts use.
        """
        known = Counter(s.sighting.label for s in self.seen if s.sighting.fixed) or self.labels
        if self.type == "Person" and self.fixed:
            used = Counter(form for s in self.seen for form in s.sighting.forms if is_written_out(form))
            known = used or known
        return min(known, key=lambda name: (-known[name], -len(name), name))

    @cached_property
    def type(self) -> str:
        """The kind of thing that most documents take it for."""
        known = {s.sighting.type for s in self.seen if s.sighting.fixed}
        kinds = Counter(s.type for s in self.seen)
        return min(known or kinds, key=lambda kind: (-kinds[kind], kind))

    @cached_property
    def plain(self) -> str:
        """The key that its documents give to its label."""
        label, kind = self.label, self.type
        named = (s.sighting for s in self.seen if s.sighting.label == label)
        return self.fixed or min((sighting.type != kind, sighting.key) for sighting in named)[1]


def bearer_of(seen: Sequence[Seen]) -> Bearer:
    """Return the bearer whom some sightings are of."""
    forms = (_folded(s.sighting.forms) for s in seen)
    return Bearer(
        tuple(seen),
        Counter(name for s in seen for name in {s.sighting.label, s.sighting.name}),
        Counter(form for several in forms for form in several),
    )


@lru_cache(maxsize=1 << 16)
def _folded(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(body_words, forms))


def merged(a: Bearer, b: Bearer) -> Bearer:
    """Return two bearers, who were compared, as one; it does not hold on to them."""
    return Bearer(
        a.seen + b.seen,
        Counter(a.labels) + Counter(b.labels),
        Counter(a.forms) + Counter(b.forms),
        a.grounds | b.grounds,
        a.apart | b.apart,
        together([a.profile, b.profile]),
    )
