"""Which of a state's bodies a text means: "Ministry of Foreign Affairs" and "Foreign Ministry" are one kind."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.language.names.name_types import is_generic, is_public_body, type_by_words
from kg.lexica import gazetteer, tables
from kg.lexica.classes import word_class
from kg.model import EntityType
from kg.namespaces import slug

_ATTRIBUTES = {"state/US": "US", "state/NZ": "New Zealand", "state/MM": "Myanmar"}  # where the adjective is of people
_BODIES: frozenset[EntityType] = frozenset({"Organization", "ArmedForce"})


class BodyKind(NamedTuple):
    """A kind of body: its name in keys, its label after the adjective of a state, and its entity type."""

    kind: str
    label: str
    type: EntityType


@cache
def _listed() -> dict[str, BodyKind]:
    return {
        form: BodyKind(row["kind"], row["label"], row["type"])  # type: ignore[arg-type]  # a test checks the table's types
        for row in tables.rows("institutions.tsv")
        for form in tables.values(row["forms"])
    }


def body_kind(words: Sequence[str]) -> BodyKind | None:
    """Return which body of its state a name or description means, or None if a state may have many such.

    Args:
        words: As written, without state, articles and possessors: "Ministry", "of", "Foreign", "Affairs".

    >>> body_kind(["Ministry", "of", "Foreign", "Affairs"])
    BodyKind(kind='foreign-ministry', label='Foreign Ministry', type='Organization')
    >>> body_kind(["a", "court"]) is None
    True
    """
    if not words:
        return None
    listed = _listed().get(_normal(words)) or _listed().get(" ".join(words).lower())
    if listed:
        return listed
    normal = _normal(words)
    if normal.endswith(" department") and normal != " ".join(words).lower():  # "Department of Justice"
        return _by_name([*_field(words).split(), "Department"])
    if normal.endswith(" ministry"):
        field = normal.removesuffix(" ministry")
        capitals = all(word[:1].isupper() or word.lower() in word_class("within-body-name") for word in words)
        known = capitals or all(
            is_generic([w.capitalize()]) or w in word_class("field-of-office") for w in field.split()
        )
        return BodyKind(f"{slug(field)}-ministry", f"{_field(words)} Ministry", "Organization") if known else None
    return _by_name(words)


def is_listed(kind: BodyKind) -> bool:
    """Tell whether a kind is one of the table, told by words that many states use, not by a name of its own."""
    return kind in _listed_kinds()


@cache
def _listed_kinds() -> frozenset[BodyKind]:
    return frozenset(_listed().values())


def is_usual(words: Sequence[str]) -> bool:
    """Tell whether a name is what most states call such a body: "Congress", unlike "Treasury Department"."""
    listed = _listed().get(_normal(words))
    return listed is not None and listed.label.lower() == " ".join(words).lower()


def _field(words: Sequence[str]) -> str:
    """Return what a ministry is over, as written but in capitals: "Economy, Trade and Industry"."""
    lower = [word.lower() for word in words]
    kept = words[lower.index("of") + 1 :] if "of" in lower else words[:-1]
    told = " ".join(
        word if word.lower() in word_class("within-body-name") else word[:1].upper() + word[1:] for word in kept
    )
    return told.replace(" ,", ",").replace(" 's", "'s").removeprefix("the ")


def _by_name(words: Sequence[str]) -> BodyKind | None:
    """Return the kind of a body whose name says what it is: "Sovereign Council", "State Border Committee"."""
    told = type_by_words(list(words))
    if told not in _BODIES or not is_public_body(list(words)) or len(words) < 2:
        return None
    if any(not word[:1].isupper() and word.lower() not in word_class("within-body-name") for word in words):
        return None
    if any(word.lower() in word_class("body-of-many") for word in words):
        return None
    label = " ".join(words).replace(" 's", "'s").replace(" ,", ",")
    return BodyKind(slug(label), label, told)


def _normal(words: Sequence[str]) -> str:
    """Return the words in lower case with the field before the body: "foreign affairs ministry"."""
    lower = [word.lower() for word in words if word.lower() not in word_class("article")]
    if "of" in lower[1:]:
        at = lower.index("of", 1)
        lower = lower[at + 1 :] + lower[:at]
    kept = " ".join(word for word in lower if word not in word_class("within-body-name"))
    return kept.replace(" 's", "'s")


@cache
def listed_key(state: str, kind: str) -> str | None:
    """Return the gazetteer's key for a state's body of a kind, if it has one: of the US its Coast Guard."""
    return _keys().get((state, kind))


def listed_as(key: str | None) -> tuple[tuple[str, str], ...]:
    """Return (state, kind) for each kind that a gazetteer's body is of its state."""
    return _kinds().get(key or "", ())


@cache
def _kinds() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for owned, key in _keys().items():
        found[key] = (*found.get(key, ()), owned)
    return found


@cache
def _keys() -> dict[tuple[str, str], str]:
    packaged = gazetteer.packaged()
    found = {
        (packaged.entries[key].part_of or "", row["kind"]): key
        for row in tables.rows("institutions.tsv")
        for key in tables.values(row["bodies"])
    }
    own: dict[str, set[str]] = {}
    for form in packaged.forms:
        if form.key.startswith("state/"):
            own.setdefault(form.key, set()).add(form.text)
    for form in packaged.forms:
        entry = packaged.entries[form.key]
        if entry.type in _BODIES and (entry.part_of or "").startswith("state/"):
            kind = body_kind(_without(form.text, own.get(entry.part_of or "", set())))
            if kind is not None:
                found.setdefault((entry.part_of or "", kind.kind), form.key)
    return found


def _without(text: str, states: set[str]) -> list[str]:
    """Return the words of a body's name without its state: "Coast Guard" of "U.S. Coast Guard"."""
    for state in sorted(states, key=len, reverse=True):
        if text.startswith(f"{state} "):
            return text[len(state) + 1 :].split()
        for of in (f" of {state}", f" of the {state}"):
            if text.endswith(of):
                return text[: -len(of)].split()
    return text.split()


@cache
def label_of(state: str, kind: BodyKind) -> str:
    """Return the label of a state's body: "Kenyan Supreme Court", or "Supreme Court of X" for want of an adjective."""
    entry = gazetteer.entry(state)
    adjective = _adjectives().get(state) if entry.type == "State" else entry.label.partition(" (")[0]
    return f"{adjective} {kind.label}" if adjective else f"{kind.label} of {entry.label}"


@cache
def _adjectives() -> dict[str, str]:
    found: dict[str, str] = {}
    for form in gazetteer.packaged().forms:
        if form.use == "adjective":
            found.setdefault(form.key, form.text)
    return {**found, **_ATTRIBUTES}
