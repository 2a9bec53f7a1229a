"""What "it" means where somebody praises or condemns it: an act or a document rather than who did it."""

from kg.language.frames.participants import Participants
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import serves_as
from kg.lexica import dictionary
from kg.lexica.classes import word_class

# what an "it" may be instead of an actor
_COMPETING = ("speech-object", "pact", "proposal", "accusation", "ruling")


def may_be_a_deed(known: Participants, one: int) -> bool:
    """Tell whether an "it" that is praised or condemned may be an act or a document rather than who did it.

    It surely is an actor only if that is the subject of the sentence before, and no deed or document is told of since.
    """
    mention, doc = known.mentions[one], known.doc
    word = doc[mention["head"]]
    if word.lower_ not in word_class("neuter-pronoun") or mention["entity"] is None:
        return False
    before = [m for m in known.by_entity[mention["entity"]] if m["start"] < mention["start"]]
    subject = doc[before[-1]["head"]] if before else word
    if not serves_as(subject, fn.SUBJECT) or subject.sent.end != word.sent.start:
        return True
    between = [t.lemma_.lower() for t in doc[subject.i + 1 : word.i] if t.i != word.head.i]
    return any(
        lemma in dictionary.having("event") or any(lemma in word_class(name) for name in _COMPETING)
        for lemma in between
    )
