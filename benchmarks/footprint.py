"""What a build takes of memory and disk: python benchmarks/footprint.py TEXTS [--times N] [--json FILE].

The texts are read N times over under other ids, so that 840 or 8,400 documents come from 84. Memory is the peak of this
process, which holds one model; the part that the model and the tables need by themselves is told apart.
"""

import argparse
import json
import resource
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import kg
from kg import annotated, texts
from kg.model import Document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", help="any input that kg build takes")
    parser.add_argument("--times", type=int, default=1, help="how often the texts are read over")
    parser.add_argument("--json", help="file for the figures")
    args = parser.parse_args()
    read = list(texts.read([args.texts], on_problem=print))
    documents = [replace(d, id=f"{n}-{d.id}") for n in range(args.times) for d in read]
    nlp = annotated.load()
    for _ in annotated.annotate(nlp, documents[:1]):  # what is read at the first text alone
        pass
    loaded = peak()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        source.write_text("\n".join(map(record, documents)), encoding="utf-8")
        begin = time.process_time()
        kg.build(source, Path(folder) / "graph", nlp=nlp).close()
        spent = time.process_time() - begin
        parts = {part.name: size(part) / len(documents) for part in sorted((Path(folder) / "graph").iterdir())}
    figures = {
        "documents": len(documents),
        "cpu_seconds": round(spent, 1),
        "peak_mib_loaded": round(loaded),
        "peak_mib": round(peak()),
        "kib_a_document": round(sum(parts.values()) / 1024),
        "kib_a_document_by_part": {name: round(value / 1024, 1) for name, value in parts.items()},
    }
    for name, value in figures.items():
        print(f"{name:24s} {value}")
    if args.json:
        Path(args.json).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def peak() -> float:
    """Return the most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def size(path: Path) -> int:
    """Return the bytes of a file, or of all files below a folder."""
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file()) if path.is_dir() else path.stat().st_size


def record(document: Document) -> str:
    kept = {"id": document.id, "text": document.text, "published": document.published, "language": "en"}
    return json.dumps(kept)


if __name__ == "__main__":
    main()
