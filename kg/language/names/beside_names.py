"""What the words right beside a name tell of it: "the Hill bill" is no person, "his sister Victoria" no place."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.language.names.given_names import may_be_given_name
from kg.language.names.matching import lookup, persons_names
from kg.language.names.name_types import type_by_words
from kg.language.names.spans import MentionSpan
from kg.language.names.spellings import folded
from kg.language.syntax import forms
from kg.language.syntax.forms import has_form
from kg.language.syntax.functions import ACTIVE_SUBJECT, COMPOUND, POSSESSOR, serves_as
from kg.lexica import leaders, media
from kg.lexica.classes import word_class

_DASHES = frozenset({"—", "–", "―", "--"})
_DATELINE = 8  # tokens from a city in capitals to the dash


def settled(doc: Doc, names: list[MentionSpan], bearers: frozenset[str]) -> list[MentionSpan]:
    """Return names with the types that the words beside them tell anywhere in the text, without those that are none.

    Args:
        doc: With tags and parse.
        names: The model's, in text order.
        bearers: Words by which people of the text can be named alone.
    """
    types: dict[str, str] = {}
    acting = {doc[n.start : n.end].text for n in names if serves_as(doc[n.end - 1], ACTIVE_SUBJECT)}
    texts = [doc[name.start : name.end].text for name in names]
    for name, text in zip(names, texts, strict=True):
        kind = _told(doc, name, bearer=text in bearers)
        active = name.type == "Organization" and text in acting
        if kind is not None and not (kind == "Document" and active):
            types.setdefault(text, kind)
    result = []
    for name, text in zip(names, texts, strict=True):
        kind = types.get(text, name.type)
        if name.type == "Person" and _are_several(doc, name.start, name.end, bearers):
            kind = "Group"
        if kind == "Document" or (name.type != "Person" and _opens_with_person(doc, name, bearers)):
            continue
        result.append(name if kind == name.type else replace(name, type=kind))
    return result


def _opens_with_person(doc: Doc, name: MentionSpan, bearers: frozenset[str]) -> bool:
    """Tell whether a person's surname opens what the model takes for one name: "Hill's Eastern", "Hill and Roth"."""
    words = [token.text for token in doc[name.start : name.end]]
    if len(words) < 2 or words[0] not in bearers or type_by_words(words) is not None:
        return False
    second = doc[name.start + 1]
    if has_form(second, forms.COORDINATOR_FORM):
        return all(word in bearers for word in words[2:])
    return has_form(second, forms.GENITIVE)


def _told(doc: Doc, name: MentionSpan, *, bearer: bool) -> str | None:
    start, end, kind = name.start, name.end, name.type
    if kind == "Person" and not bearer and (_is_common_noun(doc, start, end) or _is_the_thing(doc, start, end)):
        return "Document"
    return told(doc, start, end, kind, bearer=bearer)


def told(doc: Doc, start: int, end: int, kind: str, *, bearer: bool) -> str | None:
    """Return the type that the words beside a name give it, "Document" for what is no actor, or None.

    Args:
        doc: With tags and parse.
        start: First token of the name.
        end: The token after it.
        kind: The type that the model gives.
        bearer: Whether somebody in the text is named so in full.
    """
    if bearer or kind in {"Group", "NamedEvent"}:
        return None
    if kind != "Person" and (_follows_age(doc, start) or _opens_dateline(doc, start, end)):
        return "Place"
    if kind in {"Place", "Organization"} and is_relative(doc, start, end):
        return "Person"
    if kind in {"Person", "Organization"} and _is_land(doc, start):
        return "Place"
    if start and doc[start - 1].lower_ in word_class("event-before-name"):
        return "NamedEvent"
    if end - start > 1 and (kind == "Person" or type_by_words([t.text for t in doc[start:end]]) is not None):
        return None
    return _before_noun(doc, start, end, kind)


def _is_land(doc: Doc, start: int) -> bool:
    """Tell whether the words before a name say that it is one of a place: "the town of Tal", "sovereignty over Tal"."""
    at = start - 1 if start and doc[start - 1].lower_ == "the" else start
    return at > 1 and f"{doc[at - 2].lower_} {doc[at - 1].lower_}" in word_class("before-place")


