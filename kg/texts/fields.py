"""Named fields (of front matter, a JSON record or a row of a table) put into a document."""

from collections.abc import Mapping
from dataclasses import replace

from kg.errors import InputError
from kg.model import Document
from kg.texts.cleaning import clean_line
from kg.texts.dates import iso_date
from kg.texts.isolation import Found

# Other names that front matter and exports use for our fields.
_NAMES = {
    "title": ("title", "headline"),
    "source": ("source", "publisher", "outlet", "site"),
    "author": ("author", "byline"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
_DATES = ("published", "date", "datepublished")


def from_fields(document: Document, fields: Mapping[str, object], *, where: str) -> Found:
    """Yield a document with the fields given for it put in, then a problem if its date can't be read.

    Args:
        document: What is known already; a field takes its place.
        fields: Values by lower-case names; what is empty or not known is left out.
        where: File, or file and line, for messages.
    """
    known: dict[str, str] = {}
    for name, others in _NAMES.items():
        if value := _first(fields, others):
            known[name] = value
    if own := _first(fields, ("id",)):
        known["id"] = own
    stated = _first(fields, _DATES)
    published = iso_date(stated) if stated else None
    if published:
        known["published"] = published
    yield replace(document, **known)  # type: ignore[arg-type]  # all of these fields are text
    if stated and not published:
        yield InputError(
            f"date {stated[:40]!r} can't be read, so the text is kept undated",
            where=where,
            hint="write it as 2025-08-19",
        )


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and (line := clean_line(str(value))):
            return line
    return ""
