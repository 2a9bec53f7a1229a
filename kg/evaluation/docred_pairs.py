"""What Re-DocRED marks between two names, by a linear classifier over what the pipeline found of them.

Its annotators took much from Wikidata that a text only suggests (the country of a body in a text about that country,
who took part in a war that a life spans). The classifier reads such conventions for the score; the graph does not.
``training/fit_docred.py`` fits the weights; ``kg/models/docred.md`` tells how, and how well.
"""

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import permutations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from kg.errors import MissingInputError
from kg.language import annotations

MODEL = "docred.npz"
BUCKETS = 2**14  # of hashed features; fewer cost accuracy in cross-validation, more only size
_FAR, _BETWEEN, _PATH = 3, 6, 6
_CONTENT = frozenset({"NOUN", "VERB", "ADP", "ADJ", "PROPN"})

type Rules = Mapping[tuple[int, int], list[str]]


@dataclass(slots=True)
class Name:
    """An entity with a name, or a date: its places in the text, in text order."""

    label: str
    type: str
    heads: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class _Model:
    properties: tuple[str, ...]
    weights: NDArray[np.float32]  # buckets x properties
    kinds: dict[str, NDArray[np.bool_]]  # which properties may hold between types
    least: float


def names(doc: Doc) -> dict[int, Name]:
    """Return the named entities of a Doc by number, and its dates by negative numbers."""
    starts = {token.i: number for number, s in enumerate(doc.sents) for token in s}
    entities, found = annotations.entities(doc), dict[int, Name]()
    written: dict[tuple[int, str], str] = {}
    for mention in annotations.mentions(doc):
        number = mention["entity"]
        if number is None:
            continue
        made = found.setdefault(number, Name("", entities[number]["type"]))
        made.heads.append(mention["head"])
        made.spans.append((mention["start"], mention["end"]))
        made.sentences.append(starts[mention["head"]])
        if mention["form"] in {"name", "adjective"}:
            written.setdefault((number, mention["form"]), doc[mention["start"] : mention["end"]].text)
    for number, made in found.items():
        made.label = written.get((number, "name"), "") or written.get((number, "adjective"), "")
        made.adjective = (number, "name") not in written
    for at, time in enumerate(annotations.times(doc), start=1):
        if time["kind"] == "date":
            text = doc[time["start"] : time["end"]].text
            span = (time["start"], time["end"])
            found[-at] = Name(text, "Time", [time["head"]], [span], [starts[time["head"]]])
    return {number: made for number, made in found.items() if made.label}


def kinds(head: Name, tail: Name) -> str:
    """Return the types of a pair: a property is only looked for between types that it was seen between."""
    return f"{head.type}>{tail.type}"


def pairs(doc: Doc, rules: Rules) -> Iterator[tuple[Name, Name, list[int]]]:
    """Yield (head, tail, buckets of features) for the pairs of names that may hold a property.

    Args:
        doc: An annotated Doc.
        rules: What rules read between numbered entities, by (head, tail): names of properties and relations.
    """
    known = names(doc)
    states = Counter({n: len(made.heads) for n, made in known.items() if made.type == "State"})
    ranked = {n: rank for rank, (n, _) in enumerate(sorted(states.items(), key=lambda s: (-s[1], s[0])))}
    first = min((made.heads[0] for made in known.values()), default=0)
    for one, other in permutations(sorted(known), 2):
        if one < 0:
            continue
        head, tail = known[one], known[other]
        told = [*_alone(head, "h", ranked.get(one)), *_alone(tail, "t", ranked.get(other)), *_distance(head, tail)]
        told += [f"rule={name}" for name in rules.get((one, other), ())]
        told += [f"elsewhere={name}" for name in sorted({n for n, _ in _of(rules, one)})]
        told.append(f"opens={head.heads[0] == first}/{tail.heads[0] == first}")
        if other in states:
            told.append(f"share={round(5 * states[other] / states.total())}")
            told.append(f"states={min(len(states), 4)}")
        told += _nearest(doc, head, tail)
        types = kinds(head, tail)
        yield head, tail, sorted({_bucket(f"{types} {name}") for name in ("", *told)} | {_bucket(n) for n in told})


def _of(rules: Rules, one: int) -> Iterator[tuple[str, int]]:
    """Yield the properties that rules read from an entity to any other."""
    for (head, tail), listed in rules.items():
        if head == one:
            yield from ((name, tail) for name in listed if name[0] == "P")


