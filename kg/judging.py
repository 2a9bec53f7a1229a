"""Who is the same, to and from nomenklatura: lines ``[target, source, judgement, score, user, created_at]``.

``positive`` is a merge, ``negative`` a separation. Ids are those of an export as FollowTheMoney, which lead back to
entities (`kg.exports.ftm_ids`), or IRIs.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import dates, ledger
from kg.corrections.files import read
from kg.corrections.identities import identities
from kg.corrections.rows import Correction
from kg.errors import AmbiguousNameError, InputError, MissingInputError, UnknownNameError
from kg.exports.ftm_ids import ftm_id, key_of
from kg.ledger import Ledger
from kg.settling import remembered
from kg.store import GraphStore
from kg.store.names import find

JUDGEMENTS = {"positive": "merge", "negative": "separate"}
UNDECIDED = frozenset({"unsure", "no_judgement"})
WIKIDATA = "http://www.wikidata.org/entity/"
_ITEM = re.compile(r"Q\d+\Z")
_OF_RESOLVER = re.compile(r"(NK-\S+|Q\d+)\Z")  # names of a cluster, as nomenklatura gives them
_LOCAL = re.compile(r"[A-Za-z]+/[^\s,]+\Z")

type Meaning = Callable[[Correction, str], str | None]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two are the same, by their ids, and who says so when; ``where`` is file and line."""

    target: str
    source: str
    verdict: str
    user: str = ""
    created: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What could be taken over, and why the rest could not: how many rows for each reason."""

    rows: tuple[Correction, ...] = ()
    lines: tuple[str, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()


def as_judgements(place: str | Path, graph: str | Path | None = None) -> Exchanged:
    """Return corrections as lines for nomenklatura, sorted.

    Args:
        place: A corrections file, or the folder of a graph, for those that it remembers.
        graph: The folder of the graph that a file's names are of; without it only IRIs and their ends are understood.

    Raises:
        InputError: If a row can't be understood; the message has file and line.
        GraphError: If a folder is no graph.
    """
    kept = GraphStore.is_graph(place)
    folder = place if kept else graph
    if folder is None:
        return _lines(read(place), _spelt)
    with GraphStore.open(folder) as store:
        return _lines(remembered(store) if kept else read(place), _meant(Path(folder), store))


def _lines(rows: Sequence[Correction], meaning: Meaning) -> Exchanged:
    left, lines = Counter[str](), set[str]()
    for row in rows:
        verdict = next((word for word, action in JUDGEMENTS.items() if action == row.action), None)
        ends = [meaning(row, cell) for cell in (row.subject, row.object)]
        if verdict is None:
            left[f"{row.action} is no judgement on who is the same"] += 1
        elif None in ends or ends[0] == ends[1]:
            left["names that mean nobody, several, or one only"] += 1
        else:
            ids = sorted((ftm_id(key) for key in ends if key is not None), reverse=True)  # as a resolver orders them
            lines.add(
                json.dumps([*ids, verdict, None, row.author or None, row.date or None], ensure_ascii=False) + "\n"
            )
    return Exchanged(lines=tuple(sorted(lines)), left_out=tuple(sorted(left.items())))


def _spelt(_row: Correction, cell: str) -> str | None:
    """Return the key that a cell spells out."""
    return cell if "://" in cell or _LOCAL.match(cell) else None


def _meant(folder: Path, store: GraphStore) -> Meaning:
    """Return what finds the key of a cell: of a merge before any correction, of a separation after all of them."""
    with Ledger() as kept:
        ledger.fill(kept, folder, store)
        before = identities(kept.pages(), ledger.resolutions(kept), base=store.base_iri)

    def key(row: Correction, cell: str) -> str | None:
        if row.action == "merge":
            found = before.meant(cell)
            return next(iter(found)) if len(found) == 1 else None
        try:
            (nodes,) = find(store, [cell])
        except (UnknownNameError, AmbiguousNameError):
            return None
        return next(iter(nodes)).value.removeprefix(store.base_iri) if len(nodes) == 1 else None

    return key


def from_judgements(path: str | Path) -> Exchanged:
    """Return the judgements of a file as rows of a corrections file, in a settled order.

    What a resolver joins through names of its own is joined directly; a Wikidata item among them identifies its entity.

    Raises:
        MissingInputError: If there is no such file.
        InputError: If a line is no judgement; the message has file and line.
    """
    given, left = [], Counter[str]()
    for judged in _read(Path(path)):
        if judged.verdict in JUDGEMENTS:
            given.append(judged)
        else:
            left[f"judgement {judged.verdict}"] += 1
    clusters = _clusters(given)
    rows: dict[tuple[str, ...], Correction] = {}
    for row in (*_direct(given, clusters, left), *_through(given, clusters)):
        rows.setdefault((row.action, *sorted((row.subject, row.object)), row.value), row)
    return Exchanged(rows=tuple(sorted(rows.values(), key=lambda row: row.said)), left_out=tuple(sorted(left.items())))


def _read(path: Path) -> Iterator[Judgement]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as err:
        raise MissingInputError("file of judgements not found", where=str(path), hint="check the path") from err
    except (OSError, UnicodeDecodeError) as err:
        raise InputError("can't be read as UTF-8 text", where=str(path), hint="save it as UTF-8") from err
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _judgement(line, f"{path}:{number}")


def _judgement(line: str, where: str) -> Judgement:
    try:
        held: Any = json.loads(line)
    except ValueError:
        held = None
    if not (isinstance(held, list) and len(held) >= 3 and all(isinstance(part, str) and part for part in held[:3])):
        hint = 'write a line as ["target", "source", "positive", null, "user", "2026-11-01"]'
        raise InputError("is no judgement", where=where, hint=hint)
    target, source, verdict, _, user, created, deleted = (held + [None] * 5)[:7]
    if verdict not in {*JUDGEMENTS, *UNDECIDED}:
        known = ", ".join([*JUDGEMENTS, *sorted(UNDECIDED)])
        raise InputError(f"unknown judgement {verdict!r}", where=where, hint=f"use one of {known}")
    day = str(created or "")[:10]
    told = day if dates.parse(day) is not None else ""
    return Judgement(target, source, "deleted" if deleted else verdict, str(user or ""), told, where)


def _ours(identifier: str) -> str | None:
    """Return the key or IRI of an entity of ours that an id means."""
    return identifier if "://" in identifier else key_of(identifier)


def _clusters(given: Iterable[Judgement]) -> dict[str, str]:
    """Return of each name that a resolver made up the first of those that stand for the same."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.get(name, name) != name:
            name = above[name]
        return name

    for judged in given:
        ends = (judged.target, judged.source)
        for end in ends:
            if _ours(end) is None and _OF_RESOLVER.match(end):
                above.setdefault(end, end)
        if judged.verdict == "positive" and all(end in above for end in ends):
            first, second = sorted(map(top, ends))
            above[second] = first
    return {name: top(name) for name in above}


