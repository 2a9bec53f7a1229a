"""Attaching time expressions to predicates: when an event happened or since when a relation holds."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from kg.language.numbers.stray_times import at_end, is_event
from kg.language.numbers.time_index import TimeIndex, When, days_named, time_index
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import (
    BASE_FORM,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PRESENT_TENSE,
    has_form,
    is_connective,
    is_nominal,
    is_verbal,
)
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import antecedent
from kg.language.syntax.verbs import is_past, is_perfect
from kg.lexica.classes import word_class

_MODIFIER = fn.ADVERBIAL_NOUN | fn.ADVERB | fn.PREMODIFIER | fn.POSSESSOR | fn.NUMERAL
_GOVERNED = fn.PREPOSITIONAL_OBJECT | fn.PREPOSITIONAL_CLAUSE | fn.ADVERB | fn.ADVERBIAL_NOUN
_THING = fn.OBJECT | fn.PREDICATE_NOUN
_PARTICIPLE_LIKE = PAST_TENSE | PAST_PARTICIPLE  # the model takes "called" for either
_MONTH = 31  # days
_CHAIN = 4  # clauses up from the predicate; a longer chain of coordination is a parse error


def time_of(doc: Doc, trigger: Token, index: TimeIndex | None = None) -> str | None:
    """Return the ISO 8601 time that modifies a predicate in its own clause, or None; see `when_of`."""
    found = when_of(doc, trigger, index)
    return found.value if found else None


def when_of(doc: Doc, trigger: Token, index: TimeIndex | None = None) -> When | None:
    """Return the time that modifies a predicate in its own clause, or None.

    Looks at adverbial nouns ("on Monday", "last year"), prepositional phrases (in, on, since ...), a dated noun's own
    modifiers ("the December 2024 attack") and "when" clauses; then at the clause that the predicate's clause continues
    (a coordinated verb, a participle, the verb that takes it as infinitive), at the verb whose deed an event's noun is,
    and at the event that a verb tells the outcome of ("Sunday's attack killed ten"). A date in the clause that reports
    the predicate ("said on Monday that") is not the predicate's.

    Args:
        doc: After ``kg_time``.
        trigger: The verb or noun that names the event or relation.
        index: `time_index` of the Doc, to spare its making for each of many predicates.
    """
    index = time_index(doc) if index is None else index
    if not index:
        return None
    current = trigger
    for _ in range(_CHAIN):
        found = _own_time(current, index) or _antecedent_time(doc, current, index)
        if found is not None and (current is trigger or _is_shared(found, current, trigger)):
            return found
        if (
            found is not None
            or current.head is current
            or not (_happens(current, trigger) if _names_event(current) else _continues(current))
        ):
            break
        current = current.head if is_verbal(current.head) else current.head.head
    found = None
    if not is_nominal(trigger):
        found = _before_verb(trigger, index) or _time_of_cause(trigger, index) or _shared_behind(trigger, index)
    goes_on = serves_as(trigger, fn.ADVERBIAL_CLAUSE | fn.OPEN_COMPLEMENT) and _continues(trigger)
    return found or at_end(trigger, index) or (at_end(trigger.head, index) if goes_on else None)


def _names_event(word: Token) -> bool:
    """Tell whether a word stands for a noun, though its form is that of a verb: "Fighting erupted"."""
    return is_nominal(word) or serves_as(word, fn.ACTIVE_SUBJECT)


def _happens(noun: Token, trigger: Token) -> bool:
    """Tell whether an event's noun has the time of its verb, which says that it took place, or what came of it.

    "The raid took place on Monday", "They staged a raid on Monday", "The raid killed ten on Monday", "Ten were killed
    on Monday in a raid".
    """
    if noun.i != trigger.i:
        return False
    verb = noun.head
    if serves_as(noun, fn.PREPOSITIONAL_OBJECT) and verb.lower_ in word_class("occasion-preposition"):
        above = verb.head
        died = above.lemma_ in word_class("verb-of-dying") and verb.lower_ == "in"  # after the raid may be days later
        return is_verbal(above) and (died or above.lemma_ in word_class("verb-of-outcome"))
    if not serves_as(noun, fn.SUBJECT | fn.OBJECT):
        return False
    if serves_as(noun, fn.ACTIVE_SUBJECT) and verb.lemma_ in word_class("verb-of-outcome"):
        return True
    done = serves_as(noun, fn.OBJECT) and verb.lemma_ in word_class("light-verb") - word_class("announcing-verb")
    planned = verb.lemma_ in word_class("planning-verb") and serves_as(noun, fn.PASSIVE_SUBJECT)
    dated = verb.lemma_ in word_class("witnessing-verb") and not has(verb, fn.SUBJECT)
    course = word_class("course-verb") | word_class("verb-of-outbreak")
    ends = serves_as(noun, fn.SUBJECT) and verb.lemma_ in course
    return done or planned or dated or ends or verb.lemma_ in word_class("verb-of-happening")


def _continues(verb: Token) -> bool:
    """Tell whether a clause goes on with the one above, and does not come before or after it: "after X attacked"."""
    if serves_as(verb, fn.THAT_CLAUSE) and _brings_about(verb.head):
        return True
    if serves_as(verb, fn.OPEN_COMPLEMENT) and has_form(verb, BASE_FORM) and _lies_ahead_of(verb.head):
        return False  # "agreed in May to withdraw"
    if not serves_as(verb, fn.CONJUNCT | fn.OPEN_COMPLEMENT | fn.ADVERBIAL_CLAUSE) or not is_verbal(verb.head):
        return False
    return not (serves_as(verb, fn.ADVERBIAL_CLAUSE) and has(verb, fn.SUBORDINATOR | fn.SUBJECT))


def _lies_ahead_of(verb: Token) -> bool:
    """Tell whether what an infinitive under a verb tells of came after what the verb itself tells as past."""
    return verb.lemma_ in word_class("planning-verb") and has_form(verb, PAST_TENSE) and has(verb, fn.SUBJECT)


def _brings_about(verb: Token) -> bool:
    """Tell whether a clause above only dates what is below: "Saturday saw them bomb", "It was on Tuesday that"."""
    if verb.lemma_ in word_class("witnessing-verb") and not has(verb, fn.SUBJECT):
        return True
    cleft = any(subject.lower_ in word_class("neuter-pronoun") for subject in dependents(verb, fn.SUBJECT))
    return cleft and verb.lemma_ in word_class("plain-copula")


def _is_shared(when: When, verb: Token, trigger: Token) -> bool:
    """Tell whether the time of a verb is that of a later one joined to it: a date before both, or a day.

    "In 2008 she debated him and met the others", but not "She debated him in 2008 and met the others".
    """
    if is_nominal(trigger) and verb.lemma_ in word_class("course-verb"):
        return when.width <= 1
    if not is_verbal(trigger) or not serves_as(trigger, fn.CONJUNCT):
        return True
    if is_perfect(verb) and not has(trigger, fn.SUBJECT | fn.AUXILIARY) and has_form(trigger, _PARTICIPLE_LIKE):
        return when.at < verb.i  # "In May they had rejected it and called for another"
    return is_perfect(verb) == is_perfect(trigger) and (when.at < verb.i or when.width <= 1)


def _own_time(head: Token, index: TimeIndex) -> When | None:
    """Return the time among a token's modifiers, or among those of its object where the parser put them there."""
    found = _narrowest(_modifier_time(child, index) for child in head.children)
    if found is None and is_verbal(head):
        found = _narrowest(_modifier_time(after, index) for child in head.children for after in _after_object(child))
        found = found or _in_front(head, index)
    return found


