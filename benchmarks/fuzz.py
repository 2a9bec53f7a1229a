"""Reads what a fuzzer makes up, guided by the code that it reaches, and stops at the first thing that breaks a promise.

    pip install atheris==3.1.0
    python benchmarks/fuzz.py --minutes 10 TARGET

TARGET is one of: html, pdf, plain, markdown, records, table, decode, frontmatter, corrections, turtle, gazetteer, all
(one after the other). What is found is written to --keep (default: fuzz-finds/), as a file that gives it again:
``python benchmarks/fuzz.py TARGET --again FILE``. Atheris is no requirement of the project; it is only needed here.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import FunctionType

from kg import texts
from kg.corrections import rows, turtle
from kg.errors import InputError
from kg.lexica.gazetteer_rows import rows as gazetteer_rows
from kg.model import Document
from kg.texts.decoding import decode
from kg.texts.frontmatter import split_front_matter
from kg.texts.reading import _from_bytes

HEAD = "action,subject,object,value,author,date,reason\n"
MOST_BYTES = 4_096


def reader(suffix: str) -> Callable[[bytes], None]:
    """Return what reads bytes as a kind of file: what it yields is a document or a problem with its remedy."""

    def read(data: bytes) -> None:
        try:
            for found in _from_bytes(data, "name", suffix, "name"):
                _promised(found)
        except InputError as problem:
            _promised(problem)

    return read


def _promised(found: object) -> None:
    if isinstance(found, Document):
        length = len(found.text)
        assert all(0 <= block.start <= block.end <= length for block in found.blocks)
        assert "\n" not in found.title + found.author + found.source + found.url
    else:
        assert isinstance(found, InputError), found
        assert found.hint, found
        assert not found.what.startswith("can't be read ("), found  # what no reader foresaw


def _refused(read: Callable[[str], object], words: str) -> None:
    try:
        read(words)
    except InputError as problem:
        assert problem.hint, problem
        assert problem.where, problem


def frontmatter(data: bytes) -> None:
    words = data.decode("utf-8", "replace")
    fields, body = split_front_matter(words)
    assert words.endswith(body)
    assert all(key and value for key, value in fields.items())


def corrections(data: bytes) -> None:
    words = data.decode("utf-8", "replace")
    for text in (words, HEAD + words):
        _refused(lambda text: rows.dump(rows.parse(text, "name")), text)


def corrections_in_turtle(data: bytes) -> None:
    _refused(lambda text: turtle.parse(text, "name"), data.decode("utf-8", "replace"))


def gazetteer(data: bytes) -> None:
    for suffix in (".csv", ".jsonl", ".ttl"):
        with tempfile.NamedTemporaryFile(suffix=suffix) as file:
            file.write(data)
            file.flush()
            _refused(lambda name: list(gazetteer_rows(name)), file.name)


def decoded(data: bytes) -> None:
    _refused(lambda _: decode(data, where="name"), "")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "html": reader(".html"),
    "pdf": reader(".pdf"),
    "plain": reader(".txt"),
    "markdown": reader(".md"),
    "records": reader(".json"),
    "table": reader(".csv"),
    "decode": decoded,
    "frontmatter": frontmatter,
    "corrections": corrections,
    "turtle": corrections_in_turtle,
    "gazetteer": gazetteer,
}
SEEDS: dict[str, list[bytes]] = {
    "frontmatter": [b'---\ntitle: "Talks end"\ndate: 2025-03-03\n---\nThey ended.\n'],
    "plain": [b"---\ntitle: Talks end\n---\nTalks end\n\nBAKU, 3 March 2025 - Norland left.\n\n- one\n- two\n"],
    "markdown": [b"# Talks\n\n**Bold** [a](b) `c`\n\n| a | b |\n|---|---|\n\n> quoted\n\n```\ncode\n```\n"],
    "records": [b'[{"id": "a", "text": "Norland left.", "date": "2025-03-03"}]'],
    "table": [b'id,text,date\na,"Norland left, it said.",2025-03-03\n'],
    "decode": ["Türkiye’s café".encode(encoding) for encoding in ("utf-8", "utf-16", "cp1252", "utf-32")],
    "corrections": [b"merge,person/a,person/b,,me,2025-03-03,same\nrename,person/a,,B,,,\n"],
    "turtle": [b'[] a kg:Correction ; kg:action "rename" ; kg:givenSubject "a" ; kg:givenValue "b" .\n'],
    "gazetteer": [b"name,type,aliases\nHill,Person,H.\n", b'{"name": "Hill", "type": "Person"}\n'],
}


def seeds(target: str) -> list[bytes]:
    """Return files to begin with: those above, else the smallest examples of the kind."""
    if target in SEEDS:
        return SEEDS[target]
    return sorted((path.read_bytes() for path in texts.examples().glob(f"*.{target}")), key=len)[:1]


def fuzz(target: str, seconds: int, keep: Path) -> None:
    """Run one target until the time is over; ends the process."""
    import atheris  # noqa: PLC0415  (only there for this)

    corpus = Path(tempfile.mkdtemp(prefix=f"kg-fuzz-{target}-"))
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed{number}").write_bytes(seed)
    keep.mkdir(parents=True, exist_ok=True)
    size = max(MOST_BYTES, *map(len, seeds(target)))
    flags = [f"-max_total_time={seconds}", f"-max_len={size}", f"-artifact_prefix={keep}/{target}-", "-timeout=20"]
    for name, module in sorted(sys.modules.items()):
        if name.startswith(("kg.texts", "kg.corrections", "kg.lexica.gazetteer_rows", "kg.dates")):
            for value in vars(module).values():
                if isinstance(value, FunctionType) and value.__module__ == name:
                    atheris.instrument_func(value)  # so that the fuzzer knows which branches were taken
    atheris.Setup([sys.argv[0], *flags, "-rss_limit_mb=3000", "-print_final_stats=1", str(corpus)], TARGETS[target])
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", choices=[*TARGETS, "all"], help="what is to read")
    parser.add_argument("--minutes", type=float, default=3.0, help="for each target (default: 3)")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-finds"), help="folder of what breaks a promise")
    parser.add_argument("--again", type=Path, help="read a file that was found once more")
    arguments = parser.parse_args()
    if arguments.again:
        TARGETS[arguments.target](arguments.again.read_bytes())
        print("nothing is wrong with it")
        return 0
    if arguments.target != "all":
        fuzz(arguments.target, int(arguments.minutes * 60), arguments.keep)
    failed = []
    for target in TARGETS:
        begun = time.monotonic()
        command = [sys.executable, __file__, target, "--minutes", str(arguments.minutes), "--keep", str(arguments.keep)]
        code = subprocess.run(command, env=os.environ, check=False).returncode
        print(f"{target}: {'nothing found' if code == 0 else 'FOUND'} in {time.monotonic() - begun:.0f} s", flush=True)
        failed += [target] * (code != 0)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
