"""Who held which office, out of tables of facts: the persons of ``leaders.tsv``, the terms of ``terms.tsv``."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from background_rows import Row, read, refuse

from kg import dates
from kg.language.names.spellings import folded, sounds
from kg.lexica import gazetteer, leaders, office_kinds, tables
from kg.namespaces import slug

# Of the lesser offices, those that news of foreign affairs names: since the year, or all.
OFFICIALS = {"central_bank": "2005", "regional_head": "2012", "minister_or_other": "2018"}
BODIES = {
    "United Nations": "alliance/united-nations",
    "European Union": "alliance/european-union",
    "African Union": "alliance/african-union",
}
COURT = {"International Court of Justice": "organization/international-court-of-justice"}
NO_HEAD = ("Judge ", "Permanent Representative ")
STATED = frozenset({"factbook", "source", "regnal"})
_AFTER_NAME = re.compile(r",? (?:Jr\.|Sr\.|II|III|IV)$|, .*|\s*\(.*\)")
ARTICLES = ("al-", "el-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-")
_TITLE = re.compile(r"^(?:Mann )?(?:Ceo|Queen|King|Sheikh|Dr\.|Gen\.|Sir) ")
_NUMBER = re.compile(r" [IVX][ivx]*$")
# The surname stands first; where a name was turned about, the last word is it, so neither is trusted.
SURNAME_FIRST = frozenset({"CN", "HK", "HU", "JP", "KP", "KR", "MO", "SG", "TW", "VN"})


@dataclass(slots=True)
class Person:
    """A person out of several rows: ``names`` by how many rows have them, ``labels`` of them those of Wikidata."""

    wikidata: str
    names: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    surnames: Counter[str] = field(default_factory=Counter)
    stated: bool = False
    facts: dict[str, Counter[str]] = field(default_factory=lambda: {"gender": Counter(), "born": Counter()})
    terms: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name that most rows give it, of Wikidata if one is there; without what shorter ones leave out.

        A second surname goes, where a source tells which one is the first: "Daniel Noboa", not "Daniel Noboa Azin".
        """
        names = self.labels or self.names
        usual = min(names, key=lambda name: (-names[name], name.isascii(), len(name), name))
        words = usual.split()
        shorter = [n for n in self.names if len(n.split()) > 1 and set(n.split()) < set(words)]
        if shorter:
            return min(shorter, key=lambda name: (len(name.split()), name))
        surname = self.surname.split()[-1] if self.stated and self.surname else ""
        return " ".join(words[:-1]) if surname in words[1:] and surname == words[-2] else usual

    @property
    def surname(self) -> str:
        """The surname that most rows give."""
        return min(self.surnames, key=lambda name: (-self.surnames[name], name), default="")

    def said(self, fact: str) -> str:
        """Return a fact that no two rows contradict, or nothing."""
        return next(iter(self.facts[fact])) if len(self.facts[fact]) == 1 else ""


def rows(facts: Path) -> Iterator[Row]:
    """Yield the rows of the tables that are shipped, each with what its office is of."""
    for row in read(facts, "leaders.csv"):
        sovereign = row["kind"] == "head_of_state" and f"state/{row['iso2']}" in _sovereigns()  # heads a territory too
        if row["kind"] != "leader" and not row["office"].startswith(NO_HEAD) and not sovereign:
            yield row
    for row in read(facts, "officials.csv"):
        if row["kind"] in OFFICIALS and (row["until"] or row["as_of"]) >= OFFICIALS[row["kind"]]:
            yield row
    for row in read(facts, "us_congress.csv"):
        of = {"iso2": "US", "jurisdiction": "", "until": "", "kind": f"us_{row['office']}", "surname_from": "source"}
        title = {"senator": "Senator", "representative": "Representative"}[row["office"]]
        yield Row(row.where, {**row, **of, "office": f"{title} for {row['state']}", "source": "USC"})


@cache
def _sovereigns() -> dict[str, str]:
    """Return the key of the state that a territory belongs to, by the territory's."""
    rows = tables.rows("states.tsv")
    return {f"state/{r['iso2']}": f"state/{r['status'][-2:]}" for r in rows if " of " in r["status"]}


