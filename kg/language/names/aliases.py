"""Names of organisations and other things that are not people: spelling variants, acronyms and short forms."""

from collections.abc import Iterable

from kg.language.names.person_names import POSSESSIVE_ENDINGS
from kg.language.names.spellings import american, folded
from kg.lexica.classes import word_class

_SHORTENED = frozenset(
    {"Organization", "Alliance", "ArmedForce", "Group", "NamedEvent"}
)  # no "Jersey" for "New Jersey"


def normal(words: list[str]) -> str:
    """Return a name's folded words, as American English spells them, without articles and possessive endings."""
    kept = [
        american(folded(word))
        for word in words
        if word.lower() not in word_class("article") and word not in POSSESSIVE_ENDINGS
    ]
    return " ".join(kept)


def initials(name: str) -> str:
    """Return the first letters of a name's content words: "syrian democratic forces" gives "sdf"."""
    unsaid = word_class("no-initial") | POSSESSIVE_ENDINGS
    return "".join(word[0] for part in name.split() for word in part.split("-") if word and word not in unsaid)


def is_acronym(text: str) -> bool:
    """Tell whether a text looks like an acronym: two to seven letters, no lower-case ones but a plural s."""
    letters = text.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.rstrip("s").isupper()


def shortens(short: str, full: str) -> bool:
    """Tell whether a name is the end of a longer one: "duma" of "state duma".

    Both are folded by `normal`.
    """
    return len(short) < len(full) and full.endswith(" " + short)


def groups(names: list[tuple[str, str, str]]) -> list[int]:
    """Return a group number for each name, in the order given: one group is one thing.

    Args:
        names: (text, normal form, mention type) in text order.

    Acronyms join the only long form of the same type that has their initials; a short form joins the only longer name
    of the same type that ends in it and comes before.
    """
    numbers: dict[tuple[str, str], int] = {}
    ends: dict[tuple[str, str], list[str]] = {}  # names so far, by each end of theirs
    seen: set[tuple[str, str]] = set()
    lettered = _by_initials((name, kind) for _, name, kind in names)
    result: list[int] = []
    for text, name, kind in names:
        if (name, kind) not in numbers:
            longer: list[str] = []
            if is_acronym(text):
                longer = lettered.get((name.replace(".", ""), kind), [])
            elif kind in _SHORTENED:
                longer = ends.get((name, kind), [])
            full = (longer[0], kind) if len(longer) == 1 else (name, kind)
            numbers[name, kind] = numbers.setdefault(full, len(numbers))
        if (name, kind) not in seen:
            seen.add((name, kind))
            for at in (at for at, letter in enumerate(name) if letter == " "):
                ends.setdefault((name[at + 1 :], kind), []).append(name)
        result.append(numbers[name, kind])
    return result


def _by_initials(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Return the names of several words, by initials and type; each once."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, kind in dict.fromkeys(names):
        for letters in {initials(name), _all_initials(name)} if " " in name else ():
            found.setdefault((letters, kind), []).append(name)
    return found


def _all_initials(name: str) -> str:
    return "".join(word[0] for word in name.split())
