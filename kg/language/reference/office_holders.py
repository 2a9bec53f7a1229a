"""Offices that a text leaves nameless, and the one whom the background knows to have held them on its day.

"The French president" in a text of 2024 that names no other is the president of that day: a candidate, marked as found
by the office. A former, acting or next one is left open, and so is an office of which no source says who held it then.
"""

from collections.abc import Container

from kg.dates import PartialDate
from kg.language.annotations import MentionDict
from kg.language.names import leader_names
from kg.language.reference import draft_entities
from kg.language.reference.description_words import definiteness
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.syntax.forms import GENITIVE, PLURAL, has_form
from kg.lexica import leaders, office_kinds, user_gazetteer
from kg.lexica.leaders import Leader, Term


def identify(draft: Draft) -> None:
    """Give nameless holders of an office of a state the key of the one who held it on the day of the text."""
    day = leader_names.published(draft.doc)
    if day is None or day.precision == "year":
        return
    of_key = {referent.key: number for number, referent in enumerate(draft.referents) if referent.key is not None}
    again: list[tuple[int, int]] = []
    for number, referent in enumerate(draft.referents):
        if referent.named or referent.type != "Person" or not (referent.part_of or "").startswith("state/"):
            continue
        mentions = [draft.mentions[i] for i in referent.mentions]
        found = _holder(draft, mentions, referent, day)
        if found is None:
            continue
        referent.key, referent.named, referent.gender = found.key, True, found.gender or referent.gender
        for mention in mentions:
            if mention["form"] == "nominal":
                mention["identified_by"] = "office"
        first = of_key.setdefault(found.key, number)
        if first != number:
            again.append((number, first))
    for number, first in sorted(again, reverse=True):
        draft.unite(number, first)


def _holder(draft: Draft, mentions: list[MentionDict], referent: Referent, day: PartialDate) -> Leader | None:
    """Return the only one who is known to have held the office then, if the text gives no name to it itself."""
    described = [mention for mention in mentions if mention["form"] == "nominal"]
    titles = {_title(draft, mention) for mention in described}
    if len(titles) != 1 or not all(_is_the_one(draft, mention) for mention in described):
        return None
    (title,) = titles
    state = referent.part_of or ""
    held = {
        term.person: leader
        for kind in leader_names.offices_titled(title)
        for leader, term in leaders.holdings(state, kind, day)
        if _is_called(title, term)
    }
    if len(held) != 1 or _is_named(draft, referent, title.split()[-1], held):
        return None
    return next(iter(held.values()))


def _title(draft: Draft, mention: MentionDict) -> str:
    """Return the words of an office without those of its state: "president" of "the French president"."""
    outside = {
        i
        for state in draft_entities.inner_states(draft.doc, draft.mentions, mention)
        for i in range(state["start"], state["end"])
    }
    tokens = [t for t in draft.doc[mention["start"] : mention["end"]] if t.i not in outside and not t.is_punct]
    return " ".join(t.lower_ for t in tokens if t.lower_ not in {"'s", "’s"})


def _is_the_one(draft: Draft, mention: MentionDict) -> bool:
    """Tell whether a description is of the one who holds the office: "the French president", "France's president"."""
    states = draft_entities.inner_states(draft.doc, draft.mentions, mention)
    owned = any(has_form(token, GENITIVE) for state in states for token in draft.doc[state["end"] : state["end"] + 1])
    definite = owned or definiteness(draft.doc, mention) == "definite"
    return definite and not has_form(draft.doc[mention["head"]], PLURAL)


def _is_called(title: str, term: Term) -> bool:
    """Tell whether a title is that of a head or a minister; of ministers, the kind says it.

    Of lesser offices the package knows too little; a user's gazetteer may tell of them.
    """
    known, stated = office_kinds.kinds()[term.kind], title in term.office.lower()
    if known.prominence == 1:
        return title in known.titles and stated and term.source == user_gazetteer.SOURCE
    return title in known.titles and (known.prominence == 2 or stated)


def _is_named(draft: Draft, referent: Referent, noun: str, held: Container[str | None]) -> bool:
    """Tell whether the text gives the office to somebody else by name."""
    return any(
        other is not referent
        and other.named
        and other.type == "Person"
        and other.key not in held
        and noun in other.roles
        and (not other.nations or referent.part_of in other.nations)
        for other in draft.referents
    )
