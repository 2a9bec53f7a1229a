"""Words of a sentence that one understands only by the sentence before: "that day", "both countries", "its army".

They are found by closed lists of words and by what the graph knows of the pronouns, as pages show graphs of which no
parse is kept; what stands inside quotation marks is somebody's speech and is left alone. Against tags and parses of 84
news articles: of the pronouns 2,462 of 2,464 are some, of "the" before a noun 128 of 149 point back alone, of "there"
24 of 26 tell a place, and "did" before a verb is emphatic 9 times of 9.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.evidence import Reference
from kg.lexica import calendar, tables
from kg.lexica.classes import word_class

_PLACE = r"(?:of|in|on|at|for|with|between|that|which|who|to|from|by|under|against|near|over|into|among|it|they)"
_QUOTES = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?|(?<!\w)‘[^’]*’")
_FULL_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EXPLETIVE = re.compile(
    r"(?i)it (?:is|was|has been|had been|seems|appears|remains|took|takes) (?:not |also |still |now )?"
    r"(?:\w+ )?(?:that|likely|possible|clear|unclear|unlikely|said|believed|reported|expected|known|thought"
    r"|\w+ (?:days|years))\b"
)
_EMPHASIS = re.compile(
    r"(?<=\w )(?<!nor )(?<!what )(?<!so )(?<!as )(?<!who )(?<!\bas he )(?<!\bas she )(?<!\bas it )(?<!\bas they )"
    r"(?:did|does) (?!not\b|so\b|n[’']t|all\b|this\b|things?\b|again\b|earlier\b|wrong\b|the\b|such\b)"
    r"(?P<verb>[a-z]{3,})\b"
)
_THERE = re.compile(
    r"(?<!\bIs )(?<!\bAre )(?<!\bWas )(?<!\bWere )\bthere\b(?![’'])"
    r"(?! (?:also|is|are|was|were|has|have|had|will|would|may|might|can|could|should|be|being|to be|needs?|seems?"
    r"|seemed|appears?|appeared|remains?|remained|exists?|existed|did|does|do|must)\b)"
)
_SOMEWHERE = re.compile(r"\b(?:in|at|to|into|visited|near|from) (?:the )?[A-Z]\w+")
_ANY = re.compile(r"\b(?:[Tt]he|[Aa]n?|\w+[’']s) \w+")
_SEVERAL = re.compile(
    r"\b(?:people|police|troops|men|women|several|many|two|three|both)\b|\b[A-Za-z]\w{2,}(?<![sui])s\b"
    r"|\b[A-Z]\w+ and (?:the )?[A-Z]\w+"
)
_SPANS = re.compile(r"\b(?:\w+ )?(?:hours|days|weeks|months|years)\b")  # "within fifteen months" are nobody
_MORE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|several|many|\d+) more\b"
    r"(?=[,.;:]|$| (?:and|but|then|in|on|to|from|last)\b)"
)
_STATING = re.compile(r"(?i)\bthe \w+ (?:minister|president|premier|envoy|ambassador|government)\b")


@dataclass(frozen=True, slots=True, order=True)
class Leaning:
    """Characters of a sentence that lean, and how.

    ``kind`` is ``day`` (that day), ``lapse`` (a day later), ``weekday``, ``published`` (yesterday), ``yearless``,
    ``pronoun``, ``pair`` (both countries), ``definite`` (the project) or ``link`` (so did, in response).
    """

    begin: int
    end: int
    kind: str


def leanings(text: str, references: Sequence[Reference] = ()) -> tuple[Leaning, ...]:
    """Return what leans in a sentence, in its order.

    Args:
        text: The sentence.
        references: What its words refer to, by characters of the sentence.

    >>> [text[one.begin : one.end] for text in ["On that day both countries agreed."] for one in leanings(text)]
    ['On that day', 'both countries']
    """
    spoken = [found.span() for found in _QUOTES.finditer(text)]
    found = {*_times(text), *_pairs(text, references), *_definites(text, references), *_links(text)}
    found |= {*_pronouns(text, references)}
    kept: list[Leaning] = []
    for one in sorted(found, key=lambda one: (one.begin, -one.end, one.kind)):
        inside = any(a <= one.begin and one.end <= b for a, b in spoken)
        if not inside and not (kept and one.begin < kept[-1].end):
            kept.append(one)
    return tuple(kept)


def dropped(text: str) -> str:
    """Return the word or words that only join a sentence to the one before, with what follows them: "However, ".

    >>> dropped("However, Norland refused."), dropped("But for Norland nobody came.")
    ('However, ', '')
    """
    found = _dropped().match(text)
    return found[0] if found else ""


def _times(text: str) -> Iterator[Leaning]:
    dates = [one.start() for one in _dates().finditer(text)]
    for pattern, kind in ((_day(), "day"), (_lapse(), "lapse"), (_weekday(), "weekday"), (_published(), "published")):
        for one in pattern.finditer(text):
            if kind == "published" or not any(at < one.end() + 12 for at in dates):  # a date in the sentence bears it
                yield Leaning(*one.span(), kind)
    for one in _dates().finditer(text):
        if not _FULL_YEAR.search(text, one.end(), one.end() + 24) and not re.match(r",? \d{4}\b", text[one.end() :]):
            yield Leaning(*one.span(), "yearless")


def _pronouns(text: str, references: Sequence[Reference]) -> Iterator[Leaning]:
    for one in _third_person().finditer(text):
        word, before = one[0].casefold(), text[: one.start()]
        if word in {"it", "its"} and _EXPLETIVE.match(text, one.start()):
            continue
        means = referred(one.span(), references)
        if means and any(_bears(text, other, one.start()) and other.iri == means.iri for other in references):
            plural = word in {"they", "them", "their", "theirs"}
            if not plural or means.name.endswith("s") or _has_plural(before) or "/group/" in means.iri:
                continue
        elif not means and _has_antecedent(word, before, references):
            continue
        yield Leaning(*one.span(), "pronoun")
    for one in _demonstrative().finditer(text):
        head = one[2].rstrip("s").casefold()
        if one[2].casefold() not in _units() and head not in text[: one.start()].casefold():
            yield Leaning(*one.span(), "link")


def _bears(text: str, other: Reference, at: int) -> bool:
    """Tell whether a reference bears a pronoun at a place: words before it, or a name after "In its statement, "."""
    words = text[other.begin : other.end].casefold()
    opening = text.partition(" ")[0].casefold() in _opens()
    return (other.end <= at and words not in tables.words("pronouns.tsv")) or (opening and is_name(text, other))


@cache
def _opens() -> frozenset[str]:
    return word_class("preposition") | word_class("accompanying") | {"when", "after", "before", "although", "though"}


def _has_antecedent(word: str, before: str, references: Sequence[Reference]) -> bool:
    if word in {"he", "him", "his", "she", "her", "hers"}:
        persons = any("/person/" in one.iri and one.end <= len(before) for one in references)
        return persons or bool(_STATING.search(before) or re.search(r"\b(?:a|an|the) (?:man|woman)\b", before))
    if word in {"it", "its"}:
        named = any("/person/" not in one.iri and one.end <= len(before) for one in references)
        opening = before.partition(" ")[0].casefold() in word_class("preposition")
        return named or bool(re.search(r"(?<!^)\b[A-Z]\w+", before) or (not opening and _ANY.search(before)))
    return _has_plural(before)


def _has_plural(before: str) -> bool:
    return bool(_SEVERAL.search(_SPANS.sub("", before)))


def _pairs(text: str, references: Sequence[Reference]) -> Iterator[Leaning]:
    for one in _counted().finditer(text):
        named = {held.iri for held in references if held.end <= one.start() and is_name(text, held)}
        named = {iri for iri in named if "/state/" in iri or "/person/" in iri or "/organization/" in iri}
        if len(named) < 2 or text[one.start() :].casefold().startswith(("the latter", "the former")):
            yield Leaning(*one.span(), "pair")


def _definites(text: str, references: Sequence[Reference]) -> Iterator[Leaning]:
    for pattern, office in ((_definite("leaning-noun"), False), (_definite("leaning-office"), True)):
        for one in pattern.finditer(text):
            before, means = text[: one.start()], referred((one.start(1), one.end(1)), references)
            named = [held for held in references if held.end <= one.start() and is_name(text, held)]
            if means and is_name(text, means):
                continue  # a name after all: "the Alliance"
            if means and any(held.iri == means.iri for held in named):
                continue
            told = one[1].casefold().rstrip("s") in before.casefold() or (office and bool(named) and not means)
            if not told:
                yield Leaning(*one.span(), "definite")


def _links(text: str) -> Iterator[Leaning]:
    found = _opening().match(text)
    if found:
        yield Leaning(*found.span(), "link")
    for one in _THERE.finditer(text):
        if not _SOMEWHERE.search(text[: one.start()]):
            yield Leaning(*one.span(), "link")
    for one in _EMPHASIS.finditer(text):
        if one["verb"] not in word_class("preposition"):
            yield Leaning(*one.span(), "link")
    for one in _MORE.finditer(text):
        yield Leaning(*one.span(), "link")
    for one in _phrase().finditer(text):
        if "," not in text[: one.start()]:  # else the clause before may tell to what it replies
            yield Leaning(*one.span(), "link")


def referred(span: tuple[int, int], references: Sequence[Reference]) -> Reference | None:
    """Return what the words of a span refer to, or nothing."""
    return next((one for one in references if (one.begin, one.end) == span), None) or next(
        (one for one in references if span[0] <= one.begin and one.end <= span[1]), None
    )


def is_name(text: str, reference: Reference) -> bool:
    """Tell whether the words of a reference name what they mean, and don't only point to it."""
    words = text[reference.begin : reference.end]
    return words[:1].isupper() and words.casefold() not in tables.words("pronouns.tsv")


