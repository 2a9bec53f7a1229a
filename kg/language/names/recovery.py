"""Names that the model missed: found elsewhere in the text, after a title, "near", by a telling word or first name."""

from functools import cache
from itertools import groupby

from spacy.tokens import Doc, Token

from kg.language.names import person_names
from kg.language.names.corrections import titles
from kg.language.names.matching import Found, designation, is_generic, type_by_words
from kg.language.names.nominals import noun_types
from kg.lexica import tables

_UNNAMED = frozenset({"Time", "Money", "Quantity"})
_PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
_NOUN_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS"})


def find(doc: Doc, found: list[Found], free: list[int]) -> list[Found]:
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


def _without(free: list[int], names: list[Found]) -> list[int]:
    taken = {i for name in names for i in range(name.start, name.end)}
    return [i for i in free if i not in taken]


def _acting(doc: Doc, found: list[Found], free: list[int]) -> list[Found]:
    """Return unknown single words that act, suffer or own where "he" or "she" follows at once: "Byas remained ... he".

    A word that opens a sentence counts only if the model tags or names it as a person's name.
    """
    words = [i for i in free if doc[i].dep_ in _ACTING and doc[i].ent_type_ != "PERSON" and _is_word(doc[i])]
    taken = {i for name in found for i in range(name.start, name.end)}
    words += [e.start for e in doc.ents if e.label_ == "PERSON" and len(e) == 1 and _is_word(e[0])]
    words = [i for i in words if i not in taken]
    if not words:
        return []
    personal = [token.i for token in doc if token.lower_ in _PERSONAL]
    result = []
    for i in sorted(words):
        sentence = doc[i].sent
        alone = all(child.dep_ not in {"compound", "det", "amod", "nummod"} for child in doc[i].children)
        end = doc[sentence.end].sent.end if sentence.end < len(doc) else sentence.end
        if alone and any(sentence.start <= pronoun < end for pronoun in personal):
            result.append(Found(i, i + 1, "Person"))
    return result


def _is_word(token: Token) -> bool:
    """Tell whether a token can be a surname: a capitalised word of three letters or more that is no known noun."""
    word = token.text
    name = len(word) > 2 and word[0].isupper() and word[1:].islower() and word.lower() not in _no_surnames()
    if token.ent_type_ == "PERSON":
        return name and token.tag_ in _NOUN_TAGS and token.dep_ in _ACTING | {"dobj"}
    return name and token.tag_ in {"NNP", "NNPS"}


@cache
def _no_surnames() -> frozenset[str]:
    return titles() | tables.words("not_names.tsv") | frozenset(noun_types())


def _repeated(doc: Doc, found: list[Found], free: list[int]) -> list[Found]:
    """Return further occurrences of names, and of persons' surnames."""
    kinds: dict[tuple[str, ...], str] = {}
    for name in found:
        if name.type not in _UNNAMED and name.form == "name" and not name.known:
            words = tuple(token.text for token in doc[name.start : name.end])
            kinds.setdefault(words, name.type)
            if name.type == "Person" and len(words) > 1:
                kinds[words[-1:]] = "Person"
    longest = max(map(len, kinds), default=0)
    allowed, result, at = set(free), [], -1
    for i in free:
        if i < at:
            continue
        for length in range(longest, 0, -1):
            words = tuple(token.text for token in doc[i : i + length])
            if len(words) == length and words in kinds and allowed.issuperset(range(i, i + length)):
                result.append(Found(i, i + length, kinds[words]))
                at = i + length
                break
    return result


def _by_context(doc: Doc, free: list[int]) -> list[Found]:
    """Return runs of proper nouns whose type their first word, a telling word in them or the word before them gives."""
    result = []
    for _, group in groupby(enumerate(free), key=lambda pair: pair[1] - pair[0]):
        run = [i for _, i in group]
        start, end = run[0], run[-1] + 1
        while start < end - 1 and doc[start].lower_.rstrip(".") in titles():
            start += 1
        words = [token.text for token in doc[start:end]]
        told = designation(words) or (type_by_words(words) if len(words) > 1 else None)
        before = doc[start - 1].lower_ if start else ""
        if words[-1].lower().rstrip(".") in titles():  # "Senate Majority Leader": a position
            continue
        if told == "Document":
            continue
        if told is not None:
            generic = told in {"Organization", "ArmedForce"} and is_generic(words)
            result.append(Found(start, end, told, "nominal" if generic else "name"))
        elif (start > run[0] or _opens_with_given_name(doc, start, end)) and _is_persons(words):
            result.append(Found(start, end, "Person"))
        elif before in {"near", "outside", "inside"} and doc[end - 1].dep_ == "pobj":
            result.append(Found(start, end, "Place"))
    return result


def _opens_with_given_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a run starts with a known given name; one that stands alone must also act, suffer or own."""
    if not person_names.is_given_name(doc[start].text):
        return False
    return end - start > 1 or doc[start].dep_ in {"nsubj", "nsubjpass", "dobj", "poss"}


def _is_persons(words: list[str]) -> bool:
    """Tell whether words after a title can be a name: up to three, capitalised, none a title itself."""
    refused = titles() | tables.words("not_names.tsv")
    if len(words) > 3 or type_by_words(words) is not None:
        return False
    return all(word[:1].isupper() and word[1:2].islower() and word.lower() not in refused for word in words)
