"""What any file is read as: the promises of documents and problems, and files to change at random."""

import hashlib
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from kg import texts
from kg.errors import InputError, KgError
from kg.model import Document
from kg.texts.cleaning import clean_line

EXAMPLES = texts.examples()
_TEXT = (
    "---\ntitle: Talks end\ndate: 2025-03-03\n---\n# Talks end\n\nNorland attacked Sudria.\n\n- one\n- two\n\n"
    "| a | b |\n|---|---|\n"
)


def _first(kind: str) -> bytes:
    return min(EXAMPLES.glob(f"*.{kind}")).read_bytes()


SEEDS = {
    ".txt": _TEXT.encode(),
    ".md": _TEXT.encode(),
    ".html": b"<html><head><meta property='og:site_name' content='x'><title>T</title></head><body><article>"
    b"<h1>Talks</h1><p>Norland attacked Sudria on Monday.</p><table><tr><td>a</td></table></article></body></html>",
    ".pdf": _first("pdf"),
    ".json": b'[{"id": "a", "text": "Norland attacked Sudria.", "date": "2025-03-03"}]',
    ".jsonl": b'{"id": "a", "text": "Norland attacked Sudria."}\n{"text": "Sudria left."}\n',
    ".csv": b'id,text,date\na,"Norland attacked, then left.",2025-03-03\n',
    ".tsv": b"id\ttext\na\tNorland attacked Sudria.\n",
}


@st.composite
def mutations(draw: st.DrawFn, seed: bytes) -> bytes:
    """Draw a file with some stretches of bytes taken out, doubled or replaced."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        data[at:end] = draw(st.binary(max_size=8) | st.just(bytes(data[at:end]) * 2))
    return bytes(data)


def held(path: Path) -> list[Document]:
    """Return the documents of a file, each as it is promised; what is no document is a problem in one line."""
    problems: list[KgError] = []
    found = list(texts.read([path], on_problem=problems.append))
    assert found or problems
    for problem in problems:
        assert isinstance(problem, InputError)
        assert problem.what.isprintable(), problem.what
        assert problem.hint
        assert "Traceback" not in str(problem)
    for document in found:
        assert document.id
        assert document.text.strip()
        assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
        assert all(0 <= block.start <= block.end <= len(document.text) for block in document.blocks)
        assert all(one.end <= other.start for one, other in pairwise(document.blocks))
        for line in (document.title, document.author, document.source, document.url):
            assert line == clean_line(line)
    return found
