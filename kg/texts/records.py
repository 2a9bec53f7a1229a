"""Texts given as records: JSON Lines, JSON, and tables with a column ``text``. Their text is taken as it is."""

import csv
import io
import json
from collections.abc import Iterable, Mapping

from kg.errors import InputError, NotTextError
from kg.model import Document
from kg.texts import layout
from kg.texts.cleaning import clean_line
from kg.texts.fields import from_fields
from kg.texts.isolation import Found, isolated

MOST_LINE_BYTES = 20_000_000
RECORD_HINT = 'write one record a line, such as {"id": "a1", "text": "..."}'


def read_jsonl(lines: Iterable[bytes], *, name: str, where: str) -> Found:
    """Yield the documents of JSON Lines in order, and a problem for each line that can't be used.

    Args:
        lines: Lines in UTF-8, read lazily.
        name: What ids of records without one begin with.
        where: The file, for messages.
    """
    for number, line in enumerate(lines, start=1):
        spot = f"{where}:{number}"
        if b"\0" in line[:1000]:
            yield NotTextError("holds binary data, not JSON Lines", where=spot, hint="give UTF-8 text")
            return
        if len(line) >= MOST_LINE_BYTES:
            yield InputError(f"line is longer than {MOST_LINE_BYTES:,} bytes", where=spot, hint=RECORD_HINT)
            continue
        try:
            words = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
            if words:
                yield from _from_record(json.loads(words), name=f"{name}/{number}", where=spot)
        except UnicodeDecodeError:
            yield InputError("line is not UTF-8", where=spot, hint="save the file as UTF-8")
        except json.JSONDecodeError as err:
            yield InputError(f"broken JSON ({err.msg}, column {err.colno})", where=spot, hint=RECORD_HINT)
        except (ValueError, RecursionError):  # digits without end, or brackets
            yield InputError("JSON that can't be read", where=spot, hint=RECORD_HINT)


def read_json(text: str, *, name: str, where: str) -> Found:
    """Yield the documents of a JSON file that holds a record or a list of records."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as err:
        yield InputError(
            f"broken JSON ({err.msg}, column {err.colno})", where=f"{where}:{err.lineno}", hint="mend the file"
        )
        return
    except (ValueError, RecursionError):
        yield InputError("JSON that can't be read", where=where, hint="mend the file")
        return
    records = value if isinstance(value, list) else [value]
    for number, record in enumerate(records, start=1):
        yield from _from_record(record, name=f"{name}/{number}", where=f"{where}, record {number}")


def read_table(text: str, *, name: str, where: str, delimiter: str | None) -> Found:
    """Yield the documents of a table, one a row, columns named as the fields of records.

    Args:
        text: The file, quoted as RFC 4180 says.
        name: What ids of rows without one begin with.
        where: The file, for messages.
        delimiter: Between cells; None takes what the header uses most: comma, semicolon or tab.
    """
    csv.field_size_limit(max(len(text), csv.field_size_limit()))  # else cells of 131,072 characters are too long
    header = text.split("\n", 1)[0][:10_000]
    delimiter = delimiter or max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip().casefold() for column in next(rows, [])]
        if "text" not in columns:
            yield InputError('no column named "text"', where=f"{where}:1", hint="name the columns in the first line")
            return
        for number, cells in enumerate(rows, start=1):
            if any(cells):
                record = dict(zip(columns, cells, strict=False))
                yield from _from_record(record, name=f"{name}/{number}", where=f"{where}:{rows.line_num}")
    except csv.Error as err:
        yield InputError(
            f"broken table ({err})", where=f"{where}:{rows.line_num}", hint="check the quotes around cells"
        )


def _from_record(record: object, *, name: str, where: str) -> Found:
    return isolated(_read_record(record, name=name, where=where), where)


def _read_record(record: object, *, name: str, where: str) -> Found:
    if not isinstance(record, Mapping):
        yield InputError("not a record", where=where, hint=RECORD_HINT)
        return
    fields = {str(key).casefold(): value for key, value in record.items()}
    text = fields.get("text")
    if not isinstance(text, str):
        yield InputError(
            'no "text" in the record' if text is None else '"text" is not a string', where=where, hint=RECORD_HINT
        )
        return
    found = layout.blocks(text)
    title = clean_line(text[found[0].start : found[0].end]) if found and found[0].kind == "heading" else ""
    yield from from_fields(
        Document(id=name, text=text, title=title, language="", path=where, blocks=found), fields, where=where
    )
