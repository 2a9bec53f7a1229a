"""Words that tell of a relation, read for its participants; `kg.language.frames.engine` reads each as its kinds.

========  =======================================  ==========================================================
VERB      "Turkey supports Azerbaijan"             slots as in `kg.language.syntax.arguments`
ADJ       "forces loyal to Assad"                  ``self``: the noun it modifies or the subject of its copula
SUFFIX    "Iran-backed militias"                   ``left``: the word before the hyphen, ``self``: the noun modified
PREFIX    "pro-Russian separatists"                ``right``: the word after the hyphen, ``self``: the noun modified
ROLE      "Turkey, an ally of Azerbaijan"          ``self``: what the role noun is said of
NOUN      "Iran's ties with Armenia"               ``agent``: the subject of a verb such as "maintain" or "sign"
========  =======================================  ==========================================================
"""

from spacy.tokens import Token

from kg.language.frames.event_slots import read_verb
from kg.language.frames.reading import Reading, merge
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import Arguments, arguments
from kg.language.syntax.clauses import clause_of, is_passive, surface_subjects
from kg.language.syntax.forms import has_form, is_adjective, is_nominal, is_proper, is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import conjuncts, described, first_conjunct, hyphened_pair, prepositional
from kg.language.syntax.verbs import is_past
from kg.lexica.classes import word_class

_BEFORE_NAME = fn.COMPOUND | fn.NOUN_MODIFIER


def carries(reading: Reading, governors: str = "") -> bool:
    """Tell whether a verb's subject takes part in its object noun's relation: "maintain ties", "are at war".

    Args:
        reading: The relational noun, read with the verb above it.
        governors: A word class that the verb must belong to; empty for verbs of sharing and giving.
    """
    verb = reading.governor
    if verb is None or serves_as(reading.word, fn.PREPOSITIONAL_OBJECT):
        return verb is not None
    classes = (governors,) if governors else ("sharing-verb", "giving-verb")
    return any(verb.lemma_ in word_class(name) for name in classes)


def read_relational_verb(word: Token) -> Reading | None:
    """Read a verb; None where its subject is open."""
    before = word.doc[word.i - 1] if word.i else word
    if serves_as(word, fn.ADVERBIAL_CLAUSE) and has_form(word, forms.GERUND) and is_nominal(before):
        return None  # "the hills extend from the province bordering Iran": what borders is open
    return read_verb(word)


def read_suffix(word: Token) -> Reading | None:
    """Read "Iran-backed militias": three tokens, the last a participle that modifies a noun."""
    if word.i < 2 or word.nbor(-1).text != "-" or not serves_as(word, fn.PREMODIFIER | fn.NOUN_CLAUSE | fn.PREDICATE):
        return None
    noun = word.head
    while serves_as(noun, fn.CONJUNCT) and is_adjective(noun):
        noun = noun.head
    if not is_nominal(noun) or noun.i < word.i:
        return None
    titled = [noun.head] if serves_as(noun, _BEFORE_NAME) and is_proper(noun.head) else []
    return Reading(word, word, {"left": [word.nbor(-2)], "self": [noun], "named": titled}, bearers=(noun,))


def read_prefix(word: Token) -> Reading | None:
    """Read "pro-Russian separatists": three tokens, the first a prefix of attitude that modifies a noun."""
    doc, i = word.doc, word.i
    if i + 2 >= len(doc) or doc[i + 1].text != "-" or not serves_as(word, fn.PREMODIFIER) or not is_nominal(word.head):
        return None
    if word.head.i <= i + 2:
        return None
    return Reading(word, word, {"right": [doc[i + 2]], "self": [word.head]}, bearers=(word.head,))


