"""Projects that a text names or describes: "the Ys-Arica pipeline", "Nord Stream 2", "a railway"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EntityDict, MentionDict, MentionForm
from kg.language.names import nominals
from kg.language.syntax import blocks, forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import is_definite
from kg.language.syntax.tree import written
from kg.lexica.classes import word_class
from kg.lexica.projects import beside, first_words, names, noun_in

TYPE = "Project"


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of a project: its tokens, its head, and which project of the text it is.

    ``name`` is the name that the mention gives, or None of a description; ``label`` is how its project is called.
    """

    start: int
    end: int
    head: int
    name: str | None
    label: str
    project: int


def projects(doc: Doc) -> list[Found]:
    """Return the mentions of projects in a Doc's prose, in text order.

    "The dam" means the last project before that is one; any other description is a project of its own.
    """
    known: dict[str, tuple[int, str]] = {}
    found: list[Found] = []
    count = 0
    for start, end, head, name in _spans(doc):
        noun = noun_in(doc[head].text) or _noun_of(name or "")
        label = name or _words(doc, start, end)
        slug = label.casefold() if name else noun
        earlier = known.get(slug) if name or _points_back(doc[head]) else None
        project, label = earlier or (count, label)
        count += earlier is None
        known[slug] = known[noun] = project, label
        found.append(Found(start, end, head, name, label, project))
    return found


def _points_back(noun: Token) -> bool:
    """Tell whether a description says nothing but its noun: "the dam", unlike "the dam on the river"."""
    told = fn.PREMODIFIER | fn.PREPOSITION | fn.POSSESSOR | fn.NOUN_CLAUSE
    return is_definite(noun) and not dependents(noun, told)


def _noun_of(name: str) -> str:
    """Return the noun that a description of a named project would have: "pipeline" of "Nord Stream 2"."""
    words = [noun for word in name.split() if (noun := noun_in(word)) is not None]
    return words[-1] if words else "pipeline"


@lru_cache(maxsize=2**14)  # it is asked of every word of a text
def _may_begin(text: str) -> bool:
    return text.lower() in first_words() or noun_in(text) is not None


def _spans(doc: Doc) -> Iterator[tuple[int, int, int, str | None]]:
    """Yield (start, end, head, name) of mentions of projects in text order."""
    first = first_words()
    prose: list[bool] | None = None
    last = -1
    for word in written(doc, _may_begin):
        if word.i <= last:
            continue
        listed = word.lower_ in first
        prose = prose or list(blocks.prose(doc))
        if not prose[word.i]:
            continue
        whole = _listed(doc, word) if listed else None
        if whole is not None:
            yield whole
            last = whole[1] - 1
        elif noun_in(word.text) and not _modifies(word):
            span = _phrase(doc, word)
            if span is not None:
                yield span
                last = span[1] - 1


def _modifies(noun: Token) -> bool:
    """Tell whether a noun stands before the noun that the phrase is about: "the pipeline dispute"."""
    if not has_form(noun, forms.SINGULAR) or serves_as(noun, fn.PREMODIFIER | fn.POSSESSOR):
        return True
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return after.orth_ in {"-", "'s"} or (after != noun and has_form(after, forms.SINGULAR | forms.PLURAL))


def _listed(doc: Doc, word: Token) -> tuple[int, int, int, str | None] | None:
    """Return the mention of a listed name that a word begins: "Nord Stream 2", "the TurkStream pipeline"."""
    for length in range(4, 0, -1):
        end = word.i + length
        label = names().get(tuple(token.lower_ for token in doc[word.i : end]))
        if label is None or not word.text[:1].isupper():
            continue
        head = end - 1 if length < 2 or not doc[end - 1].is_digit else end - 2
        closing = next((at for at in range(end, min(end + 3, len(doc))) if noun_in(doc[at].text) == "pipeline"), None)
        if closing is not None and all(doc[at].lower_ in word_class("before-project") for at in range(end, closing)):
            head, end = closing, closing + 1
        return None if _modifies(doc[head]) else (word.i, end, head, label)
    return None


def _phrase(doc: Doc, noun: Token) -> tuple[int, int, int, str | None] | None:
    """Return the mention that a noun heads, with its name if it has one, or None where it means something else."""
    needed = beside()[noun.lower_]
    first = start = noun.i
    while start > noun.left_edge.i and _belongs(doc[start - 1]):
        start -= 1
        first = start if _is_capital(doc[start]) else first
    modifiers = {token.lower_ for token in doc[start : noun.i]}
    capitals = [token for token in doc[first : noun.i] if _is_capital(token)]
    named = any(not _is_of_land(token) for token in capitals) or (bool(capitals) and _pairs(doc, first, noun.i))
    named = named or (bool(capitals) and noun.text[:1].isupper())
    behind = _name_behind(doc, noun)
    if needed and needed.isdisjoint(modifiers) and not ("name" in needed and (named or behind is not None)):
        return None
    if named:
        return first, noun.i + 1, noun.i, _words(doc, first, noun.i + 1)
    if behind is not None and (noun.text[:1].isupper() or "name" in needed):
        return noun.i, behind, noun.i, _words(doc, noun.i, behind)
    return start, noun.i + 1, noun.i, None


def _belongs(token: Token) -> bool:
    if token.orth_ in {"-", "–"} or token.lower_ in word_class("before-project"):
        return True
    return _is_capital(token)


def _is_capital(token: Token) -> bool:
    known = has_form(token, forms.PROPER | forms.ADJECTIVE_FORM)
    return token.text[:1].isupper() and known and not (token.is_sent_start and not has_form(token, forms.PROPER))


def _is_of_land(token: Token) -> bool:
    """Tell whether a capital says only whose a project is: "the Russian pipeline", "the US canal"."""
    return token.ent_type_ in {"NORP", "GPE"} and any(
        m["start"] <= token.i < m["end"] and (m["key"] or "").startswith("state/") and not m["metonym"]
        for m in annotations.mentions(token.doc)
    )


def _pairs(doc: Doc, start: int, end: int) -> bool:
    """Tell whether capitals are joined by a hyphen: "the Norland-Sudria railway"."""
    return any(doc[at].orth_ in {"-", "–"} for at in range(start + 1, end))


def _name_behind(doc: Doc, noun: Token) -> int | None:
    """Return where a name behind "of" ends: "the Port of Ys"."""
    at = noun.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or not _is_capital(doc[at + 1]):
        return None
    at += 1
    while at < len(doc) and _is_capital(doc[at]):
        at += 1
    return at


def _words(doc: Doc, start: int, end: int) -> str:
    begin, stop = annotations.token_span(doc, start, end)
    return " ".join(annotations.original_text(doc)[begin:stop].split())


def entity_of(at: int, found: Found) -> EntityDict:
    """Return the entity of a project, numbered ``at``."""
    return EntityDict(
        id=at,
        key=None,
        label=found.label,
        type=TYPE,
        same_as=[],
        named=found.name is not None,
        gender="n",
        number="sing",
        part_of=None,
    )


def mention_of(at: int, found: Found, entity: int, doc: Doc) -> MentionDict:
    """Return the mention of a project, numbered ``at``."""
    left, right = nominals.bounds(doc[found.head], found.start, found.end)
    form: MentionForm = "nominal" if found.name is None else "name"
    return MentionDict(
        id=at,
        start=found.start,
        end=found.end,
        np_start=min(left, found.start),
        np_end=max(right, found.end),
        head=found.head,
        type=TYPE,
        form=form,
        key=None,
        metonym=False,
        entity=entity,
        identified_by="name" if found.name else "description",
    )
