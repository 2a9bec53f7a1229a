"""What stands out right before a place in the text: the one country, the two sides."""

from kg.language.reference.draft_entities import Draft
from kg.language.reference.mention_positions import Site
from kg.language.syntax.functions import CONJUNCT, has, serves_as

REACH = 2  # sentences back in which "the country" and "both sides" find their antecedents


def salient(draft: Draft, here: Site, types: frozenset[str]) -> int | None:
    """Return the number of the one referent of some types that stands out right before a mention, or None.

    The nearest sentence with such a referent decides, at most `REACH` sentences back: it counts if it is the only one
    there, or the only subject among them.
    """
    near = _nearby(draft, here, types)
    if not near:
        return None
    last = max(site.sentence for site, _ in near)
    there = [(site, number) for site, number in near if site.sentence == last]
    numbers = {number for _, number in there}
    if len(numbers) > 1:
        numbers = {number for site, number in there if site.role == "subject"}
    return numbers.pop() if len(numbers) == 1 else None


def pair(draft: Draft, here: Site) -> tuple[int, int] | None:
    """Return the two states that a plural phrase means, in text order: the only two near it, or two joined by "and"."""
    near = sorted(_nearby(draft, here, frozenset({"State"})), key=lambda x: x[0].head)
    for back in range(REACH + 1):
        within = [(site, number) for site, number in near if here.sentence - site.sentence <= back]
        numbers = list(dict.fromkeys(number for _, number in within))
        if len(numbers) == 2:
            return numbers[0], numbers[1]
        if len(numbers) > 2:
            return _joined(draft, within)
    return None


def _joined(draft: Draft, near: list[tuple[Site, int]]) -> tuple[int, int] | None:
    """Return the last two referents joined by "and" and no third one."""
    by_head = {site.head: number for site, number in near}
    for site, number in reversed(near):
        token = draft.doc[site.head]
        first = by_head.get(token.head.i)
        alone = not has(token, CONJUNCT) and not serves_as(token.head, CONJUNCT)
        if serves_as(token, CONJUNCT) and alone and first is not None and first != number:
            return first, number
    return None


def _nearby(draft: Draft, here: Site, types: frozenset[str]) -> list[tuple[Site, int]]:
    """Return the sites of suitable referents before a mention, at most `REACH` sentences back, with their numbers."""
    found = []
    for i in range(here.mention - 1, -1, -1):
        site = draft.sites.get(i)
        if site is None or site.head >= here.start:
            continue
        if here.sentence - site.sentence > REACH:
            break
        number = draft.of.get(i)
        if number is not None and draft.referents[number].type in types and draft.referents[number].number == "sing":
            found.append((site, number))
    return found
