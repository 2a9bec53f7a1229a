"""People of a text whom a reader of news knows: leaders by full name, or by surname, date and state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from kg.dates import PartialDate
from kg.language.names import leader_names, person_names
from kg.language.names.given_names import given_name_gender
from kg.language.names.person_names import NameWords
from kg.language.names.spellings import folded
from kg.language.offices import role_nouns, roles
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.syntax.forms import HYPHEN, has_form, is_proper
from kg.language.syntax.functions import NEGATION, has
from kg.language.syntax.tree import sentence_of, tokens_of
from kg.lexica import leaders, office_kinds
from kg.lexica.classes import word_class
from kg.lexica.leaders import Leader
from kg.lexica.titles import titles

_AROUND = timedelta(
    days=45 * 365
)  # how far from an office its holder may be in the news; else, it is another of the name


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text tells of a person: kinds of office, whether a role that is none, and states of these."""

    offices: frozenset[str]
    private: bool
    states: frozenset[str]


def identify(draft: Draft) -> None:
    """Give people of the text the keys of the leaders that they are; two that are one leader become one."""
    states, day = _states(draft), leader_names.published(draft.doc)
    of_key: dict[str, int] = {}
    again: list[tuple[int, int]] = []
    for number, referent in enumerate(draft.referents):
        if referent.type != "Person" or referent.key is not None or not referent.named:
            continue
        names = {
            i: person_names.words_of(draft.doc, draft.mentions[i]) for i in referent.mentions if _is_name(draft, i)
        }
        if any(_is_cut(draft, i) or _lacks_given_name(draft, i) or _is_of_lawsuit(draft, i) for i in names):
            continue
        full = sorted({words for words in names.values() if _is_full(words)})
        if not _may_be_known(full or list(names.values())) or _is_namesake(draft, names):
            continue
        told = _told(draft, referent, names)
        found = _by_full_name(full, day, states, told) or _by_surname(names.values(), full, day, states, told)
        if found is None or _gender(found) in _other_genders(draft, names):
            continue
        first = of_key.setdefault(found.key, number)
        if first != number:
            again.append((number, first))
        for i in names if not full else ():
            draft.mentions[i]["identified_by"] = "leader"
        _learn(referent, found, day)
    for number, first in reversed(again):
        draft.unite(number, first)


def _may_be_known(names: Iterable[NameWords]) -> bool:
    """Tell whether a name may be a leader's: what the text says of the others need not be read."""
    return any(words and (leader_names.is_surname(words) or leader_names.of_full_name(words)) for words in names)


def _is_full(words: NameWords) -> bool:
    return len(words) > 1 and not leader_names.is_surname(words)


def _gender(leader: Leader) -> str | None:
    """Return the gender that the sources tell, or else the given name."""
    return leader.gender or given_name_gender(tuple(map(folded, leader.name.split())))


def _other_genders(draft: Draft, names: Iterable[int]) -> frozenset[str]:
    """Return the gender that titles say the person does not have."""
    spans = [draft.mentions[i] for i in names]
    told = {person_names.title_gender(t.text) for m in spans for t in draft.doc[m["np_start"] : m["end"]]}
    return frozenset({"m": "f", "f": "m"}[gender] for gender in told if gender)


def _is_cut(draft: Draft, mention: int) -> bool:
    """Tell whether a name goes on behind a hyphen, where the model cut it: "Park Jin" of "Park Jin-ho"."""
    at = draft.mentions[mention]["end"]
    at -= has_form(draft.doc[at - 1], HYPHEN)
    rest = draft.doc[at : at + 2]
    return len(rest) == 2 and has_form(rest[0], HYPHEN) and is_proper(rest[1]) and rest[1].is_lower


def _lacks_given_name(draft: Draft, mention: int) -> bool:
    """Tell whether the word before a name is another's given name that was cut off: "Sadyr" of "Sadyr Hill"."""
    start, doc = draft.mentions[mention]["start"], draft.doc
    cut = doc[start].ent_iob_ == "I"  # inside of what the model took for one name
    return cut and doc[start - 1].is_title and titles().get(doc[start - 1].lower_) is None


def _is_of_lawsuit(draft: Draft, mention: int) -> bool:
    """Tell whether a name is part of that of a lawsuit: "Hill v. Kagame"."""
    start, end = draft.mentions[mention]["start"], draft.mentions[mention]["end"]
    beside = (*tokens_of(draft.doc, max(start - 1, 0), start), *tokens_of(draft.doc, end, end + 1))
    return any(token.lower_ in word_class("versus") for token in beside)