@cache
def _units() -> frozenset[str]:
    parts = {*calendar.forms("unit"), *calendar.forms("part"), *calendar.forms("season")}
    return frozenset({*parts, "weekend", "time", "date"})


def _one_of(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _day() -> re.Pattern[str]:
    units = "day|date|night|morning|afternoon|evening|week|weekend|month|year"
    return re.compile(
        rf"(?i)\b(?:(?:on|by|since|until|from|after|before|during|later|earlier|in|at) )?"
        rf"(?:(?:that(?: very| same)?|the (?:very )?(?:same|following|next|previous|preceding)) (?:{units})"
        rf"|the (?:{units}) (?:before|after|earlier)(?=[,.;:]|$))\b"
    )


@cache
def _lapse() -> re.Pattern[str]:
    numbers = _one_of({*calendar.forms("number"), *calendar.forms("indefinite")})
    units = _one_of(calendar.forms("unit"))
    after = r"(?:later|earlier)(?! than\b)|(?:before|after|afterwards)(?=[,.;:]|$)"
    return re.compile(rf"(?i)\b(?:(?:(?:{numbers}|\d+) )+)?(?:{units}) (?:{after})")


@cache
def _weekday() -> re.Pattern[str]:
    names = _one_of(calendar.names("weekday"))
    return re.compile(
        rf"\b(?:last |next |early |late )?(?:{names})\b(?! ?,? \d)(?!,? (?:{_one_of(calendar.names('month'))}) \d)"
    )


@cache
def _published() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:yesterday|today|tonight|tomorrow|last night|(?:last|this|next) (?:month|year))\b")


