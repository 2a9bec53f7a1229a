"""What one document tells of whom it names: names, and what tells one bearer of a name from another.

Sightings are small and made once, when a document is read; `kg.assertions.resolve` compares them over all documents.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.assertions.name_forms import NameWords, blocks, body_words, is_written_out, name_words
from kg.language.names import person_names
from kg.language.names.given_names import given_name_gender
from kg.lexica import gazetteer, tables
from kg.lexica.classes import word_class
from kg.model import Entity, Extraction, Mention
from kg.namespaces import slug

RESOLVED = frozenset({"Person", "Organization", "ArmedForce", "Alliance", "Group", "Place"})
# Relations that tell of which state, body or place someone or something is.
_TIES = frozenset(
    {
        "citizenOf",
        "headOfStateOf",
        "headOfGovernmentOf",
        "leads",
        "affiliatedWith",
        "spokespersonOf",
        "memberOf",
        "partOf",
    }
)
_COMPANY = 60  # names that a document is remembered by, the most mentioned: more add nothing to tell it from others
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_AGE_AFTER = re.compile(r",\s(?:aged\s)?(\d{1,2})(?=[,.;)])")
_AGE_BEFORE = re.compile(r"\b(\d{1,2})-year-old\b")


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """Somebody or something that a document names.

    Attributes:
        key: Key that it has in its document.
        type: Its `kg.model.EntityType`.
        label: Its canonical name there.
        forms: All names that the document has for it, sorted.
        blocks: Sorted marks of which two sightings that may mean one share at least one.
        fixed: The key is known beforehand, so it is never changed.
        gender: ``m`` or ``f`` as titles and nouns tell it, ``~m`` or ``~f`` as the given name or pronouns do, or empty.
        ties: Keys of states, bodies and places that it is said to be of, sorted.
        roles: Nouns said of a person ("senator"), sorted.
        born: Year of birth that an age amounts to, or 0.
        told: Years of what it is said to have done, first and last, or (0, 0).
    """

    key: str
    type: str
    label: str
    forms: tuple[str, ...]
    blocks: tuple[str, ...]
    fixed: bool = False
    gender: str = ""
    ties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    born: int = 0
    told: tuple[int, int] = (0, 0)

    @property
    def name(self) -> str:
        """The fullest name that its text has for it; a person who is known beforehand may be labelled otherwise."""
        if self.type != "Person" or not self.fixed:
            return self.label
        return max(filter(is_written_out, self.forms), key=lambda form: (len(form), form), default=self.label)

    @property
    def words(self) -> NameWords:
        """The words of its name, folded."""
        return name_words(self.name) if self.type == "Person" else tuple(body_words(self.label).split())


@dataclass(frozen=True, slots=True, order=True)
class Other:
    """What a document speaks of that is never compared with other documents: states, things, groups without a name."""

    key: str
    type: str
    label: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Whom a document names: its sightings, sorted; when it was published; by which names it is known as company.

    ``others`` are what it speaks of besides, sorted.
    """

    sightings: tuple[Sighting, ...] = ()
    published: str = ""
    company: frozenset[str] = frozenset()
    others: tuple[Other, ...] = ()


def page(extraction: Extraction) -> Page:
    """Return what a document tells of whom it names."""
    named = [entity for entity in extraction.entities if entity.named]
    reading = _reading(extraction)
    sightings = sorted(_sighting(reading, entity) for entity in named if _is_resolved(entity))
    known = sorted(named, key=lambda entity: (-len(reading.mentions.get(entity.id, ())), entity.key))
    company = dict.fromkeys(companion(entity.type, entity.key, entity.label) for entity in known)
    compared = {entity.id for entity in named if _is_resolved(entity)}
    others = (Other(e.key, e.type, e.label, e.aliases) for e in extraction.entities if e.id not in compared)
    return Page(
        tuple(sightings),
        extraction.document.published or "",
        frozenset(list(company)[:_COMPANY]),
        tuple(sorted(others)),
    )


def _is_resolved(entity: Entity) -> bool:
    return entity.type in RESOLVED and not (entity.type == "Place" and gazetteer.known(entity.key))


def companion(kind: str, key: str, label: str) -> str:
    """Return by which mark a name is known as company: people by their last word, whatever else by its key."""
    return f"person/{slug(label.rpartition(' ')[2])}" if kind == "Person" else key


@dataclass(frozen=True, slots=True)
class _Reading:
    """One extraction, its parts by entity: mentions, positions, keys of what it is of, years of its acts."""

    text: str
    year: int
    mentions: dict[str, list[Mention]]
    positions: dict[str, list[str]]
    ties: dict[str, set[str]]
    years: dict[str, set[int]]


def _reading(extraction: Extraction) -> _Reading:
    year = int((extraction.document.published or "0")[:4])
    reading = _Reading(extraction.document.text, year, {}, {}, {}, {})
    entities = {entity.id: entity for entity in extraction.entities}
    of: dict[str, Entity] = {}
    for mention in extraction.mentions:
        if mention.entity is not None:
            reading.mentions.setdefault(mention.entity, []).append(mention)
            of[mention.id] = entities[mention.entity]
    for claim in extraction.assertions:
        subject, target = of.get(claim.subject), of.get(claim.object or "")
        if subject is None or claim.polarity != "Affirmed":
            continue
        if claim.value is not None and claim.relation == "position":
            reading.positions.setdefault(subject.id, []).append(claim.value)
        if target is not None and claim.relation in _TIES:
            reading.ties.setdefault(subject.id, set()).update({target.key, target.part_of or target.key})
    for event in extraction.events:
        for actor in event.actor:
            if actor in of and event.time:
                reading.years.setdefault(of[actor].id, set()).add(int(event.time[:4]))
    return reading


