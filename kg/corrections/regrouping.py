"""Taking apart what was taken for one: by the names that texts use, or by the texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kg.assertions import Resolved
from kg.corrections.identities import Identities, Spot
from kg.corrections.rows import SEPARATOR, Correction
from kg.lexica.spelling import plain
from kg.namespaces import slug
from kg.naming import credited


@dataclass(frozen=True, slots=True)
class Step:
    """What a row came to: the keys that it bears on, or why it can't be done and what to do."""

    about: tuple[str, ...] = ()
    why: str = ""
    hint: str = ""


def separate(row: Correction, held: Identities) -> Step:
    """Keep two apart for good: what texts call by one name is not what texts call by the other.

    The one whose name is not the canonical one of both gets a key of its own, that of its name.
    """
    spots = (held.spots_of(row.subject), held.spots_of(row.object))
    for name, there in zip((row.subject, row.object), spots, strict=True):
        if not there:
            return Step(why=f"no text speaks of {name!r}", hint=near(name, held))
    if spots[0] & spots[1]:
        document = min(spots[0] & spots[1])[0]
        hint = "name the texts that mean the other one: split, with the texts as its value"
        return Step(why=f"{document} takes {row.subject!r} and {row.object!r} for names of one", hint=hint)
    keys = [{held.found[spot].key for spot in there} for there in spots]
    for shared in sorted(filter(None, keys[0] & keys[1])):
        both = [{spot for spot in there if held.found[spot].key == shared} for there in spots]
        leaves = 0 if plain(row.object) == plain(held.label_of(shared)) else 1
        _leave(both[leaves], shared, held, told(row), (row.subject, row.object)[leaves])
    about = {held.found[spot].key for there in spots for spot in there}
    return Step(tuple(sorted(filter(None, about))))


def split(row: Correction, held: Identities) -> Step:
    """Let some documents mean another one by all names that they have for something."""
    keys = sorted(held.meant(row.subject))
    if len(keys) != 1:
        why = f"{row.subject!r} means {len(keys)} entities" if keys else f"the graph knows nobody named {row.subject!r}"
        hint = f"give one of these in its place: {'; '.join(keys)}" if keys else near(row.subject, held)
        return Step(why=why, hint=hint)
    documents = {name.strip() for name in row.value.split(SEPARATOR)}
    leaving = {spot for spot in held.bearers[keys[0]] if spot[0] in documents}
    missing = sorted(documents - {document for document, _ in leaving})
    if missing:
        return Step(why=f"{missing[0]!r} is no document that speaks of {row.subject!r}", hint="kg explain lists them")
    kind = held.type_of(keys[0])
    new = f"{keys[0].partition('/')[0]}/{slug(row.object)}"
    if new == keys[0]:
        new = f"{new}-2"
    reason = told(row)
    for spot in sorted(leaving):
        held.move(spot, Resolved(new, row.object, kind, (reason,), ((keys[0], reason),)))
    return Step((keys[0], new))


def _leave(leaving: Iterable[Spot], shared: str, held: Identities, reason: str, name: str) -> None:
    """Give the sites that leave an entity a key and a label of their own."""
    spots = sorted(leaving)
    own = sorted({held.sites[spot].key for spot in spots} - {shared})
    new = own[0] if own else f"{shared}-2"
    labels = sorted({held.sites[spot].label for spot in spots}, key=lambda label: (plain(label) != plain(name), label))
    for spot in spots:
        kind = held.sites[spot].type
        held.move(spot, Resolved(new, labels[0], kind, (reason,), ((shared, reason),)))


def told(row: Correction) -> str:
    """Return who corrected what and why, as a ground: "corrected by Ana Kim, 2026-11-28: the same office"."""
    return credited("corrected", row.author, row.date, row.reason)


def near(name: str, held: Identities) -> str:
    """Return what may have been meant by a name that nobody bears."""
    known = sorted(name for name, keys in held.labels.items() if any(held.bearers.get(key) for key in keys))
    close = get_close_matches(plain(name), known, n=4, cutoff=0.6)
    labels = dict.fromkeys(held.label_of(key) for match in close for key in sorted(held.labels[match]))
    found = [label for label in labels if label]
    return f"did you mean {', '.join(found)}?" if found else "kg query OUT --name entities lists who is in it"
