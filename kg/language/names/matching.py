"""Finding the gazetteer's names in a Doc."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, combinations

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from kg.language.names.nominals import noun_types
from kg.language.names.spans import MentionSpan
from kg.language.names.spellings import other_english
from kg.language.syntax.functions import ATTRIBUTIVE, OBJECT, POSSESSOR, PREPOSITIONAL_OBJECT, serves_as
from kg.lexica import gazetteer, tables, user_gazetteer
from kg.lexica.classes import word_class
from kg.lexica.gazetteer import Form

_SHORT = 5  # letters of most acronyms
_BEHIND_DATELINE = frozenset({",", "(", "-", "--", "–", "—", "/"})
_OF_PEOPLE = frozenset({"adjective", "people"})
_PEOPLE = frozenset({"Person", "Group"})
_MOST_MARKS = 3  # accents of a name that may be left out

type Finder = Callable[[Doc, list[bool]], list[MentionSpan]]


def lookup(path: str | None = None) -> dict[str, tuple[Form, ...]]:
    """Return the gazetteer's forms by what is written, a user's own (from the file ``path``, read anew) first.

    A name of four letters or more is also there in capitals, as headings write it.

    Raises:
        InputError: If the user's gazetteer can't be used.
    """
    if path is None:
        return _packaged_lookup()
    own = _by_text(user_gazetteer.load(path).forms)
    merged = dict(_packaged_lookup())
    for text, forms in own.items():
        merged[text] = (*forms, *merged.get(text, ()))
    return merged


@cache
def _packaged_lookup() -> dict[str, tuple[Form, ...]]:
    return _by_text(gazetteer.packaged().forms)


def _by_text(forms: tuple[Form, ...]) -> dict[str, tuple[Form, ...]]:
    found: dict[str, dict[Form, None]] = {}
    for form in forms:
        found.setdefault(form.text, {})[form] = None
    for form in forms:
        for text in (*_with_fewer_accents(form.text), other_english(form.text)):
            found.setdefault(text, {form: None})
    for form in forms:
        capitals = form.text.upper()
        if len(form.text) >= 4 and capitals not in found:
            found[capitals] = {form: None}
    return {text: tuple(several) for text, several in found.items()}


def _with_fewer_accents(text: str) -> Iterator[str]:
    """Yield the spellings of a name that leave out some of its accents: "Elysée", "Elysee" of "Élysée"."""
    if text.isascii():
        return
    plain = [unicodedata.normalize("NFD", letter)[0] for letter in text]
    marked = [i for i, letter in enumerate(text) if letter != plain[i]]
    for chosen in chain.from_iterable(combinations(marked, n) for n in range(1, min(len(marked), _MOST_MARKS) + 1)):
        yield "".join(plain[i] if i in chosen else letter for i, letter in enumerate(text))


@cache
def persons_names() -> frozenset[str]:
    """Return names of states and cities that people have too: "Jordan", "Chad", "London"."""
    rows = tables.rows("ambiguous_names.tsv")
    return frozenset(name for row in rows if not row["key"] for name in tables.values(row["name"]))


@cache
def cues(name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return (key, words) for a name of several things: a word in its sentence tells that the key is meant."""
    rows = tables.rows("ambiguous_names.tsv")
    return tuple((r["key"], frozenset(tables.values(r["cues"]))) for r in rows if r["key"] and r["name"] == name)


def mention_type(form: Form) -> str:
    """Return the mention type that a form has before its context is read: a seat of power is a Place."""
    kind = gazetteer.entry(form.key).type
    return "Nationality" if kind == "State" and form.use in {"adjective", "people"} else kind


