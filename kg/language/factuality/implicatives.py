"""Predicates that embed an event, and what they entail of it (column ``entails`` of the dictionary)."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.language.factuality.views import (
    CERTAIN,
    INTENDED,
    OPEN,
    POSSIBLE,
    PROBABLE,
    UNKNOWN,
    UNTOLD,
    FactualityView,
    stronger,
)
from kg.language.syntax.forms import GERUND, PAST_PARTICIPLE, has_form, is_verbal
from kg.language.syntax.functions import ADVERB, OBJECT, PARTICLE, PREDICATE, SUBJECT, dependents, has, serves_as
from kg.language.syntax.verbs import is_infinitive, is_perfect
from kg.lexica import dictionary
from kg.lexica.classes import word_class

_EFFECTS = {
    "+": (True, CERTAIN),
    "-": (False, CERTAIN),
    "p": (True, PROBABLE),
    "p-": (False, PROBABLE),
    "q": (True, POSSIBLE),
    "q-": (False, POSSIBLE),
    "o": (True, UNKNOWN),
}
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adj"}


@dataclass(frozen=True, slots=True)
class Embedder:
    """What a predicate entails of its complement where it is affirmed itself, and where it is denied."""

    frame: str
    affirmed: str
    denied: str
    status: str

    @property
    def view(self) -> FactualityView:
        """The view of the complement where the predicate itself is affirmed."""
        return FactualityView(*_EFFECTS[self.affirmed], self.status)


@cache
def embedders() -> dict[tuple[str, str], tuple[Embedder, ...]]:
    """Return the readings of embedding predicates by (part of speech, lemma or preposition)."""
    found: dict[tuple[str, str], list[Embedder]] = {}
    for lemma, senses in dictionary.having("entailments").items():
        for sense in senses:
            word = f"{lemma}_{sense.particle}" if sense.particle else lemma
            readings = (Embedder(*entailment) for entailment in sense.entailments)
            found.setdefault((sense.kind.lower(), word), []).extend(readings)
    return {key: tuple(items) for key, items in found.items()}


def entry(word: Token, frames: set[str]) -> Embedder | None:
    """Return the most specific reading of a word that allows one of some frames; None if it embeds nothing."""
    kind = _KINDS.get(word.pos_)
    if kind is None:
        return None
    found = embedders().get((kind, word.lemma_), ())
    for child in dependents(word, PARTICLE | ADVERB | OBJECT):
        if not serves_as(child, OBJECT) or child.lower_ in word_class("object-as-particle"):
            found = embedders().get((kind, f"{word.lemma_}_{child.lower_}"), found)
    if not found and has_form(word, PAST_PARTICIPLE):
        found = embedders().get(("adj", word.lower_), ())
    fitting = [e for e in found if e.frame in frames]
    return min(fitting, key=lambda e: e.frame in {"any", "np"}) if fitting else None


def occurs(verb: Token) -> bool:
    """Tell whether a verb says that its subject came about: "erupted", "took place", "went ahead"."""
    return entry(verb, {"occur"}) is not None and not has(verb, PREDICATE)


def entailed(reading: Embedder, outer: FactualityView, *, achieved: bool = False) -> FactualityView:
    """Return the view of a complement from how its predicate is put forward itself.

    Args:
        reading: The predicate's entry.
        outer: How the predicate is put forward.
        achieved: The predicate tells of an ability in the past, which was used: "was able to".
    """
    if reading.affirmed == reading.denied and reading.affirmed in {"+", "-"}:
        return FactualityView(*_EFFECTS[reading.affirmed], "")
    effect = reading.affirmed if outer.affirmed else reading.denied
    affirmed, certainty = _EFFECTS["+" if achieved and effect == "q" else effect]
    status = reading.status if certainty < CERTAIN else ""
    if status == "Demanded" and outer.certainty == UNKNOWN and outer.status == "Hypothetical":
        status = ""  # "whether they ask Sudria to leave" demands nothing
    if effect == "o" and not outer.affirmed:
        status = ""  # who doesn't plan to leave, plans nothing
    if outer.certainty < CERTAIN:
        possible = "Hypothetical" if outer.certainty > UNKNOWN else ""
        return FactualityView(affirmed, min(certainty, outer.certainty), stronger(status, outer.status) or possible)
    return FactualityView(affirmed, certainty, status or (outer.status if affirmed else ""))


def wish(cue: Token, word: Token, outer: FactualityView) -> FactualityView | None:
    """Return how a wish to do something oneself puts it: "wants to leave", not "wants Sudria to leave"; else None."""
    if cue.lemma_ not in word_class("wish-verb") or not is_infinitive(word) or has(word, SUBJECT):
        return None
    if outer.certainty < CERTAIN:
        return OPEN
    return INTENDED if outer.affirmed else UNTOLD


def attitude(cue: Token, word: Token, outer: FactualityView) -> FactualityView | None:
    """Return how a source holds what its cue word embeds, where the cue itself tells: believes, fears, hopes, seems.

    ``outer`` is how the cue itself is put forward: who does not believe it, denies it.
    """
    if (own := wish(cue, word, outer)) is not None:
        return own
    if is_infinitive(word):
        frames = {"any", "clause", "report"} if is_perfect(word) else {"any", "inf"}
    elif has_form(word, GERUND):
        frames = {"any", "clause", "np", "ing"}
    else:
        frames = {"any", "clause"} if is_verbal(word) else {"any", "clause", "np"}
    reading = entry(cue, frames)
    return None if reading is None or reading.affirmed == "+" else entailed(reading, outer)
