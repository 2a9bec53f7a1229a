"""What wording takes for granted, or leaves open, where the parse alone doesn't tell: "echoed his attacks"."""

from spacy.tokens import Token

from kg.language.factuality.implicatives import Embedder, entry
from kg.language.factuality.views import CERTAIN, PLAIN, FactualityView
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_noun, is_pronoun, is_proper, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import is_definite, prepositional
from kg.language.syntax.verbs import is_perfect
from kg.lexica.classes import word_class

_WHERE = fn.PREPOSITION | fn.ADVERB | fn.OBJECT | fn.PARTICLE | fn.ADVERBIAL_NOUN


def granted(governor: Token, word: Token) -> bool:
    """Tell whether a word takes the event of its object for granted: "echoed (many of) his attacks".

    Args:
        governor: The word.
        word: Its object or, for a noun as in "questions about his attacks", its preposition.
    """
    if serves_as(governor, fn.PREPOSITION):
        governor, word = governor.head, governor
    if entry(governor, {"known"}) is None and not judges(governor):
        return False
    nouns = [word]
    if serves_as(word, fn.PREPOSITION):
        about = word.lower_ in word_class("topic-preposition")
        nouns = dependents(word, fn.PREPOSITIONAL_OBJECT) if about else []
    elif is_noun(governor):
        return False
    elif word.lemma_.lower() in word_class("partitive"):
        nouns = [noun for name, noun in prepositional(word) if name in word_class("preposition-of-belonging")]
    return any(_is_particular(noun) for noun in nouns)


def judges(verb: Token) -> bool:
    """Tell whether a verb judges or recalls what it takes for granted, denied or not: "did not condemn the attack"."""
    reading = entry(verb, {"np"}) if is_verbal(verb) else None
    return reading is not None and reading.frame == "np" and reading.affirmed == reading.denied == "+"


def _is_particular(noun: Token) -> bool:
    """Tell whether a phrase means something that is known: "his attacks", "Sudrian attacks on the port"."""
    return is_definite(noun) or any(is_proper(c) or c.ent_type_ == "NORP" for c in dependents(noun, fn.PREMODIFIER))


def stands(noun: Token) -> bool:
    """Tell whether a war or help is somebody's and goes on whatever is done about it: "to end Norland's war"."""
    if noun.lemma_.lower() not in word_class("standing-violence") | word_class("standing-support"):
        return False
    if any(is_proper(owner) or is_pronoun(owner) for owner in dependents(noun, fn.POSSESSOR)):
        return True
    if not is_definite(noun):
        return False
    sides = [one for name, one in prepositional(noun) if name == "between"]  # "the war between Norland and Sudria"
    return any(map(is_proper, sides)) or any(c.ent_type_ == "NORP" for c in dependents(noun, fn.PREMODIFIER))


def is_provided(noun: Token, clause: Token) -> bool:
    """Tell whether a clause says what a rule provides for: "a rule by which Norland restricts aid to Sudria"."""
    if noun.lemma_.lower() not in word_class("noun-of-rule") or has_form(clause, forms.PAST_TENSE):
        return False
    return any(one.lower_ == "which" and one.i < clause.i for _, one in prepositional(clause))


def resisted(governor: Token, noun: Token) -> bool:
    """Tell whether a war is one that somebody withstands: "defends itself against Norland's aggression"."""
    return governor.lemma_ in word_class("withstanding-verb") and stands(noun)


def performed(verb: Token, infinitive: Token) -> bool:
    """Tell whether wanting to say something is saying it: "I want to thank Norland", "we would like to welcome"."""
    if infinitive.lemma_ not in word_class("performed-verb") or has(verb, fn.NEGATION):
        return False
    auxiliaries = {c.lower_ for c in dependents(verb, fn.AUXILIARY)}
    if verb.lemma_ in word_class("polite-verb"):
        return not auxiliaries.isdisjoint(word_class("polite-auxiliary"))
    speaks = any(c.lower_ in word_class("first-person-subject") for c in dependents(verb, fn.SUBJECT))
    wants = verb.lemma_ in word_class("wanting-verb") and not has_form(verb, forms.PAST_TENSE)
    return speaks and wants and not auxiliaries


