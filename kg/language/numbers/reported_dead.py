"""How many dead a state gives for itself, as in "Norland counts 610 dead. Sudria reports 28.".

The number stands right behind its verb and ends its clause: "reports 62 dead in Sudria" does not say whose they are. A
number alone counts the dead where the last number before it, in its sentence or the one before, does.
"""

from spacy.tokens import Doc, Token

from kg.language.annotations import QuantityDict
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import serves_as
from kg.lexica.classes import word_class

_DEAD = "dead"


def reporting_verb(doc: Doc, quantity: QuantityDict, last: QuantityDict | None) -> Token | None:
    """Return the verb by which somebody gives a number of dead, or nothing.

    Args:
        doc: The Doc.
        quantity: The number.
        last: The number before it, if it stands in the same sentence or in the one before.
    """
    before = doc[quantity["start"] - 1] if quantity["start"] else None
    if before is None or "bound" in quantity or not is_verbal(before) or is_passive(before):
        return None
    if before.lemma_ not in word_class("toll-verb"):
        return None
    behind = _behind(doc, quantity)
    bare = not quantity["unit"] and quantity["head"] < quantity["end"] and behind == quantity["end"]
    counts = _counts_dead(doc, quantity) or (bare and last is not None and _counts_dead(doc, last))
    return before if counts and _ends_clause(doc, behind) else None


def _counts_dead(doc: Doc, quantity: QuantityDict) -> bool:
    """Tell whether a number counts the dead by the word behind it: "610 dead"."""
    return any(0 <= i < len(doc) and doc[i].lower_ == _DEAD for i in (quantity["end"] - 1, quantity["end"]))


def _behind(doc: Doc, quantity: QuantityDict) -> int:
    """Return the token behind a number and what it counts."""
    end = quantity["end"]
    return end + (end < len(doc) and doc[end].lower_ == _DEAD)


def _ends_clause(doc: Doc, at: int) -> bool:
    return at == len(doc) or doc[at].is_punct or serves_as(doc[at], fn.COORDINATOR)
