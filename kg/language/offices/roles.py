"""What people are said to be: role nouns, their gender, and where a person's role stands in the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.names.nominals import noun_types
from kg.language.names.person_names import is_title
from kg.language.syntax.phrases import conjuncts, noun_phrase, prepositional
from kg.lexica import tables
from kg.lexica.classes import word_class

type RoleForm = Literal["title", "apposition", "copula", "appointment"]

_BECOMING = frozenset({"be", "become", "remain", "serve", "act"})
# "Secretary General", "Director-General": one role; elsewhere a rank after an office starts another one
_GENERALS = frozenset(
    {"secretary", "director", "attorney", "prosecutor", "inspector", "consul", "governor", "solicitor"}
)
# who seeks an office does not hold it
SEEKING = frozenset({"nominee", "candidate", "contender", "hopeful", "applicant", "pick", "choice"})
_PLURAL = frozenset({"NNS", "NNPS"})
_HYPHENS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a sentence gives a person.

    Attributes:
        person: Mention id.
        noun: The role's head token.
        start: First token of the role's words, with modifiers, without article and possessor.
        end: The token after the last of these words.
        outer: First token of the phrase that may hold a nationality, a state or an organisation before them.
        form: How it is said.
        trigger: The token whose factuality decides.
    """

    person: int
    noun: Token
    start: int
    end: int
    outer: int
    form: RoleForm
    trigger: Token


@cache
def _nouns() -> dict[str, tuple[str | None, str]]:
    rows = tables.rows("roles.tsv")
    return {row["noun"]: (None if row["gender"] == "-" else row["gender"], row["kind"]) for row in rows}


@cache
def modifiers() -> dict[str, str]:
    """Return the words before a role that tell of the office ("former", "deputy"), with their effect."""
    return {row["word"]: row["effect"] for row in tables.rows("office_modifiers.tsv")}


@cache
def _appointing() -> frozenset[str]:
    return word_class("appointing-verb")


def kind_of(token: Token) -> str | None:
    """Return the kind of role a noun stands for (``kind`` in ``roles.tsv``), or None if it is no role noun."""
    found = _nouns().get(token.lower_) or _nouns().get(token.lemma_.lower())
    return found[1] if found else None


def noun_gender(token: Token) -> str | None:
    """Return ``m`` or ``f`` for a noun that only one gender bears ("spokeswoman", "father"), else None."""
    found = _nouns().get(token.lower_) or _nouns().get(token.lemma_.lower())
    return found[0] if found else None


def is_role(token: Token) -> bool:
    """Tell whether a token is a role noun in the singular: "minister", "General", not "ministers".

    "National" in a name is none, nor is "a host of officials".
    """
    if token.tag_ not in {"NN", "NNP"} or kind_of(token) is None or token.orth_ == "National":
        return False
    return token.lower_ != "host" or not any(
        noun.tag_ in _PLURAL for preposition, noun in prepositional(token) if preposition == "of"
    )


def roles_of(doc: Doc, person: MentionDict) -> Iterator[Role]:
    """Yield the roles that its sentence gives a person: titles before the name, appositions, predicate nouns.

    Text order within each form. Negated ones are yielded too: their trigger tells.
    """
    head = doc[person["head"]]
    if person["form"] == "name":
        yield from _titles(doc, person, head)
        yield from _appositions(person, head)
    yield from _predicates(person, head)