def still_done(verb: Token, gerund: Token, outer: FactualityView) -> bool:
    """Tell whether what someone is to stop doing is done: "told them to stop attacking", "vowed to end its aid"."""
    if verb.lemma_ not in word_class("ceasing-verb"):
        return False
    if outer.certainty == CERTAIN:
        return is_noun(gerund) and stands(gerund)
    return has_form(gerund, forms.GERUND) or (is_noun(gerund) and has(gerund, fn.POSSESSOR))


def judged(preposition: Token, gerund: Token) -> bool:
    """Tell whether "for" tells what someone has done to be judged so: "should apologise for attacking"."""
    reason = preposition.lower_ in word_class("preposition-of-blame") and has_form(gerund, forms.GERUND)
    return reason and preposition.head.lemma_ in word_class("judging-verb")


def embedding(verb: Token) -> tuple[Token, Embedder] | None:
    """Return what embeds a verb, and how, where the parser hung the verb on another word; else None."""
    return _unwilling(verb) or _of_gerund(verb)


def _unwilling(infinitive: Token) -> tuple[Token, Embedder] | None:
    """Read the noun right before an infinitive that denies it: "blamed his hesitancy to leave on the weather"."""
    first = infinitive.left_edge
    if first.i == 0 or not has_form(first, forms.INFINITIVE_TO):
        return None
    noun = first.nbor(-1)
    if not is_noun(noun) or noun.head != infinitive.head:
        return None
    if not serves_as(infinitive, fn.ADVERBIAL_CLAUSE | fn.OPEN_COMPLEMENT):
        return None
    reading = entry(noun, {"any", "inf"})
    return (noun, reading) if reading is not None and reading.affirmed in {"-", "q-"} else None


def _of_gerund(participle: Token) -> tuple[Token, Embedder] | None:
    """Read what embeds a gerund with a subject: "signs pointed to Berg endorsing it", "the risk of Berg leaving".

    No participle tells which one a name means, so the two together are the object of the preposition.
    """
    if not has_form(participle, forms.GERUND) or participle.left_edge.i == 0:
        return None
    subject = participle.left_edge.nbor(-1)
    if not (serves_as(participle, fn.NOUN_CLAUSE | fn.OPEN_COMPLEMENT) and serves_as(subject, fn.PREPOSITIONAL_OBJECT)):
        return None
    preposition = subject.head
    governor = preposition.head
    if not (is_proper(subject) or is_pronoun(subject)) or participle.head not in {subject, governor}:
        return None
    reading = entry(governor, {"any", "ing", preposition.lower_} if is_noun(governor) else {preposition.lower_})
    return None if reading is None else (governor, reading)


def staged(verb: Token, purpose: Token, outer: FactualityView) -> bool:
    """Tell whether who took the stage to say something said it: "went on air to denounce the ban"."""
    if outer != PLAIN or purpose.lemma_ not in word_class("speech-act") or verb.lemma_ not in word_class("stage"):
        return False
    perfect = has_form(verb, forms.PAST_PARTICIPLE) and is_perfect(verb)
    where = any(verb.i < c.i < purpose.i for c in dependents(verb, _WHERE))
    return where and (perfect or has_form(verb, forms.PAST_TENSE))


def answered(preposition: Token, noun: Token) -> bool:
    """Tell whether a deed is what others answer: "will sanction them for their attack"."""
    if not (is_noun(noun) and has(noun, fn.POSSESSOR | fn.DETERMINER) and is_definite(noun)):
        return False
    if preposition.lower_ not in word_class("preposition-of-blame"):
        return False
    verb = preposition.head
    named = (verb, *dependents(verb, fn.OBJECT)) if is_verbal(verb) else (verb,)
    return any(
        word.lemma_.lower() in word_class(name)
        for word in named
        for name in ("requital", "sanction", "judging-verb", "condemning-verb")
    )


