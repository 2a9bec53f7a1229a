"""From what the user names to documents, one after another."""

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, KgError, UnknownFormatError, tell
from kg.model import Document
from kg.texts.decoding import decode
from kg.texts.isolation import Found, isolated
from kg.texts.known import Known, Same
from kg.texts.language import foreign_language
from kg.texts.pdf import read_pdf
from kg.texts.plain import read_markdown, read_plain
from kg.texts.records import MOST_LINE_BYTES, read_json, read_jsonl, read_table
from kg.texts.sources import FORMATS_HINT, STANDARD_INPUT, Source, expand
from kg.texts.web import read_html

MOST_CHARACTERS = 1_000_000  # what the language model takes at once
MOST_BYTES = 200_000_000  # of a file that is read whole

_TEXT = frozenset({".txt", ".text"})
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_JSONL = frozenset({".jsonl", ".ndjson"})
_TABLES = {".csv": None, ".tsv": "\t"}


def read(
    inputs: Sequence[str | Path], *, on_problem: Callable[[KgError], None] | None = None, jsonl: bool = False
) -> Iterator[Document]:
    """Yield the documents of files, folders, globs or standard input, read lazily.

    Args:
        inputs: Paths, globs, or ``-`` for standard input. Folders are read recursively in sorted order, without hidden
            files. The name of a file tells its format: .txt, .md, .html, .pdf, .jsonl, .json, .csv or .tsv.
        on_problem: Called with each problem; reading goes on with what comes next. None raises the first.
        jsonl: Read standard input, and files whose name tells no format, as JSON Lines.

    Yields:
        Documents in the order of the inputs, with ids that are unique among them.

    Raises:
        InputError: For a file, record or text that can't be used, if ``on_problem`` is None. `MissingInputError`,
            `UnknownFormatError` and `NotTextError` are kinds of it.
    """
    found = read_changed(inputs, None, on_problem=on_problem, jsonl=jsonl)
    return (document for document in found if isinstance(document, Document))


def read_changed(
    inputs: Sequence[str | Path],
    known: Known | None,
    *,
    on_problem: Callable[[KgError], None] | None = None,
    jsonl: bool = False,
) -> Iterator[Document | Same]:
    """Yield documents as `read` does, but of files that are known and did not change only which they are."""
    seen: dict[str, str] = {}
    for source in expand(inputs):
        if isinstance(source, KgError):
            tell(source, on_problem)
            continue
        same = known.same(source) if known else None
        if same and seen.keys().isdisjoint(same):
            seen |= dict.fromkeys(same, _shown(source.path))
            yield from (Same(document, _shown(source.path)) for document in same)
            continue
        documents, problems = list[str](), 0
        for item in _items(source, seen, jsonl=jsonl):
            if isinstance(item, Document):
                documents.append(item.id)
                yield item
            else:
                problems += 1
                tell(item, on_problem)
        if known and documents and not problems:
            known.read(source, documents)


def _items(source: Source, seen: dict[str, str], *, jsonl: bool) -> Found:
    for found in _from_source(source, jsonl=jsonl):
        yield from isolated(_finished(found, seen), found.path if isinstance(found, Document) else "")


def _finished(found: Document | KgError, seen: dict[str, str]) -> Found:
    """Yield a document as it is used, or the problem as it is; ``seen`` holds the path of each id used so far."""
    if isinstance(found, Document):
        found = _finish(found)
        if found.id in seen:
            what, hint = f"id {found.id[:80]!r} was used before, in {seen[found.id]}", "give each text an id of its own"
            raise InputError(what, where=found.path, hint=hint)
        seen[found.id] = found.path
    yield found


def _from_source(source: Source, *, jsonl: bool) -> Found:
    where = _shown(source.path)
    if where == STANDARD_INPUT:
        where = "standard input"
        found = _standard_input(jsonl=jsonl)
    else:
        found = _from_file(source, jsonl=jsonl)
    return _placed(isolated(found, where), source, where)