@cache
def _dates() -> re.Pattern[str]:
    names = _one_of(calendar.names("month"))
    joint = r"(?: (?:and|to|or) | ?[-–] ?)"
    return re.compile(
        rf"\b(?:\d{{1,2}}{joint})?\d{{1,2}} (?:{names})\b|\b(?:{names}) \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)"
    )


@cache
def _third_person() -> re.Pattern[str]:
    rows = tables.rows("pronouns.tsv")
    kept = [row["word"] for row in rows if row["person"] == "3" and row["case"] in {"subject", "object", "possessive"}]
    return re.compile(rf"(?i)(?<![\w’'-])(?:{_one_of(kept)})(?![\w’'])")


@cache
def _demonstrative() -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)(this|these|those|such an?|such) (?!who\b|which\b|of\b|in\b|as\b)([a-z]+)\b")


@cache
def _counted() -> re.Pattern[str]:
    heads = _one_of(word_class("leaning-plural"))
    return re.compile(
        rf"(?i)\b(?:both|the two|the three|the four|neither|either)(?: of the)?(?: [a-z]+)? (?:{heads}|side|country)\b"
        r"|\b(?:the two|the three)(?=[,.;:]|$)|\bthe (?:latter|former)(?! [a-z]+\b)|^Both (?!\w+ and )(?=[a-z]+)"
    )


@cache
def _definite(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he ({_one_of(word_class(name))})\b(?![’'-])(?! {_PLACE}\b)(?! [A-Z])")


@cache
def _dropped() -> re.Pattern[str]:
    words = _one_of(word_class("dropped-opening"))
    return re.compile(rf"(?i)(?:{words})(?:, |(?<=But) |(?<=And) |(?<=Yet) )(?!for\b)")


@cache
def _opening() -> re.Pattern[str]:
    words = _one_of(word_class("leaning-opening"))
    return re.compile(rf"(?i)(?:{words})\b(?! (?:to|as|of|for|than)\b)")


@cache
def _phrase() -> re.Pattern[str]:
    words = _one_of(word_class("leaning-phrase"))
    end = r"\b(?! (?:to|as|of|for)\b)(?=[,.;:!?]|$| (?:by|and|which)\b)"
    return re.compile(rf"(?i)(?<!\w)(?:{words}){end}|\b(?:do|did|done|does|doing) so\b|\bwent further\b")
