"""Entities as FollowTheMoney takes them: clean values, each once, sorted; nothing longer than its model allows."""

import json
import re
import unicodedata

type Values = dict[str, str | list[str]]

LONGEST = {"name": 384, "alias": 384, "role": 1024, "status": 1024, "summary": 65_000, "bodyText": 65_000}
# What FtM takes for a space, and what it drops (normality.remove_unsafe_chars).
_SPACES = re.compile("[\u2000-\u200a\u2028\u2029\u0a00\u1680\u202f\u205f\u3000]")
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff\ud800-\udfff]")
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d+)?/[!-~]*\Z")
_BARE = re.compile(r"https?://[^/]+\Z")


def web(url: str) -> str:
    """Return an address as FtM takes it, or nothing."""
    whole = f"{url}/" if _BARE.match(url) else url
    return whole if _WEB.match(whole) else ""


def clean(text: str) -> str:
    """Return a text as FtM keeps it."""
    return _DROPPED.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text))).strip()


def entity(identifier: str, schema: str, values: Values) -> dict[str, object]:
    """Return an entity: values cleaned, sorted, each once, those that are empty left out."""
    properties = {}
    for name, given in sorted(values.items()):
        texts = {clean(text) for text in ([given] if isinstance(given, str) else given)}
        if name not in {"bodyText", "summary", "description"}:
            texts = {" ".join(text.split()) for text in texts}
        if kept := sorted(text[: LONGEST.get(name, 1024)] for text in texts if text):
            properties[name] = kept
    return {"id": identifier, "schema": schema, "properties": properties}


def line(one: dict[str, object]) -> bytes:
    """Return an entity as a line of JSON."""
    return json.dumps(one, ensure_ascii=False, sort_keys=True).encode() + b"\n"