def _titles(doc: Doc, person: MentionDict, head: Token) -> Iterator[Role]:
    """Yield the roles right before a name: "Turkish Foreign Minister Hakan Fidan", "host Vladimir Solovyov"."""
    end = person["start"]
    if head.dep_ == "conj" and head.head.i < end and doc[end - 1].tag_ == "CC":  # "analysts James Hill and Elena Roth"
        yield from _shared(doc, person, head)
    outer = head.head if head.dep_ == "appos" and head.head.i < end and _adjacent(doc, head.head.i + 1, end) else head
    start = _left_end(doc, outer, end)
    first = start
    while first < end and doc[first].tag_ in {"DT", "PRP$", "POS"}:
        first += 1
    begin = at = first
    while at < end:
        token = doc[at]
        if token.tag_ == "CC" or (token.is_punct and (token.text not in _HYPHENS or doc[at - 1].whitespace_)):
            begin = at + 1  # also after "PARIS - "
        elif at + 1 < end and token.lower_ in modifiers() and doc[at + 1].lower_ in modifiers():
            pass  # "deputy assistant secretary"
        elif at + 1 < end and doc[at + 1].lower_ in SEEKING:
            pass  # "the president candidate" is no president
        elif is_role(token) or (token.tag_ in {"NNS", "NNPS"} and kind_of(token) and at + 1 == end):
            stop = _compound_end(doc, at, end)
            noun = doc[at if stop - at > 1 and doc[at + 1].lower_ in {"of", "in"} else stop - 1]
            if not kind_of(noun) or in_chief(doc, at + 1):  # "president-elect", "editor-in-chief"
                noun = token
            if _adjacent(doc, stop, end):
                yield Role(person["id"], noun, begin, stop, first, "title", noun)
            begin, at = stop, stop - 1
        at += 1


