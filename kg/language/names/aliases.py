"""Names of organisations and other things that are not people: spelling variants, acronyms and short forms."""

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
    seen: dict[tuple[str, str], None] = {}
    everything = sorted({(name, kind) for _, name, kind in names})
    result: list[int] = []
    for text, name, kind in names:
        if (name, kind) not in numbers:
            longer: list[str] = []
            if is_acronym(text):
                letters = name.replace(".", "")
                longer = [
                    n for n, k in everything if k == kind and " " in n and letters in {initials(n), _all_initials(n)}
                ]
            elif kind in _SHORTENED:
                longer = [n for n, k in seen if k == kind and shortens(name, n)]
            full = (longer[0], kind) if len(longer) == 1 else (name, kind)
            numbers[name, kind] = numbers.setdefault(full, len(numbers))
        seen[name, kind] = None
        result.append(numbers[name, kind])
    return result


def _all_initials(name: str) -> str:
    return "".join(word[0] for word in name.split())
