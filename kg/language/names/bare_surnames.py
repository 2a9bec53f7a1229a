"""People whom a text names in full and elsewhere by surname alone: in headlines, capitals, where tags go wrong."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.language.names import matching
from kg.language.names.given_names import may_be_given_name
from kg.language.names.person_names import is_suffix
from kg.language.names.spans import MentionSpan
from kg.language.names.spellings import folded
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import CARDINAL, FINITE, PROPER, has_form, is_proper
from kg.language.syntax.functions import has, serves_as
from kg.language.syntax.tree import tokens_of
from kg.lexica.classes import word_class

type Words = tuple[str, ...]

_BEHIND_PLACE = fn.APPOSITION | fn.ADVERBIAL_NOUN
_ACTING = fn.SUBJECT | fn.POSSESSOR | fn.OBJECT | fn.APPOSITION | fn.CONJUNCT
_MISREAD = frozenset({"Person", "Organization", "Place"})
_JOINTS = frozenset({"-", "/", "–"})
_JOINED = 2  # tokens from the first name to the second
_BESIDE_NAME = 2  # letters that an initial has at most, with its stop


def find(
    doc: Doc, prose: list[bool], found: list[MentionSpan], inside: list[MentionSpan | None], peoples: frozenset[int]
) -> list[MentionSpan]:
    """Return further mentions of people named in full, by full name or by surname, in text order.

    Args:
        doc: With tags and parse.
        prose: For each token, whether it stands in text to be read as sentences; headings and tables are searched too.
        found: The names, times and amounts so far.
        inside: For each token, the name it stands in.
        peoples: Tokens at which a name of the gazetteer is a person's, from `namesakes.of_people`.
    """
    fulls = {_upper(doc[name.start : name.end]) for name in _full_names(found)}
    surnames = {word.upper(): word for word in _bearers(doc, found)}
    if not surnames:
        return []
    texts = [token.text for token in doc]
    lower = {word.lower() for word in surnames.values()}.intersection(texts)
    result, end = [], 0
    lengths: dict[str, set[int]] = {}  # of the full names that begin with a word
    for full in fulls:
        lengths.setdefault(full[0], set()).add(len(full))
    words = lengths.keys() | surnames.keys()  # where a mention can begin
    starts = {text: upper for text in set(texts) if text[0].isupper() and (upper := text.upper()) in words}
    for i, text in enumerate(texts):
        if i < end or text not in starts:
            continue
        token, upper = doc[i], starts[text]
        possible = sorted(lengths.get(upper, ()), reverse=True)
        length = next((n for n in possible if _upper(doc[i : i + n]) in fulls), 0)
        if length and all(other is None or _lies_within(other, i, i + length) for other in inside[i : i + length]):
            end = i + length
        elif inside[i] is not None or surnames.get(upper) not in {token.text, token.text.title()}:
            continue
        elif (i in peoples or token.text not in matching.lookup()) and _is_bare(token, inside, prose, lower):
            end = i + 1
        else:
            continue
        result.append(MentionSpan(i, end, "Person"))
    return result


def parted(doc: Doc, found: list[MentionSpan]) -> list[MentionSpan]:
    """Return the names with those taken apart that are two people's: "Hill-Roth talks", both named in full."""
    surnames = _bearers(doc, found)
    doubles = {_upper(doc[name.end - _JOINED - 1 : name.end]) for name in _full_names(found)}  # "Ann Hill-Roth"
    result = []
    for name in found:
        first, last = name.start, name.end - 1
        joined = last - first == _JOINED and doc[first + 1].text in _JOINTS and name.type in _MISREAD
        if joined and {doc[first].text, doc[last].text} <= surnames and _upper(doc[first : last + 1]) not in doubles:
            result += [MentionSpan(i, i + 1, "Person") for i in (first, last)]
        elif at := _second_name(doc, name):
            result += [MentionSpan(name.start, at - 1, "Person"), MentionSpan(at, name.end, "Person")]
        else:
            result.append(name)
    return result


def _second_name(doc: Doc, name: MentionSpan) -> int:
    """Return where the second of two full names joined by a hyphen begins, or 0: "the Ann Hill-Bob Roth match"."""
    if name.type != "Person":
        return 0
    inner = range(name.start + 2, name.end - 2)
    return next((i + 1 for i in inner if doc[i].text in _JOINTS and may_be_given_name(doc[i + 1].text)), 0)