def _shared(doc: Doc, person: MentionDict, head: Token) -> Iterator[Role]:
    """Yield the role in the plural that stands before the first of several names joined by "and"."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    start = first.i
    while (
        start > 0
        and doc[start - 1].dep_ == "compound"
        and doc[start - 1].tag_ == "NNP"
        and doc[start - 1].head.i == first.i
    ):
        start -= 1
    noun = doc[start - 1] if start else first
    if noun.tag_ in {"NNS", "NNPS"} and kind_of(noun) and noun.sent.start == head.sent.start:
        begin = noun_phrase(noun)[0] if noun.left_edge.i < noun.i else noun.i
        begin = begin + 1 if doc[begin].tag_ == "DT" else begin
        yield Role(person["id"], noun, begin, noun.i + 1, begin, "title", noun)


def _left_end(doc: Doc, outer: Token, end: int) -> int:
    """Return the first token of the words before a name, with a "retired" that the parser put elsewhere."""
    start = _before_chief(doc, outer.left_edge.i)
    for i in range(end - 1, start - 1, -1):
        if doc[i].tag_ in {"``", "''", ":", ",", "-LRB-", "-RRB-", ".", "IN"} and not _of_office(doc, i):
            return i + 1
    joined = doc[start - 1] if start > 1 and doc[start - 1].tag_ == "CC" else None
    single = end - start == 1 and doc[start].is_lower and is_role(doc[start])
    if single and joined is not None and is_role(doc[start - 2]) and doc[doc[start - 2].left_edge.i].tag_ != "DT":
        start = doc[start - 2].left_edge.i  # "Turkish diplomat and author": no article, so not two people
    while start > 0 and doc[start - 1].lower_ in modifiers() and not doc[start].is_sent_start:
        start -= 1
    return start


def _before_chief(doc: Doc, start: int) -> int:
    """Return the first token of "Gazette editor-in-chief" where words start at its "chief", else what is given."""
    for at in (start - 4, start - 2):
        if at >= 0 and kind_of(doc[at]) and in_chief(doc, at + 1) == start + 1:
            return int(doc[at].left_edge.i)
    return start


def _of_office(doc: Doc, i: int) -> bool:
    if doc[i].lower_ == "in" and i > 1 and kind_of(doc[i - 2 if doc[i - 1].text in _HYPHENS else i - 1]):
        return bool(in_chief(doc, i) or in_chief(doc, i - 1))
    return doc[i].lower_ == "of" and i > 0 and kind_of(doc[i - 1]) is not None


def _adjacent(doc: Doc, start: int, end: int) -> bool:
    """Tell whether only further roles and courtesy titles stand between a role and the name."""
    between = doc[start:end]
    return all(
        is_role(t)
        or is_title(t.text)
        or t.text in _HYPHENS
        or t.tag_ == "CC"
        or t.lower_ in modifiers()
        or t.pos_ in {"NOUN", "PROPN", "ADJ"}
        for t in between
    ) and (not len(between) or is_role(between[-1]) or is_title(between[-1].text))


def _compound_end(doc: Doc, at: int, end: int) -> int:
    """Return the token after a role that starts or goes on at ``at``: "Secretary-General", "Secretary of State"."""
    stop = in_chief(doc, at + 1) or at + 1
    while stop < end:
        step = 1 if doc[stop].text in _HYPHENS else 0
        following = doc[stop + step] if stop + step < end else None
        if following is None:
            break
        word, last = following.lower_, doc[stop - 1]
        if word == "elect" and step:
            return stop + 2
        joined = is_role(following) and (
            (kind_of(last) == kind_of(following) == "rank")
            or (last.lower_ in _GENERALS and word == "general")
            or last.lower_ in modifiers()
            or last.lower_ == "chief"
        )
        if not joined:
            break
        stop += step + 1
    if stop < end and doc[stop].lower_ == "of" and not any(is_role(t) for t in doc[stop:end]):
        return end
    return stop


def in_chief(doc: Doc, start: int) -> int:
    """Return the token after "-in-chief" or "in chief" if it starts here ("editor-in-chief"), else 0."""
    words = [token.lower_ for token in doc[start : start + 4]]
    if len(words) == 4 and words[0] in _HYPHENS and words[1] == "in" and words[2] in _HYPHENS and words[3] == "chief":
        return start + 4
    return start + 2 if words[:2] == ["in", "chief"] else 0


def _appositions(person: MentionDict, head: Token) -> Iterator[Role]:
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and _one_voice(head, child):
            for noun in conjuncts(child)[: 1 if noun_types().get(child.lower_) == "Organization" else None]:
                yield from _described(person, noun, "apposition", noun)
    noun = head.head
    if head.dep_ == "appos" and noun.i < head.i and noun.i < person["start"] - 1 and _one_voice(noun, head):
        yield from _described(person, noun, "apposition", noun)


def _one_voice(first: Token, second: Token) -> bool:
    """Tell whether no quotation mark stands between two tokens."""
    return all(token.tag_ not in {"``", "''"} and token.text != '"' for token in first.doc[first.i : second.i])


def _predicates(person: MentionDict, head: Token) -> Iterator[Role]:
    verbs = [head.head] if head.dep_ in {"nsubj", "nsubjpass"} else []
    if not _is_double_genitive(head):
        verbs += [child for child in head.children if child.dep_ == "relcl" and _who(child)]
    for verb in verbs:
        if verb.lemma_ in _BECOMING:
            for noun in _complements(verb, "attr"):
                yield from _described(person, noun, "copula", verb)
        elif verb.tag_ == "VBN" and verb.lemma_ in _appointing():
            for noun in _complements(verb, "oprd"):
                yield from _described(person, noun, "appointment", verb)


def _is_double_genitive(name: Token) -> bool:
    """Tell whether a name stands as in "a friend of Hill's who was mayor": the friend was."""
    return name.dep_ == "pobj" and name.head.lower_ == "of" and any(child.tag_ == "POS" for child in name.children)


def _complements(verb: Token, label: str) -> Iterator[Token]:
    """Yield predicate nouns, and those of "as": "is a judge", "serves as judge and adviser"."""
    for child in verb.children:
        if child.dep_ in {label, "attr"}:
            yield from conjuncts(child)
        elif child.dep_ == "prep" and child.lower_ == "as":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from conjuncts(noun)


def _described(person: MentionDict, noun: Token, form: RoleForm, trigger: Token) -> Iterator[Role]:
    """Yield the role of a noun phrase, without its article and possessor."""
    if not is_role(noun) or (noun.i >= person["start"] and noun.i < person["end"]):
        return
    outer, end = noun_phrase(noun)
    start = outer
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"det", "poss", "predet"}:
            start = max(start, child.right_edge.i + 1)
    if start > 1 and noun.doc[start - 1].text in _HYPHENS:  # "a co-founder"
        start -= 2
    end = max(end, noun.i + 1, in_chief(noun.doc, noun.i + 1))
    yield Role(person["id"], noun, start, end, outer, form, trigger)


def _who(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"who", "that"} for child in verb.children)
