"""By what words the things of a text can be described: roles of people, titles before names, descriptions again."""

from bisect import bisect_left
from itertools import islice

from kg.language.offices import role_nouns
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.salience import REACH

MOST = 64  # things of one calling that a description is set against: those called so last


class Callings:
    """The referents of a draft by their callings, kept while descriptions are resolved; numbers are the draft's."""

    def __init__(self, draft: Draft) -> None:
        """Read what names and their roles tell."""
        self.draft = draft
        self._people: dict[tuple[str, str], dict[int, None]] = {}
        self._again: dict[tuple[str, str | None, str], int] = {}
        self._groups: dict[tuple[str, str], list[int]] = {}
        for number, referent in enumerate(draft.referents):
            if referent.type == "Person":
                for role in sorted(referent.roles):
                    self.learn(number, role)
                for first in sorted(self._titles(referent)):
                    self._put(("title", first), number)
            if not referent.named:
                self.describe(number)

    def learn(self, number: int, role: str) -> None:
        """Note that a person has a role: a noun, or a noun with the words before it."""
        self._put(("role", role), number)
        if kind := role_nouns.kind_of_word(role):
            self._put(("role", kind), number)

    def describe(self, number: int) -> None:
        """Note a thing without a name by the words of its description."""
        made = self.draft.referents[number]
        self._again.setdefault((made.phrase, made.part_of, made.type), number)
        self._groups.setdefault((made.phrase.rpartition(" ")[2], made.type), []).append(number)

    def people(self, noun: str, *, titled: bool) -> list[int]:
        """Return the people who have a role, or (``titled``) whose name begins with it: "Pope Francis"."""
        found = {*self._last(("role", noun)), *(self._last(("title", noun)) if titled else ())}
        return self._still_people(found)

    def people_of(self, roles: frozenset[str]) -> list[int]:
        """Return the people who have one of some roles, or a role of one of some kinds."""
        return self._still_people({number for role in roles for number in self._last(("role", role))})

    def again(self, phrase: str, part_of: str | None, kind: str) -> int | None:
        """Return the first thing that was described so, or None."""
        return self._again.get((phrase, part_of, kind))

    def groups(self, noun: str, kind: str) -> list[int]:
        """Return the things without a name whose descriptions end in a noun."""
        return self._groups.get((noun, kind), [])[-MOST:]

    def latest(self, mention: int, numbers: list[int]) -> int | None:
        """Return the one of some referents that alone is mentioned in this or the sentences just before, or None."""
        near = [number for number in numbers if self._is_near(mention, number)]
        return near[0] if len(near) == 1 else None

    def _is_near(self, mention: int, number: int) -> bool:
        mentions, sites = self.draft.referents[number].mentions, self.draft.sites
        before = bisect_left(mentions, mention)
        return before > 0 and sites[mention].sentence - sites[mentions[before - 1]].sentence <= REACH

    def _put(self, calling: tuple[str, str], number: int) -> None:
        called = self._people.setdefault(calling, {})
        called.pop(number, None)  # the last one called so stands last
        called[number] = None

    def _last(self, calling: tuple[str, str]) -> list[int]:
        return list(islice(reversed(self._people.get(calling, {})), MOST))

    def _still_people(self, found: set[int]) -> list[int]:
        return [number for number in sorted(found) if self.draft.referents[number].type == "Person"]

    def _titles(self, person: Referent) -> set[str]:
        """Return the words that names of a person begin with, of those that have more words."""
        names = (self.draft.mentions[i] for i in person.mentions if self.draft.mentions[i]["form"] == "name")
        return {self.draft.doc[m["start"]].lower_ for m in names if m["end"] - m["start"] > 1}
