"""What pronouns refer to: people by `kg.grammar.antecedents`, things and groups by syntax, speakers by quotation.

A pronoun whose antecedent is open stays unresolved.
"""

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from kg.grammar import antecedents, lexicon, sites
from kg.grammar.annotations import MentionDict
from kg.grammar.antecedents import Candidate
from kg.grammar.clauses import RELATIVE_PRONOUNS, antecedent
from kg.grammar.referents import Referent
from kg.grammar.sites import Discourse, Site

LEAST = 0.4  # probability below which "he" and "she" stay unresolved
_AGENTS = frozenset({"State", "Organization", "Alliance", "ArmedForce"})
_PLURAL = frozenset({"Group", "ArmedForce", "Organization", "State", "Alliance"})
_MISTAKEN = frozenset({"Organization", "State", "Place"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# "it is likely that", "it seems": the pronoun means nothing
_EMPTY_VERBS = frozenset({"seem", "appear", "rain", "snow", "follow", "turn", "happen", "matter"})


@cache
def _forms() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in lexicon.rows("pronouns.tsv")}


@dataclass(slots=True)
class Resolver:
    """The state of resolving one document's pronouns from left to right."""

    where: Discourse
    mentions: list[MentionDict]
    referents: list[Referent]
    sites: dict[int, Site]
    of_head: dict[int, int] = field(default_factory=dict)  # head token -> referent
    people: dict[int, Candidate] = field(default_factory=dict)
    said_by: dict[int, Token] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, referent in enumerate(self.referents):
            for mention in referent.mentions:
                self.of_head[self.sites[mention].head] = number
                self.of_head[self.mentions[mention]["head"]] = number
            if self._may_be_person(referent):
                own = [self.sites[m] for m in referent.mentions if m in self.sites]
                short = frozenset(
                    m for m in referent.mentions if self.mentions[m]["end"] - self.mentions[m]["start"] == 1
                )
                gender = referent.gender if referent.type == "Person" else None
                self.people[number] = Candidate(number, own, [], gender, short, referent.type)
        self.said_by = sites.speakers(self.where)

    def _may_be_person(self, referent: Referent) -> bool:
        """Tell whether "he" can mean a referent: a person, or an unknown short name that the model took for another thing."""
        if referent.type == "Person":
            return referent.number == "sing"
        first = self.mentions[referent.mentions[0]]
        words = self.where.doc[first["start"] : first["end"]]
        unknown = referent.key is None and referent.named and first["form"] == "name" and referent.type in _MISTAKEN
        return (
            unknown
            and len(words) <= 2
            and all(t.tag_ == "NNP" and t.text[:1].isupper() and not t.is_upper for t in words)
        )

    def resolve(self, mention: MentionDict) -> int | None:
        """Return the number of the referent that a pronoun means, or None; later pronouns may lead back to this one."""
        number = self._antecedent(mention)
        if number is not None:
            self.of_head[self.sites[mention["id"]].head] = number
        return number

    def _antecedent(self, mention: MentionDict) -> int | None:
        token = self.where.doc[mention["head"]]
        form, here = _forms().get(token.lower_), self.sites[mention["id"]]
        if form is None:
            return None
        if form["case"] == "relative":
            return self._relative(token)
        if form["person"] == "1":
            return self._speaker(here) if form["number"] == "sing" else None
        if form["case"] == "reflexive":
            return self._reflexive(here)
        if form["gender"] in {"m", "f"}:
            return self._person(here, form["gender"], "possessive" if token.tag_ == "PRP$" else here.role)
        if form["number"] == "plur":
            return self._by_subjects(here, token, _PLURAL)
        return None if _is_empty(token) else self._by_subjects(here, token, _AGENTS)

    def _relative(self, token: Token) -> int | None:
        noun = antecedent(token) if token.lower_ in RELATIVE_PRONOUNS else None
        return None if noun is None or noun.i == token.i else self.of_head.get(noun.i)

    def _speaker(self, here: Site) -> int | None:
        if here.quote is None or here.quote not in self.said_by:
            return None
        number = self.of_head.get(self.said_by[here.quote].i)
        return number if number is not None and self.referents[number].type == "Person" else None

    def _reflexive(self, here: Site) -> int | None:
        for child in self.where.doc[here.verb].children:
            if child.dep_ in _SUBJECTS and child.i < here.head:
                return self.of_head.get(child.i)
        return None

    def _person(self, here: Site, gender: str, case: str) -> int | None:
        speaker = self._speaker(here)
        options = [c for n, c in self.people.items() if n != speaker]
        number = antecedents.choose(self.where, here, gender, case, options, LEAST)
        if number is not None:
            chosen = self.people[number]
            chosen.pronouns.append(here)
            chosen.gender = self.referents[number].gender = gender
            chosen.type = self.referents[number].type = "Person"
        return number

    def _by_subjects(self, here: Site, token: Token, types: frozenset[str]) -> int | None:
        """Resolve "it", "its", "they", "their" to a subject that commands it, or to the subject of the sentence before.

        The nearest subject decides: if it is no known actor of these types, the pronoun stays unresolved.
        """
        possessive = token.tag_ == "PRP$"
        for noun in self._subjects(here, possessive=possessive):
            if noun.i == here.head:
                continue
            number = self.of_head.get(noun.i)
            if number is None:
                return None
            if noun.pos_ == "PRON" or self.referents[number].type in types:
                return number if self._agrees(number, token, types) else None
            return None
        return None

    def _agrees(self, number: int, token: Token, types: frozenset[str]) -> bool:
        referent = self.referents[number]
        plural = _forms()[token.lower_]["number"] == "plur"
        return referent.type in types and (plural or referent.number == "sing")

    def _subjects(self, here: Site, *, possessive: bool) -> list[Token]:
        """Return the subjects above a pronoun, nearest first, then the main subject of the sentence before."""
        doc, found = self.where.doc, []
        own = doc[here.head]
        verbs = [i for i in here.path if doc[i].pos_ in {"VERB", "AUX"}]
        if not possessive and verbs:
            verbs = verbs[1:]
        for i in verbs:
            found += [c for c in doc[i].children if c.dep_ in _SUBJECTS and c.i < own.i]
        if not found and here.sentence:
            start, end = self.where.bounds[here.sentence - 1]
            root = doc[start:end].root
            same_paragraph = self.where.paragraph_of[here.sentence] == self.where.paragraph_of[here.sentence - 1]
            if same_paragraph:
                found = [c for c in root.children if c.dep_ in _SUBJECTS]
        return found


def _is_empty(token: Token) -> bool:
    """Tell whether "it" is a mere placeholder: "it is likely that", "it seems"."""
    verb = token.head
    if token.dep_ == "expl" or verb.lemma_ in _EMPTY_VERBS:
        return True
    clause = any(child.dep_ in {"ccomp", "xcomp", "csubj", "advcl"} and child.i > verb.i for child in verb.children)
    adjective = [child for child in verb.children if child.dep_ in {"acomp", "attr"}]
    return (
        verb.lemma_ == "be"
        and bool(adjective)
        and (clause or any(g.dep_ in {"xcomp", "ccomp", "acl", "relcl"} for child in adjective for g in child.children))
    )
