"""Pins what the product says of a set of texts, and shows which statements a change of the code changes.

python scripts/compare_output.py write FOLDER TEXTS...   extractions and N-Quads of the texts, into FOLDER
python scripts/compare_output.py diff BEFORE AFTER       the statements that stand in one of two such folders only
python scripts/compare_output.py pins FOLDER NAME        hashes of FOLDER, into benchmarks/pins.json under NAME

Two runs over the same texts agree byte for byte as long as a change keeps behaviour; where it should not, the
differences are read one by one. The pins hold hashes and counts, never texts.
"""

import hashlib
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PINS = Path(__file__).parents[1] / "benchmarks" / "pins.json"
KINDS = ("mentions", "assertions", "events", "attributions")


def write(folder: Path, inputs: list[str]) -> None:
    """Write the extractions (``extract.jsonl``) and the sorted N-Quads (``graph.nq``) of some inputs."""
    import kg  # noqa: PLC0415  (the diff needs no pipeline)
    from kg.assertions import to_record  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(to_record(found), ensure_ascii=False) for found in kg.extract(inputs)]
    (folder / "extract.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shutil.rmtree(folder / "graph", ignore_errors=True)
    with kg.build(inputs, folder / "graph") as graph:
        graph.export("nquads", folder / "graph.nq")
    shutil.rmtree(folder / "graph")


def statements(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (kind, statement) of each extraction in words and offsets, free of the ids that number mentions."""
    for line in (folder / "extract.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        labels = {entity["id"]: f"{entity['label']} ({entity['type']})" for entity in record["entities"]}
        shown = {
            m["id"]: f"{record['text'][m['start'] : m['end']]!r}@{m['start']} {m['type']} = {labels.get(m['entity'])}"
            for m in record["mentions"]
        }
        for kind in KINDS:
            for item in record[kind]:
                text = json.dumps(_resolved(item, shown), ensure_ascii=False, sort_keys=True)
                yield kind, f"{record['id']}  {text}"


def _resolved(value: Any, shown: dict[str, str]) -> Any:
    if isinstance(value, str):
        return shown.get(value, value)
    if isinstance(value, list):
        return [_resolved(item, shown) for item in value]
    return (
        {k: _resolved(v, shown) for k, v in value.items() if k not in {"id", "phrase"}}
        if isinstance(value, dict)
        else value
    )


def diff(before: Path, after: Path) -> int:
    """Print what only one of two folders states; return the number of such statements."""
    old, new = Counter(statements(before)), Counter(statements(after))
    lost, gained = old - new, new - old
    for sign, found in (("-", lost), ("+", gained)):
        for (kind, statement), number in sorted(found.items()):
            print(sign, kind, statement, "" if number == 1 else f"x{number}")
    for kind in KINDS:
        total = sum(n for (k, _), n in old.items() if k == kind)
        changed = [sum(n for (k, _), n in found.items() if k == kind) for found in (lost, gained)]
        print(f"{kind}: {total} before, {changed[0]} lost, {changed[1]} new")
    quads = [set((f / "graph.nq").read_text(encoding="utf-8").splitlines()) for f in (before, after)]
    print(f"quads: {len(quads[0])} before, {len(quads[0] - quads[1])} lost, {len(quads[1] - quads[0])} new")
    return sum((lost + gained).values())


def pins(folder: Path, name: str) -> None:
    """Record the hashes of a folder's files and its number of statements."""
    held = json.loads(PINS.read_text(encoding="utf-8")) if PINS.exists() else {}
    held[name] = {
        path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in ("extract.jsonl", "graph.nq")
    } | dict(sorted(Counter(kind for kind, _ in statements(folder)).items()))
    PINS.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> int:
    """Run one of the three commands above."""
    match sys.argv[1:]:
        case ["write", folder, *inputs] if inputs:
            write(Path(folder), inputs)
        case ["diff", before, after]:
            return 1 if diff(Path(before), Path(after)) else 0
        case ["pins", folder, name]:
            pins(Path(folder), name)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
