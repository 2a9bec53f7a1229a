"""What a text says in its own words: a sentence with its pronouns filled in, or the part that tells who did what.

The first part of the report quotes. A sentence is true of its text, where a paraphrase by relation or event root says
more than that or less ("thanked" is not "voiced support for").
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.evidence import Evidence, independent
from kg.lexica import calendar, tables
from kg.lexica.classes import word_class
from kg.lexica.inflection import irregular
from kg.page.words.citations import BULLETS
from kg.page.words.completing import Completed, Known, begun, completed, going_on
from kg.page.words.leaning import referred
from kg.page.words.tenses import in_past, is_lone, then, told_as_now
from kg.page.words.words import counted, day, name

LONGEST = 40  # words of a sentence that is quoted
PART = 24  # words of the part of one that tells a deed
# Between who acts and the verb.
_HELPING = frozenset(
    {"also", "had", "has", "have", "later", "now", "on", "since", "soon", "then", *calendar.names("weekday")}
)
_NOUNS_TOO = frozenset({"cut", "hit", "put", "set"})  # past tenses that after an adjective are nouns: "an Israeli hit"
# A comma ends a clause unless what it says would change, or a list goes on.
_STOP = re.compile(
    r"[;:—–]|,(?= (?:the )?[A-Z]\w+(?: [A-Z]\w+)* (?:has|have|had|is|was|are|were|will|would)\b)"
    r"|,(?! (?:if|of|only|provided|should|that|to|unless) )(?! (?!and )[^,;.]{1,40} and )"
)
_BRACKETED = re.compile(r"^ \[[^]]*\]")  # a name after the subject, which stands before the verb anyway
_CALLED = re.compile(r"(?: (?:out|up))? what\b")  # behind the words of an act
_RELATIVE = re.compile(r", (?:which|who)(?= (?:\w+ )?$)")
_APPOSED = re.compile(r"^, (?:(?:which|who)(?= (?:\w+ )?$)|(?:which|who|whose|itself|themselves|a|an) [^,;:.()–—]+,)")
_NOTHING = Known()
_OPEN = {"“": "”", "«": "»", "(": ")"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text; ``alone``: they lean on no other sentence. Nothing is false."""

    words: str = ""
    alone: bool = True

    def __bool__(self) -> bool:
        return bool(self.words)


def quoted(passage: Evidence, ends: Iterable[Any] = (), known: Known = _NOTHING, *, most: int = LONGEST) -> Quote:
    """Return the sentence on one line, with what it takes from the sentence before in brackets where that is known.

    Args:
        passage: The sentence; its marks refer to those who take part.
        ends: Attributes of the nodes that take part.
        known: What else the graph knows of it.
        most: Words after which it is cut.

    >>> quoted(Evidence("", 0, 23, "It agreed to sell arms.", marks=((0, 2),)), [{"label": "France"}]).words
    'It [France] agreed to sell arms.'
    """
    told = _read(passage, ends, known)
    text = _back_then(passage, told)
    words = cut(begun(name(text[told.begin :].lstrip(BULLETS), len(text) + 1)), most)
    return Quote(words, not any(begin < told.begin + len(words) for begin, _ in told.open))


def _back_then(passage: Evidence, told: Completed) -> str:
    """Return a sentence with its one verb in the past tense, in brackets, where it is in that of a chronicle."""
    begin, end = (told.place(at - passage.start) for at in passage.trigger)
    verb = then(passage) if is_lone(told.text[end:]) and is_lone(told.text[:begin]) else ""
    return f"{told.text[:begin]}[{verb}]{told.text[end:]}" if verb else told.text


def introduced(words: str, sentence: str, people: Iterable[Any]) -> str:
    """Return words with the state of those who act for it in brackets, where the sentence does not name it.

    Args:
        words: The sentence, or the part of it that is quoted.
        sentence: The whole of it.
        people: Label, and attributes of the node of the state that each is ``of``.

    >>> introduced("Ito signed.", "Ito signed.", [{"label": "Ana Ito", "of": {"label": "Norland"}}])
    'Ito [Norland] signed.'
    """
    for person in people:
        last = person["label"].split()[-1]
        spot = re.search(rf"(?<!\w){re.escape(last)}(?!\w)(?! \[)(?![^\[]*\])", words)
        if spot and not is_named(sentence, person["of"]):
            words = f"{words[: spot.end()]} [{name(str(person['of']['label']))}]{words[spot.end() :]}"
    return words