def make_finder(nlp: Language, path: str | None = None) -> Finder:
    """Return a function from a Doc, and for each token whether it is prose, to the gazetteer names in it.

    They are the longest ones, not overlapping, in text order.
    """
    forms = lookup(path)
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    matcher.add("name", [_pattern(nlp, text) for text in forms])

    def find(doc: Doc, prose: list[bool]) -> list[MentionSpan]:
        names = []
        for span in filter_spans(matcher(doc, as_spans=True)):
            if _in_address(doc, span.start, span.end):
                continue
            several = forms.get(span.text)
            if several is None:  # other white space between the words than in the table
                several = forms.get(" ".join(span.text.split()))
            if several and not (
                _is_language(doc, span.start, span.end)
                or _is_descent(doc, span.end)
                or is_acronym_of_other(span, several)
            ):
                names.append(_span(doc, span.start, span.end, several, in_prose=prose[span.start]))
        return names

    return find


def _is_language(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a nationality means its language: "he speaks Russian", "printed in Turkish"."""
    token = doc[end - 1]
    alone = end - start == 1 and token.left_edge.i == token.i and not token.text.endswith("s")
    if not alone or not serves_as(token, OBJECT | PREPOSITIONAL_OBJECT):
        return False
    if serves_as(token, OBJECT):
        used = token.head.lemma_ in word_class("language-verb")
    else:
        used = token.head.lower_ in word_class("language-preposition")
    return used and is_demonym(token)


def _is_descent(doc: Doc, end: int) -> bool:
    """Tell whether a nationality tells the descent or tongue of others: "Mexican-American voters", "Turkish-speaking".

    "Japanese-American ties" are those of two states.
    """
    hyphened = end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_)
    if not hyphened or not doc[end - 1].text[:1].isupper():
        return False
    second = doc[end + 1]
    if second.lower_ in word_class("hyphenated-of-tongue"):
        return True
    if not any(form.use in _OF_PEOPLE for form in _packaged_lookup().get(second.text, ())):
        return False
    noun = second.head if serves_as(second, ATTRIBUTIVE) and second.head.i > second.i else None
    return noun is None or noun_types().get(noun.lower_) in _PEOPLE


def is_acronym_of_other(span: Span, several: tuple[Form, ...]) -> bool:
    """Tell whether capitals are no headline's or dateline's spelling of a place's short name: "SANA said", no Sanaa."""
    if len(span) > 1 or not span.text.isupper() or len(span.text) > _SHORT or any(f.text == span.text for f in several):
        return False
    doc, after = span.doc, span.doc[span.end : span.end + 1].text
    if doc[span.start].is_sent_start and after in _BEHIND_DATELINE:
        return False
    others = [token for token in span.sent if token.is_alpha and len(token) > 1 and token.i != span.start]
    return any(not token.is_upper for token in others) and all(gazetteer.entry(f.key).type == "Place" for f in several)


def is_demonym(token: Token) -> bool:
    """Tell whether a word is the adjective of a state: "Turkish"."""
    return any(form.use == "adjective" for form in _packaged_lookup().get(token.text, ()))


def _pattern(nlp: Language, text: str) -> Doc:
    """Return a name as the tokenizer splits it; words of letters only need not be asked about, which saves time."""
    words = text.split(" ")
    return Doc(nlp.vocab, words=words) if all(map(str.isalpha, words)) else nlp.make_doc(text)


def _in_address(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is a part of a web address: "Azerbaijan" in "azerbaijan.example"."""
    glued = end + 1 < len(doc) and not doc[end - 1].whitespace_ and doc[end].text in {".", "@", "_", "/"}
    after = glued and not doc[end].whitespace_ and doc[end + 1].text[:1].isalnum()
    before = start > 1 and doc[start - 1].text in {".", "@", "_"} and not doc[start - 1].whitespace_
    return after or (before and not doc[start - 2].whitespace_ and doc[start - 2].text[:1].isalnum())


def _span(doc: Doc, start: int, end: int, forms: tuple[Form, ...], *, in_prose: bool) -> MentionSpan:
    modifier = serves_as(doc[end - 1], ATTRIBUTIVE | POSSESSOR) or not in_prose
    form = next((f for f in forms if (f.use == "adjective") == modifier), forms[0])
    if start + 1 < end and doc[start].lower_ == "the":
        start += 1
    adjective = form.use == "adjective" and modifier
    return MentionSpan(start, end, mention_type(form), "adjective" if adjective else "name", known=True)
