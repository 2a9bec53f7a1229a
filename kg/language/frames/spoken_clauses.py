"""Clauses of what somebody says, read for what it is to say them: a demand, a reproach, a threat."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import has_form, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import conjuncts, prepositional
from kg.language.syntax.tree import tokens_of
from kg.language.syntax.verbs import is_infinitive, is_perfect, opening_words, subordinators
from kg.lexica import dictionary
from kg.lexica.classes import word_class

_NO_VERB = fn.AUXILIARY | fn.PASSIVE_AUXILIARY | fn.PREMODIFIER


def main_verbs(doc: Doc, content: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """Yield the verbs of the main clauses of a content, in text order; a question has none.

    Args:
        doc: A parsed Doc.
        content: Spans (start, end-exclusive) in tokens.
    """
    for start, end in content:
        if doc[start].lower_ in word_class("question-word"):
            continue
        heads: set[int] = set()
        for token in tokens_of(doc, start, end):
            if not is_verbal(token) or serves_as(token, _NO_VERB):
                continue
            head = token.head.i
            out = head == token.i or not start <= head < end
            main = out or (head in heads and serves_as(token, fn.CONJUNCT | fn.PARATAXIS))
            if main and not _is_question(token):
                heads.add(token.i)
                yield token


def _is_question(verb: Token) -> bool:
    asked = subordinators(verb) & word_class("conjunction-of-question")
    return bool(asked or opening_words(verb) & word_class("question-word"))


def will(verb: Token) -> bool:
    """Tell whether a verb is in the future: "will pay", "would pay"."""
    return any(_is_future(c) for c in dependents(verb, fn.AUXILIARY))


def duty_bound(verb: Token) -> bool:
    """Tell whether a clause says what its subject is to do: "must leave", "has to leave"; not "must have left"."""
    if is_passive(verb) or is_perfect(verb) or is_infinitive(verb) or verb.lemma_ in word_class("copula"):
        return False
    subject = next(iter(dependents(verb, fn.SUBJECT)), verb)
    auxiliaries = {c.lower_ for c in dependents(verb, fn.AUXILIARY) if c.i > subject.i or subject == verb}
    if auxiliaries & word_class("must"):
        return verb.lemma_ not in word_class("verb-of-obligation")
    if verb.lemma_ not in word_class("verb-of-obligation") or has(verb, fn.NEGATION) or auxiliaries:
        return False
    owed = (c for c in dependents(verb, fn.OPEN_COMPLEMENT) if is_infinitive(c) and not is_passive(c))
    return any(c.lemma_ in dictionary.having("event") for c in owed)  # not "has to balance its budget"


def law_to_change(verb: Token) -> bool:
    """Tell whether a clause says that a law is to become another: "the constitution must change", "must be amended"."""
    auxiliaries = {c.lower_ for c in dependents(verb, fn.AUXILIARY)}
    if not auxiliaries & word_class("must") or is_perfect(verb) or verb.lemma_ not in word_class("alike-change"):
        return False
    subjects = dependents(verb, fn.SUBJECT | fn.PASSIVE_SUBJECT)
    return not has(verb, fn.NEGATION | fn.OBJECT) and any(
        s.lemma_.lower() in word_class("law-of-a-state") for s in subjects
    )


def blamed(verb: Token) -> bool:
    """Tell whether a clause blames its subject: "is to blame", "was behind the attack", "bears responsibility"."""
    auxiliaries = dependents(verb, fn.AUXILIARY)
    if has(verb, fn.NEGATION) or any(has_form(c, forms.MODAL) for c in auxiliaries):
        return False
    if verb.lemma_ in word_class("verb-of-bearing"):
        return any(t.lemma_.lower() in word_class("blame") for t in dependents(verb, fn.OBJECT))
    if verb.lemma_ in word_class("blame"):  # "are to blame", read as an infinitive with "are" as auxiliary
        return is_infinitive(verb) and any(c.lemma_ in word_class("copula") for c in auxiliaries)
    if verb.lemma_ not in word_class("copula"):
        return False
    if any(
        c.lemma_ in word_class("blame") and is_infinitive(c)
        for c in dependents(verb, fn.OPEN_COMPLEMENT | fn.PREDICATE)
    ):
        return True
    guilty = (c for c in dependents(verb, fn.PREDICATE_ADJECTIVE) if c.lower_ in word_class("blameworthy"))
    causes = [(name, noun) for name, noun in prepositional(verb) if name in word_class("preposition-of-cause")]
    causes += [(name, noun) for adjective in guilty for name, noun in prepositional(adjective)]
    return any(_is_misdeed(noun) for _, noun in causes)


def punished(verb: Token) -> bool:
    """Tell whether a clause says that what its subject does will not go unanswered.

    "will pay a heavy price", "will face consequences", "would be met with force", "will draw a response".
    """
    if not will(verb) or has(verb, fn.NEGATION):
        return False
    requital = word_class("requital")
    if is_passive(verb):
        if verb.lemma_ in word_class("answering-verb"):
            return True
        met = (noun for name, noun in prepositional(verb) if f"{verb.lemma_} {name}" in word_class("requiting-phrase"))
        return any(noun.lemma_.lower() in requital for noun in met)
    if verb.lemma_ in word_class("rueing-verb"):
        return True
    objects = [c for t in dependents(verb, fn.OBJECT) for c in conjuncts(t)]
    return verb.lemma_ in word_class("suffering-verb") and any(t.lemma_.lower() in requital for t in objects)


def _is_future(auxiliary: Token) -> bool:
    return auxiliary.lower_ in word_class("future-auxiliary") | word_class("future-in-the-past")


def _is_misdeed(noun: Token) -> bool:
    """Tell whether a noun is something that one is to blame for: an attack, a death, a war."""
    lemma = noun.lemma_.lower()
    senses = dictionary.having("event").get(lemma, ())
    hostile = any(s.event is not None and s.event.root in {"ASSAULT", "COERCE", "SANCTION"} for s in senses)
    return hostile or lemma in word_class("misfortune")
