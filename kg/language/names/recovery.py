"""Names that the model missed: found elsewhere in the text, after a title, "near", by a telling word or first name."""

from itertools import groupby

from spacy.tokens import Doc, Token

from kg.language.names import given_names
from kg.language.names.name_bounds import before_text
from kg.language.names.name_types import (
    after_titles,
    designation,
    is_field,
    is_no_name,
    lies_near,
    precedes_names,
    type_by_words,
    type_of_whole,
    typed_name,
)
from kg.language.names.nominals import noun_types
from kg.language.names.spans import AMOUNTS, MentionSpan, tokens_in
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import COMMON, PROPER, has_form
from kg.language.syntax.functions import has, serves_as
from kg.lexica.classes import word_class

_ACTING = fn.SUBJECT | fn.POSSESSOR
_QUALIFIED = fn.COMPOUND | fn.DETERMINER | fn.ADJECTIVE | fn.NUMERAL  # what a lone surname does not have


def find(doc: Doc, found: list[MentionSpan], free: list[int]) -> list[MentionSpan]:
    """Return further names among proper nouns.

    Args:
        doc: The document.
        found: The names so far.
        free: Indices of proper nouns that stand in no name yet, ascending.
    """
    again = _repeated(doc, found, free)
    again += _by_context(doc, _without(free, again))
    acting = _acting(doc, [*found, *again], _without(free, again))
    return again + acting + _repeated(doc, acting, _without(free, again + acting))


def _without(free: list[int], names: list[MentionSpan]) -> list[int]:
    taken = tokens_in(names)
    return [i for i in free if i not in taken]


def _acting(doc: Doc, found: list[MentionSpan], free: list[int]) -> list[MentionSpan]:
    """Return unknown single words that act, suffer or own where "he" or "she" follows at once: "Byas remained ... he".

    A word that opens a sentence counts only if the model tags or names it as a person's name.
    """
    words = [i for i in free if serves_as(doc[i], _ACTING) and doc[i].ent_type_ != "PERSON" and _is_surname(doc[i])]
    words += [e.start for e in doc.ents if e.label_ == "PERSON" and len(e) == 1 and _is_surname(e[0])]
    words = _without(sorted(words), found)
    if not words:
        return []
    personal = [token.i for token in doc if token.lower_ in word_class("he-or-she")]
    result = []
    for i in words:
        sentence = doc[i].sent
        end = doc[sentence.end].sent.end if sentence.end < len(doc) else sentence.end
        if not has(doc[i], _QUALIFIED) and any(sentence.start <= pronoun < end for pronoun in personal):
            result.append(MentionSpan(i, i + 1, "Person"))
    return result


def _is_surname(token: Token) -> bool:
    """Tell whether a token can be a surname: a capitalised word of three letters or more that is no known noun."""
    word = token.text
    if not (len(word) > 2 and word[0].isupper() and word[1:].islower()):
        return False
    if precedes_names(word) or is_no_name(word) or token.lower_ in noun_types():
        return False
    if token.ent_type_ == "PERSON":
        return has_form(token, PROPER | COMMON) and serves_as(token, _ACTING | fn.OBJECT)
    return has_form(token, PROPER)


def _repeated(doc: Doc, found: list[MentionSpan], free: list[int]) -> list[MentionSpan]:
    """Return further occurrences of names, and of persons' surnames."""
    kinds: dict[tuple[str, ...], str] = {}
    for name in found:
        if name.type not in AMOUNTS and name.form == "name" and not name.known:
            words = tuple(token.text for token in doc[name.start : name.end])
            kinds.setdefault(words, name.type)
            if name.type == "Person" and len(words) > 1:
                kinds[words[-1:]] = "Person"
    lengths: dict[str, set[int]] = {}  # of the names that begin with a word
    for words in kinds:
        lengths.setdefault(words[0], set()).add(len(words))
    allowed, result, at = set(free), [], -1
    for i in free:
        if i < at:
            continue
        for length in sorted(lengths.get(doc[i].text, ()), reverse=True):
            words = tuple(token.text for token in doc[i : i + length])
            if len(words) == length and words in kinds and allowed.issuperset(range(i, i + length)):
                result.append(MentionSpan(i, i + length, kinds[words]))
                at = i + length
                break
    return result


def _by_context(doc: Doc, free: list[int]) -> list[MentionSpan]:
    """Return runs of proper nouns whose type their first word, a telling word in them or the word before them gives."""
    found = []
    for _, group in groupby(enumerate(free), key=lambda pair: pair[1] - pair[0]):
        run = [i for _, i in group]
        span = _told(doc, run[0], run[-1] + 1)
        if span is not None:
            found.append(span)
    return found


def _told(doc: Doc, first: int, end: int) -> MentionSpan | None:
    if is_field([token.text for token in doc[first:end]]):  # "Foreign Affairs"
        return None
    if type_of_whole([token.text for token in doc[first:end]]) == "Document":  # "Head Start"
        return None
    end = before_text(doc, first, end)
    start = after_titles(doc, first, end)
    words = [token.text for token in doc[start:end]]
    if precedes_names(words[-1]):  # "Senate Majority Leader": a position
        return None
    told = designation(words) or (type_by_words(words) if len(words) > 1 else None)
    if told is not None:
        return typed_name(start, end, words, told)
    if (start > first or _opens_with_given_name(doc, start, end)) and _is_persons(words):
        return MentionSpan(start, end, "Person")
    return MentionSpan(start, end, "Place") if lies_near(doc, start, end) else None


def _opens_with_given_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a run starts with a known given name; one that stands alone must also act, suffer or own."""
    if not given_names.is_given_name(doc[start].text):
        return False
    return end - start > 1 or serves_as(doc[start], _ACTING | fn.OBJECT)


def _is_persons(words: list[str]) -> bool:
    """Tell whether words after a title can be a name: up to three, capitalised, none a title itself."""
    if len(words) > 3 or type_by_words(words) is not None:
        return False
    return all(w[:1].isupper() and w[1:2].islower() and not precedes_names(w) and not is_no_name(w) for w in words)