def _in_front(verb: Token, index: TimeIndex) -> When | None:
    """Return the date in front of a clause that the parser took for part of the subject: "By August Norland had"."""
    first = verb.left_edge
    if first.i + 1 not in index or first.lower_ not in word_class("dating-preposition"):
        return None
    return None if has(first, fn.PREPOSITIONAL_OBJECT) else index[first.i + 1]


def _narrowest(times: Iterable[When | None]) -> When | None:
    """Return the first of several times, or one that says the same more exactly: "two years ago, on 4 May 2023"."""
    known = [time for time in times if time is not None]
    return min((time for time in known if time.agrees(known[0])), key=lambda t: t.width, default=None)


def _after_object(child: Token) -> Iterator[Token]:
    """Yield the modifiers right of a verb's object, or of what its preposition governs."""
    if serves_as(child, _THING | fn.PREPOSITION | fn.BY_PHRASE | fn.PASSIVE_SUBJECT) and not _is_measured(child):
        for noun in [child] if serves_as(child, _THING) else dependents(child, fn.PREPOSITIONAL_OBJECT):
            yield from (after for after in dependents(noun, fn.PREPOSITION | fn.ADVERBIAL_NOUN) if after.i > noun.i)


def _is_measured(preposition: Token) -> bool:
    """Tell whether the time of what a preposition governs is another, by a measure: "two days after the raid on"."""
    return preposition.i > 0 and is_connective(preposition) and serves_as(preposition.nbor(-1), fn.ADVERBIAL_NOUN)


def _modifier_time(child: Token, index: TimeIndex) -> When | None:
    if serves_as(child, _MODIFIER):
        return _value(child, index)
    if serves_as(child, fn.PREPOSITION) and child.lower_ in word_class("dating-preposition"):
        governed = dependents(child, _GOVERNED)
        if child.lower_ in word_class("time-after") | word_class(
            "time-before"
        ):  # "after the raid on 4 May" is another day
            governed = [word for word in governed if word.i in index or word.lower_ in word_class("weekly-service")]
        elif child.lower_ in word_class("preposition-of-belonging"):  # "rejected the result of the vote of 4 May" later
            governed = [word for word in governed if word.i in index or word.lemma_ in word_class("part-of-time")]
        return next(filter(None, (_value(word, index) for word in governed)), None)
    return None