def _sighting(reading: _Reading, entity: Entity) -> Sighting:
    person = entity.type == "Person"
    forms = _forms(reading, entity)
    said = list(_said(reading, entity)) if person else []
    ties = reading.ties.get(entity.id, set()) | ({entity.part_of} if entity.part_of else set())
    ties |= {key for text in said for key in _places(text)}
    years = sorted(reading.years.get(entity.id, ()))
    return Sighting(
        key=entity.key,
        type=entity.type,
        label=entity.label,
        forms=forms,
        blocks=blocks(entity.type, entity.label, forms),
        fixed=gazetteer.known(entity.key) or not entity.key.endswith("/" + slug(entity.label)),
        gender=_gender(reading, entity) if person else "",
        ties=tuple(sorted(ties - {entity.key})),
        roles=tuple(sorted({role for text in said for role in _roles(text)})),
        born=_born(reading, entity) if person and reading.year else 0,
        told=(years[0], years[-1]) if years else (0, 0),
    )


def _forms(reading: _Reading, entity: Entity) -> tuple[str, ...]:
    """Return the names that the text has for an entity; a label from the gazetteer need not stand in it."""
    written = (reading.text[m.start : m.end] for m in reading.mentions.get(entity.id, ()) if m.form == "name")
    own = not entity.aliases or entity.label in {" ".join(words.split()) for words in written}
    return tuple(sorted({*entity.aliases, *([entity.label] if own else ())}))


def _said(reading: _Reading, entity: Entity) -> Iterator[str]:
    """Yield the words that describe a person: positions, titles before the name, descriptions that mean it."""
    yield from reading.positions.get(entity.id, ())
    for mention in reading.mentions.get(entity.id, ()):
        if mention.form == "nominal":
            yield reading.text[mention.start : mention.end]
        elif mention.form == "name":
            yield _before(reading, mention)


def _before(reading: _Reading, mention: Mention) -> str:
    """Return the words of a name's phrase that stand before it."""
    return reading.text[mention.phrase.start : mention.start] if mention.phrase is not None else ""


def _gender(reading: _Reading, entity: Entity) -> str:
    """Return the gender that titles and nouns agree on, else the given name's, else that of the pronouns."""
    titles = {_noun_genders().get(role) for text in _said(reading, entity) for role in _roles(text)}
    pronouns = set[str | None]()
    for mention in reading.mentions.get(entity.id, ()):
        if mention.form == "pronoun":
            pronouns.add(_pronoun_gender(reading.text[mention.start : mention.end].lower()))
        elif mention.form == "name":
            titles.update(map(person_names.title_gender, _before(reading, mention).split()))
    if len(titles - {None}) == 1:
        return (titles - {None}).pop() or ""
    likely = given_name_gender(name_words(entity.label)) or (pronouns.pop() if len(pronouns) == 1 else None)
    return f"~{likely}" if likely else ""


def _born(reading: _Reading, entity: Entity) -> int:
    for mention in reading.mentions.get(entity.id, ()):
        if mention.form == "name":
            age = _AGE_AFTER.match(reading.text, mention.end) or _AGE_BEFORE.search(_before(reading, mention))
            if age is not None:
                return reading.year - int(age[1])
    return 0


def _pronoun_gender(word: str) -> str | None:
    if word in word_class("masculine-pronoun"):
        return "m"
    return "f" if word in word_class("feminine-pronoun") else None


def _roles(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.lower()):
        if word in _role_nouns():
            yield word


@cache
def _role_nouns() -> frozenset[str]:
    kin = {row["noun"] for row in tables.rows("roles.tsv") if row["kind"] == "kin"}
    nouns = {row["noun"] for row in tables.rows("roles.tsv")}
    return frozenset((nouns | set(_walk_words())) - kin)


@cache
def _noun_genders() -> dict[str, str]:
    return {row["noun"]: row["gender"] for row in tables.rows("roles.tsv") if row["gender"] == "f"}


def _walk_words() -> Iterable[str]:
    return (word for row in tables.rows("walks_of_life.tsv") for word in tables.values(row["words"]))


def _places(text: str) -> Iterator[str]:
    """Yield the keys of states and places that a description names: "Australian", "Ohio"."""
    words = _WORD.findall(text)
    for start in range(len(words)):
        for end in (start + 1, start + 2):
            key = _place_forms().get(" ".join(words[start:end]))
            if key is not None:
                yield key


@cache
def _place_forms() -> dict[str, str]:
    """Return the keys of states and places by the words that mean them alone."""
    found: dict[str, set[str]] = {}
    for form in gazetteer.packaged().forms:
        if form.key.startswith(("state/", "place/")):
            found.setdefault(form.text, set()).add(form.stands_for or form.key)
    return {text: keys.pop() for text, keys in found.items() if len(keys) == 1}
