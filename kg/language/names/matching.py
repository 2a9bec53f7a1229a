"""Finding the gazetteer's names in a Doc, and what a name's own words tell about its type."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token
from spacy.util import filter_spans

from kg.lexica import gazetteer, tables, user_gazetteer
from kg.lexica.gazetteer import Form

MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "quantmod"})
_DESIGNATION = re.compile(r"([A-Z][A-Za-z]{0,3})-?\d{1,4}[A-Za-z]*")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of tokens (end-exclusive) that names or describes something; ``known`` if the gazetteer has it."""

    start: int
    end: int
    type: str
    form: str = "name"
    known: bool = False


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
        capitals = form.text.upper()
        if len(form.text) >= 4 and capitals not in found:
            found[capitals] = {form: None}
    return {text: tuple(several) for text, several in found.items()}


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


type Finder = Callable[[Doc, list[bool]], list[Found]]


def make_finder(nlp: Language, path: str | None = None) -> Finder:
    """Return a function from a Doc, and for each token whether it is prose, to the gazetteer names in it.

    They are the longest ones, not overlapping, in text order.
    """
    forms = lookup(path)
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    matcher.add("name", [_pattern(nlp, text) for text in forms])

    def find(doc: Doc, prose: list[bool]) -> list[Found]:
        names = []
        for span in filter_spans(matcher(doc, as_spans=True)):
            if _in_address(doc, span.start, span.end):
                continue
            several = forms.get(span.text)
            if several is None:  # other white space between the words than in the table
                several = forms.get(" ".join(span.text.split()))
            if several and not _is_language(doc, span.start, span.end):
                names.append(_found(doc, span.start, span.end, several, in_prose=prose[span.start]))
        return names

    return find


def _is_language(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a nationality means its language: "he speaks Russian", "printed in Turkish"."""
    token = doc[end - 1]
    if (
        end - start > 1
        or token.dep_ not in {"pobj", "dobj"}
        or token.text.endswith("s")
        or token.left_edge.i != token.i
    ):
        return False
    if token.dep_ == "dobj":
        return token.head.lemma_ in {"speak", "learn", "teach", "understand", "study", "translate"} and _is_demonym(
            token
        )
    return token.head.lower_ in {"in", "into"} and _is_demonym(token)


def _is_demonym(token: Token) -> bool:
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


def _found(doc: Doc, start: int, end: int, forms: tuple[Form, ...], *, in_prose: bool) -> Found:
    modifier = doc[end - 1].dep_ in MODIFIERS or not in_prose
    form = next((f for f in forms if (f.use == "adjective") == modifier), forms[0])
    shape = "adjective" if form.use == "adjective" and modifier else "name"
    if start + 1 < end and doc[start].lower_ == "the":
        start += 1
    return Found(start, end, mention_type(form), shape, known=True)


@cache
def _name_words() -> dict[str, str]:
    return {word: row["type"] for row in tables.rows("name_words.tsv") for word in tables.values(row["word"])}


@cache
def _designators() -> dict[str, str]:
    return {p: row["type"] for row in tables.rows("designators.tsv") for p in tables.values(row["prefixes"])}


def type_by_words(words: list[str]) -> str | None:
    """Return the type that a name's last telling word gives it: ArmedForce for "Southern Naval Command", or None.

    ``Document`` is the type of treaties, laws and prizes, which are no mentions.

    >>> type_by_words(["Ministry", "of", "Defence"])
    'Organization'
    """
    kinds = _name_words()
    head = words[: words.index("of")] if "of" in words[1:] else words
    return next((kinds[word] for word in reversed(head) if word in kinds), None)


def is_public_body(words: list[str]) -> bool:
    """Tell whether a name is that of a state's body, such as a ministry or an army, rather than of a firm or a club."""
    return not _public_words().isdisjoint(words)


def is_generic(words: list[str]) -> bool:
    """Tell whether a name fits a body of any state: "Foreign Ministry", not "Russian Foreign Ministry"."""
    return tables.words("generic_body_words.tsv").issuperset(words)


@cache
def _public_words() -> frozenset[str]:
    return tables.words("public_body_words.tsv")


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