def _shown(path: Path) -> str:
    """Return a path as messages show it: on one line, whatever its name holds."""
    name = str(path)
    return name if name.isprintable() else repr(name)


def _placed(found: Found, source: Source, where: str) -> Found:
    """Give each document its id, if it has none, and its path."""
    empty = True
    for item in found:
        empty = False
        if isinstance(item, Document):
            yield replace(item, id=item.id or source.name, path=item.path or where)
        else:
            yield item
    if empty:
        yield InputError("holds no record", where=where, hint="leave it out, or check that it was saved")


def _standard_input(*, jsonl: bool) -> Found:
    stream = sys.stdin.buffer
    if jsonl:
        yield from read_jsonl(_lines(stream), name="stdin", where="standard input")
        return
    yield from _from_bytes(stream.read(MOST_BYTES), "stdin", ".txt", "standard input")


def _from_file(source: Source, *, jsonl: bool) -> Found:
    where, suffix = _shown(source.path), source.path.suffix.casefold()
    if source.path.exists() and not source.path.is_file():
        yield InputError("is not a regular file", where=where, hint="give files or folders")
        return
    known = _TEXT | _MARKDOWN | _HTML | _JSONL | _TABLES.keys() | {".pdf", ".json"}
    if suffix not in known and not jsonl:
        yield UnknownFormatError(
            f"unknown format {suffix!r}" if suffix else "file has no suffix", where=where, hint=FORMATS_HINT
        )
        return
    with source.path.open("rb") as file:
        if suffix in _JSONL or suffix not in known:
            yield from read_jsonl(_lines(file), name=source.name, where=where)
            return
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        yield InputError(f"file is larger than {MOST_BYTES:,} bytes", where=where, hint="split it")
        return
    yield from _from_bytes(data, source.name, suffix, where)


def _from_bytes(data: bytes, name: str, suffix: str, where: str) -> Found:
    if suffix == ".pdf":
        yield read_pdf(data, where=where)
        return
    text = decode(data, where=where)
    if suffix in _HTML:
        yield read_html(text, where=where)
    elif suffix in _TEXT | _MARKDOWN and len(text) > 2 * MOST_CHARACTERS:
        yield _too_long(len(text), where)  # before any work on it: cleaning won't take half of it away
    elif suffix in _MARKDOWN:
        yield from read_markdown(text, where=where)
    elif suffix in _TABLES:
        yield from read_table(text, name=name, where=where, delimiter=_TABLES[suffix])
    elif suffix == ".json":
        yield from read_json(text, name=name, where=where)
    else:
        yield from read_plain(text, where=where)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; of one beyond all measure only the beginning."""
    while line := file.readline(MOST_LINE_BYTES):
        yield line
        while not line.endswith(b"\n") and (line := file.readline(MOST_LINE_BYTES)):
            pass


def _too_long(length: int, where: str) -> InputError:
    return InputError(f"text of {length:,} characters is longer than {MOST_CHARACTERS:,}", where=where, hint="split it")


def _finish(document: Document) -> Document:
    """Return a document with its language and hash; raise InputError if its text can't be used."""
    where, text = document.path, document.text
    if not text.strip():
        raise InputError("holds no text", where=where, hint="leave it out, or check that the text was saved")
    if len(text) > MOST_CHARACTERS:
        raise _too_long(len(text), where)
    try:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as err:
        raise InputError(
            "text holds half a character (a lone surrogate)", where=where, hint="write it anew as UTF-8"
        ) from err
    stated = document.language.casefold().split("-")[0].split("_")[0]
    if stated in {"en", "eng", "english"}:
        return replace(document, language="en", sha256=digest)
    seems = document.language if stated else foreign_language(text)
    if seems:
        said = "is said to be" if stated else "seems to be"
        hint = "translate it" if stated else 'translate it, or set its "language" to "en" if it is English'
        raise InputError(f"text {said} in another language than English ({seems})", where=where, hint=hint)
    return replace(document, language="en", sha256=digest)