def people(facts: Path) -> list[tuple[str, Person]]:
    """Return the persons with their keys, sorted by these; namesakes have their state, then their first year, in it."""
    found: dict[tuple[str, str], Person] = {}
    known: dict[tuple[str, str], set[str]] = {}
    read_rows = [(row, of) for row in rows(facts) if (of := _of(row)) and _is_sound(row)]
    for row, of in read_rows:
        for place in (of, row["kind"], "anywhere") if row["qid"] else ():
            for name in (row["name"], *row["variants"].split("|")):
                known.setdefault((place, _plain(name)), set()).add(row["qid"])
    for row, of in read_rows:
        place = _sovereigns().get(of, of)
        items = known.get((place, _plain(row["name"])), set()) | known.get((of, _plain(row["name"])), set())
        wider = {
            "head_of_state": row["kind"],
            **dict.fromkeys(BODIES.values(), "anywhere"),
        }  # a queen of several realms
        if not items and (scope := wider.get(of) or wider.get(row["kind"])):
            items = known.get((scope, _plain(row["name"])), set())
        item = row["qid"] or (min(items) if len(items) == 1 else "")
        person = found.setdefault((item, "" if item else f"{place} {_plain(row['name'])}"), Person(item))
        _take(person, row, of)
    return sorted(_keyed(list(found.values())))


def _keyed(persons: list[Person]) -> Iterator[tuple[str, Person]]:
    """Yield each person with a key that no other one has."""
    keys = [
        lambda p: slug(p.name),
        lambda p: f"{slug(p.name)}-{min(p.terms)[0].rpartition('/')[2].lower()}",
        lambda p: f"{slug(p.name)}-{min(t[3] for t in p.terms)[:4]}",
        lambda p: f"{slug(p.name)}-{p.wikidata.lower()}",
    ]
    for make in keys:
        of = Counter(map(make, persons))
        yield from ((make(p), p) for p in persons if of[make(p)] == 1)
        persons = [p for p in persons if of[make(p)] > 1]
    for person in persons:
        refuse("leaders.csv", f"no key tells {person.name!r} from another", "give one of them a Wikidata item")


def _take(person: Person, row: Row, of: str) -> None:
    label = row["source"].startswith(("EP", "WLC"))
    for number, name in enumerate([row["name"], *row["variants"].split("|")]):
        if clean := _clean(name, regnal=row["surname_from"] == "regnal"):
            person.names[clean] += not number
            if label and not number:
                person.labels[clean] += 1
    stated = row["surname_from"] in STATED
    if stated and not person.stated:
        person.stated, person.surnames = True, Counter()
    if stated or not person.stated:
        person.surnames[_AFTER_NAME.sub("", row["surname"])] += 1
    for fact, told in person.facts.items():
        if row[fact]:
            told[row[fact]] += 1
    term = (of, row["kind"], "", row["from"], row["until"], row["as_of"], row["office"], _source(row["source"]))
    person.terms.append(term)


def _clean(name: str, *, regnal: bool) -> str:
    """Return a name without what was put around it; the number of a king stays."""
    named = _TITLE.sub("", name)
    return _NUMBER.sub(lambda found: found[0].upper(), named) if regnal else _AFTER_NAME.sub("", named).strip()


def _source(cell: str) -> str:
    return "+".join(sorted({part.partition(":")[0].split()[0] for part in cell.split("+")}))


def _of(row: Row) -> str:
    """Return the key of what an office is of, or nothing where the product does not know it."""
    if row["iso2"]:
        key = f"state/{row['iso2']}"
        if not gazetteer.known(key):
            refuse(row.where, f"unknown state {row['iso2']!r}", "mend the code, or add the state to states.tsv")
        return key
    if row["jurisdiction"] in BODIES:
        return BODIES[row["jurisdiction"]]
    return next((key for name, key in COURT.items() if name in row["office"] and gazetteer.known(key)), "")


