"""What a word that tells of a relation says about its participants: slots over the dependency tree.

A *predication* is a word of one of these kinds:

========  =======================================  ==========================================================
VERB      "Turkey supports Azerbaijan"             slots as in `kg.language.syntax.clauses.arguments`
ADJ       "forces loyal to Assad"                  ``self``: the noun it modifies or the subject of its copula
SUFFIX    "Iran-backed militias"                   ``left``: the word before the hyphen, ``self``: the noun modified
ROLE      "Turkey, an ally of Azerbaijan"          ``self``: what the role noun is said of
NOUN      "Iran's ties with Armenia"               ``agent``: the subject of a verb such as "maintain" or "sign"
========  =======================================  ==========================================================

Besides: ``prep_X``, ``poss``, ``mod`` (modifiers), ``pair`` ("the Turkey-Azerbaijan border"), ``dative``, ``named``
(the name that the noun of a SUFFIX stands before: "London-born banker John Marsh"). Each predication has a *trigger*:
the token whose negation, modality and attribution decide about the relation. Words that
end a relation, take it back or leave it open ("former ally", "severed ties", "seeks an alliance") give no predication.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.language.annotations import MentionDict
from kg.language.factuality.retraction import retracted
from kg.language.syntax.arguments import Arguments, arguments
from kg.language.syntax.clauses import is_passive, surface_subjects
from kg.language.syntax.phrases import conjuncts, first_conjunct, prepositional
from kg.lexica.classes import word_class

_VERBAL = frozenset({"VERB", "AUX"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(slots=True)
class Predication:
    """A word's participants: head tokens by slot, in text order.

    ``governor`` is the verb that a relational noun is the object or complement of. ``past``: a role held then ("was a
    member of"), which few relations outlast.
    """

    word: Token
    trigger: Token
    slots: Arguments = field(default_factory=dict)
    governor: Token | None = None
    past: bool = False


def predication(word: Token, kind: str) -> Predication | None:
    """Return the participants of a word read as one of the kinds above; None if used otherwise or taken back."""
    if kind == "VERB":
        return _of_verb(word)
    if kind == "SUFFIX":
        return _of_suffix(word)
    if kind == "ADJ":
        return _of_adjective(word)
    return _of_role(word) if kind == "ROLE" else _of_noun(word)


def quality(predicated: Predication) -> set[str]:
    """Return the lemmas that qualify a relational noun: modifiers, predicate adjectives, and its governing verb."""
    word = predicated.word
    found: set[str] = set()
    for child in word.children:
        if child.dep_ in {"amod", "compound", "advmod", "nmod"}:
            found.update(c.lemma_.lower() for c in conjuncts(child))
    if (
        predicated.governor is not None
        and word.dep_ == "dobj"
        and predicated.governor.lemma_ in word_class("strengthening-verb")
    ):
        found.add("strengthen")
    if word.dep_ == "nsubj" and word.head.lemma_ in word_class("copula"):
        for child in word.head.children:
            if child.dep_ == "acomp":
                found.update(c.lemma_.lower() for c in conjuncts(child))
    return found


def carries(word: Token, verb: Token, governors: str = "") -> bool:
    """Tell whether a verb's subject takes part in its object noun's relation: "maintain ties", "are at war".

    Args:
        word: The relational noun.
        verb: The verb above it.
        governors: A word class that the verb must belong to, or empty for "support" and "give".
    """
    if word.dep_ == "pobj":
        return True
    classes = (governors,) if governors else ("sharing-verb", "giving-verb")
    return any(verb.lemma_ in word_class(name) for name in classes)


def _of_verb(word: Token) -> Predication | None:
    if word.pos_ not in _VERBAL or retracted(word):
        return None
    before = word.doc[word.i - 1] if word.i else word
    if word.dep_ == "advcl" and word.tag_ == "VBG" and before.pos_ in _NOMINAL:
        return None  # "the hills extend from the province bordering Iran": what borders is open
    if any(c.dep_ == "prt" or (c.dep_ == "advmod" and c.lower_ in word_class("verb-particle")) for c in word.children):
        return None
    return Predication(word, word, arguments(word))


def is_past(word: Token) -> bool:
    """Tell whether a verb form states what was: simple past or past perfect, outside reported speech.

    "said it was an ally" tells of the present: English shifts the tense of what is reported.
    """
    auxiliaries = [child for child in word.children if child.dep_ in {"aux", "auxpass"}]
    past = any(child.tag_ == "VBD" and child.lower_ != "did" for child in auxiliaries)
    return (past or (word.tag_ == "VBD" and not auxiliaries)) and word.dep_ != "ccomp"


def _of_suffix(word: Token) -> Predication | None:
    """Read "Iran-backed militias": three tokens, the last a participle that modifies a noun."""
    if word.i < 2 or word.nbor(-1).text != "-" or word.dep_ not in {"amod", "acl", "nmod", "compound", "acomp", "attr"}:
        return None
    noun = word.head
    while noun.dep_ == "conj" and noun.pos_ == "ADJ":
        noun = noun.head
    if noun.pos_ not in _NOMINAL or noun.i < word.i or retracted(noun):
        return None
    titled = [noun.head] if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "PROPN" else []
    return Predication(word, word, {"left": [word.nbor(-2)], "self": [noun], "named": titled})


def _of_adjective(word: Token) -> Predication | None:
    if retracted(word):
        return None
    slots, first = dict(arguments(word)), first_conjunct(word)
    if first.dep_ in {"acomp", "attr", "oprd"} and first.head.pos_ in _VERBAL:
        return Predication(word, first.head, slots | {"self": surface_subjects(first.head)}, first.head)
    if first.dep_ in {"amod", "acl", "relcl"} and first.head.pos_ in _NOMINAL:
        return Predication(word, word, slots | {"self": [first.head]})
    return None


def _of_role(word: Token) -> Predication | None:
    """Read a role noun: "X is/remains a ROLE", "X, a ROLE", "emerged as a ROLE", "the ROLE X"."""
    if word.pos_ not in _NOMINAL or retracted(word) or _compounded(word):
        return None
    slots, first = dict(arguments(word)), first_conjunct(word)
    if first.pos_ == "PROPN" and _appositions(word):  # "Petrov and his wife, Anna Petrova": no role of Petrov's
        first = word
    if any(retracted(token) for token in (first, first.head) if token is not word and token.pos_ in _NOMINAL):
        return None
    head = first.head
    if first.dep_ == "attr" and head.lemma_ in word_class("copula"):
        return Predication(word, head, slots | {"self": surface_subjects(head)}, head, is_past(head))
    if first.dep_ == "nsubj" and head.lemma_ in word_class("copula"):
        named = [c for c in head.children if c.dep_ == "attr" and c.pos_ == "PROPN"]
        selves = [n for c in named for n in conjuncts(c)]
        return Predication(word, head, slots | {"self": selves}, head, is_past(head))
    if first.dep_ == "pobj" and head.lower_ == "as" and _becomes(head.head):
        return Predication(word, head.head, slots | {"self": surface_subjects(head.head)}, head.head)
    if first.dep_ == "appos" and head.pos_ in _NOMINAL:
        if word.tag_ in _PLURAL and head.tag_ not in _PLURAL and len(conjuncts(head)) == 1:
            return None  # "besides Petrov, two members of": what is plural is not he
        return Predication(word, word, slots | {"self": [head]})
    names = _appositions(word) or _appositions(first)
    if names:
        if word.tag_ in _PLURAL:
            names = [n for name in names for n in conjuncts(name)]
        return Predication(word, word, slots | {"self": names})
    return _of_prefixed(word, slots)


def _of_prefixed(word: Token, slots: Arguments) -> Predication | None:
    """Read a role right before a name: "its ally Turkey"."""
    head = word.head
    if word.dep_ not in {"compound", "nmod"} or word.i > head.i or head.pos_ != "PROPN":
        return None
    outer = arguments(head)
    for role in ("poss", "mod"):
        near = [token for token in outer.get(role, ()) if token.i < word.i]
        slots[role] = sorted({*slots.get(role, ()), *near})
    return Predication(word, word, slots | {"self": [head]})


def _appositions(word: Token) -> list[Token]:
    return [c for c in word.children if c.dep_ == "appos" and c.pos_ in _NOMINAL]


def _compounded(word: Token) -> bool:
    """Tell whether a hyphen makes another word of a role: "son-in-law", "step-father"."""
    doc, i = word.doc, word.i
    if i + 1 < len(doc) and doc[i + 1].text == "-" and not word.whitespace_:
        return True
    return i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in word_class("kin-prefix")


def _becomes(verb: Token) -> bool:
    """Tell whether the as-phrase of a verb tells what its subject is now."""
    return verb.lemma_ in word_class("becoming-verb") or (
        verb.lemma_ in word_class("acting-verb") and not is_past(verb)
    )


def _of_noun(word: Token) -> Predication | None:
    """Read a relational noun with its own complements and those of the verb it depends on."""
    first = first_conjunct(word)
    if word.pos_ not in _NOMINAL or retracted(word) or (first is not word and retracted(first)):
        return None
    head, dep = first.head, first.dep_
    verbal = head.pos_ in _VERBAL
    if verbal and dep in {"dobj", "nsubj", "nsubjpass"} and head.lemma_ in word_class("ender"):
        return None
    if verbal and dep in {"dobj", "nsubjpass"} and head.lemma_ in word_class("intensional"):
        return None
    slots = dict(arguments(word))
    pair = _hyphened(word)
    if pair:
        slots["pair"] = pair
    governor = None
    if verbal and dep in {"dobj", "nsubjpass", "attr"}:
        governor = head
    elif dep == "pobj" and _is_predicative(word, head):
        governor = head.head
        _merge(slots, prepositional(head))
    if governor is None:
        return Predication(word, word, slots)
    if dep != "nsubjpass":
        _add_governor(slots, governor, recipient=dep == "dobj")
    return Predication(word, governor if carries(word, governor) else word, slots, governor)


def _is_predicative(noun: Token, preposition: Token) -> bool:
    """Tell whether a phrase tells what a verb's subject is in: "are at odds", "stand on opposite sides"."""
    listed = {noun.lower_, noun.lemma_} & word_class("at-noun")
    return bool(listed) and preposition.lower_ in {"at", "on"} and preposition.head.pos_ in _VERBAL


def _add_governor(slots: Arguments, governor: Token, *, recipient: bool) -> None:
    """Add to a noun's slots the subject, the recipient and the with-, to-, for- and in-phrases of the verb above it."""
    found = arguments(governor)
    slots["agent"] = [] if is_passive(governor) else found.get("agent", [])
    if recipient:
        slots["dative"] = found.get("dative", [])
    elif found.get("patient") and not found["patient"][0].lower_.endswith(("self", "selves")):
        slots["agent"] = found["patient"]  # "puts Iran at odds with"
    _merge(slots, ((name, noun) for name, noun in prepositional(governor) if name in {"with", "to", "for", "in"}))


def _merge(slots: Arguments, phrases: Iterable[tuple[str, Token]]) -> None:
    for name, noun in phrases:
        known = slots.setdefault(f"prep_{name}", [])
        if noun not in known:
            known.append(noun)


def _hyphened(noun: Token) -> list[Token]:
    """Return both members of "Turkey-Azerbaijan" before a noun, or nothing."""
    doc, left = noun.doc, noun.left_edge.i
    for at in range(noun.i - 2, left, -1):
        if doc[at].text in {"-", "–"} and at - 1 >= left:
            before, after = doc[at - 1], doc[at + 1]
            if before.pos_ in {"PROPN", "ADJ"} and after.pos_ in {"PROPN", "ADJ"}:
                return [before, after]
    return []


def modifying_type(mention: MentionDict) -> str:
    """Return the type that a mention has as modifier: "a Russian ally" is Russia's, "a Republican rival" no one's."""
    if mention["type"] == "Nationality" and (mention["key"] or "").startswith("state/"):
        return "State"
    return "" if mention["form"] != "name" or mention["type"] == "Group" else mention["type"]