def _full_names(found: Iterable[MentionSpan]) -> list[MentionSpan]:
    return [name for name in found if name.type == "Person" and name.form == "name" and name.end - name.start > 1]


def _bearers(doc: Doc, found: Iterable[MentionSpan]) -> frozenset[str]:
    """Return the words by which the people named in full can be named alone."""
    return frozenset(word for name in _full_names(found) for word in _surnames(doc, name))


def _lies_within(name: MentionSpan, start: int, end: int) -> bool:
    """Tell whether a name is a part of a longer one that the text has elsewhere: "Chad" of "Chad Hill"."""
    return start <= name.start and name.end <= end and name.end - name.start < end - start


def _upper(words: Iterable[Token]) -> Words:
    return tuple(token.text.upper() for token in words)


def _surnames(doc: Doc, person: MentionSpan) -> Iterator[str]:
    """Yield the words by which a person named in full can be named alone: the last, a Korean's or Chinese's first."""
    words = [
        t.text for t in tokens_of(doc, person.start, person.end) if t.text.isalpha() or "'" in t.text or "." in t.text
    ]
    while len(words) > 2 and is_suffix(words[-1]):
        words.pop()
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    if folded(first) in word_class("family-name-first") and not may_be_given_name(first):
        yield first
    if len(last) > 1 and last[0].isupper():
        yield last


def _is_bare(token: Token, inside: list[MentionSpan | None], prose: list[bool], lower: set[str]) -> bool:
    """Tell whether a surname stands alone: in no other name, and not as the word that it is too."""
    doc, i = token.doc, token.i
    before = doc[i - 1] if i else None
    after = doc[i + 1] if i + 1 < len(doc) else None
    if before is not None and _is_other_given_name(before, token):
        return False
    if after is not None and (_goes_on(token, after, inside, heading=not prose[i]) or _lies_in(after, inside)):
        return False
    if token.lower_ in word_class("small-word-as-name"):
        return _is_no_word(token, after)
    opens = bool(token.is_sent_start) or not prose[i] or (before is not None and before.is_punct)
    doubtful = token.lower_ in lower or (opens and token.lower_ in word_class("word-as-name"))
    return not doubtful or is_proper(token) or (serves_as(token, _ACTING) and token.lower_ not in lower)


def _is_other_given_name(before: Token, surname: Token) -> bool:
    """Tell whether the word before a surname makes it another person's: "Ann" or "A." before Hill."""
    if before.is_sent_start and not is_proper(before) and not may_be_given_name(before.text):
        return False
    initial = before.text[:1].isupper() and len(before.text) == _BESIDE_NAME and before.text.endswith(".")
    return initial or (before.text.istitle() and may_be_given_name(before.text))


def _goes_on(token: Token, after: Token, inside: list[MentionSpan | None], *, heading: bool) -> bool:
    """Tell whether a surname opens a longer name: "Hill" of "Hill Tower"; in a headline all words are capitalised."""
    if inside[after.i] is not None or not after.text[:1].isupper() or not token.whitespace_ or after.is_sent_start:
        return False
    return is_proper(after) and not heading and serves_as(token, fn.COMPOUND)


def _lies_in(after: Token, inside: list[MentionSpan | None]) -> bool:
    """Tell whether a comma and a larger place follow: "Austin, Texas"."""
    place = inside[after.i + 1] if after.text == "," and after.i + 1 < len(inside) else None
    return place is not None and place.type in {"Place", "State"} and serves_as(after.doc[place.start], _BEHIND_PLACE)


def _is_no_word(token: Token, after: Token | None) -> bool:
    """Tell whether a surname that is a word too ("May", "Rice") is not that word: inside a sentence, or as who acts."""
    opens = bool(token.is_sent_start) or token.is_upper
    dated = after is not None and (has_form(after, CARDINAL) or (after.text == "," and serves_as(token, fn.ROOT)))
    if dated or (token.i and token.nbor(-1).lower_ in word_class("dating-preposition") and token.lower_ in _months()):
        return False
    proper = has_form(token, PROPER)
    if not (proper and opens):
        return proper
    if serves_as(token, fn.AUXILIARY):  # "May met ..."
        return has_form(token.head, FINITE)
    return serves_as(token, _ACTING) and not has(token, fn.DETERMINER | fn.ADJECTIVE)


def _months() -> frozenset[str]:
    return word_class("month-as-name")
