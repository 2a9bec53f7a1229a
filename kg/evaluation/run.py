"""Measuring the pipeline on a gold standard: run it, adapt what it found, score it, collect mistakes."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg.errors import InputError, MissingInputError, UnknownNameError
from kg.evaluation import (
    adapters,
    attributions,
    docred,
    events,
    kinds,
    namesakes,
    own,
    pairs,
    reading,
    referents,
    scoring,
)
from kg.evaluation.counts import Tally, interval, total
from kg.evaluation.lines import Record
from kg.extracting import OnProblem

type ScoreDocument = Callable[[Record, Record, Record], tuple[scoring.Tallies, scoring.Mistakes]]


@dataclass(frozen=True, slots=True)
class Task:
    """One gold standard: how predictions are made and scored, and which mode is its headline."""

    predict: adapters.Predict
    score: ScoreDocument
    headline: str


OWN = "facts"
TASKS: Mapping[str, Task] = {
    "re3d-entities": Task(adapters.entities, scoring.score_entities, "overlap"),
    "re3d-relations": Task(adapters.relations, scoring.score_relations, "typed"),
    "plover": Task(adapters.plover, scoring.score_plover, "root"),
    "attribution": Task(adapters.attributions, attributions.score_attribution, "whole"),
    "gap": Task(adapters.gap, scoring.score_gap, "all"),
    "docred": Task(adapters.facts, docred.score_docred, "political"),
    "gsr": Task(adapters.lines, events.score_gsr, "root"),
    "case": Task(adapters.lines, events.score_case, "snippets"),
    "police": Task(adapters.lines, events.score_police, "sentence"),
    "gum": Task(adapters.lines, referents.score_gum, "named"),
    "pairs": Task(adapters.lines, pairs.score_pairs, "real root"),
    "kinds": Task(adapters.lines, kinds.score_kinds, "items"),
    "reading": Task(adapters.lines, reading.score_reading, "events"),
    "namesakes": Task(namesakes.predict, namesakes.score_namesakes, "joins"),
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The result of a task: a tally per mode, the 95 % interval of each F1, mistakes in document order."""

    task: str
    headline: str
    documents: int
    modes: dict[str, Tally]
    intervals: dict[str, tuple[float, float]]
    mistakes: tuple[dict[str, Any], ...]

    def as_json(self) -> dict[str, dict[str, float]]:
        """Return the figures under the keys of the task's published scorer."""
        found = {mode: tally.as_json() for mode, tally in self.modes.items()}
        if self.task == "plover":
            for mode, tally in self.modes.items():
                cells = tally.counts.values()
                found[mode]["acc"] = round(sum(c[0] for c in cells) / max(1, sum(c[2] for c in cells)), 4)
        return found


def evaluate(task: str, data: str | Path, nlp: Language, *, on_problem: OnProblem = lambda _: None) -> Evaluation:
    """Run the pipeline on a gold standard and score it.

    Args:
        task: A key of `TASKS`, or ``facts`` for sentences of your own (see `kg.evaluation.own`).
        data: Folder with ``docs.jsonl`` and ``gold.jsonl``; for ``facts`` a JSON Lines file.
        nlp: A pipeline from `kg.annotated.load`.
        on_problem: Called with each text that can't be read; it counts as one in which nothing was found.

    Raises:
        UnknownNameError: For a task that there is no scorer for.
        MissingInputError, InputError: If the folder doesn't hold the two files, or they are no JSON Lines.
    """
    if task == OWN:
        return _own(Path(data), nlp)
    if task not in TASKS:
        raise UnknownNameError(f"no task {task!r}", hint="one of " + ", ".join((*TASKS, OWN)))
    chosen, folder = TASKS[task], Path(data)
    sources = _records(folder / "docs.jsonl")
    tallies: list[dict[str, Tally]] = []
    mistakes: list[dict[str, Any]] = []
    try:
        golds = {record["id"]: record for record in _records(folder / "gold.jsonl")}
        made = chosen.predict(nlp, folder / "docs.jsonl", sources, on_problem)
        predictions = {record["id"]: record for record in made}
        for source in sources:
            if source["id"] not in golds:
                continue
            found, wrong = chosen.score(golds[source["id"]], predictions.get(source["id"], {}), source)
            tallies.append(found)
            mistakes += [{"id": source["id"], **item, "text": _context(_text(source), item)} for item in wrong]
    except KeyError as err:
        raise InputError(f"records without {err}", where=str(folder), hint=f"give data of the task {task}") from err
    return _evaluation(task, chosen.headline, tallies, mistakes)


def _own(path: Path, nlp: Language) -> Evaluation:
    """Score an analyst's own sentences."""
    tallies: list[dict[str, Tally]] = []
    mistakes: list[dict[str, Any]] = []
    for source, found in own.predict(nlp, own.checked(_records(path), str(path))):
        tally, wrong = own.score(source, found)
        tallies.append(tally)
        mistakes += [{**item, "text": source["text"]} for item in wrong]
    return _evaluation(OWN, "facts", tallies, mistakes)


def _evaluation(
    task: str, headline: str, tallies: Sequence[dict[str, Tally]], mistakes: Sequence[dict[str, Any]]
) -> Evaluation:
    modes = list(tallies[0]) if tallies else []
    return Evaluation(
        task,
        headline,
        len(tallies),
        {mode: total(item[mode] for item in tallies) for mode in modes},
        {mode: interval([item[mode] for item in tallies]) for mode in modes},
        tuple(mistakes),
    )


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as err:
        raise MissingInputError(
            "no such file",
            where=str(path),
            hint="name a folder with docs.jsonl and gold.jsonl, or the file of your own facts",
        ) from err
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as err:
                raise InputError("not a JSON object", where=f"{path}:{number}", hint="write one object a line") from err
            if not isinstance(record, dict):
                raise InputError("not a JSON object", where=f"{path}:{number}", hint="write one object a line")
            found.append(record)
    return found


def _text(source: Record) -> str:
    """Return a record's text, or the texts of its corpus one after another."""
    return source["text"] if "text" in source else " / ".join(item["text"] for item in source["texts"])


def _context(text: str, item: Mapping[str, Any]) -> str:
    """Return the mistake's words in brackets with what stands around them, on one line; without a place, the text."""
    if "start" not in item:
        return " ".join(text[:400].split())
    start, end = item["start"], item["end"]
    around = text[max(0, start - 80) : start] + "[" + text[start:end] + "]" + text[end : end + 80]
    return " ".join(around.split())
