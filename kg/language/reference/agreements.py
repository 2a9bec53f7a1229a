"""Agreements that a text names or describes: "the Shusha Declaration", "the Treaty of Arica", "a ceasefire"."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EntityDict, MentionDict, MentionForm
from kg.language.names import nominals
from kg.language.syntax import blocks, forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.tree import written
from kg.lexica.agreements import naming, noun_in
from kg.lexica.classes import word_class

TYPE = "Agreement"


def with_agreements(
    doc: Doc, entities: list[EntityDict], mentions: list[MentionDict]
) -> tuple[list[EntityDict], list[MentionDict]]:
    """Return the entities and mentions of a Doc with its agreements, the mentions numbered anew.

    A name counts anywhere; a description ("a ceasefire", "their defence pact") is an agreement of its own unless it is
    definite and its noun was there before: "the ceasefire".
    """
    known: dict[str, int] = {}
    found = []
    for start, head, end, form in _spans(doc, mentions):
        label = _label(doc, start, end)
        noun = noun_in(doc[head].text) or ""
        slug = label.casefold() if form == "name" else noun
        again = form == "name" or _is_definite(doc[head])
        if slug not in known or not again:
            known[slug] = len(entities)
            entities.append(_entity(len(entities), label, doc[head], named=form == "name"))
        known[noun] = known[slug]
        found.append(_mention(doc, (start, head, end), form, known[slug]))
    ordered = sorted([*mentions, *found], key=lambda m: (m["start"], -m["end"]))
    for at, mention in enumerate(ordered):
        mention["id"] = at
    return entities, ordered


@lru_cache(maxsize=2**14)  # it is asked of every word of a text
def _is_noun(text: str) -> bool:
    return noun_in(text) is not None


def _spans(doc: Doc, mentions: list[MentionDict]) -> Iterator[tuple[int, int, int, MentionForm]]:
    """Yield (start, head, end, form) of agreements in text order."""
    inside = {i: m for m in mentions if m["form"] != "pronoun" for i in range(m["start"], m["end"])}
    prose = blocks.prose(doc)
    last = -1
    for word in written(doc, _is_noun):
        if word.i in inside or not prose[word.i] or word.i <= last:
            continue
        if not (has_form(word, forms.COMMON | forms.PROPER)) or serves_as(word, fn.COMPOUND | fn.ADJECTIVE):
            continue
        name = _name(doc, word, inside)
        if name is not None:
            last = name[1] - 1
            yield name[0], word.i, name[1], "name"
            continue
        if has_form(word, forms.PLURAL):
            continue  # "deals" are no one agreement
        left = nominals.bounds(word, word.i, word.i + 1)[0]
        yield nominals.phrase_start(doc, left, word.i), word.i, word.i + 1, "nominal"


def _name(doc: Doc, word: Token, inside: dict[int, MentionDict]) -> tuple[int, int] | None:
    """Return the tokens of a name: capitals before the noun, a place before its plural, or a name behind its "of"."""
    if noun_in(word.text) not in naming():
        return None
    start = end = word.i
    while start > 0 and _belongs(doc[start - 1], word):
        start -= 1
        if start > 1 and doc[start - 1].lower_ == "and" and start < word.i and _belongs(doc[start - 2], word):
            start -= 1  # "the Trade and Cooperation Agreement"
    while start < word.i and doc[start].orth_ == "-":
        start += 1
    end = word.i + 1
    if word.is_title and end + 1 < len(doc) and doc[end].lower_ in word_class("preposition-before-field"):
        behind = end + 1 + (doc[end + 1].lower_ == "the")
        if behind < len(doc) and _is_capital(doc[behind]):
            end = behind + 1
            while end < len(doc) and (_is_capital(doc[end]) or _joins(doc, end)):
                end += 1
            return start, end
    if start == word.i:
        return None
    placed = inside.get(start)
    plain = placed is not None and placed["type"] in {"State", "Nationality", "Person"}
    if not word.is_title and (plain or placed is None or start + 1 < placed["end"] < word.i):
        return None
    return (start, end) if word.is_title or _is_definite(word) else None


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and token.ent_type_ != "DATE"


def _belongs(before: Token, noun: Token) -> bool:
    capital = (
        _is_capital(before) and not before.is_sent_start and before.lower_ not in word_class("definite-determiner")
    )
    return (capital or before.orth_ == "-") and before.i >= noun.left_edge.i


def _joins(doc: Doc, at: int) -> bool:
    return (
        doc[at].lower_ in word_class("joint-of-agreement-name")
        and at + 1 < len(doc)
        and (_is_capital(doc[at + 1]) or _joins(doc, at + 1))
    )


def _is_definite(noun: Token) -> bool:
    listed = word_class("definite-determiner")
    return any(c.lower_ in listed for c in dependents(noun, fn.DETERMINER)) or bool(dependents(noun, fn.POSSESSOR))


def _label(doc: Doc, start: int, end: int) -> str:
    begin, stop = annotations.token_span(doc, start, end)
    return " ".join(annotations.original_text(doc)[begin:stop].split())


def _entity(at: int, label: str, noun: Token, *, named: bool) -> EntityDict:
    return EntityDict(
        id=at,
        key=None,
        label=label,
        type=TYPE,
        same_as=[],
        named=named,
        gender="n",
        number="plur" if has_form(noun, forms.PLURAL) else "sing",
        part_of=None,
    )


def _mention(doc: Doc, span: tuple[int, int, int], form: MentionForm, entity: int) -> MentionDict:
    start, head, end = span
    left, right = nominals.bounds(doc[head], start, end)
    return MentionDict(
        id=-1,
        start=start,
        end=end,
        np_start=min(left, start),
        np_end=max(right, end),
        head=head,
        type=TYPE,
        form=form,
        key=None,
        metonym=False,
        entity=entity,
        identified_by="name" if form == "name" else "description",
    )
