"""Which mentions mean the same: ``mention["entity"]`` and ``doc._.kg_entities``.

Names come first (gazetteer keys, people by full and short names, organisations by acronym and short form), then
descriptions ("the general", "the country", "both sides"), then pronouns. Where the text leaves it open, a mention gets no
entity: a wrong one would put words and deeds on the wrong actor.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.grammar import aliases, annotations, descriptions, gazetteer, person_names, pronouns, referents, roles, sites
from kg.grammar.annotations import EntityDict, MentionDict
from kg.grammar.referents import Referent
from kg.model import ACTOR_TYPES

_ENTITY_TYPES = ACTOR_TYPES | {"Place", "NamedEvent", "Weapon"}
_FORCES = frozenset({"Group", "ArmedForce", "Organization", "Alliance"})
# Ranks and offices that one man of a nation holds in a story; any number of analysts may speak in one.
_SINGULAR_KINDS = frozenset({"rank", "state_head", "government_head"})


def annotate(doc: Doc) -> Doc:
    """Return the Doc with entities, and with each mention's entity."""
    work = _Work(doc)
    work.keyed()
    work.people()
    work.other_names()
    work.nominals()
    work.pronouns()
    doc._.kg_entities = work.entities()
    return doc


class _Work:
    """The referents of one document while they are being found; lives for one call."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions = annotations.mentions(doc)
        self.referents: list[Referent] = []
        self.of: dict[int, int] = {}  # mention -> referent
        self.where = sites.discourse(doc)
        self.sites = {
            m["id"]: sites.site(self.where, m)
            for m in self.mentions
            if m["type"] in _ENTITY_TYPES | {"Nationality"} or m["form"] == "pronoun"
        }
        for mention in self.mentions:
            mention["entity"] = None
            mention.pop("members", None)

    def add(self, referent: Referent, mentions: list[MentionDict]) -> int:
        """Add a referent with its mentions and return its number."""
        self.referents.append(referent)
        number = len(self.referents) - 1
        for mention in mentions:
            self.join(mention, number)
        return number

    def join(self, mention: MentionDict, number: int) -> None:
        """Let a mention mean a referent."""
        self.of[mention["id"]] = number
        self.referents[number].mentions.append(mention["id"])
        self.referents[number].mentions.sort()

    def keyed(self) -> None:
        """Put mentions of one gazetteer key together; a people ("Azerbaijanis") is a group of its own."""
        by_key: dict[tuple[str, bool], list[MentionDict]] = {}
        for mention in self.mentions:
            key = mention["key"]
            if key and gazetteer.known(key) and mention["form"] in {"name", "adjective"}:
                people = (
                    key.startswith("state/")
                    and mention["type"] in {"Nationality", "Group"}
                    and self.doc[mention["end"] - 1].tag_ in {"NNS", "NNPS"}
                )
                by_key.setdefault((key, people), []).append(mention)
        for (key, people), group in by_key.items():
            if people:
                label = self.text(group[0]["start"], group[0]["end"])
                self.add(Referent("Group", named=False, number="plur", part_of=key, phrase=label), group)
            else:
                entry = gazetteer.entry(key)
                self.add(Referent(entry.type, key=key, gender="n", part_of=entry.part_of), group)

    def people(self) -> None:
        """Put the names of each person together."""
        named = [m for m in self.mentions if m["type"] == "Person" and m["form"] == "name" and m["id"] not in self.of]
        forms = []
        for mention in named:
            titles = [person_names.title_gender(t.text) for t in self.doc[mention["np_start"] : mention["start"]]]
            forms.append((person_names.words_of(self.doc, mention), next((t for t in titles if t), None)))
        groups: dict[int, list[MentionDict]] = {}
        for mention, number in zip(named, person_names.group(forms), strict=True):
            if number is not None:
                groups.setdefault(number, []).append(mention)
        for group in groups.values():
            number = self.add(Referent("Person", gender=referents.gender_of_person(self.doc, group)), group)
            for mention in group:
                self._take_roles(mention, number)

    def _take_roles(self, mention: MentionDict, number: int) -> None:
        """Note the roles a sentence gives a named person, and let the describing phrases mean them too."""
        referent = self.referents[number]
        inside = referents.inner_states(self.mentions, mention)
        for role in roles.roles_of(self.doc, mention):
            if any(child.dep_ == "neg" for child in role.trigger.children):
                continue
            referent.roles.add(role.noun.lemma_.lower())
            for other in self.heads().get(role.noun.i, ()):
                inside += referents.inner_states(self.mentions, other)
                if other["form"] == "nominal" and other["id"] not in self.of and role.form != "title":
                    self.join(other, number)
        referent.nations.update(m["key"] for m in inside if m["key"])

    def heads(self) -> dict[int, list[MentionDict]]:
        """Return the mentions by head token."""
        if not hasattr(self, "_heads"):
            self._heads = annotations.by_head(self.doc)
        return self._heads

    def other_names(self) -> None:
        """Put names of organisations and the rest together by spelling, acronym and short form."""
        rest = [
            m
            for m in self.mentions
            if m["id"] not in self.of
            and m["form"] in {"name", "adjective"}
            and m["type"] in _ENTITY_TYPES | {"Nationality"}
            and m["type"] != "Person"
        ]
        names = []
        for m in rest:
            words = [t.text for t in self.doc[m["start"] : m["end"]]]
            names.append((self.text(m["start"], m["end"]), aliases.normal(words), m["type"]))
        groups: dict[int, list[MentionDict]] = {}
        for mention, number in zip(rest, aliases.groups(names), strict=True):
            groups.setdefault(number, []).append(mention)
        for group in groups.values():
            kind = "Group" if group[0]["type"] == "Nationality" else group[0]["type"]
            plural = kind == "Group" and self.doc[group[0]["end"] - 1].tag_ in {"NNS", "NNPS"}
            self.add(Referent(kind, gender="n", number="plur" if plural else "sing"), group)

    def nominals(self) -> None:
        """Resolve descriptions in text order; those that lead back to nothing are things of their own."""
        for mention in self.mentions:
            if mention["form"] == "nominal" and mention["id"] not in self.of and mention["type"] in _ENTITY_TYPES:
                self._nominal(mention)

    def _nominal(self, mention: MentionDict) -> None:
        doc, head, here = self.doc, self.doc[mention["head"]], self.sites[mention["id"]]
        if descriptions.is_pair(doc, mention):
            pair = descriptions.pair(self.where, here, self.referents, self.sites)
            if pair:
                mention["members"] = list(pair)
            return
        states = referents.inner_states(self.mentions, mention)
        phrase = descriptions.phrase(doc, mention, states)
        plural = head.tag_ in {"NNS", "NNPS"}
        kind = descriptions.definiteness(doc, mention)
        general = descriptions.stands_for(phrase)
        if mention["type"] == "Person" and not plural:
            self._person(mention, phrase, states, kind)
        elif kind == "definite" and not plural and not states and general:
            found = self._named_like(here, phrase) if "Organization" in general else None
            if found is None:
                found = descriptions.salient(here, self.referents, self.sites, general)
            if found is not None:
                self.join(mention, found)
        elif mention["type"] not in {"State"}:
            part_of = states[0]["key"] if states else None
            same = [
                n
                for n, r in enumerate(self.referents)
                if not r.named and r.phrase == phrase and r.part_of == part_of and r.type == mention["type"]
            ]
            if same and kind != "indefinite":
                self.join(mention, same[-1])
            else:
                self.add(
                    Referent(
                        mention["type"],
                        named=False,
                        gender="n" if not plural else None,
                        number="plur" if plural else "sing",
                        part_of=part_of,
                        phrase=phrase,
                    ),
                    [mention],
                )

    def _named_like(self, here: sites.Site, noun: str) -> int | None:
        """Return the last organisation before a place in the text whose name holds a noun: "the ministry"."""
        for mention in reversed(self.mentions[: here.mention]):
            number = self.of.get(mention["id"])
            if number is not None and mention["form"] == "name" and mention["type"] in _FORCES:
                if noun in {t.lower_ for t in self.doc[mention["start"] : mention["end"]]}:
                    return number
        return None

    def _person(
        self, mention: MentionDict, phrase: str, states: list[MentionDict], kind: descriptions.Definiteness
    ) -> None:
        """Resolve "the general", "a Russian general", "the Turkish president"."""
        head = self.doc[mention["head"]]
        noun, nations = head.lemma_.lower(), {m["key"] for m in states if m["key"]}
        role_kind = roles.kind_of(head)
        holders = [
            n
            for n, r in enumerate(self.referents)
            if r.type == "Person"
            and r.number == "sing"
            and noun in r.roles
            and not (r.nations and nations and not r.nations & nations)
        ]
        before = [n for n in holders if self.referents[n].mentions[0] < mention["id"]]
        found = None
        if kind == "definite" and role_kind:
            found = before[0] if len(before) == 1 else self._latest(mention, before)
        elif kind == "indefinite" and role_kind in _SINGULAR_KINDS and not before and len(holders) == 1:
            found = holders[0]  # "a Russian general", named later on: the only general of the text
        if found is None:
            part_of = sorted(nations)[0] if nations else None
            found = self.add(
                Referent("Person", named=False, gender=roles.noun_gender(head), part_of=part_of, phrase=phrase),
                [mention],
            )
        else:
            self.join(mention, found)
        self.referents[found].roles.add(noun)
        self.referents[found].nations |= {n for n in nations if n}

    def _latest(self, mention: MentionDict, numbers: list[int]) -> int | None:
        """Return the one of some referents that alone is mentioned in this or the two sentences before, or None."""
        here = self.sites[mention["id"]].sentence
        near = [
            n
            for n in numbers
            if any(
                0 <= here - self.sites[i].sentence <= descriptions.REACH
                for i in self.referents[n].mentions
                if i < mention["id"]
            )
        ]
        return near[0] if len(near) == 1 else None

    def pronouns(self) -> None:
        """Resolve pronouns in text order."""
        resolver = pronouns.Resolver(self.where, self.mentions, self.referents, self.sites)
        for mention in self.mentions:
            if mention["form"] == "pronoun":
                number = resolver.resolve(mention)
                if number is not None:
                    self.join(mention, number)
                    self.mentions[mention["id"]]["type"] = self.referents[number].type

    def text(self, start: int, end: int) -> str:
        """Return the words as written, on one line, without a possessive ending."""
        last = self.doc[end - 1]
        if end - 1 > start and last.tag_ == "POS":
            end -= 1
        begin, stop = annotations.token_span(self.doc, start, end)
        return " ".join(annotations.original_text(self.doc)[begin:stop].split())

    def entities(self) -> list[EntityDict]:
        """Return the entities in order of first mention, and write them into the mentions."""
        order = sorted(range(len(self.referents)), key=lambda n: (self.referents[n].mentions[0], n))
        place = {number: at for at, number in enumerate(order)}
        for mention in self.mentions:
            number = self.of.get(mention["id"])
            if number is not None:
                mention["entity"] = place[number]
            if "members" in mention:
                mention["members"] = [place[n] for n in mention["members"]]
        return [self._entity(at, self.referents[number]) for at, number in enumerate(order)]

    def _entity(self, at: int, referent: Referent) -> EntityDict:
        label, same_as = "", []
        if referent.key:
            entry = gazetteer.entry(referent.key)
            label, same_as = entry.label, list(entry.same_as)
        else:
            forms = [self.mentions[i] for i in referent.mentions]
            kinds = ("name", "adjective") if referent.named else ("nominal", "name", "adjective")
            chosen = next(
                ([m for m in forms if m["form"] == k] for k in kinds if any(m["form"] == k for m in forms)), forms
            )
            best = max(chosen, key=lambda m: (self._length(m), -m["id"])) if referent.named else chosen[0]
            label = self.text(best["start"], best["end"])
        return EntityDict(
            id=at,
            key=referent.key,
            label=label,
            type=referent.type,
            same_as=same_as,
            named=referent.named,
            gender=referent.gender,
            number=referent.number,
            part_of=referent.part_of,
        )

    def _length(self, mention: MentionDict) -> int:
        return len(self.text(mention["start"], mention["end"]))


@Language.factory("kg_coreference", requires=["doc._.kg_mentions", "token.dep"], assigns=["doc._.kg_entities"])
def make_coreference(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
