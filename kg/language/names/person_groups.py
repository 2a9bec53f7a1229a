"""Who is who among the names of people in one text: full names, surnames with and without titles, relatives."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.language.names.given_names import given_name_gender
from kg.language.names.name_index import MOST, NameIndex
from kg.language.names.person_names import NameWords, covers
from kg.language.names.spellings import same_spelling

_LATELY = 2  # names since
_OFTEN = 2  # places by which a person goes by a surname alone


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name of a person as one mention writes it.

    Attributes:
        words: From `words_of`.
        gender: What its title or its role noun tells, or None.
        related: It is introduced as someone's relative: "his wife Ann Hill".
        office: It bears the title of a head of state or government: "President Hill".
        suffix: What tells it apart from its like: "jr", "iii".
        written: The name as the text would write it in full, where the mention writes less of it than ``words`` hold.
        beside: Other full names of its sentence: they are other people's.
    """

    words: NameWords
    gender: str | None = None
    related: bool = False
    office: bool = False
    suffix: str = ""
    written: str = ""
    beside: frozenset[NameWords] = frozenset()


@dataclass(slots=True)
class _Full:
    """What all mentions of a full name tell; ``first`` is the place of the first one."""

    first: int
    gender: str | None = None
    related: bool = False
    office: bool = False


# a full name and its suffix or "", or a surname and the gender of its title or ""
type _Key = tuple[NameWords, str]


@dataclass(slots=True)
class _People:
    """Who is named in a document.

    ``index`` holds the full names, ``last`` is where each person was last named, ``titled`` whom surnames with titles
    mean. ``alone`` holds, by surname, the people who are named by surname only; ``plain`` how often a surname without a
    title has meant each of several bearers.
    """

    fulls: dict[_Key, _Full]
    index: NameIndex
    titled: dict[int, list[_Key]] = field(default_factory=dict)
    alone: dict[NameWords, dict[_Key, None]] = field(default_factory=dict)
    last: dict[_Key, int] = field(default_factory=dict)
    plain: Counter[_Key] = field(default_factory=Counter)


def group(forms: Sequence[NameForm]) -> list[int | None]:
    """Return a group number for each name of one document, in the order given; None where a short form is ambiguous.

    Two people who share a surname stay apart, and so do "Mr. Hill" and "Ann Hill". A short form that fits several
    people belongs to the one who isn't introduced as a relative ("Hill and his wife Ann Hill"), who alone was named
    before, who alone was named lately, or who alone has gone by it so far; else to none.
    """
    fulls = _fulls(forms)
    people = _People(fulls, _indexed(fulls))
    _read_titles(forms, people)
    numbers: dict[_Key, int] = {}
    result: list[int | None] = []
    for place, form in enumerate(forms):
        key = _key(form, place, people) if form.words else None
        if key is not None:
            people.last[key] = place
        result.append(None if key is None else numbers.setdefault(key, len(numbers)))
    return result


def _fulls(forms: Sequence[NameForm]) -> dict[_Key, _Full]:
    """Return what is told of each name of several words that no other one covers."""
    several = [form for form in forms if len(form.words) > 1]
    beside = {frozenset({form.words, other}) for form in several for other in form.beside}
    kept = NameIndex()
    for words, suffix in sorted({(f.words, f.suffix) for f in several}, key=lambda k: (-len(k[0]), not k[1], k)):
        joined = (full for full in kept.like(words) if frozenset({full[0], words}) not in beside)
        if not any(_fits(full, words, suffix) for full in joined):
            kept.add((words, suffix))
    fulls: dict[_Key, _Full] = {}
    for place, form in enumerate(forms):
        for full in _meant(kept, form) if len(form.words) > 1 else ():
            known = fulls.setdefault(full, _Full(place, related=form.related))
            known.gender = known.gender or form.gender or given_name_gender(full[0])
            known.office |= form.office
    return fulls


def _indexed(names: Iterable[_Key]) -> NameIndex:
    index = NameIndex()
    for name in names:
        index.add(name)
    return index