def read_adjective(word: Token) -> Reading | None:
    """Read an adjective that is said of a noun or modifies it."""
    slots, first = dict(arguments(word)), first_conjunct(word)
    head = first.head
    if serves_as(first, fn.PREDICATE | fn.OBJECT_PREDICATE) and is_verbal(head):
        return Reading(word, head, slots | {"self": surface_subjects(head)}, head, (word,))
    if serves_as(first, fn.ADJECTIVE | fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE) and is_nominal(head):
        return Reading(word, word, slots | {"self": [head]}, bearers=(word,))
    return None


def read_role(word: Token) -> Reading | None:
    """Read a role noun: "X is/remains a ROLE", "X, a ROLE", "emerged as a ROLE", "the ROLE X"."""
    if not is_nominal(word) or _compounded(word):
        return None
    slots, first = _shared_owner(word), first_conjunct(word)
    if is_proper(first) and _appositions(word):  # "Petrov and his wife, Anna Petrova": no role of Petrov's
        first = word
    single = _singled_out(first)
    several, first = has_form(word, forms.PLURAL) and single is first, single
    head = first.head
    bearers = (word, *(token for token in (first, head) if token is not word and is_nominal(token)))
    names = _appositions(word) or _appositions(first) or _named_behind(first) or _examples(word)

    def told(selves: list[Token], verb: Token | None = None, *, past: bool = False) -> Reading:
        return Reading(word, verb or word, slots | {"self": selves}, verb, bearers, past)

    if serves_as(first, fn.PREDICATE_NOUN) and head.lemma_ in word_class("copula"):
        return told(surface_subjects(head), head, past=is_past(head))
    if serves_as(first, fn.ACTIVE_SUBJECT) and head.lemma_ in word_class("copula") and not names:
        named = [name for c in dependents(head, fn.PREDICATE_NOUN) if is_proper(c) for name in conjuncts(c)]
        return told(named, head, past=is_past(head))
    named_so = serves_as(first, fn.PREPOSITIONAL_OBJECT) and head.lower_ in word_class("role-preposition")
    if named_so and _becomes(head.head):
        return told(surface_subjects(head.head), head.head)
    if serves_as(first, fn.APPOSITION) and is_nominal(head):
        if several and not has_form(head, forms.PLURAL) and len(conjuncts(head)) == 1:
            return None  # "besides Petrov, two members of": what is plural is not he
        return told([described(first)])
    if names:
        return told([n for name in names for n in conjuncts(name)] if several else names)
    if not serves_as(word, _BEFORE_NAME) or word.i > word.head.i or not is_proper(word.head):
        return None
    outer = arguments(word.head)  # "its ally Turkey"
    for slot in ("poss", "mod"):
        slots[slot] = sorted({*slots.get(slot, ()), *(token for token in outer.get(slot, ()) if token.i < word.i)})
    return told([word.head])


def _singled_out(role: Token) -> Token:
    """Return what stands for one of several with a role that many may have: "one" of "one of its members"."""
    of = role.head
    if not (has_form(role, forms.PLURAL) and serves_as(role, fn.PREPOSITIONAL_OBJECT) and of.lower_ == "of"):
        return role
    single = of.head.lower_ in word_class("single") and role.lemma_ in word_class("shared-role")
    return of.head if single else role


def _examples(role: Token) -> list[Token]:
    """Return whom a plural role names by way of example: "members such as Norland and Sudria"."""
    if not has_form(role, forms.PLURAL) or role.lemma_ not in word_class("shared-role"):
        return []
    return [noun for name, noun in prepositional(role) if name in word_class("naming-preposition") and is_proper(noun)]


def _named_behind(first: Token) -> list[Token]:
    """Return the name behind a role that opens a sentence: "A former French colony, Norland gained independence"."""
    if not serves_as(first, fn.SUBJECT) or not is_verbal(first.head):
        return []
    behind = [c for c in dependents(first.head, fn.SUBJECT) if c.i > first.i and c.doc[c.left_edge.i - 1].orth_ == ","]
    return [name for c in behind[:1] if is_proper(c) for name in conjuncts(c)]


