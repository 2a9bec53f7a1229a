"""Do the conditions and flags of a sense hold of a word's reading? ``legend.tsv`` has the grammar of conditions."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from kg.language.factuality.effects import intention
from kg.language.frames.noun_slots import comes_about
from kg.language.frames.reading import Reading
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import has_form, is_proper
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import conjuncts, is_definite, of_objects
from kg.language.syntax.verbs import is_infinitive, is_past, is_perfect
from kg.lexica import dictionary
from kg.lexica.cells import kinds
from kg.lexica.classes import nouns_of, qualified, word_class
from kg.lexica.senses import Condition, Sense

type Types = Mapping[int, str]
"""Type of the mention that each head token heads; ``Any`` passes for every type."""

_PURPOSES = fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE | fn.OPEN_COMPLEMENT | fn.RELATIVE_CLAUSE
_OF_TITLES = frozenset({"office-holder"})  # classes that a name belongs to by its title
_OF_THE_PAST = frozenset({"past", "lapses"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})


def holds(sense: Sense, reading: Reading, types: Types | None, *, ends: bool = True) -> bool:
    """Tell whether a reading meets all that a sense requires.

    Args:
        sense: A sense of the word.
        reading: The word read as the kind of the sense.
        types: Types of mentions; None lets every noun pass the conditions on kinds.
        ends: Whether conditions on ``first`` and ``second`` count here; those of a relation narrow who may fill them.
    """
    if reading.past and not sense.flags & _OF_THE_PAST:
        return False
    if not all(_FLAGS[flag](reading) for flag in sense.flags if flag in _FLAGS):
        return False
    return all(is_met(c, sense, reading, types) for c in sense.conditions if ends or c.slot not in {"first", "second"})


def is_met(condition: Condition, sense: Sense, reading: Reading, types: Types | None) -> bool:
    """Tell whether a reading meets one condition of a sense."""
    slot, test, name = condition
    if slot == "comp" and name != "nothing":
        met = any(_COMPLEMENTS[name](verb) for verb in reading.slots.get("comp", ()))
        return met != test.startswith("!")
    tokens = _tokens(slot, sense, reading)
    if slot == "first" and test == ":" and not tokens and _is_agentless(sense, reading):
        return True
    if name == "nothing":
        met = not tokens
    elif test == "<=":
        return all(is_proper(t) or t.ent_type_ or t.lower_ in word_class(name) for t in tokens)
    else:
        met = any(is_of(token, name, types, kind=":" in test) for token in tokens)
    return met != test.startswith("!")


def _is_agentless(sense: Sense, reading: Reading) -> bool:
    """Tell whether a passive leaves unsaid who did it, where its sense asks for more than who that is."""
    return sense.kind == "VERB" and len(sense.conditions) > 1 and is_passive(reading.word)


def _tokens(slot: str, sense: Sense, reading: Reading) -> Iterable[Token]:
    """Return the tokens that a condition looks at."""
    if slot in {"first", "second"}:
        names = sense.first if slot == "first" else sense.second
        return [token for name in names for token in reading.slots.get(name, ())]
    derived = _DERIVED.get(slot)
    return derived(reading) if derived is not None else reading.slots.get(slot, ())


def is_of(token: Token, name: str, types: Types | None, *, kind: bool) -> bool:
    """Tell whether a noun is of a word class, by itself, by its modifier or its of-phrase, or of a kind of mention."""
    lemma = token.lemma_.lower()
    if not kind and lemma not in heads_of(name) and name not in _OF_TITLES:
        return False
    if lemma in nouns_of(name) or (name in _OF_TITLES and _titles(token) & nouns_of(name)):
        return True
    for words, modifiers in qualified(name):  # "military action" is force, "action" alone is none
        if lemma in words and any(c.lower_ in modifiers for c in dependents(token, fn.PREMODIFIER | fn.POSSESSOR)):
            return True
    outer = lemma in word_class("through") or lemma in word_class(
        "partitive"
    )  # "a state of siege", "some of its troops"
    held = of_objects(token) if outer else []
    if any(is_of(noun, name, types, kind=False) for noun in held):
        return True
    return kind and any(_is_kind(noun, name, types) for noun in (token, *held))


@cache
def heads_of(name: str) -> frozenset[str]:
    """Return the lemmas of which a noun has one if it is of a word class, whatever stands beside it; titles apart."""
    through = word_class("through") | word_class("partitive")
    return through.union(nouns_of(name), *(words for words, _ in qualified(name)))


def _titles(name: Token) -> set[str]:
    """Return the titles in front of a person's name: "Prime Minister Anna Holm"."""
    if not is_proper(name):
        return set()
    return {child.lower_ for child in dependents(name, fn.COMPOUND)}


def _is_kind(token: Token, name: str, types: Types | None) -> bool:
    mention = "Any" if types is None else types.get(token.i, "")
    return mention == "Any" or mention in kinds().get(name, frozenset())


def needed_words(sense: Sense) -> tuple[frozenset[int], ...]:
    """Return classes of which a sense needs a word in the sentence, as numbers, so that most senses fall out unread."""
    return tuple(
        _numbers(name)
        for slot, test, name in sense.conditions
        if test == "=" and name != "nothing" and slot not in {"first", "second"}
    )