def _is_sound(row: Row) -> bool:
    try:
        leaders.span(row["from"], row["until"], row["as_of"], where=row.where)
    except ValueError as err:
        refuse(str(err))
        return False
    return bool(row["from"])


def _plain(name: str) -> str:
    return " ".join(folded(word) for word in _AFTER_NAME.sub("", name).replace("-", " ").split())


def leader_rows(persons: Iterable[tuple[str, Person]], bearers: Counter[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of ``leaders.tsv``."""
    for key, person in persons:
        name = person.name
        surname = person.surname
        first = any(of.removeprefix("state/") in SURNAME_FIRST for of, *_ in person.terms)
        others = sorted({n for n in person.names if _plain(n) != _plain(name)})
        words = {w.strip('"') for n in (name, *others) for w in n.split()[0 if first and not person.stated else 1 :]}
        alone = {surname, surname.split()[-1]} if surname else set()
        alone_folded = {_folded(form) for form in alone}
        alone_folded |= {form.partition("-")[2] for form in alone_folded if form.startswith(ARTICLES)}
        rest = {_folded(word) for word in words if len(word.rstrip(".")) > 2} - alone_folded
        trust = "stated" if person.stated else "guess"
        yield (
            key,
            "|".join(sorted(alone_folded)),
            "|".join(sorted(rest)),
            "|".join(sorted(_sounds(alone_folded) if any(_is_prominent(term) for term in person.terms) else ())),
            trust,
            name,
            "|".join(others),
            person.said("gender"),
            person.said("born"),
            person.wikidata,
            str(max((bearers[form] for form in alone_folded), default=1) or 1),
        )


def _is_prominent(term: tuple[str, ...]) -> bool:
    """Tell whether news names the holder of an office by surname, so that other spellings of it are looked for."""
    return office_kinds.kinds()[term[1]].prominence > 1


def _sounds(forms: Iterable[str]) -> set[str]:
    return {sound for form in forms if " " not in form for sound in sounds(form)}


def _folded(form: str) -> str:
    return " ".join(folded(word) for word in form.split())


def bearers(facts: Path) -> Counter[str]:
    """Return how many persons of all tables bear a surname, by its folded form: of many, one is seldom meant."""
    found: dict[str, set[str]] = {}
    for name in ("leaders.csv", "officials.csv", "us_congress.csv"):
        for row in read(facts, name):
            surname = _AFTER_NAME.sub("", row["surname"])
            for form in {_folded(surname), _folded(surname).split()[-1] if surname else ""}:
                found.setdefault(form, set()).add(_plain(row["name"]))
    return Counter({form: len(names) for form, names in found.items()})


def term_rows(persons: Iterable[tuple[str, Person]]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of ``terms.tsv``: of several rows that overlap, what the latest of them says of the end."""
    merged: list[tuple[str, ...]] = []
    for key, person in persons:
        same: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for term in sorted(set(person.terms), key=lambda t: (t[3], t[5], t)):
            office = term[6] if term[1] in {"minister_or_other", "regional_head", "deputy_head"} else ""
            known = same.setdefault((term[0], f"{term[1]} {office}"), [])
            if known and _overlap(known[-1], term):
                known[-1] = _joined(known[-1], term)
            else:
                known.append(term)
        merged += [(of, kind, key, *rest) for terms in same.values() for of, kind, _, *rest in terms]
    yield from sorted(merged)


def _overlap(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether a term that begins later begins before the first one ends."""
    end = dates.parse(first[4] or first[5])
    begin = dates.parse(second[3])
    return end is not None and begin is not None and begin.first <= end.last


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return one term of two: an end that is stated closes it, unless another was still in office after that."""
    newest = max(first, second, key=lambda term: (term[5], term))
    ends = [t[4] for t in (first, second) if t[4]]
    seen = [t[5] for t in (first, second) if not t[4]]
    until = max(ends, default="")
    if until and max(seen, default="") > until:
        until = ""
    source = "+".join(sorted({*first[7].split("+"), *second[7].split("+")}))
    return (*first[:4], until, newest[5], first[6], source)