def _bucket(name: str) -> int:
    return zlib.crc32(name.encode()) % BUCKETS


def _alone(made: Name, side: str, rank: int | None) -> Iterator[str]:
    """Yield what is known of a name by itself."""
    words = made.label.lower().split()
    yield f"{side}-last={words[-1]}"
    yield f"{side}-first={words[0]}"
    yield f"{side}-words={min(len(words), 3)}"
    yield f"{side}-often={min(len(made.heads), 4)}"
    if made.adjective:
        yield f"{side}-adjective"
    if rank is not None:
        yield f"{side}-rank={min(rank, 2)}"


def _distance(head: Name, tail: Name) -> Iterator[str]:
    together = sorted(set(head.sentences) & set(tail.sentences))
    yield f"together={min(len(together), 3)}"
    apart = min(abs(a - b) for a in head.sentences for b in tail.sentences)
    yield f"apart={min(apart, _FAR)}"
    yield f"order={head.heads[0] < tail.heads[0]}"


def _nearest(doc: Doc, head: Name, tail: Name) -> list[str]:
    """Return the words between and above the two mentions that stand nearest to each other in one sentence."""
    close = [
        (abs(a - b), i, j)
        for i, a in enumerate(head.heads)
        for j, b in enumerate(tail.heads)
        if head.sentences[i] == tail.sentences[j] and a != b
    ]
    if not close:
        return []
    distance, i, j = min(close)
    left, right = sorted((head.spans[i], tail.spans[j]))
    between = [token.lemma_.lower() for token in doc[left[1] : right[0]]]
    order = "<" if head.spans[i] < tail.spans[j] else ">"
    found = [f"near={min(distance, 12) // 3}{order}"]
    if len(between) <= _BETWEEN:
        found.append(f"words{order}={' '.join(between)}")
        found += [f"word{order}={word}" for word in between]
    else:
        found += [f"far{order}={t.lemma_.lower()}" for t in doc[left[1] : right[0]] if t.pos_ in {"NOUN", "VERB"}][:12]
    path, lemmas = _path(doc[head.heads[i]], doc[tail.heads[j]])
    if path is not None:
        found.append(f"path={path}")
        found += [f"on={lemma}" for lemma in lemmas]
        found.append(f"route={' '.join(lemmas)}")
    for side, (start, _) in (("h", head.spans[i]), ("t", tail.spans[j])):
        if start:
            found.append(f"{side}-before={doc[start - 1].lower_}")
    return found


def _path(one: Token, other: Token) -> tuple[str | None, list[str]]:
    """Return the labels up from one token and down to another, with the content words on the way; None if long."""
    above = [one, *one.ancestors]
    place = {token.i: at for at, token in enumerate(above)}
    down: list[Token] = []
    token = other
    while token.i not in place:
        if token.head.i == token.i:
            return None, []
        down.append(token)
        token = token.head
    up = above[: place[token.i]]
    if len(up) + len(down) > _PATH:
        return None, []
    inner = [t for t in (*up[1:], token, *reversed(down[1:])) if t.i not in {one.i, other.i} and t.pos_ in _CONTENT]
    labels = "^".join(t.dep_ for t in up) + "|" + "v".join(t.dep_ for t in reversed(down))
    return labels, [t.lemma_.lower() for t in inner]


@cache
def _model() -> _Model:
    source = resources.files("kg").joinpath("models", MODEL)
    try:
        with resources.as_file(source) as path, np.load(path, allow_pickle=False) as stored:
            weights = stored["weights"].astype(np.float32)
            allowed = dict(zip(stored["kinds"].tolist(), stored["allowed"], strict=True))
            return _Model(tuple(stored["properties"].tolist()), weights, allowed, float(stored["least"]))
    except OSError as err:
        raise MissingInputError("weights are missing", where=MODEL, hint="reinstall the package") from err


def classified(doc: Doc, rules: Rules) -> Iterator[tuple[str, str, str]]:
    """Yield (head, property, tail) of the pairs that the classifier holds likely enough, by first names.

    Raises:
        MissingInputError: If the weights are missing.
    """
    model = _model()
    bar = float(np.log(model.least / (1 - model.least)))
    for head, tail, buckets in pairs(doc, rules):
        allowed = model.kinds.get(kinds(head, tail))
        if allowed is None:
            continue
        scores = model.weights[buckets].sum(axis=0)
        for at in np.flatnonzero((scores > bar) & allowed).tolist():
            yield head.label, model.properties[at], tail.label
