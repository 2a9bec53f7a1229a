"""What is told again a sentence later happened when it did before: "bombed it on Sunday. The strike killed ten"."""

from spacy.tokens import Doc, Token

from kg.language.annotations import EventDict
from kg.language.frames.elaborations import elaborated
from kg.language.numbers.stray_times import is_event
from kg.language.numbers.time_index import TimeIndex
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import is_nominal, is_verbal
from kg.language.syntax.functions import dependents, has
from kg.language.syntax.verbs import is_perfect
from kg.lexica.classes import word_class

_STATED = frozenset({"stated", "relative"})
_REACH = 2  # sentences


def carry(doc: Doc, events: list[EventDict], times: TimeIndex) -> list[EventDict]:
    """Return events with the time of the dated one of their root before them, where they go on telling of that.

    Args:
        doc: With sentences.
        events: In text order.
        times: From `kg.language.numbers.time_index.time_index`.
    """
    numbers = {sentence.start: n for n, sentence in enumerate(doc.sents)}

    def at(event: EventDict) -> int:
        return numbers.get(doc[event["trigger"]].sent.start, 0)

    kept: list[EventDict] = []
    for event in events:
        before = next((other for other in reversed(kept) if other["root"] == event["root"]), None)
        if event.get("dating") in _STATED:
            kept.append(event)
            continue
        if (day := elaborated(doc, kept, event, times)) is not None:
            kept.append(_on(event, day.value, day.earliest, day.latest))
            continue
        if before is None or before.get("dating") not in _STATED:
            kept.append(event)
            continue
        near = 0 < at(event) - at(before) <= _reach(doc[event["trigger"]])
        known = before["time"], before.get("earliest"), before.get("latest")
        if not near or not _goes_on(before, event):
            kept.append(event)
            continue
        same = _on(event, *known)
        same["place"] = before["place"] if event["place"] is None else event["place"]
        kept.append(same)
    return kept


def _on(event: EventDict, time: str | None, earliest: str | None, latest: str | None) -> EventDict:
    found = event.copy()
    found["time"], found["earliest"], found["latest"], found["dating"] = time, earliest, latest, "relative"
    return found


def _goes_on(before: EventDict, event: EventDict) -> bool:
    """Tell whether an event may be the one before it: nobody else does it, and nowhere else."""
    elsewhere = before["place"] is not None and event["place"] is not None
    return not elsewhere and (not event["actor"] or event["actor"] == before["actor"])


def _reach(word: Token) -> int:
    """Return how many sentences back an event of this word may have been told: "the strike", "ten were killed"."""
    if is_nominal(word):
        return _REACH if _is_known(word) else 0
    if not is_verbal(word) or is_perfect(word) or word.lemma_ not in _outcomes():
        return 0
    subjects = dependents(word, fn.ACTIVE_SUBJECT)
    if subjects:
        return _REACH if all(is_event(noun) and _is_known(noun) for noun in subjects) else 0
    return int(is_passive(word) and not has(word, fn.BY_PHRASE))


def _outcomes() -> frozenset[str]:
    return word_class("verb-of-outcome") | word_class("killing-verb") | word_class("injuring-verb")


def _is_known(noun: Token) -> bool:
    """Tell whether a noun takes up what was told: "the deadly strike", not "the strike on Basra", "a strike"."""
    if has(noun, fn.PREPOSITION | fn.POSSESSOR | fn.RELATIVE_CLAUSE | fn.COMPOUND | fn.NUMERAL):
        return False
    return any(child.lower_ in word_class("definite-determiner") for child in dependents(noun, fn.DETERMINER))