def located(words: str, where: str, struck: Iterable[Any]) -> str:
    """Return words with the state that was struck in brackets behind the place that alone tells on whom an act was.

    Args:
        words: The sentence, as it is quoted.
        where: Name of the place of the act, or nothing.
        struck: Attributes of the nodes on whom it was.

    >>> located("They entered Aral on 8 May.", "Aral", [{"label": "Sudria", "kind": "State"}])
    'They entered Aral [Sudria] on 8 May.'
    """
    states = [end for end in struck if end.get("kind") == "State"]
    spot = re.search(rf"(?<!\w){re.escape(where)}(?!\w)(?! \[)(?![^\[]*\])", words) if where else None
    if len(states) != 1 or spot is None or where == states[0]["label"]:
        return words
    beside = re.sub(r" \[[^\]]*\]", "", words[: spot.start()] + words[spot.end() :])  # without names for pronouns
    if is_named(beside, states[0]):
        return words
    return f"{words[: spot.end()]} [{name(str(states[0]['label']))}]{words[spot.end() :]}"


def deed(passage: Evidence, label: str, ends: Iterable[Any] = (), known: Known = _NOTHING) -> Quote:
    """Return the words from the verb to the end of its clause where the one who acts stands right before it.

    Nothing where a subject and its verb can't be told without reading the grammar of the sentence. What a chronicle
    tells in the present tense is put in the past.

    Args:
        passage: The sentence; its trigger is what happened, its marks refer to those who take part.
        label: Name of the one who acts.
        ends: Attributes of the nodes that take part.
        known: What else the graph knows of the sentence.

    >>> text = "Baku has accused Paris of spying, it is said."
    >>> deed(Evidence("", 0, 45, text, trigger=(9, 16), marks=((0, 4),)), "Azerbaijan").words
    'has accused Paris of spying'
    """
    told = _read(passage, ends, known)
    text, start = told.text, passage.start
    begin, end = (told.place(at - start) for at in passage.trigger)
    spots = sorted((told.place(a - start), told.place(b - start)) for a, b in passage.marks)
    before = [spot for spot in spots if spot[1] <= begin and {*_words(_apposed(text[spot[1] : begin]))} <= _HELPING]
    after = [b for a, b in spots if end <= a < end + 80]
    if not passage.trigger[1] or not before or (not after and any(spot[1] < before[-1][0] for spot in spots)):
        return Quote()
    subject = text[slice(*before[-1])].removeprefix("The ").removeprefix("the ")
    if not is_verb(text[begin:end], noun=subject == label or _is_pronoun(subject)):
        return Quote()
    if _is_subordinate(text[: before[-1][0]], pronoun=_is_pronoun(subject), attributed=bool(passage.speaker)):
        return Quote()
    stop = _STOP.search(text, max([end, *after]))
    last = stop.start() if stop else len(text)
    if _RELATIVE.match(text[before[-1][1] : begin]):
        last = min(last, text.find(",", end) if "," in text[end:] else last)
    clause = _apposed(text[before[-1][1] : begin]) + text[begin:last]
    words = name(_BRACKETED.sub("", clause.rstrip(" .!?\n")), len(text) + 1)
    found = cut(in_past(words) if told_as_now(passage) else words, PART)
    if any(found.count(opening) > found.count(mark) for opening, mark in _OPEN.items()):
        return Quote()
    here = (passage.trigger[0], passage.trigger[1] + last - end)  # of the document, where nothing is filled in
    return Quote(found, not any(before[-1][1] <= a < last for a, _ in told.open) and not _points(passage, known, here))


def _apposed(between: str) -> str:
    """Return what stands between a subject and its verb without words in commas that tell of the subject."""
    return _APPOSED.sub("", between, count=1)


def _points(passage: Evidence, known: Known, part: tuple[int, int]) -> bool:
    """Tell whether a pronoun in a part of a sentence means somebody that only the rest of the sentence names."""
    marks = set(passage.marks)
    spoken = [(one, passage.sentence[one.begin - passage.start : one.end - passage.start]) for one in known.references]
    inside = [(one, words) for one, words in spoken if part[0] <= one.begin and one.end <= part[1]]
    for one, words in inside:
        if _is_pronoun(words) and (one.begin, one.end) not in marks:
            named = {other.iri for other, its in inside if not _is_pronoun(its)}
            doer = {other.iri for other, _ in spoken if (other.begin, other.end) in marks and other.end <= part[0]}
            if one.iri not in named | doer:
                return True
    return False


def _is_subordinate(before: str, *, pronoun: bool, attributed: bool) -> bool:
    """Tell whether a subject stands in a clause that tells a condition or what something is, and no deed of its own."""
    words = before.removesuffix("the ").removesuffix("The ").split()
    if not words:
        return False
    last = words[-1].casefold()
    if last in word_class("subordinating") or (last == "that" and not attributed):
        return True
    return pronoun and len(words) > 5 and last[-1].isalpha() and last not in going_on()


