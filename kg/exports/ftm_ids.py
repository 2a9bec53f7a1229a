"""Ids as FollowTheMoney and nomenklatura allow them, made of IRIs so that they lead back to them.

What stands after the base IRI keeps its letters, digits and inner hyphens; any other character is a dot with the two
hexadecimal digits of each byte in UTF-8: ``state/AZ`` is ``kg-state.2FAZ``. Above 200 characters it is ``kg..`` with a
digest, which leads nowhere.
"""

import re

from kg.namespaces import digest

LONGEST = 200
_START, _CUT = "kg-", "kg..00"
_PLAIN = re.compile(r"[A-Za-z0-9-]")
_HIDDEN = re.compile(r"\.([0-9A-F]{2})")


def ftm_id(key: str) -> str:
    """Return the id of what has this key (the end of its IRI), or this whole IRI.

    >>> ftm_id("person/nina-orlova")
    'kg-person.2Fnina-orlova'
    """
    letters = "".join(one if _PLAIN.match(one) else "".join(f".{b:02X}" for b in one.encode()) for one in key)
    if letters.endswith("-"):
        letters = f"{letters[:-1]}.2D"
    return _START + letters if len(letters) <= LONGEST - len(_START) else _CUT + digest(key)


def key_of(identifier: str) -> str | None:
    """Return the key, or IRI, that an id was made of; None if it is none of ours.

    >>> key_of("kg-state.2FAZ")
    'state/AZ'
    """
    if not identifier.startswith(_START):
        return None
    try:
        raw = _HIDDEN.sub(lambda found: chr(int(found[1], 16)), identifier.removeprefix(_START))
        key = raw.encode("latin-1").decode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return key if ftm_id(key) == identifier else None
