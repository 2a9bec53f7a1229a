"""The mentions around a role, and what kind of thing they name."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.names.name_types import is_generic
from kg.language.offices.role_nouns import is_hyphen
from kg.language.syntax.forms import HYPHEN, PLURAL, has_form
from kg.language.syntax.functions import CONJUNCT, POSSESSOR, PREPOSITION, PREPOSITIONAL_OBJECT, dependents
from kg.language.syntax.tree import sentence_of
from kg.lexica.classes import word_class

_BODIES = frozenset({"Organization", "Alliance", "ArmedForce"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The mentions of a Doc, sorted by start, with their starts and by head token; ``states`` are those of states."""

    doc: Doc
    mentions: list[MentionDict]
    starts: list[int]
    by_head: dict[int, list[MentionDict]]
    states: list[MentionDict]

    @classmethod
    def of(cls, doc: Doc) -> "Surroundings":
        """Return those of a Doc."""
        mentions = annotations.mentions(doc)
        states = [m for m in mentions if m["form"] in {"name", "adjective"} and is_state(m)]
        return cls(doc, mentions, [m["start"] for m in mentions], annotations.by_head(doc), states)

    def within(self, start: int, end: int) -> list[MentionDict]:
        """Return the mentions that are no pronouns in tokens ``start`` to ``end``, in text order."""
        found = []
        for mention in self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            joined = mention["end"] < end and has_form(self.doc[mention["end"]], HYPHEN)  # "Ivy League-trained surgeon"
            if mention["end"] <= end and _refers(mention) and not joined:
                found.append(mention)
        return found

    def after(self, token: Token) -> Iterator[tuple[str, MentionDict]]:
        """Yield (preposition, mention) for the prepositional phrases right of a token, coordinated objects too."""
        for preposition in dependents(token, PREPOSITION):
            objects = dependents(preposition, PREPOSITIONAL_OBJECT) if preposition.i > token.i else []
            while objects:
                noun = objects.pop(0)
                for mention in self.by_head.get(noun.i, ())[:1]:
                    if _refers(mention):
                        yield preposition.lower_, mention
                objects += dependents(noun, CONJUNCT)

    def owner(self, noun: Token) -> MentionDict | None:
        """Return the pronoun before a noun that means a named state or body as its owner: "its" in "its minister".

        None where the sentence names another before it, which "its" may mean as well.
        """
        for word in dependents(noun, POSSESSOR):
            for mention in self.by_head.get(word.i, ()):
                entity = mention["entity"]
                owns = mention["form"] == "pronoun" and (is_body(mention) or is_state(mention))
                if not owns or entity is None or not annotations.entities(self.doc)[entity]["named"]:
                    continue
                before = self.within(sentence_of(word)[0], word.i)
                if {m["entity"] for m in before if is_body(m) or is_state(m)} <= {entity}:
                    return mention
        return None

    def means_bodies_in_general(self, mention: MentionDict) -> bool:
        """Tell whether a mention means bodies in general: "a broker for corporations"."""
        plural = has_form(self.doc[mention["head"]], PLURAL)
        return mention["form"] == "nominal" and mention["type"] == "Organization" and plural

    def is_portfolio(self, body: MentionDict, noun: Token) -> bool:
        """Tell whether a word is what a minister is over, taken for a name: "Labor" in "Labor Secretary Hill"."""
        whole = body["end"] == noun.i and body["end"] - body["start"] == 1
        minister = noun.lower_ in word_class("minister")
        return whole and body["key"] is None and minister and is_generic([self.doc[body["start"]].text])

    def is_hyphenated(self, mention: MentionDict) -> bool:
        """Tell whether a mention is the second part of a word with a hyphen: "American" in "Lebanese-American"."""
        at = mention["start"] - 1
        return at > 0 and is_hyphen(self.doc[at]) and not self.doc[at].whitespace_


def _refers(mention: MentionDict) -> bool:
    """Tell whether a mention names something, or describes something that coreference found."""
    return mention["form"] in {"name", "adjective"} or (mention["form"] == "nominal" and mention["entity"] is not None)


def is_body(mention: MentionDict) -> bool:
    """Tell whether a mention means an organisation, an alliance or an armed force."""
    return mention["type"] in _BODIES


def is_state(mention: MentionDict) -> bool:
    """Tell whether a mention names a state or the people of one."""
    return mention["type"] == "State" or (mention["type"] == "Nationality" and is_of_state(mention))


def is_of_state(mention: MentionDict) -> bool:
    """Tell whether a mention carries the key of a state: a name, an adjective or a capital that stands for it."""
    return (mention["key"] or "").startswith("state/")
