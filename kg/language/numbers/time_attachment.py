"""Attaching time expressions to predicates: when an event happened or since when a relation holds."""

from spacy.tokens import Doc, Token

from kg.language import annotations

type TimeIndex = dict[int, annotations.TimeDict]

_PREPOSITIONS = frozenset({"in", "on", "at", "during", "since", "late", "early", "over", "around", "from", "of"})
_INNER = frozenset({"in", "on", "of", "to"})
_CLAUSE_LINKS = frozenset({"conj", "xcomp", "advcl"})


def time_index(doc: Doc) -> TimeIndex:
    """Return the dated time expressions of a Doc by each of their tokens; durations and sets are left out."""
    return {
        position: time
        for time in annotations.times(doc)
        if time["kind"] == "date" and time["value"] is not None
        for position in range(time["start"], time["end"])
    }


def time_of(doc: Doc, trigger: Token, index: TimeIndex | None = None) -> str | None:
    """Return the ISO 8601 time that modifies a predicate in its own clause, or None.

    Looks at adverbial nouns ("on Monday", "last year"), prepositional phrases (in, on, since ...), a dated noun's own
    modifiers ("the December 2024 attack") and "when" clauses; then at the clause that the predicate's clause continues
    (a coordinated verb, a participle, the verb that takes it as infinitive). A date in the clause that reports the
    predicate ("said on Monday that") is not the predicate's.

    Args:
        doc: After ``kg_time``.
        trigger: The verb or noun that names the event or relation.
        index: `time_index` of the Doc, to spare its making for each of many predicates.
    """
    index = time_index(doc) if index is None else index
    if not index:
        return None
    current = trigger
    for _ in range(4):  # a chain of coordination longer than this is a parse error
        found = _own_time(current, index) or _antecedent_time(doc, current, index)
        if found is not None:
            return found
        above = current.head
        if above.i == current.i:
            return None
        if current.pos_ in {"NOUN", "PROPN"}:
            if (
                current.dep_ not in {"nsubj", "nsubjpass", "dobj"}
                or current.i != trigger.i
                or not _names_happening(above)
            ):
                return None
        elif current.dep_ not in _CLAUSE_LINKS or above.pos_ not in {"VERB", "AUX"}:
            return None
        elif current.dep_ == "advcl" and current.i < above.i and any(c.dep_ == "mark" for c in current.children):
            return None  # "after X attacked, Y met Z on Monday"
        elif current.dep_ == "advcl" and any(c.dep_ in {"mark", "nsubj", "nsubjpass"} for c in current.children):
            return None
        current = above
    return None


def _names_happening(verb: Token) -> bool:
    """Tell whether a verb says no more than that its noun took place: then its time is the noun's."""
    return verb.lemma_ in {
        "take",
        "begin",
        "start",
        "occur",
        "happen",
        "come",
        "launch",
        "carry",
        "hold",
        "follow",
        "last",
    }


def _own_time(head: Token, index: TimeIndex) -> str | None:
    """Return the time among a token's modifiers, or among those of its object where the parser put them there."""
    for child in head.children:
        found = _modifier_time(child, index)
        if (
            found is None
            and child.dep_ in {"dobj", "attr", "prep", "agent", "nsubjpass"}
            and head.pos_ in {"VERB", "AUX"}
        ):
            found = next(
                (
                    value
                    for noun in (
                        [child] if child.dep_ in {"dobj", "attr"} else [c for c in child.children if c.dep_ == "pobj"]
                    )
                    for grandchild in noun.children
                    if grandchild.i > noun.i and grandchild.dep_ in {"prep", "npadvmod"}
                    if (value := _modifier_time(grandchild, index)) is not None
                ),
                None,
            )
        if found is not None:
            return found
    return None


def _modifier_time(child: Token, index: TimeIndex) -> str | None:
    if child.dep_ in {"npadvmod", "tmod", "advmod", "nmod", "compound", "poss", "nummod", "amod"}:
        found = index.get(child.i)
        return found["value"] if found is not None else _inner_time(child, index)
    if child.dep_ == "prep" and child.lower_ in _PREPOSITIONS:
        for grandchild in child.children:
            if grandchild.dep_ in {"pobj", "pcomp", "advmod", "npadvmod"}:
                found = index.get(grandchild.i)
                value = found["value"] if found is not None else _inner_time(grandchild, index)
                if value is not None:
                    return value
    return None


def _inner_time(word: Token, index: TimeIndex) -> str | None:
    """Return the time of an adverb or noun that has none itself: "early on 14 April", "in the night to 14 April"."""
    nouns = (
        noun
        for preposition in word.children
        if preposition.dep_ == "prep" and preposition.lower_ in _INNER and preposition.i > word.i
        for noun in preposition.children
        if noun.dep_ == "pobj" and noun.i in index
    )
    return next((index[noun.i]["value"] for noun in nouns), None)


def _antecedent_time(doc: Doc, verb: Token, index: TimeIndex) -> str | None:
    """Return the time that a "when" or "in which" clause hangs on: "in December 2024, when air defenses shot down"."""
    opener = next((c for c in verb.children if c.lower_ in {"when", "where"} and c.i < verb.i), None)
    if opener is None or opener.lower_ != "when" or verb.dep_ not in {"relcl", "advcl", "ccomp"}:
        return None
    before = opener.i - 1
    while before >= 0 and doc[before].is_punct:
        before -= 1
    return index[before]["value"] if before in index else None