def _meant(fulls: NameIndex, form: NameForm) -> list[_Key]:
    """Return the full names that a name can be short for: itself alone, if it is one of them."""
    named = (form.words, form.suffix)
    return [named] if named in fulls else [full for full in fulls.like(form.words) if _fits(full, *named)]


def _fits(full: _Key, words: NameWords, suffix: str) -> bool:
    """Tell whether a full name covers words, without another suffix: "Ann Hill Jr." is no "Ann Hill Sr."."""
    return (not suffix or full[1] in {"", suffix}) and covers(full[0], words)


def _read_titles(forms: Sequence[NameForm], people: _People) -> None:
    """Find whom surnames with titles mean: a full name that fits, or someone named by surname only."""
    for place, form in enumerate(forms):
        if len(form.words) == 1 and (form.gender or form.office):
            people.titled[place] = _borne(form, place, people)
    open_ = [place for place, found in people.titled.items() if not found]
    told: dict[NameWords, set[str]] = {}
    for place in open_:
        told.setdefault(forms[place].words, set()).update(filter(None, [forms[place].gender]))
    for place in open_:
        words = forms[place].words
        genders = told[words]
        keys = [(words, gender) for gender in sorted(genders)] if len(genders) > 1 else [(words, "")]
        people.alone.setdefault(words, {}).update(dict.fromkeys(keys))
        people.titled[place] = [key for key in keys if forms[place].gender in {None, key[1]} or len(keys) == 1]


def _borne(form: NameForm, place: int, people: _People) -> list[_Key]:
    """Return the full names that a surname with a title may stand for; a president is no relative of someone."""
    fulls = people.fulls
    fitting = [
        full
        for full in people.index.like(form.words)
        if covers(full[0], form.words) and (form.gender is None or fulls[full].gender in {None, form.gender})
    ]
    if form.office:
        holders = [full for full in fitting if fulls[full].office]
        fitting = holders or [full for full in fitting if not fulls[full].related and fulls[full].first < place]
    return fitting


def _key(form: NameForm, place: int, people: _People) -> _Key | None:
    """Return whom one name means, or None if that is open."""
    words, fulls = form.words, people.fulls
    titled = people.titled.get(place)
    fitting = titled or _meant(people.index, form)
    if len(fitting) >= MOST:
        return None
    if len(words) == 1 and titled is None:
        fitting += people.alone.get(words, ())
    if len(words) == 1:
        # a surname goes before a given name: "Kim" in "Kim Jong Un"
        fitting = [key for key in fitting if same_spelling(key[0][-1], words[0])] or fitting
        chief = [key for key in fitting if key[0] == words or not fulls[key].related]
        if fitting and not chief and all(fulls[key].first > place for key in fitting):
            chief = [(words, "")]  # "Hill grew up ... his son Bob Hill"
            people.alone.setdefault(words, {})[chief[0]] = None
        fitting = [key for key in chief if key in people.last] or chief or fitting
    if len(fitting) > 1:
        fitting = _in_focus(fitting, people.last, place)
    if len(fitting) > 1 and len(words) == 1:
        fitting = _established(fitting, people, place)
    if len(fitting) > 1:
        return None
    if fitting and len(words) == 1 and titled is None:
        people.plain[fitting[0]] += 1
    return fitting[0] if fitting else (words, form.suffix)


def _established(fitting: list[_Key], people: _People, place: int) -> list[_Key]:
    """Return the one bearer who has gone by the surname so far, if no other was among the last names; else all."""
    known = [key for key in fitting if people.plain[key] >= _OFTEN]
    others = [key for key in fitting if key not in known]
    free = not any(people.plain[key] or place - people.last.get(key, -9) <= _LATELY for key in others)
    return known if len(known) == 1 and free else fitting


def _in_focus(fitting: list[_Key], last: Mapping[_Key, int], place: int) -> list[_Key]:
    """Return the one person named among the last two names, if the others were not named in the last five; else all."""
    near = [name for name in fitting if place - last.get(name, -9) <= _LATELY]
    others = [name for name in fitting if name not in near and place - last.get(name, -9) <= 5]
    return near if len(near) == 1 and not others else fitting
