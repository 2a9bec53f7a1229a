"""Names of people: their words, the gender they tell, and which short forms can stand for which full name."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from kg.language.annotations import MentionDict
from kg.language.syntax.forms import GENITIVE, has_form
from kg.lexica import tables
from kg.lexica.classes import word_class

type NameWords = tuple[str, ...]

POSSESSIVE_ENDINGS = frozenset({"'s", "’s", "'"})


@cache
def folded(word: str) -> str:
    """Return a word in lower case without accents, so that "Erdoğan" and "Erdogan" agree."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return plain.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("’", "'")


@cache
def _titles() -> dict[str, tuple[str, str]]:
    return {row["title"].casefold(): (row["gender"], row["kind"]) for row in tables.rows("person_titles.tsv")}


def is_title(word: str) -> bool:
    """Tell whether a word is a title that precedes names, such as "Mr." or "General"."""
    return word.casefold() in _titles()


def title_gender(word: str) -> str | None:
    """Return ``m`` or ``f`` for a title that only one gender bears, else None."""
    gender, _ = _titles().get(word.casefold(), ("-", ""))
    return None if gender == "-" else gender


@cache
def _given_names(surname: str) -> dict[str, str]:
    """Return the genders of given names that are (``yes``) or are not (``no``) family names as well."""
    rows = [row for row in tables.rows("given_names.tsv") if row["surname"] == surname]
    return {folded(name): row["gender"] for row in rows for name in tables.values(row["name"])}


def _gender(word: str) -> str | None:
    return _given_names("no").get(word) or _given_names("yes").get(word)


def given_name_gender(words: NameWords) -> str | None:
    """Return ``m`` or ``f`` if the first word of a name is a given name that mostly one gender bears, else None.

    The first part of a double name counts ("Jean-Luc"). Alone, a name that is a family name too tells nothing.
    """
    if not words:
        return None
    first = words[0]
    if len(words) == 1:
        return _given_names("no").get(first)
    found = _gender(first)
    if found is None and "-" in first:
        found = _gender(first.split("-")[0])
    if found is None and len(words) > 2 and len(first.rstrip(".")) <= 1:  # "J. Robert Oppenheimer"
        found = _gender(words[1])
    return found


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name that is no common family name: "Elena"."""
    return folded(word) in _given_names("no")


def words_of(doc: Doc, mention: MentionDict) -> NameWords:
    """Return the folded words of a name, without titles, suffixes, possessive endings and punctuation."""
    kept: list[str] = []
    for token in doc[mention["start"] : mention["end"]]:
        if token.is_punct or token.is_space or has_form(token, GENITIVE) or token.lower_ in POSSESSIVE_ENDINGS:
            continue
        if is_title(token.text) and (len(kept) > 0 or token.i + 1 < mention["end"]):
            continue
        kept.append(folded(token.text))
    return tuple(kept)


def covers(full: NameWords, short: NameWords) -> bool:
    """Tell whether a full name can be shortened to another: same order, same surname or the given name alone.

    "Recep Tayyip Erdoğan" covers "Erdoğan", "Tayyip Erdoğan", "Recep Erdoğan", "R. T. Erdoğan" and "Recep"; it does not
    cover "Bilal Erdoğan".
    """
    if not short or len(short) > len(full):
        return False
    if short == full:
        return True
    if len(short) == 1:
        word = short[0]
        return len(word) > 1 and word not in word_class("name-particle") and word in {full[0], full[-1]}
    if short[-1] != full[-1]:
        return short == full[: len(short)] and len(full) > 2
    at = 0
    for word in short:
        while at < len(full) and not _same_word(full[at], word):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _same_word(full: str, short: str) -> bool:
    return full == short or (len(short.rstrip(".")) == 1 and full.startswith(short.rstrip(".")))


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name of a person as one mention writes it.

    Attributes:
        words: From `words_of`.
        gender: What its title or its role noun tells, or None.
        related: It is introduced as someone's relative: "his wife Ann Hill".
        office: It bears the title of a head of state or government: "President Hill".
    """

    words: NameWords
    gender: str | None = None
    related: bool = False
    office: bool = False


@dataclass(slots=True)
class _Full:
    """What all mentions of a full name tell; ``first`` is the place of the first one."""

    first: int
    gender: str | None = None
    related: bool = False
    office: bool = False


type _Key = tuple[NameWords, str]  # a full name and "", or a surname and the gender of its title or ""