def _read(passage: Evidence, ends: Iterable[Any], known: Known) -> Completed:
    return completed(passage, known, _filled(passage, ends, known))


def _filled(passage: Evidence, ends: Iterable[Any], known: Known) -> list[tuple[int, str]]:
    """Return where in the sentence a name is to be added after a pronoun, and the name in brackets.

    None after a pronoun that is known to mean somebody else than the one whom the sentence does not name.
    """
    text, start = passage.sentence, passage.start
    absent = [end for end in ends if not is_named(text, end)]
    spots = [(begin - start, end - start) for begin, end in passage.marks]
    stand_ins = [spot for spot in spots if text[slice(*spot)][:1].islower() or _is_pronoun(text[slice(*spot)])]
    chosen = next((spot for spot in stand_ins if text[slice(*spot)].casefold() not in _owning()), None)
    if len(absent) != 1 or chosen is None:
        return []
    means = referred((chosen[0] + start, chosen[1] + start), known.references)
    if means is not None and is_named(text, {"label": means.name or text}):
        return []
    return [(chosen[1], f" [{name(str(absent[0]['label']))}]")]


def _words(text: str) -> list[str]:
    return _BRACKETED.sub("", text).split()


def is_named(text: str, end: Any) -> bool:
    """Tell whether a sentence names an actor: by its name, a form that the texts use, an adjective or a surname."""
    label = str(end["label"])
    names = {label, *end.get("aliases", ()), *(one for one in end.get("other_names", ()) if len(one) > 3)}
    names |= {label.rsplit(maxsplit=1)[-1]} if end.get("kind") == "Person" and label.split() else set()
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) for one in names)


def is_aimed(said: Evidence) -> bool:
    """Tell whether a sentence tells on whom an act was.

    >>> is_aimed(Evidence("", 0, 0, "Norland launched a raid.", subjects=("norland",)))
    False
    """
    return bool(said.objects)


def is_called(said: Evidence) -> bool:
    """Tell whether a sentence tells of an act by what somebody calls it.

    >>> is_called(Evidence("", 0, 0, "Norland began what it calls a raid.", trigger=(8, 13)))
    True
    """
    return bool(_CALLED.match(said.sentence[max(said.trigger[1] - said.start, 0) :]))


def backing(passages: Sequence[Evidence], *, titled: bool = False) -> str:
    """Return how much stands behind a statement: ``one text, Levant Courier``, or ``3 texts, 2 origins``.

    ``titled`` adds the headline of a single text, where its sentence alone does not say of whom it tells; it is there
    without an outlet as well.
    """
    texts, origins = len({said.graph for said in passages}), independent(passages)
    if texts != 1:
        return f"{counted(texts, 'text')}, {counted(origins, 'origin')}"
    one = passages[0]
    title = f"“{cut(name(one.headline, 200), 14)}”" if (titled or not one.outlet) and one.headline else ""
    return ", ".join(filter(None, ("one text", one.outlet and name(one.outlet), title)))


def told(passages: Sequence[Evidence]) -> str:
    """Return when texts tell of something: the last date of publication in words, or nothing."""
    return day(max((said.date for said in passages), default=""))


def cut(text: str, most: int) -> str:
    """Return a text of at most so many words, where it can up to a comma; what is left out is marked.

    >>> cut("Norland crossed the border with tanks, shelled the airport of Aral and left.", 9)
    'Norland crossed the border with tanks …'
    """
    words = text.split(" ")
    if len(words) <= most:
        return text
    comma = next((at for at in range(most, most * 3 // 5, -1) if words[at - 1].endswith((",", ";"))), most)
    return " ".join(words[:comma]).rstrip(",;: ") + " …"


def is_verb(trigger: str, *, noun: bool = False) -> bool:
    """Tell whether a trigger is a finite verb of a subject, and no noun after an adjective ("Israeli strikes")."""
    word = trigger.split(maxsplit=1)[0].casefold() if trigger.split() else ""
    past = word.endswith("ed") or (word in _past() and word not in _NOUNS_TOO)
    return past or (noun and (word.endswith("s") or word in _NOUNS_TOO))


@cache
def _past() -> Collection[str]:
    return frozenset(
        form for (verb, column), forms in irregular().items() if column == "past" for form in forms if form != verb
    )


@cache
def _owning() -> Collection[str]:
    return frozenset(row["word"] for row in tables.rows("pronouns.tsv") if row["case"] == "possessive")


def _is_pronoun(word: str) -> bool:
    return word.casefold() in tables.words("pronouns.tsv")