def led_to_decision(preposition: Token) -> bool:
    """Tell whether a clause says what a decision came after: "decided to back him after meeting him"."""
    decided = preposition.head.head
    after = preposition.lower_ in word_class("preposition-of-sequence") and serves_as(preposition.head, fn.COMPLEMENT)
    return after and decided.lemma_ in word_class("deciding-verb") and _is_past(decided)


def is_anybody(noun: Token) -> bool:
    """Tell whether a noun means whoever does what its relative clause says: "people who", "those who", "anyone who"."""
    people = noun.lower_ in word_class("people-in-general") | word_class("whoever-pronoun")
    return people and not has(noun, fn.POSSESSOR | fn.ADJECTIVE | fn.NUMERAL | fn.DETERMINER)


def is_rated(deed: Token) -> bool:
    """Tell whether a clause says what somebody's deed is, not that it comes about: "so that its war is a failure"."""
    verb = deed.head
    finite = has_form(verb, forms.PRESENT_TENSE | forms.PAST_TENSE) and not has(verb, fn.AUXILIARY)
    that = all(c.lower_ in word_class("conjunction-of-statement") for c in dependents(verb, fn.SUBORDINATOR))
    rated = verb.lemma_ in word_class("copula") and has(verb, fn.PREDICATE_NOUN)
    return rated and that and finite and has(deed, fn.POSSESSOR)


def seized(noun: Token) -> bool:
    """Tell whether somebody has used what allowed him to do something: "took the opportunity to", "got a chance to"."""
    verb = noun.head
    if noun.lemma_ not in word_class("occasion-to-act") or not (is_verbal(verb) and serves_as(noun, fn.OBJECT)):
        return False
    if verb.lemma_ in word_class("seizing-verb"):
        return True
    return verb.lemma_ in word_class("getting-verb") and _is_past(verb)


def enabled(verb: Token) -> bool:
    """Tell whether a verb tells that something could be done, and was: "the pact allowed them to return"."""
    return verb.lemma_ in word_class("enabling-verb") and _is_past(verb)


def _is_past(verb: Token) -> bool:
    """Tell whether a clause looks back: "allowed", "was allowed", "has allowed", "after having"."""
    if has_form(verb, forms.GERUND):
        after = serves_as(verb, fn.PREPOSITIONAL_CLAUSE) and verb.head.lower_ in word_class("preposition-of-sequence")
        return after or (serves_as(verb, fn.ADVERBIAL_CLAUSE) and _is_past(verb.head))
    auxiliaries = dependents(verb, fn.AUXILIARY | fn.PASSIVE_AUXILIARY)
    past = any(has_form(c, forms.PAST_TENSE) for c in auxiliaries) if auxiliaries else has_form(verb, forms.PAST_TENSE)
    return past or is_perfect(verb)


def known_means(preposition: Token) -> Token | None:
    """Return the verb that a deed is as real as, where a text tells by what means: "may have erred by calling".

    That verb's own auxiliaries don't count. "tried to win by calling" tells of the call; "may win by calling" does not.
    """
    if preposition.lower_ not in word_class("preposition-of-means"):
        return None
    verb, above = preposition.head, preposition.head.head
    while serves_as(verb, fn.COMPLEMENT) and serves_as(above, fn.COMPLEMENT):
        verb, above = above, above.head
    tried = serves_as(verb, fn.OPEN_COMPLEMENT) and above.lemma_ in word_class("trying-verb") and _is_past(above)
    if tried or (serves_as(verb, fn.COMPLEMENT) and above.lemma_ in word_class("seeming-verb")):
        return above
    epistemic = any(c.lower_ in word_class("epistemic-auxiliary") for c in dependents(verb, fn.AUXILIARY))
    return verb if epistemic and is_perfect(verb) else None
