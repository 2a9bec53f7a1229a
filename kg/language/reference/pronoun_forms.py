"""What the form of a pronoun tells: gender, number, person and case."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.language.syntax.forms import POSSESSIVE_PRONOUN, has_form
from kg.lexica import tables


@dataclass(frozen=True, slots=True)
class PronounForm:
    """What one form tells: ``gender`` is ``m``, ``f``, ``n`` or ``-``; ``plural`` is None where it may be both."""

    gender: str
    plural: bool | None
    first_person: bool
    case: str


@cache
def _forms() -> dict[str, PronounForm]:
    number = {"sing": False, "plur": True}
    return {
        row["word"]: PronounForm(row["gender"], number.get(row["number"]), row["person"] == "1", row["case"])
        for row in tables.rows("pronouns.tsv")
    }


def form_of(token: Token) -> PronounForm | None:
    """Return what the form of a pronoun tells, or None for a word that is none."""
    return _forms().get(token.lower_)


def own_gender(token: Token) -> str | None:
    """Return ``m`` or ``f`` of "he", "his", "she" and the possessive "her", which a subject can own; else None."""
    form = form_of(token)
    if form is None or form.gender not in {"m", "f"}:
        return None
    return form.gender if form.case == "subject" or has_form(token, POSSESSIVE_PRONOUN) else None