def _value(word: Token, index: TimeIndex) -> When | None:
    """Return a word's time, or that of its phrase: "early on 14 April", "the night to 14 April", "Friday prayers"."""
    if word.i in index:
        return index[word.i]
    if word.lower_ in word_class("weekly-service"):
        return next((index[day.i] for day in dependents(word, fn.COMPOUND) if day.i in index), None)
    for preposition in dependents(word, fn.PREPOSITION):
        if preposition.i > word.i and preposition.lower_ in word_class("preposition-within-date"):
            for noun in dependents(preposition, fn.PREPOSITIONAL_OBJECT):
                if noun.i in index:
                    found = index[noun.i]
                    return _night(found, preposition.lower_) if word.lemma_ in word_class("night") else found
    return None


def _night(day: When, joint: str) -> When:
    """Return a night by its day: "the night to 14 April" begins on the 13th, that "of 14 April" ends on the 15th."""
    if day.width or day.earliest is None:
        return day
    first = last = date.fromisoformat(day.earliest)
    if joint == "to":
        first -= timedelta(days=1)
    else:
        last += timedelta(days=1)
    return day._replace(earliest=str(first), latest=str(last))


def _before_verb(verb: Token, index: TimeIndex) -> When | None:
    """Return a day that stands between subject and verb, wherever the parser hung it: "Police on Friday arrested"."""
    for subject in dependents(verb, fn.SUBJECT):
        between = (c.i for c in dependents(verb, fn.AUXILIARY | fn.PASSIVE_AUXILIARY | fn.ADVERB) if c.i > subject.i)
        last = min([verb.i, *between]) - 1
        if subject.i < last and last in index and index[last].width <= _MONTH and subject.is_ancestor(verb.doc[last]):
            return index[last]
    return None


def _time_of_cause(verb: Token, index: TimeIndex) -> When | None:
    """Return the time before the event's noun that a verb tells the outcome of: "Sunday's attack killed ten"."""
    causes = [antecedent(noun) for noun in dependents(verb, fn.ACTIVE_SUBJECT)]  # "the 2011 raid that killed ten"
    for preposition in dependents(verb, fn.PREPOSITION | fn.BY_PHRASE):
        if preposition.lower_ in word_class("occasion-preposition") and not _is_measured(preposition):
            causes += dependents(preposition, fn.PREPOSITIONAL_OBJECT)
    for noun in causes:
        if is_event(noun):
            found = _own_time(noun, index)
            if found is not None:
                return found
    return None


def _shared_behind(verb: Token, index: TimeIndex) -> When | None:
    """Return the time at the end of several verbs of one subject: "met him and signed a treaty on Monday"."""
    for other in dependents(verb, fn.CONJUNCT):
        if is_verbal(other) and not has(other, fn.SUBJECT):
            return _own_time(other, index) or _shared_behind(other, index)
    if verb.lemma_ in word_class("letting-verb"):  # "let him go on Monday"
        for let in dependents(verb, fn.THAT_CLAUSE | fn.OPEN_COMPLEMENT):
            if has_form(let, BASE_FORM | PRESENT_TENSE) and not has(let, fn.SUBORDINATOR | fn.AUXILIARY):
                return _own_time(let, index)
    return None


def _antecedent_time(doc: Doc, verb: Token, index: TimeIndex) -> When | None:
    """Return the time that a "when" clause hangs on: "in December 2024, when air defenses shot down"."""
    clause = verb if _opener_of(verb) is not None else _joined_when(verb)
    opener = None if clause is None else _opener_of(clause)
    if opener is None:
        return None
    before = opener.i - 1
    while before >= 0 and doc[before].is_punct:
        before -= 1
    found = index.get(before)
    return days_named(doc, before) if found is not None and found.bound == "from" else found  # "since June, when"


def _opener_of(clause: Token) -> Token | None:
    """Return the "when" that a clause opens with."""
    if not serves_as(clause, fn.RELATIVE_CLAUSE | fn.ADVERBIAL_CLAUSE | fn.THAT_CLAUSE):
        return None
    opener = next((c for c in clause.children if c.lower_ in word_class("relative-adverb") and c.i < clause.i), None)
    return opener if opener is not None and opener.lower_ in word_class("relative-adverb-of-time") else None


def _joined_when(verb: Token) -> Token | None:
    """Return the "when" clause that a verb goes on with by its tense, though the parser joined it to the one above.

    "Relations had been bad since June, when two men died and Sudria arrested a third".
    """
    above = verb.head
    if not serves_as(verb, fn.CONJUNCT) or not is_perfect(above) or is_perfect(verb) or not is_past(verb):
        return None
    between = (word for word in above.subtree if above.i < word.i < verb.i and is_verbal(word) and is_past(word))
    return next((word for word in between if not is_perfect(word) and _opener_of(word) is not None), None)
