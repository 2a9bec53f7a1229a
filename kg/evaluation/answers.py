"""A line that `kg extract` writes, asked whether what it holds goes by a name."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from kg.evaluation.lines import Line, Record

type Wanted = str | Sequence[Any] | None

_DOTLESS = str.maketrans({"’": "'", "ı": "i"})


def plain(words: object) -> str:
    """Return words without case, accents, articles, possessive, dots, hyphens and outer punctuation."""
    apart = unicodedata.normalize("NFKD", str(words).translate(_DOTLESS))
    text = "".join(c for c in apart if not unicodedata.combining(c)).casefold().replace(".", "")
    text = re.sub(r"[-‐‑–]", " ", text).strip(" \"'“”‘,;:()")
    text = re.sub(r"\s+", " ", re.sub(r"'s?$", "", text))
    return re.sub(r"^(the|a|an) ", "", text)


def is_one_of(value: object, wanted: object) -> bool:
    """Tell whether a value is one of the alternatives, or absent where None is wanted."""
    if wanted is None or value is None:
        return wanted is None and value is None
    return any(plain(value) == plain(alternative) for alternative in str(wanted).split("|"))


class Answer(Line):
    """One line with all the forms by which each mention's entity is known.

    Attributes:
        banned: Whether the answer is tried against what it must not hold; an unnamed organ is not its state then.
        assertions: As the line has them.
        attributions: As the line has them.
    """

    def __init__(self, record: Record, text: str, *, banned: bool = False) -> None:
        """Index a line; a missing one (``{}``) holds nothing."""
        super().__init__(record, text)
        self.banned = banned
        self.assertions: list[Record] = list(record.get("assertions") or ())
        self.attributions: list[Record] = list(record.get("attributions") or ())
        self._by_key = {entity.get("key"): entity for entity in self.entities.values()}
        self._surfaces: dict[str | None, set[str]] = defaultdict(set)
        for mention in self.mentions.values():
            self._surfaces[mention.get("entity")].add(plain(self.words(mention)))

    def entity(self, mention: str) -> Record | None:
        """Return the entity of a mention by its id, or None."""
        return self.entities.get((self.mentions.get(mention) or {}).get("entity") or "")

    def is_named(self, mention: str, wanted: str) -> bool:
        """Tell whether a mention goes by one of the names: "=X" is the label itself, "~x" a form that has the words."""
        return any(self._goes_by(mention, name) for name in wanted.split("|"))

    def among(self, mentions: str | Sequence[str] | None, wanted: Wanted) -> bool:
        """Tell whether one of the mentions goes by a name; None wants there to be none, a list each of its members."""
        listed = [mentions] if isinstance(mentions, str) else [name for name in mentions or () if name]
        if wanted is None:
            return not listed
        if not isinstance(wanted, str):
            return all(self.among(listed, member) for member in wanted)
        return any(self.is_named(mention, wanted) for mention in listed)

    def meant_by_last(self, form: str, longer: Sequence[str]) -> set[str]:
        """Return the entity of the last place of a form in the text, as a set that is empty where nothing was found.

        Args:
            form: Words of the text.
            longer: Forms that contain this one; it doesn't count within them.

        Raises:
            KeyError: If the form does not stand in the text.
        """
        wholes = [found.span() for other in longer for found in re.finditer(re.escape(other), self.text)]
        places = [
            found.span()
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", self.text)
            if not any(start <= found.start() and found.end() <= end for start, end in wholes)
        ]
        if not places:
            raise KeyError(f"the form {form!r} in the text")
        letter = places[-1][1] - 1  # of the head of a name
        hits = [m for m in self.mentions.values() if m.get("entity") and m["start"] <= letter < m["end"]]
        return {max(hits, key=lambda m: (m["end"] - m["start"], m["id"]))["entity"]} if hits else set()

    def _goes_by(self, mention: str, name: str) -> bool:
        if name.startswith("="):
            entity = self.entity(mention)
            return entity is not None and plain(entity["label"]) == plain(name[1:])
        if name.startswith("~"):
            part = re.compile(rf"\b{re.escape(plain(name[1:]))}\b")
            return any(part.search(form) for form in self._forms(mention))
        return plain(name) in self._forms(mention)

    def _forms(self, name: str) -> set[str]:
        mention, entity = self.mentions.get(name), self.entity(name)
        if mention is None:  # words in place of a mention's id
            return {plain(name)}
        forms = {plain(self.words(mention))}
        if mention.get("head") and mention.get("form") not in {None, "name", "adjective"}:
            forms.add(plain(self.words(mention["head"])))
        if entity is not None:
            forms |= self._names(entity)
            whole = self._by_key.get(entity.get("partOf"))
            organ = entity.get("named") is False and entity["type"] in {"ArmedForce", "Organization"}
            if whole is not None and organ and not self.banned:
                forms |= {plain(whole["label"])} | self._surfaces[whole["id"]]
        return forms

    def _names(self, entity: Record) -> set[str]:
        return {plain(entity["label"])} | set(map(plain, entity.get("aliases") or ())) | self._surfaces[entity["id"]]