def _direct(given: Iterable[Judgement], clusters: dict[str, str], left: Counter[str]) -> Iterator[Correction]:
    """Yield what is judged of two entities of ours; count what is judged of others."""
    for judged in given:
        one, other = _ours(judged.source), _ours(judged.target)
        if one is not None and other is not None:
            yield _row(judged, JUDGEMENTS[judged.verdict], one, other)
        elif any(_ours(end) is None and end not in clusters for end in (judged.source, judged.target)):
            left["ids that are not of this graph"] += 1


def _through(given: Sequence[Judgement], clusters: dict[str, str]) -> Iterator[Correction]:
    """Yield what is judged of entities of ours through names that a resolver made up."""
    members: dict[str, dict[str, Judgement]] = defaultdict(dict)
    apart: list[tuple[Judgement, str, str]] = []
    for judged in given:
        ends = (judged.source, judged.target)
        if any(end in clusters for end in ends):
            if judged.verdict == "negative":
                one, other = (clusters.get(end) or _ours(end) or "" for end in ends)
                apart.append((judged, one, other))
            elif (own := next(filter(None, map(_ours, ends)), None)) is not None:
                cluster = next(clusters[end] for end in ends if end in clusters)
                members[cluster].setdefault(own, judged)
    for cluster, found in sorted(members.items()):
        first, *others = sorted(found)
        yield from (_row(found[key], "merge", key, first) for key in others)
        items = sorted(name for name, head in clusters.items() if head == cluster and _ITEM.match(name))
        for item in items:
            yield _row(found[first], "identify", first, "", WIKIDATA + item)
    for judged, one, other in apart:
        names = [min(members[end]) if end in members else end for end in (one, other)]
        if all(name and name not in clusters for name in names):
            yield _row(judged, "separate", *names)


def _row(judged: Judgement, action: str, subject: str, target: str, value: str = "") -> Correction:
    reason = "judgement in nomenklatura"
    return Correction(action, subject, target, value, judged.user, judged.created, reason, judged.where)