def _shared_owner(word: Token) -> Arguments:
    """Return the arguments of a role, with the owner of the role before it: "Norland's friend and ally"."""
    slots, first = dict(arguments(word)), first_conjunct(word)
    if first != word and "poss" not in slots and not dependents(word, fn.DETERMINER):
        slots["poss"] = arguments(first).get("poss", [])
    return slots


def _appositions(word: Token) -> list[Token]:
    return [child for child in dependents(word, fn.APPOSITION) if is_nominal(child)]


def _compounded(word: Token) -> bool:
    """Tell whether a hyphen makes another word of a role: "son-in-law", "step-father", "non-member"."""
    doc, i = word.doc, word.i
    if i + 1 < len(doc) and doc[i + 1].text == "-" and not word.whitespace_:
        return True
    return i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in word_class("kin-prefix") | word_class("non-prefix")


def _becomes(verb: Token) -> bool:
    """Tell whether the as-phrase of a verb tells what its subject is now."""
    acting = verb.lemma_ in word_class("acting-verb") and not is_past(verb)
    return acting or verb.lemma_ in word_class("becoming-verb")


def read_relational_noun(word: Token) -> Reading | None:
    """Read a relational noun with its own complements and those of the verb it depends on."""
    if not is_nominal(word):
        return None
    first, slots = first_conjunct(word), dict(arguments(word)) | {"word": [word]}
    head, bearers = first.head, (word, first)
    pair = hyphened_pair(word)
    if pair:
        slots["pair"] = pair
    elif word.lemma_ in word_class("border") and "prep_with" in slots and "poss" not in slots:
        slots["poss"] = _land_of_subject(word)
    governor = None
    if is_verbal(head) and serves_as(first, fn.OBJECT | fn.PASSIVE_SUBJECT | fn.PREDICATE_NOUN):
        governor = head
    elif serves_as(first, fn.PREPOSITIONAL_OBJECT) and _is_predicative(word, head):
        governor = head.head
        merge(slots, prepositional(head))
    if governor is None:
        return Reading(word, word, slots, bearers=bearers)
    if not serves_as(first, fn.PASSIVE_SUBJECT):
        _add_governor(slots, governor, recipient=serves_as(first, fn.OBJECT))
    reading = Reading(word, word, slots, governor, bearers)
    if carries(reading):
        reading.trigger = governor
    return reading


def _land_of_subject(border: Token) -> list[Token]:
    """Return whose border is meant where a text tells only with whom: "Norland massed troops at the border with"."""
    verb = clause_of(border)
    if not is_verbal(verb) or any(noun.ent_type_ == "GPE" and noun.i < border.i for _, noun in prepositional(verb)):
        return []
    subjects = [noun for noun in surface_subjects(verb) if noun.i < border.i]
    owners = [owner for noun in subjects for owner in dependents(noun, fn.POSSESSOR)]
    return [noun for noun in (*subjects, *owners) if is_proper(noun)]


def _is_predicative(noun: Token, preposition: Token) -> bool:
    """Tell whether a phrase tells what a verb's subject is in: "are at odds", "stand on opposite sides"."""
    listed = {noun.lower_, noun.lemma_} & word_class("at-noun")
    return bool(listed) and preposition.lower_ in word_class("state-preposition") and is_verbal(preposition.head)


def _add_governor(slots: Arguments, governor: Token, *, recipient: bool) -> None:
    """Add to a noun's slots the subject, the recipient and the with-, to-, for- and in-phrases of the verb above it."""
    found = arguments(governor)
    slots["agent"] = [] if is_passive(governor) else found.get("agent", [])
    if recipient:
        slots["dative"] = found.get("dative", [])
    elif found.get("patient") and found["patient"][0].lower_ not in word_class("reflexive-pronoun"):
        slots["agent"] = found["patient"]  # "puts Iran at odds with"
    shared = word_class("shared-preposition")
    merge(slots, ((name, noun) for name, noun in prepositional(governor) if name in shared))
