"""Whom a bare surname means that a text does not give in full: a leader of the time, where date and state leave one.

"Lavrov accused ..." in a text of 2023 is the foreign minister. A surname that many bear, or that is a word, a place or
a given name as well, needs more: the state in the text, or the title beside it.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from kg import dates
from kg.dates import PartialDate
from kg.language.names import person_names, person_signs
from kg.language.names.given_names import is_given_name, same_given_name
from kg.language.names.matching import lookup
from kg.language.names.name_types import is_dated, is_no_name, precedes_names
from kg.language.names.nominals import noun_types
from kg.language.names.person_names import NameWords
from kg.language.names.spans import AMOUNTS, MentionSpan, tokens_in
from kg.language.names.spellings import folded, same_spelling, sounds
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_proper
from kg.language.syntax.functions import has, serves_as
from kg.language.syntax.tree import sentence_of, written
from kg.lexica import dictionary, gazetteer, leaders, media, office_kinds
from kg.lexica.classes import word_class
from kg.lexica.leaders import Leader, Term

type _Rank = tuple[
    int, bool, bool
]  # how readily an office makes news; whether it is known, and may be, that it goes on

# News name somebody before the office begins (elected, proposed) and for some time after it ended.
_BEFORE = timedelta(days=365)
_AFTER = {3: timedelta(days=3 * 365), 2: timedelta(days=365), 1: timedelta(days=30)}
# As many bearers as a surname may have that means somebody even where the text does not name the state, by prominence.
FEW = {3: 6, 2: 3, 1: 3}
_NONE = (0, False, False)
_LEAST = 5  # letters of a surname that is looked for in other spellings
_ACTING = fn.SUBJECT | fn.POSSESSOR | fn.OBJECT
_DOUBTFUL = frozenset({"Organization", "Place", "Group", "ArmedForce", "NamedEvent", "Product", "Document"})


def published(doc: Doc) -> PartialDate | None:
    """Return the date of a document, or None."""
    return dates.parse(doc._.kg_published)


def meant(
    word: str, day: PartialDate | None, states: frozenset[str], offices: frozenset[str] | None = None
) -> Leader | None:
    """Return the leader whom a bare surname means, or None if that is nobody, or open.

    Args:
        word: The surname, folded.
        day: Of the text. Without one, only a surname that one leader alone has borne is taken, beside state or office.
        states: Keys of the states and bodies that the text names.
        offices: Kinds of office that the words beside the name tell; None if they tell none.
    """
    borne = [(leader, term) for leader in _bearers(word) for term in leaders.terms(leader.key)]
    fitting = [(leader, term) for leader, term in borne if _fits(term, day, offices)]
    near = [(leader, term) for leader, term in fitting if term.of in states]
    ranks: dict[str, _Rank] = {}
    for bearer, term in near or fitting:
        ranks[bearer.key] = max(ranks.get(bearer.key, _NONE), _rank(term, day))
    best = max(ranks.values(), default=_NONE)
    chosen = [key for key, rank in ranks.items() if rank == best]
    rivals = [key for key, rank in ranks.items() if rank[0] > 1 or rank == best]
    if len(chosen) != 1 or (day is None and len(rivals) > 1):
        return None
    found = leaders.leader(chosen[0])
    alone, told = len(rivals) == 1, bool(offices)
    enough = found is not None and _is_enough(word, found, best, alone=alone, near=bool(near), told=told, day=day)
    return found if enough else None


def _is_enough(
    word: str, leader: Leader, rank: _Rank, *, alone: bool, near: bool, told: bool, day: PartialDate | None
) -> bool:
    """Tell whether what speaks for a leader outweighs whom else the word may mean."""
    prominence, _, in_office = rank
    if told:
        return near or (alone and prominence > 1)
    if prominence == 1:
        return False
    given = is_given_name(word) and not (leader.stated and leader.bearers == 1)  # "Lula" is one man's
    if given or leader.bearers > FEW[prominence]:
        return near and prominence > 2 and in_office
    return near or (day is not None and alone and (in_office or leader.bearers <= FEW[1]))


def _forms(word: str) -> tuple[str, ...]:
    """Return a surname as written, with hyphens, and without the Arabic article: "al assad", "al-assad", "assad"."""
    first, _, rest = word.replace("-", " ").partition(" ")
    shorter = (rest,) if rest and first in word_class("arabic-article") else ()
    return tuple(dict.fromkeys((word, word.replace(" ", "-"), *shorter)))


def is_surname(words: NameWords) -> bool:
    """Tell whether words are the surname of a leader, and no full name: "el sisi", "schneider ammann"."""
    return bool(_bearers(" ".join(words)))


@lru_cache(maxsize=16384)
def _bearers(word: str) -> tuple[Leader, ...]:
    """Return the leaders of a surname; of heads and ministers, also those who spell it otherwise."""
    exact = [leader for form in _forms(word) for leader in leaders.by_surname(form)]
    if exact or len(word) < _LEAST:
        return tuple(exact)
    heard = leaders.by_sound(sounds(word))
    return tuple(leader for leader in heard if any(same_spelling(word, surname) for surname in leader.surnames))


def _fits(term: Term, day: PartialDate | None, offices: frozenset[str] | None) -> bool:
    if offices is not None and term.kind not in offices:
        return False
    return office_kinds.kinds()[term.kind].prominence > 1 if day is None else is_news(term, day)


def is_news(term: Term, day: PartialDate) -> bool:
    """Tell whether news of a day may name the holder of a term: it goes on, begins soon or has ended not long ago."""
    return term.held(day, before=_BEFORE, after=_AFTER[office_kinds.kinds()[term.kind].prominence])


def _rank(term: Term, day: PartialDate | None) -> _Rank:
    prominence = office_kinds.kinds()[term.kind].prominence
    return (prominence, True, True) if day is None else (prominence, term.is_known_on(day), term.held(day))


def offices_titled(title: str) -> frozenset[str]:
    """Return the kinds of office that a title may be of: its last words count ("former foreign minister").

    >>> sorted(offices_titled("prime minister"))
    ['head_of_government']
    """
    words = title.lower().split()
    for start in range(len(words)):
        rest = " ".join(words[start:])
        found = frozenset(name for name, kind in office_kinds.kinds().items() if rest in kind.titles)
        if found and GENERAL in found and len(words) == 1:  # "Secretary Hill" may be one of any field
            return found.union(name for name in office_kinds.kinds() if name.endswith("_minister"))
        if found:
            return found
    return frozenset()


GENERAL = "minister_or_other"  # kind of office of who holds one of any field


@lru_cache(maxsize=1 << 16)
def is_word(word: str) -> bool:
    """Tell whether a folded surname is also a word of English, or a place, so that it needs a title beside it."""
    title = word.title()
    taken = word in noun_types() or word in _dictionary() or title in lookup() or is_no_name(title)
    return taken or precedes_names(title) or media.is_medium(title)  # "told Fox"


@cache
def _dictionary() -> frozenset[str]:
    return frozenset(sense.lemma for sense in dictionary.senses())


def find(doc: Doc, found: list[MentionSpan], prose: list[bool]) -> tuple[list[MentionSpan], list[MentionSpan]]:
    """Return names of leaders: those that the model took for other things, and those that it missed.

    Args:
        doc: The document.
        found: The names so far; those of the gazetteer are left alone.
        prose: For each token, whether it stands in text to be read as sentences.
    """
    taken = tokens_in(span for span in found if span.type not in AMOUNTS)
    wrong = [span for span in found if span.type in _DOUBTFUL and not span.known and span.form == "name"]
    full = [span for span in wrong if span.end - span.start > 1 and of_full_name(_words(doc, span.start, span.end))]
    bare = [span.start for span in wrong if span.end - span.start == 1 and _is_surname(doc[span.start].text)]
    free = [t.i for t in written(doc, _is_written_surname) if prose[t.i] and t.i not in taken]
    more = [span for i in free if (span := _full_name(doc, i, taken)) is not None]
    alone = [i for i in (*bare, *free) if _stands_alone(doc[i])]
    states, day = _states(doc, found) if alone else frozenset[str](), published(doc)
    known = {i for i in alone if meant(folded(doc[i].text), day, states) is not None}
    more += [MentionSpan(i, i + 1, "Person") for i in free if i in known and i not in tokens_in(more)]
    return full + [span for span in wrong if span.end - span.start == 1 and span.start in known], more


@lru_cache(maxsize=16384)
def of_full_name(words: NameWords) -> tuple[Leader, ...]:
    """Return the leaders of a folded full name, which may leave out a middle one or have one more; by key."""
    if len(words) < 2:
        return ()
    double, joined = "-".join(words[-2:]), "".join(words[-2:])  # "Schneider-Ammann", "Amir-Abdollahian"
    written = (words, (*words[:-2], joined)) if len(words) > 2 else (words,)
    borne = (
        *_bearers(words[-1]),
        *_bearers(double),
        *_bearers(joined),
        *(p for w in (words[-1], words[0]) for p in leaders.by_word(w)),
    )
    known = {leader.key: leader for leader in borne}
    return tuple(
        leader
        for leader in known.values()
        if any(_agree(way, name, leader) for name in _names(leader) for way in written)
    )


def _agree(words: NameWords, name: NameWords, leader: Leader) -> bool:
    """Tell whether a full name can be written so: with its surname, and the first given name unless it is rare."""
    if words == name:  # "Sadyr Japarov", whose surname is listed as Zhaparov
        return True
    if len(words) > 2 and words[1] in word_class("patronymic-particle") and name[: len(words)] == words:
        return True  # "Faisal bin Farhan" of the house of Saud
    if len(name) < 2:
        return False
    first = words[0] == name[0] or same_given_name(name[0], words[0])
    if (not first and leader.bearers > FEW[1]) or not _has_surname(words, leader):
        return False
    return person_names.covers(name, words) or (words[0] == name[0] and person_names.covers(words, name))


def _has_surname(words: NameWords, leader: Leader) -> bool:
    """Tell whether a name has the surname in it: no "Muhammad Ali" for "Muhammad Ali Hamoud"."""
    last = {surname.replace("-", " ").rpartition(" ")[2] for surname in leader.surnames}
    return any(same_spelling(word, surname) for word in words for surname in last)


def _names(leader: Leader) -> Iterable[NameWords]:
    return (_parts(name) for name in (leader.name, *leader.variants))


@lru_cache(maxsize=4096)
def _parts(name: str) -> NameWords:
    """Return the folded words of a listed name, parted at hyphens, as words of a text are read."""
    return tuple(folded(part) for word in name.split() for part in word.split("-") if part)


def _words(doc: Doc, start: int, end: int) -> NameWords:
    return tuple(folded(token.text) for token in doc[start:end] if not token.is_punct)


@lru_cache(maxsize=1 << 14)  # it is asked of every word of a text
def _is_written_surname(text: str) -> bool:
    return text[:1].isupper() and _is_surname(text)


def _is_surname(text: str) -> bool:
    word = folded(text)
    return len(word) > 1 and bool(_bearers(word)) and not is_word(word)


def _full_name(doc: Doc, at: int, taken: frozenset[int]) -> MentionSpan | None:
    """Return the longest full name of a leader that ends in a surname, of words that stand in no name yet."""
    for start in range(max(at - 3, sentence_of(doc[at])[0]), at):
        inside = doc[start : at + 1]
        free = taken.isdisjoint(range(start, at)) and all(t.text[:1].isupper() for t in inside)
        free = free and not is_dated(inside[0])
        if free and of_full_name(_words(doc, start, at + 1)):
            return MentionSpan(start, at + 1, "Person")
    return None


def states_of(keys: Iterable[str]) -> frozenset[str]:
    """Return the keys, and those of what the things of the gazetteer among them belong to or lie in."""
    named = set(keys)
    entries = (gazetteer.entry(key) for key in named if gazetteer.known(key))
    return frozenset(named.union(entry.part_of for entry in entries if entry.part_of))


def _states(doc: Doc, found: list[MentionSpan]) -> frozenset[str]:
    written = {doc[span.start : span.end].text for span in found if span.known}
    return states_of(form.key for text in written for form in lookup().get(text, ()))


def _stands_alone(token: Token) -> bool:
    """Tell whether a surname is no part of a longer name and stands where people do: not "Lavrov Street"."""
    doc, at = token.doc, token.i
    if person_signs.names_a_case(token):
        return False
    if has(token, fn.DETERMINER | fn.ADJECTIVE | fn.NUMERAL) or not (is_proper(token) or serves_as(token, _ACTING)):
        return False
    before, after = doc[max(at - 1, sentence_of(token)[0]) : at], doc[at + 1 : at + 2]
    if any(is_proper(t) and t.text[:1].isupper() and not (precedes_names(t.text) or is_dated(t)) for t in before):
        return False
    if any(t.lower_ in word_class("place-locative") for t in before) or any(t.text == "-" for t in (*before, *after)):
        return False
    if serves_as(token, fn.COMPOUND):
        return token.head.lemma_ in word_class("place-politics")
    return not any(is_proper(t) and t.text[:1].isupper() for t in after)