@dataclass(slots=True)
class _People:
    """Who is named in a document; ``last`` is where each one was last named, ``titled`` whom surnames with titles mean.

    ``alone`` holds, by surname, the people who are named by surname only.
    """

    fulls: dict[NameWords, _Full]
    titled: dict[int, list[_Key]] = field(default_factory=dict)
    alone: dict[NameWords, dict[_Key, None]] = field(default_factory=dict)
    last: dict[_Key, int] = field(default_factory=dict)


def group(forms: Sequence[NameForm]) -> list[int | None]:
    """Return a group number for each name of one document, in the order given; None where a short form is ambiguous.

    Two people who share a surname stay apart, and so do "Mr. Hill" and "Ann Hill". A short form that fits several
    people belongs to the one who isn't introduced as a relative ("Hill and his wife Ann Hill"), or who alone was named
    lately; else to none.
    """
    people = _People(_fulls(forms))
    _read_titles(forms, people)
    numbers: dict[_Key, int] = {}
    result: list[int | None] = []
    for place, form in enumerate(forms):
        key = _key(form, place, people) if form.words else None
        if key is not None:
            people.last[key] = place
        result.append(None if key is None else numbers.setdefault(key, len(numbers)))
    return result


def _fulls(forms: Sequence[NameForm]) -> dict[NameWords, _Full]:
    """Return what is told of each name of several words that no other one covers."""
    kept: list[NameWords] = []
    for words in sorted({form.words for form in forms if len(form.words) > 1}, key=lambda w: (-len(w), w)):
        if not any(covers(full, words) for full in kept):
            kept.append(words)
    fulls: dict[NameWords, _Full] = {}
    for place, form in enumerate(forms):
        for full in kept if len(form.words) > 1 else ():
            if covers(full, form.words):
                known = fulls.setdefault(full, _Full(place, related=form.related))
                known.gender = known.gender or form.gender or given_name_gender(full)
                known.office |= form.office
    return fulls


def _read_titles(forms: Sequence[NameForm], people: _People) -> None:
    """Find whom surnames with titles mean: a full name that fits, or someone named by surname only."""
    for place, form in enumerate(forms):
        if len(form.words) == 1 and (form.gender or form.office):
            people.titled[place] = [(full, "") for full in _borne(form, place, people.fulls)]
    open_ = [place for place, found in people.titled.items() if not found]
    for place in open_:
        words = forms[place].words
        genders = {gender for other in open_ if forms[other].words == words and (gender := forms[other].gender)}
        keys = [(words, gender) for gender in sorted(genders)] if len(genders) > 1 else [(words, "")]
        people.alone.setdefault(words, {}).update(dict.fromkeys(keys))
        people.titled[place] = [key for key in keys if forms[place].gender in {None, key[1]} or len(keys) == 1]


def _borne(form: NameForm, place: int, fulls: Mapping[NameWords, _Full]) -> list[NameWords]:
    """Return the full names that a surname with a title may stand for; a president is no relative of someone."""
    fitting = [
        full
        for full, known in fulls.items()
        if covers(full, form.words) and (form.gender is None or known.gender in {None, form.gender})
    ]
    if form.office:
        holders = [full for full in fitting if fulls[full].office]
        fitting = holders or [full for full in fitting if not fulls[full].related and fulls[full].first < place]
    return fitting


def _key(form: NameForm, place: int, people: _People) -> _Key | None:
    """Return whom one name means, or None if that is open."""
    words, fulls = form.words, people.fulls
    titled = people.titled.get(place)
    fitting = titled or [(full, "") for full in fulls if covers(full, words)]
    if len(words) == 1 and titled is None:
        fitting += people.alone.get(words, ())
    if len(words) == 1:
        # a surname goes before a given name: "Kim" in "Kim Jong Un"
        fitting = [key for key in fitting if key[0][-1] == words[0]] or fitting
        chief = [key for key in fitting if key[0] == words or not fulls[key[0]].related]
        if fitting and not chief and all(fulls[key[0]].first > place for key in fitting):
            chief = [(words, "")]  # "Hill grew up ... his son Bob Hill"
            people.alone.setdefault(words, {})[chief[0]] = None
        fitting = chief or fitting
    if len(fitting) > 1:
        fitting = _in_focus(fitting, people.last, place)
    if len(fitting) > 1:
        return None
    return fitting[0] if fitting else (words, "")


def _in_focus(fitting: list[_Key], last: Mapping[_Key, int], place: int) -> list[_Key]:
    """Return the one person named among the last two names, if the others were not named in the last five; else all."""
    near = [name for name in fitting if place - last.get(name, -9) <= 2]
    others = [name for name in fitting if name not in near and place - last.get(name, -9) <= 5]
    return near if len(near) == 1 and not others else fitting