def _is_name(draft: Draft, mention: int) -> bool:
    return draft.mentions[mention]["form"] == "name"


def _states(draft: Draft) -> frozenset[str]:
    """Return the keys of the states and bodies that the text names, also by their cities and institutions."""
    return leader_names.states_of(
        {r.key for r in draft.referents if r.key} | {r.part_of for r in draft.referents if r.part_of}
    )


def _told(draft: Draft, referent: Referent, names: Iterable[int]) -> _Told:
    offices: set[str] = set()
    private = False
    for i in names:
        for role in roles.roles_of(draft.doc, draft.mentions[i]):
            if has(role.trigger, NEGATION):
                continue
            found = leader_names.offices_titled(draft.doc[role.start : role.end].text)
            offices |= found
            private |= not found and role_nouns.kind_of(role.noun) not in {"other", "citizen", "wealth"}
    return _Told(frozenset(offices), private and not offices, frozenset(referent.nations))


def _is_namesake(draft: Draft, names: Iterable[int]) -> bool:
    """Tell whether a sentence says that somebody only shares the name."""
    words = word_class("namesake")
    sentences = {sentence_of(draft.doc[draft.mentions[i]["start"]]) for i in names}
    return any(token.lower_ in words for start, end in sentences for token in tokens_of(draft.doc, start, end))


def _by_surname(
    names: Iterable[NameWords], full: list[NameWords], day: PartialDate | None, states: frozenset[str], told: _Told
) -> Leader | None:
    """Return whom a surname alone means; a person of the text who is named in full is not asked for."""
    bare = {" ".join(words) for words in names}
    if told.private or full or len(bare) != 1:
        return None
    return leader_names.meant(bare.pop(), day, told.states or states, told.offices or None)


def _by_full_name(full: list[NameWords], day: PartialDate | None, states: frozenset[str], told: _Told) -> Leader | None:
    """Return the leader whom a full name means, if the text doesn't tell of somebody else."""
    named = {
        leader.key: leader for words in full for leader in leader_names.of_full_name(words) if _is_of_age(leader, day)
    }
    if not named:
        return None
    near = {key: leader for key, leader in named.items() if _offices(leader, told.states or states, None)}
    fitting = {key: leader for key, leader in (near or named).items() if _is_meant(leader, day, told, near=key in near)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _is_of_age(leader: Leader, day: PartialDate | None) -> bool:
    """Tell whether a leader can be in the news of a day: not of another century."""
    return day is None or any(t.held(day, before=_AROUND, after=_AROUND) for t in leaders.terms(leader.key))


def _offices(leader: Leader, states: frozenset[str], kinds: frozenset[str] | None) -> bool:
    """Tell whether a leader held an office, of some kinds, of one of some states."""
    return any(t.of in states and (kinds is None or t.kind in kinds) for t in leaders.terms(leader.key))


def _is_meant(leader: Leader, day: PartialDate | None, told: _Told, *, near: bool) -> bool:
    """Tell whether nothing in the text speaks against a leader of the name, and enough for one of a common name."""
    held = leaders.terms(leader.key)
    kinds = frozenset(term.kind for term in held)
    if told.states and told.offices and not _offices(leader, told.states, None):
        return False
    prominence = max(office_kinds.kinds()[kind].prominence for kind in kinds)
    rare = leader.bearers <= leader_names.FEW[prominence]
    if told.private and (not rare or (day is not None and any(t.held(day) for t in held))):
        return False
    if prominence == 1:
        return near and (rare or bool(told.offices & kinds))
    heads = (term for term in held if office_kinds.kinds()[term.kind].prominence > 2)
    known = rare or (day is not None and any(leader_names.is_news(term, day) for term in heads))
    return near or (known and not told.states)


def _learn(referent: Referent, leader: Leader, day: PartialDate | None) -> None:
    """Note key and gender, and the offices that a leader is known to hold on the day, for descriptions to lead back."""
    referent.key, referent.gender = leader.key, referent.gender or _gender(leader)
    for term in leaders.terms(leader.key):
        if day is not None and office_kinds.kinds()[term.kind].prominence > 1 and term.is_known_on(day):
            referent.nations.add(term.of)
            words = term.office.lower().partition(" of ")[0].partition(" for ")[0].split()
            referent.roles.add(words[-1])
