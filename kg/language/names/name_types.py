"""What a name's own words, and the words right beside it, tell about its type."""

import re
from functools import cache

from spacy.tokens import Doc, Token

from kg.language.names.spans import MentionSpan
from kg.language.syntax.forms import CARDINAL, has_form
from kg.language.syntax.functions import PREPOSITIONAL_OBJECT, serves_as
from kg.lexica import calendar, tables, titles
from kg.lexica.classes import word_class

_DESIGNATION = re.compile(r"([A-Z][A-Za-z]{0,3})-?\d{1,4}[A-Za-z]*")
_BODIES = frozenset({"Organization", "ArmedForce"})


@cache
def _name_words() -> dict[str, str]:
    return {word: row["type"] for row in tables.rows("name_words.tsv") for word in tables.values(row["word"])}


@cache
def _designators() -> dict[str, str]:
    return {p: row["type"] for row in tables.rows("designators.tsv") for p in tables.values(row["prefixes"])}


def name_word_type(word: str) -> str | None:
    """Return the type that one capitalised word gives a name: Place for "Province", or None."""
    return _name_words().get(word)


def type_by_words(words: list[str]) -> str | None:
    """Return the type that a name's last telling word gives it: ArmedForce for "Southern Naval Command", or None.

    ``Document`` is the type of treaties, laws and prizes, which are no mentions.

    >>> type_by_words(["Ministry", "of", "Defence"])
    'Organization'
    """
    kinds = _name_words()
    field = word_class("preposition-before-field")
    head = words[: next((i for i, word in enumerate(words) if i and word in field), len(words))]
    at = next((at for at in reversed(range(len(head))) if head[at] in kinds), None)
    if len(words) > 1 and (whole := type_of_whole(words)):
        return whole
    if at is None:
        return None
    civil = at > 0 and head[at - 1].lower() in word_class("civil-before-unit")  # "Peace Corps"
    return "Organization" if civil and kinds[head[at]] == "ArmedForce" else kinds[head[at]]


def type_of_whole(words: list[str]) -> str | None:
    """Return the type of a name of several words that is listed as it stands: Document for "Common Core", or None."""
    return _name_words().get(" ".join(words).replace(" - ", "-")) if len(words) > 1 else None


def designation(words: list[str]) -> str | None:
    """Return Platform or Weapon for a type designation or a ship's name ("MiG-29", "S-400", "HMS Ocean"), else None."""
    kinds = _designators()
    if len(words) > 1 and kinds.get(words[0]) == "Ship":
        return "Platform"
    for word in words:
        match = _DESIGNATION.fullmatch(word)
        if match and kinds.get(match[1]) in {"Platform", "Weapon"}:
            return kinds[match[1]]
    return None


def is_public_body(words: list[str]) -> bool:
    """Tell whether a name is that of a state's body, such as a ministry or an army, rather than of a firm or a club."""
    return not tables.words("public_body_words.tsv").isdisjoint(words)


def is_generic(words: list[str]) -> bool:
    """Tell whether a name fits a body of any state: "Foreign Ministry", not "Russian Foreign Ministry"."""
    return tables.words("generic_body_words.tsv").issuperset(words)


def is_field(words: list[str]) -> bool:
    """Tell whether words name what an office or a body is over, and no body: "Foreign Affairs", "Defence and Industry".

    >>> is_field(["Foreign", "Affairs"]), is_field(["Foreign", "Ministry"]), is_field(["Labour"])
    (True, False, False)
    """
    known = all(is_generic([word]) or word.lower() in word_class("field-of-office") for word in words)
    return known and type_by_words(words) is None and (len(words) > 1 or words[0].endswith("s"))


def typed_name(start: int, end: int, words: list[str], kind: str) -> MentionSpan | None:
    """Return the span of a name of a known type, as a description if any state has such a body; None for documents."""
    if kind == "Document":
        return None
    return MentionSpan(start, end, kind, "nominal" if kind in _BODIES and is_generic(words) else "name")


def precedes_names(word: str) -> bool:
    """Tell whether a word can stand before a person's name: a rank, an office, an honorific, with or without stop."""
    return word.lower().rstrip(".") in titles.opening()


def _is_title(word: str) -> bool:
    """Tell whether a word is a title, of one bearer or several: "Senator", "Senators", "Reps."."""
    return precedes_names(word) or (word[:1].isupper() and precedes_names(word.rstrip(".").removesuffix("s")))


def after_titles(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name begins after ranks and honorifics: at "Andrei" in "Generals Andrei ..."."""
    while start < end - 1 and (_is_title(doc[start].text) or doc[start].is_punct):
        start += 1
    return start


def is_no_name(word: str) -> bool:
    """Tell whether a capitalised word is no name by itself: a month, a word of web pages."""
    return word.lower().rstrip(".") in tables.words("not_names.tsv")


def is_dated(month: Token) -> bool:
    """Tell whether a word is the month of a day, not the first of a name: "on 24 June Hill announced"."""
    return month.i > 0 and has_form(month.nbor(-1), CARDINAL) and month.text.capitalize() in calendar.names("month")


def lies_near(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name follows a preposition that only places follow: "near Rawah"."""
    before = doc[start - 1].lower_ if start else ""
    return before in word_class("place-only-preposition") and serves_as(doc[end - 1], PREPOSITIONAL_OBJECT)
