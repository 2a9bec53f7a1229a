"""Bytes to text."""

import codecs
import re

from kg.errors import NotTextError

SAMPLE = 200_000  # bytes that decide on an encoding; more costs time and changes nothing
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
)
_HIGH_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\xc0-\xff][A-Za-z\x80-\xff]*")
_TURKISH = re.compile(rb"[A-Za-z][\xd0\xdd\xde\xf0\xfd\xfe]|[\xd0\xdd\xde\xf0\xfd\xfe][A-Za-z]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, *, where: str) -> str:
    """Return the text of a file: by its byte order mark, else UTF-8, else the encoding that its bytes look like.

    Args:
        data: The whole file.
        where: Its name, for messages.

    Raises:
        NotTextError: If it holds binary data.
    """
    problem = NotTextError("holds binary data, not text", where=where, hint="convert it to text, or leave it out")
    if data.startswith(_BINARY_STARTS):
        raise problem
    encoding = _encoding(data)
    try:
        text = data.decode(encoding, errors="strict" if encoding.startswith("utf") else "replace")
    except UnicodeDecodeError as err:
        raise problem from err
    sample = text[:SAMPLE]
    # A stray form feed or NUL may slip into a text; one in a hundred does not.
    if len(_CONTROLS.findall(sample)) * 100 > len(sample) or sample.count("�") * 20 > len(sample):
        raise problem
    return text


def _encoding(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    sample = data[:SAMPLE]
    if wide := _wide(sample):
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(sample)
    return "utf-8"


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zero bytes, which stand on one side only in text of Latin letters."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd > half * 0.5 and even < half * 0.05:
        return "utf-16-le"
    if half and even > half * 0.5 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _legacy(sample: bytes) -> str:
    """Tell the eight-bit encoding: by statistics where high bytes are many, by their words where they are few."""
    high = sum(byte >= 0xC0 for byte in sample)
    if high * 5 > len(sample):
        import charset_normalizer  # noqa: PLC0415  (heavy, and rarely needed)

        best = charset_normalizer.from_bytes(sample).best()
        return best.encoding if best else "cp1252"
    words = _HIGH_WORD.findall(sample)
    whole = sum(len(word) > 2 and all(byte >= 0x80 for byte in word) for word in words)
    if whole * 2 > len(words):
        return "cp1251"  # whole words of high bytes between English ones: Cyrillic names
    return "cp1254" if any(_TURKISH.search(word) for word in words) else "cp1252"