def _before_noun(doc: Doc, start: int, end: int, kind: str) -> str | None:
    """Return the type that the noun right after a name gives it: Document before "virus", Place before "counties"."""
    if end >= len(doc) or not has_form(doc[end], forms.COMMON):
        return None
    noun, name = doc[end].lower_, doc[start]
    if kind != "Place" and noun in word_class("kind-of-place") and not serves_as(doc[end - 1], POSSESSOR):
        return None if kind == "Person" and _is_leader(name) else "Place"
    if not serves_as(doc[end - 1], COMPOUND):
        return None
    if kind == "Organization" and noun in word_class("movement"):
        return "Group"
    if noun in word_class("called-after"):
        return None if kind == "Person" and _is_leader(name) else "Document"
    if kind == "Organization" and noun in word_class("called-after-or-of") and not media.is_medium(doc[start:end].text):
        return "Document"
    if kind == "Person" and noun in word_class("staff-of-outlet") and not _is_leader(name):
        return None if may_be_given_name(name.text) else "Organization"
    return None


def _is_leader(name: Token) -> bool:
    return bool(leaders.by_surname(folded(name.text)))


def _follows_age(doc: Doc, start: int) -> bool:
    """Tell whether a person's age and "of" stand before: "Ann Hill, 55, of Brigantine"."""
    if start < 3 or doc[start - 1].lower_ not in word_class("preposition-of-home"):
        return False
    return doc[start - 2].text == "," and has_form(doc[start - 3], forms.CARDINAL)


def _opens_dateline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name in capitals opens a line, with a dash soon after: "SEATTLE, Oct. 5 (Agency) — ..."."""
    if not doc[start:end].text.isupper() or (start and "\n" not in doc[start - 1].text):
        return False
    after = doc[end : end + _DATELINE]
    return bool(after) and (
        after[0].text in _DASHES or (after[0].text in {",", "("} and any(t.text in _DASHES for t in after))
    )


def is_relative(doc: Doc, start: int, end: int) -> bool:
    """Tell whether somebody's relative is named: "her sister Victoria", "their son, Houston"."""
    name = doc[start]
    if end - start != 1 or not name.text.istitle() or start < 2:
        return False
    before = doc[start - 1]
    named = may_be_given_name(name.text) or name.text in persons_names()
    if before.text == ",":
        owned = start > 2 and has_form(doc[start - 3], forms.POSSESSIVE_PRONOUN | forms.GENITIVE)
        return named and owned and doc[start - 2].lower_ in word_class("family-member")
    if name.text in lookup() and not named:  # "mother Russia"
        return False
    return before.lower_ in word_class("family-member") and not serves_as(name, COMPOUND)


def _are_several(doc: Doc, start: int, end: int, bearers: frozenset[str]) -> bool:
    """Tell whether a surname in the plural means several people: "the Clintons"; or a people: "Latinos"."""
    name = doc[start]
    if doc[end - 1].lower_ in word_class("people-of-origin"):
        return True
    if end - start != 1 or name.text in bearers:
        return False
    before = doc[start - 1].lower_ if start else ""
    return before == "the" and has_form(name, forms.PLURAL & forms.PROPER) and name.text.endswith("s")


def _is_common_noun(doc: Doc, start: int, end: int) -> bool:
    """Tell whether one word that opens a sentence is a noun that the text has in small letters too: "Caucuses"."""
    name = doc[start]
    if end - start != 1 or not name.is_title or name.text in lookup():
        return False
    if not _opens(name) or name.head.lemma_ in word_class("talking-verb"):
        return False
    same = [token for token in doc if token.lower_ == name.lower_]
    written_small = any(token.is_lower and has_form(token, forms.COMMON) for token in same)
    return written_small and all(token.is_lower or _opens(token) for token in same)


def _opens(token: Token) -> bool:
    return bool(token.is_sent_start) or (token.i > 0 and token.nbor(-1).is_punct)


def _is_the_thing(doc: Doc, start: int, end: int) -> bool:
    """Tell whether an article stands right before one word that the model takes for a person: "the Census"."""
    after = doc[end].lower_ if end < len(doc) else ""
    if end - start != 1 or not start or doc[start - 1].lower_ != "the" or after == "of":
        return False
    return not serves_as(doc[start], COMPOUND) and not doc[end - 1].text.endswith("s")
