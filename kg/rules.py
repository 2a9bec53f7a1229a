"""The one rule of what counts: as a fact, as a happening, as a mere claim, and in whose voice it is put forward.

Plain values, those of `kg.model`. Who is not named speaks all the same: what "was reported" is as little the author's
own word as what a minister says. The build writes the outcome on each assertion, event report and event (``kg:basis``),
so that a query selects on it and repeats nothing.
"""

from typing import Literal

type Basis = Literal["Fact", "Happening", "Claim"]
type Voice = Literal["author", "speaker"]

HAPPENED: frozenset[str] = frozenset({"Happened", "Ongoing"})
# Acts that both sides do together: who is named first says nothing.
MUTUAL: frozenset[str] = frozenset({"AGREE", "CONSULT", "COOPERATE"})
UNNAMED = "an unnamed source"
REPORTED_DEAD = "reported dead"  # kind of a measure: the number of its dead is that state's word


def voice(*, attributed: bool, factive: bool) -> Voice:
    """Return who vouches for a statement.

    Args:
        attributed: It is the word of a source, named or not.
        factive: The words that attribute it commit the author as well (confirmed, admitted, revealed).
    """
    return "speaker" if attributed and not factive else "author"


def is_fact(*, polarity: str, certainty: str, attributed: bool, factive: bool, former: bool = False) -> bool:
    """Tell whether a text states a relation as a fact: affirmed, certain, in the author's voice, and not former."""
    said = voice(attributed=attributed, factive=factive)
    return polarity == "Affirmed" and certainty == "Certain" and said == "author" and not former


def standing(status: str, *, polarity: str = "Affirmed", certainty: str = "Certain") -> str:
    """Return the status of a happening with polarity and certainty taken in: what is only likely has not yet happened.

    "If they don't attack" and "must not attack" deny nothing: whether they do is open.
    """
    if polarity == "Denied":
        return "Denied" if status in HAPPENED or status == "Denied" else "Hypothetical"
    return "Hypothetical" if status in HAPPENED and certainty != "Certain" else status


def is_happening(status: str, *, polarity: str = "Affirmed", certainty: str = "Certain") -> bool:
    """Tell whether something is told to have happened or to go on, by whomever."""
    return standing(status, polarity=polarity, certainty=certainty) in HAPPENED


def is_put_forward(status: str, *, polarity: str, certainty: str, attributed: bool) -> bool:
    """Tell whether somebody says that it happened: as a fact, as probable, or by accusing another of it."""
    likely = polarity == "Affirmed" and certainty in {"Certain", "Probable"}
    said = status in HAPPENED or (attributed and status == "Hypothetical")
    return (likely and said) or is_happening(status, polarity=polarity, certainty=certainty)
