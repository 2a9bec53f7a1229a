"""What stands out right before a place in the text: the one country, the two sides."""

from collections.abc import Callable

from kg.language.reference.draft_entities import Draft
from kg.language.reference.mention_positions import Site
from kg.language.syntax.functions import CONJUNCT, has, serves_as

REACH = 2  # sentences back in which "the country" and "both sides" find their antecedents

_WIDER = 4  # sentences back to the second of two with whom somebody deals

FAR = 10  # sentences back that a description reaches to the only thing of its kind in the text so far


def nearest(
    draft: Draft, here: Site, types: frozenset[str], fits: Callable[[int], bool] | None = None, *, reach: int = REACH
) -> list[tuple[Site, int]]:
    """Return sites and numbers of the referents of some types in the nearest sentence before a mention that has one.

    If no sentence within reach has one, the last mention of the only such referent of the text so far stands for it.

    Args:
        draft: With the referents so far.
        here: Where the mention stands.
        types: Of the referents that count.
        fits: Asked of the numbers of referents of these types; only those that fit count.
        reach: Sentences back at most.
    """
    near = _nearby(draft, here, types, fits, reach) or _only(draft, here, types, fits)
    last = max((site.sentence for site, _ in near), default=0)
    return [(site, number) for site, number in near if site.sentence == last]


def stands_out(near: list[tuple[Site, int]]) -> int | None:
    """Return the number of the only referent of some sites, or of the only subject among them, or None."""
    numbers = {number for _, number in near}
    if len(numbers) > 1:
        numbers = {number for site, number in near if site.role == "subject"}
    return numbers.pop() if len(numbers) == 1 else None


def _only(
    draft: Draft, here: Site, types: frozenset[str], fits: Callable[[int], bool] | None
) -> list[tuple[Site, int]]:
    """Return the last mention before a place of the one named referent of some types that the text before it has."""
    before = [
        number
        for number, referent in enumerate(draft.referents)
        if referent.type in types and referent.number == "sing" and referent.mentions[0] < here.mention
    ]
    if len(before) > 1 and any(not draft.referents[number].named for number in before):
        return []
    found = [number for number in before if fits is None or fits(number)]
    if len(found) != 1 or not draft.referents[found[0]].named:
        return []
    last = max((i for i in draft.referents[found[0]].mentions if i < here.mention and i in draft.sites), default=None)
    if last is None or here.sentence - draft.sites[last].sentence > FAR:
        return []
    return [(draft.sites[last], found[0])]


def pair(draft: Draft, here: Site, types: frozenset[str]) -> tuple[int, int] | None:
    """Return the two things of some types that a plural phrase means, in text order.

    They are the only two near it, or two joined by "and"; whoever deals with them in the same clause is none of them.
    """
    near = sorted(_nearby(draft, here, types, None, REACH), key=lambda x: x[0].head)
    dealing = here.role != "subject"
    own = {number for site, number in near if dealing and site.role == "subject" and site.verb == here.verb}
    near = [(site, number) for site, number in near if number not in own]
    for back in range(REACH + 1):
        within = [(site, number) for site, number in near if here.sentence - site.sentence <= back]
        numbers = list(dict.fromkeys(number for _, number in within))
        if len(numbers) == 2:
            return numbers[0], numbers[1]
        if len(numbers) > 2:
            return _joined(draft, within)
    other = _one_more(draft, here, types, own | {near[0][1]}) if own and near else None
    return None if other is None else (other, near[0][1])


def _one_more(draft: Draft, here: Site, types: frozenset[str], out: set[int]) -> int | None:
    """Return the only thing of some types besides others in the nearest sentence before that has such a thing."""
    found: dict[int, set[int]] = {}
    for i in range(here.mention - 1, -1, -1):
        site, number = draft.sites.get(i), draft.of.get(i)
        if site is None or number is None or number in out:
            continue
        if here.sentence - site.sentence > _WIDER or (found and site.sentence not in found):
            break
        if draft.referents[number].type in types and draft.referents[number].number == "sing":
            found.setdefault(site.sentence, set()).add(number)
    numbers = set().union(*found.values())
    return numbers.pop() if len(numbers) == 1 else None


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


def _nearby(
    draft: Draft, here: Site, types: frozenset[str], fits: Callable[[int], bool] | None, reach: int
) -> list[tuple[Site, int]]:
    """Return the sites of suitable referents before a mention, with numbers; beyond `REACH` of the last sentence."""
    found: list[tuple[Site, int]] = []
    asked: dict[int, bool] = {}
    for i in range(here.mention - 1, -1, -1):
        site = draft.sites.get(i)
        if site is None or site.head >= here.start:
            continue
        back = here.sentence - site.sentence
        if back > reach or (back > REACH and found and found[-1][0].sentence > site.sentence):
            break
        number = draft.of.get(i)
        if number is None or draft.referents[number].type not in types or draft.referents[number].number != "sing":
            continue
        if number not in asked:
            asked[number] = fits is None or fits(number)
        if asked[number]:
            found.append((site, number))
    return found
