"""Mentions: names, nationalities, descriptions, pronouns, times and amounts, with their noun phrases.

Names come from the gazetteer first and from the model second; descriptions from a list of nouns, pronouns from another.
In headings and tables only the gazetteer is trusted, since nothing there is a sentence.
"""

from collections.abc import Callable
from functools import cache

from spacy.attrs import LOWER, POS
from spacy.language import Language
from spacy.symbols import NOUN, PROPN
from spacy.tokens import Doc, Span

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.names import corrections, matching, nominals, recovery
from kg.language.names.matching import Found
from kg.lexica import tables

_AMOUNTS = frozenset({"Time", "Money", "Quantity"})
_NOUN_LIKE = frozenset({NOUN, PROPN})


class Entities:
    """Callable that writes ``doc._.kg_mentions``. Holds the name matcher, and word lists as hashes."""

    def __init__(self, nlp: Language, gazetteer: str | None) -> None:
        strings = nlp.vocab.strings
        self.find_names = matching.make_finder(nlp, gazetteer)
        self.nouns = {strings.add(word) for word in nominals.noun_types()}
        self.pronouns = {strings.add(word): kind for word, kind in _pronouns().items()}
        self.event_nouns = {strings.add(word) for word in tables.words("event_nouns.tsv")}

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its mentions."""
        if not len(doc):
            return doc
        prose = annotations.prose(doc)
        found = _merge(doc, self.find_names(doc, prose), corrections.correct(doc, prose))
        inside: list[Found | None] = [None] * len(doc)
        for name in found:
            if name.type not in _AMOUNTS:
                inside[name.start : name.end] = [name] * (name.end - name.start)
        found += self._descriptions(doc, prose, inside, found)
        doc._.kg_mentions = _mentions(doc, found)
        return doc

    def _descriptions(self, doc: Doc, prose: list[bool], inside: list[Found | None], found: list[Found]) -> list[Found]:
        """Return what is described rather than named: repeated names, nominals, named events, pronouns."""
        free, nouns, events, pronouns = [], [], [], []
        for i, (lower, pos) in enumerate(doc.to_array([LOWER, POS]).tolist()):
            if not prose[i] or inside[i] is not None:
                continue
            if lower in self.pronouns:
                pronouns.append(i)
            elif pos in _NOUN_LIKE:
                if lower in self.nouns:
                    nouns.append(i)
                elif lower in self.event_nouns:
                    events.append(i)
                if pos == PROPN:
                    free.append(i)
        more = recovery.find(doc, found, free)
        for name in more:
            inside[name.start : name.end] = [name] * (name.end - name.start)
        more += nominals.find(doc, [i for i in nouns if inside[i] is None], inside)
        more += [event for i in events if (event := nominals.named_event(doc, i, inside)) is not None]
        for i in pronouns:
            if not (doc[i].lower_ == "us" and doc[i].text == "US") and not nominals.is_expletive(doc[i]):
                more.append(Found(i, i + 1, self.pronouns[doc[i].lower], "pronoun"))
        return more


@cache
def _pronouns() -> dict[str, str]:
    return {word: row["type"] for row in tables.rows("personal_pronouns.tsv") for word in tables.values(row["word"])}


def _merge(doc: Doc, known: list[Found], guessed: list[Found]) -> list[Found]:
    """Return the names of both sources without contradictions, in text order.

    The gazetteer wins, unless its name is a part of a longer proper name ("Paris Hilton", "Bank of America"). A
    nationality or state inside the name of one of its own bodies ("Turkish Foreign Ministry") is kept beside it.
    """
    persons = corrections.surnames(doc, guessed) & matching.persons_names()
    known = [name for name in known if not persons or doc[name.start : name.end].text not in persons]
    around: dict[int, Found] = {i: name for name in guessed for i in range(name.start, name.end)}
    kept, replaced = [], set()
    for name in known:
        outers = {around[i] for i in range(name.start, name.end) if i in around}
        outers = {outer for outer in outers if outer.type not in _AMOUNTS}
        outer = next(
            (
                o
                for o in outers
                if o.start <= name.start and name.end <= o.end and o.end - o.start > name.end - name.start
            ),
            None,
        )
        if outer is None:
            kept.append(name)
            replaced |= outers
        else:
            _settle(doc, name, outer, kept, replaced)
    return sorted([*kept, *(name for name in guessed if name not in replaced)], key=lambda n: (n.start, -n.end))


def _settle(doc: Doc, name: Found, outer: Found, kept: list[Found], replaced: set[Found]) -> None:
    """Decide between a gazetteer name and the longer name that the model sees around it."""
    rest = [t for t in doc[outer.start : outer.end] if not name.start <= t.i < name.end]
    longer = any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in rest)
    several = outer.type in {"Place", "Person", "Group"} and any(t.lower_ in {"and", ",", "&"} for t in rest)
    if not longer or several:  # "Could Azerbaijan", "Georgia and Adjara": not one longer name
        kept.append(name)
        replaced.add(outer)
    elif outer.type == "Person" and name.type == "Nationality" and name.start == outer.start:  # "Russian Ivan Petrov"
        kept += [name, Found(name.end, outer.end, "Person")]
        replaced.add(outer)
    elif outer.type in {"Organization", "ArmedForce"} and name.type in {"Nationality", "State"}:
        told = matching.type_by_words([t.text for t in rest])
        if told in {"Organization", "ArmedForce"} and matching.is_public_body([t.text for t in rest]):
            kept.append(name)


def _mentions(doc: Doc, found: list[Found]) -> list[MentionDict]:
    """Return the mentions of what was found, numbered in text order; one per stretch of text."""
    unique: dict[tuple[int, int], Found] = {}
    for name in found:
        unique.setdefault((name.start, name.end), name)
    mentions: list[MentionDict] = []
    for (start, end), name in sorted(unique.items(), key=lambda item: (item[0][0], -item[0][1])):
        head = end - 1 if name.form == "nominal" else Span(doc, start, end).root.i
        np_start, np_end = start, end
        if name.form != "pronoun" and name.type not in _AMOUNTS:
            np_start, np_end = nominals.bounds(doc[head], start, end)
        mentions.append(
            {
                "id": len(mentions),
                "start": start,
                "end": end,
                "np_start": np_start,
                "np_end": np_end,
                "head": head,
                "type": name.type,
                "form": name.form,  # type: ignore[typeddict-item]  # Found.form is one of Form
                "key": None,
                "metonym": False,
                "entity": None,
            }
        )
    return mentions


@Language.factory(
    "kg_entities",
    requires=["token.pos", "token.dep", "doc.ents"],
    assigns=["doc._.kg_mentions"],
    default_config={"gazetteer": None},
)
def make_entities(nlp: Language, name: str, gazetteer: str | None) -> Callable[[Doc], Doc]:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        gazetteer: Path of a user's own gazetteer (see `kg.lexica.user_gazetteer`), added to the packaged one.

    Raises:
        InputError: If the user's gazetteer can't be used.
    """
    annotations.register()
    return Entities(nlp, gazetteer)
