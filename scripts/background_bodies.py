"""International organisations, armed forces, services and parties, out of tables of facts, for ``bodies.tsv``."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from background_rows import Row, read

from kg.language.names import leader_names
from kg.lexica import gazetteer
from kg.namespaces import slug

KINDS = {
    "armed force": "ArmedForce",
    "security or police force": "Organization",
    "space agency": "Organization",
    "political party": "Organization",
    "armed group (listed by the US)": "Organization",
}
_JUNK = re.compile(
    r"\b(?:formerly|known as|likely|see|other|various|loyalists|coalition of|note)\b|[;:]", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"^(.*?) \((.*)\)$")
_LATIN = re.compile(r"[A-Za-zÀ-žʼ’'.\- /&]+")
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a row gives it; ``certain``: whether its name alone tells, also where its state is not named."""

    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    type: str
    state: str
    wikidata: str
    certain: bool
    source: str


def bodies(facts: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of ``bodies.tsv``, sorted: what the gazetteer does not have, by names that no other one has."""
    found = list({(b.names, b.state, b.wikidata): b for b in (*_international(facts), *_national(facts))}.values())
    named = Counter(name.casefold() for body in found for name in dict.fromkeys(body.names))
    short = Counter(acronym for body in found for acronym in dict.fromkeys(body.acronyms))
    known = {form.text.casefold() for form in gazetteer.packaged().forms}
    items = {iri.rpartition("/")[2] for entry in gazetteer.packaged().entries.values() for iri in entry.same_as}
    rows: dict[str, tuple[str, ...]] = {}
    for body in found:
        names = [name for name in body.names if named[name.casefold()] == 1]
        if (
            not names
            or names[0] != body.names[0]
            or (body.wikidata and body.wikidata in items)
            or known & {n.casefold() for n in names}
        ):
            continue
        acronyms = [a for a in body.acronyms if short[a] == 1 and a.casefold() not in known and _is_no_word(a)]
        key = f"{'armed-force' if body.type == 'ArmedForce' else 'organization'}/{slug(names[0])}"
        certain = "yes" if body.certain else "no"
        of = f"state/{body.state}" if body.state else ""
        written = "|".join(dict.fromkeys([*names, *acronyms]))
        rows.setdefault(key, (key, written, names[0], body.type, of, body.wikidata, certain, body.source))
    yield from (rows[key] for key in sorted(rows))


def _is_no_word(acronym: str) -> bool:
    return not leader_names.is_word(acronym.lower())


def _international(facts: Path) -> Iterator[Body]:
    for row in read(facts, "igos.csv"):
        names = _names(row["name"], [a for a in row["aliases"].split("|") if a.isascii()])
        acronyms = _acronyms(row, least=4)
        if names and not row["dissolved"]:
            yield Body(names, acronyms, "Organization", "", row["qid"], certain=True, source="supraverden")


def _national(facts: Path) -> Iterator[Body]:
    for row in read(facts, "organizations.csv"):
        group = row["type"].startswith("armed group")
        names = _names(row["name"], row["aliases"].split("|") if row["type"] != "political party" else [])
        if row["type"] not in KINDS or not names or (not group and not gazetteer.known(f"state/{row['iso2']}")):
            continue
        owned = any(_tells_state(name, row["iso2"]) for name in names)
        if not owned and not group and row["type"] != "political party":
            continue  # any state has a "Coast Guard"
        state = "" if group else row["iso2"]
        yield Body(
            names,
            _acronyms(row, least=4 if group else 3),
            KINDS[row["type"]],
            state,
            row["qid"],
            certain=owned or group,
            source="FB",
        )


def _tells_state(name: str, state: str) -> bool:
    """Tell whether a name has the name or adjective of its state in it."""
    forms = {form.text for form in gazetteer.packaged().forms if form.key == f"state/{state}"}
    return any(f" {form} " in f" {name} " for form in forms)


def _names(name: str, others: list[str]) -> tuple[str, ...]:
    """Return usable names: several words, of Latin letters, without remarks; what stands in brackets is another one."""
    inside = _IN_BRACKETS.match(name)
    written = [name, *others] if inside is None else [inside[1], inside[2], *others]
    first, *rest = [re.sub(r"^the ", "", part.partition(" or ")[0].strip()).replace("’", "'") for part in written]
    return tuple(dict.fromkeys([first, *filter(_is_usable, rest)])) if _is_usable(first) else ()


def _is_usable(name: str) -> bool:
    return 1 < len(name.split()) <= _MOST_WORDS and bool(_LATIN.fullmatch(name)) and not _JUNK.search(name)


def _acronyms(row: Row, *, least: int) -> tuple[str, ...]:
    found = (part.strip() for part in row["acronym"].split("|"))
    return tuple(part for part in found if part.isalpha() and part.isupper() and part.isascii() and len(part) >= least)