@cache
def _numbers(name: str) -> frozenset[int]:
    """Return the numbers of the words of a class, and of those that belong to it only with some modifier."""
    return frozenset(map(get_string_id, word_class(name).union(*(words for words, _ in qualified(name)))))


def _quality(reading: Reading) -> Iterable[Token]:
    """Yield what qualifies a relational noun: modifiers, predicate adjectives, and verbs that strengthen it."""
    word, governor = reading.word, reading.governor
    for child in dependents(word, fn.PREMODIFIER | fn.ADVERB):
        yield from conjuncts(child)
    if governor is not None and serves_as(word, fn.OBJECT) and governor.lemma_ in word_class("strengthening-verb"):
        yield governor
    if serves_as(word, fn.ACTIVE_SUBJECT) and word.head.lemma_ in word_class("copula"):
        for child in dependents(word.head, fn.PREDICATE_ADJECTIVE):
            yield from conjuncts(child)


def _before(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.i < verb.i]


def _comp_words(reading: Reading) -> Iterable[Token]:
    """Return the words before a complement's verb; none where it tells what was missed: "should have left"."""
    return [word for verb in reading.slots.get("comp", ()) if not is_perfect(verb) for word in _before(verb)]


def _outcome(reading: Reading) -> Iterable[Token]:
    heads = (*reading.slots.get("comp", ()), *reading.slots.get("attr", ()))
    return [token for head in heads for token in (head, *head.children)]


def _purpose(reading: Reading) -> list[Token]:
    """Return the infinitives that tell what a verb's deed is done for, wherever the parser hangs them."""
    heads = (reading.word, *reading.slots.get("patient", ()))
    clauses = (clause for head in heads for clause in dependents(head, _PURPOSES))
    return [verb for clause in clauses if _is_infinitive(clause) for verb in conjuncts(clause)]


_DERIVED: dict[str, Callable[[Reading], Iterable[Token]]] = {
    "quality": _quality,
    "comp_word": _comp_words,
    "outcome": _outcome,
    "purpose": _purpose,
}


def _is_conflict(verb: Token) -> bool:
    """Tell whether a verb may name a hostile deed whatever its object."""
    senses = dictionary.having("event").get(verb.lemma_, ())
    hostile = (s for s in senses if s.kind == "VERB" and s.event is not None and s.event.root in _HOSTILE)
    unconditional = any(all(condition.test != "=" for condition in sense.conditions) for sense in hostile)
    return unconditional and not _gives_in(verb)


def _gives_in(verb: Token) -> bool:
    """Tell whether the object of a verb makes it one of yielding: "withdraw its troops", not "withdraw from talks"."""
    objects = dependents(verb, fn.OBJECT)
    return any(
        is_of(noun, condition.name, None, kind=False)
        for sense in (dictionary.having("event").get(verb.lemma_, ()) if objects else ())
        if sense.event is not None and sense.event.root == "YIELD"
        for condition in sense.conditions
        if condition.slot == "patient" and condition.test == "="
        for noun in objects
    )


def _is_infinitive(verb: Token) -> bool:
    return has_form(verb, forms.BASE_FORM) and any(has_form(word, forms.INFINITIVE_TO) for word in _before(verb))


def _is_wish(verb: Token) -> bool:
    """Tell whether a verb is what someone insists on: "that Iran (must) withdraw"."""
    bare = has_form(verb, forms.BASE_FORM) and not has(verb, fn.AUXILIARY)
    owed = any(word.lower_ in word_class("must") for word in _before(verb))
    return serves_as(verb, fn.THAT_CLAUSE) and (bare or owed)


def _is_comment(verb: Token) -> bool:
    return verb.lemma_ in word_class("commenting-verb")


_COMPLEMENTS: dict[str, Callable[[Token], bool]] = {
    "comment": _is_comment,
    "conflict": _is_conflict,
    "infinitive": _is_infinitive,
    "state": lambda verb: verb.lemma_ in word_class("copula"),
    "subjunctive": _is_wish,
}


def _is_sole(reading: Reading) -> bool:
    """Tell whether a role has one holder: not "the ministry's chief of staff", not "a party leader"."""
    several = any(child.lower_ in word_class("one-of-several") for child in reading.word.children)
    return has_form(reading.word, forms.SINGULAR) and not several and "prep_of" not in reading.slots


def _is_deed(reading: Reading) -> bool:
    """Tell whether a verb is what somebody did, and no quality of what he has: "has closed borders with Norland"."""
    verb = reading.word
    return not is_perfect(verb) or all(
        noun.i != verb.i + 1 or not has_form(noun, forms.PLURAL) for noun in reading.slots.get("patient", ())
    )


def _is_affirmed(reading: Reading) -> bool:
    """Tell whether a verb is said to be so: not "has not admitted", "would admit", "refused to admit"."""
    verb = reading.word
    return intention(verb) == "open" and not is_infinitive(verb)


_FLAGS: dict[str, Callable[[Reading], bool]] = {
    "affirmed": _is_affirmed,
    "deed": _is_deed,
    "definite": lambda reading: is_definite(reading.word) or comes_about(reading.word),
    "plural": lambda reading: has_form(reading.word, forms.PLURAL),
    "present": lambda reading: not is_past(reading.word),
    "sole": _is_sole,
}
