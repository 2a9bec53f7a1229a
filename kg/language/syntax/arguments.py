"""The participants of a verb or noun by deep role, so that the many forms of one clause look the same to a rule."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive, surface_subjects
from kg.language.syntax.forms import has_form, is_adposition, is_verbal
from kg.language.syntax.free_relatives import named_objects
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import antecedent, conjuncts, prepositional
from kg.language.syntax.verbs import is_for_clause
from kg.lexica.classes import word_class

_BETWEEN_VERBS = fn.COORDINATOR | fn.PUNCTUATION | fn.ADVERB | fn.AUXILIARY | fn.NEGATION | fn.PRECOORDINATOR

type Arguments = dict[str, list[Token]]

# (function, role, whether a relative pronoun there stands for its noun)
_ROLES = (
    (fn.OBJECT, "patient", True),
    (fn.INDIRECT_OBJECT, "dative", False),
    (fn.PREDICATE | fn.OBJECT_PREDICATE, "attr", False),
    (fn.COMPLEMENT, "comp", False),
    (fn.POSSESSOR, "poss", True),
    (fn.PREMODIFIER, "mod", False),
)
_ADJUNCTS = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
_ROLE_OF = {label: (role, relative) for function, role, relative in _ROLES for label in function}


def arguments(predicate: Token) -> Arguments:
    """Return the heads of a predicate's arguments by deep role, each list in text order.

    Roles: ``agent`` (deep subject), ``patient`` (deep object), ``dative``, ``attr`` (predicate noun or adjective),
    ``comp`` (clausal complement heads), ``prep_X`` for each preposition X, and for nouns ``poss`` (possessors),
    ``mod`` (adjectival and compound modifiers). A passive's surface subject is the ``patient`` and its by-phrase the
    ``agent``; for a noun "the attack on X by Y" gives ``prep_on`` and ``prep_by``.
    """
    found: Arguments = {}

    def add(role: str, tokens: list[Token]) -> None:
        known = found.setdefault(role, [])
        known.extend(token for token in tokens if token not in known)

    verbal = is_verbal(predicate)
    passive = verbal and is_passive(predicate)
    if verbal:
        add("patient" if passive else "agent", surface_subjects(predicate))
    for child in predicate.children:
        role, relative = _ROLE_OF.get(child.dep, ("", False))
        if role and not (role == "dative" and is_adposition(child)):
            add(role, conjuncts(antecedent(child) if relative else child))
    phrases = list(prepositional(predicate))
    if verbal:
        phrases += [(c.lower_, noun) for c in dependents(predicate, fn.PREPOSITION) for noun in named_objects(c)]
    for name, noun in [*phrases, *(_displaced(predicate, phrases) if verbal else ())]:
        add("agent" if passive and name == "by" else f"prep_{name}", [antecedent(noun)])
    if verbal:
        clauses = dependents(predicate, fn.ADVERBIAL_CLAUSE)
        add("comp", [c for c in clauses if (is_for_clause(c) and has(c, fn.SUBJECT)) or _follows_particle(c)])
        _add_relative_object(predicate, add)
        if not passive and not found.get("patient"):
            add("patient", _shared_object(predicate) or named_objects(predicate))
    return {role: sorted(tokens) for role, tokens in found.items() if tokens}


def _follows_particle(clause: Token) -> bool:
    """Tell whether a gerund right behind the particle of its verb is what that verb is about: "gave up looking"."""
    before = clause.doc[max(0, clause.i - 1)]
    return has_form(clause, forms.GERUND) and before.head == clause.head and serves_as(before, fn.PARTICLE)


def _shared_object(verb: Token) -> list[Token]:
    """Return the object of the verb that a coordinator joins right behind this one: "bombed and invaded Norland"."""
    if has(verb, fn.COMPLEMENT | fn.PREDICATE | fn.PREPOSITION | fn.PARTICLE):
        return []
    for other in dependents(verb, fn.CONJUNCT):
        between = verb.doc[verb.i + 1 : other.i]
        if all(word.head in {verb, other} and serves_as(word, _BETWEEN_VERBS) for word in between):
            return [c for noun in dependents(other, fn.OBJECT) if noun.i > other.i for c in conjuncts(noun)]
    return []


def _displaced(verb: Token, phrases: list[tuple[str, Token]]) -> Iterator[tuple[str, Token]]:
    """Yield a verb's phrases that the parser hung on a time, place or manner: "was condemned in Geneva by Norland"."""
    between = [noun for name, noun in phrases if name in word_class("adjunct-preposition")]
    for noun in (*between, *dependents(verb, fn.ADVERBIAL_NOUN)):
        if noun.ent_type_ in _ADJUNCTS or noun.lemma_.lower() in word_class("adjunct-noun"):
            yield from (each for each in prepositional(noun) if each[0] in word_class("displaced-preposition"))


def _add_relative_object(verb: Token, add: Callable[[str, list[Token]], None]) -> None:
    """Add the antecedent as patient of "the missiles (that) Russia supplied" and of "whom they accused"."""
    if not serves_as(verb, fn.RELATIVE_CLAUSE) or has(verb, fn.OBJECT | fn.PASSIVE_SUBJECT | fn.COMPLEMENT):
        return
    if any(c.lower_ in word_class("relative-adverb") for c in dependents(verb, fn.ADVERB)):
        return
    subjects = dependents(verb, fn.ACTIVE_SUBJECT)
    if any(c.lower_ == "whose" for subject in subjects for c in subject.children):
        return
    if subjects and subjects[0].lower_ not in word_class("relative-pronoun"):
        add("patient", conjuncts(verb.head))
