"""The words of a position as a text has them, neither cut short nor run on into what follows."""

from spacy.tokens import Doc, Token

from kg import dates
from kg.language import annotations
from kg.language.offices import ties
from kg.language.offices.role_nouns import is_role, kind_of
from kg.language.offices.roles import Role
from kg.language.offices.surroundings import Surroundings, is_state
from kg.language.offices.ties import PUBLIC
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import first_conjunct
from kg.language.syntax.tree import sentence_of
from kg.lexica.classes import word_class

_INNER_MARKS = frozenset({"-", "–", "'"})  # within the phrase of a position
_QUOTES = frozenset({'"', "''", "``"})
_PHRASE_WORDS = 10  # most words of a phrase that is kept
_TITLE_WORDS = 8  # most words of a programme's or book's title


def title(role: Role, around: Surroundings) -> str:
    """Return the words of a position as written, without article and nationality: "retired General"; or "".

    A following "of ..." or "for ..." phrase belongs to it ("head of the World Bank"), unless the role is a title. A
    plural title ("analysts A and B") is put in the singular. There are none if nothing is told but a rank among others.
    """
    text = annotations.original_text(around.doc)
    words = []
    for token in _tokens(role, around):
        plural = token.i == role.noun.i and has_form(token, forms.PLURAL)
        word = token.lemma_ if plural else text[token.idx : token.idx + len(token)]
        words.append(word + token.whitespace_)
    return " ".join("".join(words).split())


def _tokens(role: Role, around: Surroundings) -> list[Token]:
    """Return the tokens of a position."""
    doc, noun = around.doc, role.noun
    if role.form == "copula" and _is_counted(noun):
        return []
    dropped = _dropped(role, around)
    kept = [token for token in doc[role.start : _end(role)] if token.i not in dropped]
    while kept and (
        has_form(kept[0], forms.GENITIVE | forms.COORDINATOR_FORM)
        or kept[0].is_punct
        or kept[0].lower_ in word_class("focus-word")
    ):
        kept.pop(0)
    kept = _closed(doc, noun, kept)
    past = ties.shared_past(role)
    if past is None or past.lower_ in word_class("past-of-person") or not kept or kind_of(noun) not in PUBLIC:
        return kept
    return [past, *kept]


def _end(role: Role) -> int:
    """Return where the words of a role end with the phrase that belongs to it."""
    doc, end = role.noun.doc, role.end
    if role.form == "title":
        return end
    # What an expert knows about is a part of what he is: "an expert on antitrust law".
    knowing = role.noun.lower_ in word_class("expert")
    wanted = word_class("preposition-of-knowledge" if knowing else "preposition-of-office")
    if role.noun.lower_ in word_class("posted"):
        wanted |= word_class("preposition-of-service")
    for child in dependents(role.noun, fn.PREPOSITION):
        if child.i == end and child.lower_ in wanted:
            stop = _phrase_end(doc, end, child.right_edge.i + 1)
            end = stop if stop - end <= _PHRASE_WORDS else end
    return end


def _dropped(role: Role, around: Surroundings) -> set[int]:
    """Return the tokens of nationalities, which ties tell, and of dates; "Lebanese-American" and "2024 winner" stay."""
    public = kind_of(role.noun) in PUBLIC
    days = {
        i
        for time in annotations.times(around.doc)
        if (when := dates.parse(time["value"])) and when.precision != "year"
        for i in range(time["start"], time["end"])
    }
    return days | {
        i
        for mention in around.within(role.start, role.noun.i)
        if is_state(mention)
        and not around.is_hyphenated(mention)
        and (mention["form"] == "adjective" or (public and mention["start"] == role.start and not mention["metonym"]))
        for i in range(mention["start"], mention["end"])
    }


def _closed(doc: Doc, noun: Token, kept: list[Token]) -> list[Token]:
    """Return words that end in no loose possessive or preposition; a possessive takes the title in quotes after it.

    "host of CNN's "Evening Call"" gives the words "host of CNN's Evening Call", "author of" a title "author".
    """
    possessive = bool(kept) and has_form(kept[-1], forms.GENITIVE)
    if possessive and kept[-1].i == noun.i + 1:  # "is the candidate's first supporter"
        return []
    if possessive and len(kept) > 1:
        if words := _quoted(doc, kept[-1].i + 1):
            return kept + words
        prepositions = [n for n, token in enumerate(kept) if has_form(token, forms.SUBORDINATOR_FORM)]
        kept = kept[: max(prepositions, default=len(kept) - 1)]
    if len(kept) > 1 and has_form(kept[-1], forms.SUBORDINATOR_FORM):
        kept = kept[:-1]
    return kept


def _quoted(doc: Doc, start: int) -> list[Token]:
    """Return the words between the quotation marks that open at a token, without a comma at their end."""
    if start >= len(doc) or doc[start].text not in _QUOTES:
        return []
    limit = min(start + _TITLE_WORDS + 2, sentence_of(doc[start])[1])
    for end in range(start + 1, limit):
        if doc[end].text in _QUOTES:
            words = list(doc[start + 1 : end])
            while words and words[-1].is_punct:
                words.pop()
            return words
    return []


def _is_counted(noun: Token) -> bool:
    """Tell whether a predicate noun tells a rank among others, not what someone is: "the third judge who"."""
    ordered = any(c.ent_type_ == "ORDINAL" or c.lower_ in word_class("sole") for c in noun.children if c.i < noun.i)
    return ordered and has(noun, fn.RELATIVE_CLAUSE)


def _phrase_end(doc: Doc, start: int, end: int) -> int:
    """Return where a phrase that opens with a preposition ends: before a clause, an apposition or another office."""
    for token in doc[start:end]:
        if has_form(token, forms.COORDINATOR_FORM) and _starts_another(doc, token.i + 1):
            return token.i
        if serves_as(token, fn.RELATIVE_CLAUSE | fn.NOUN_CLAUSE):
            return min(token.i, token.left_edge.i)
        if token.is_punct and token.text not in _INNER_MARKS and not _lists(doc, start, token.i, end):
            return start if _is_based(doc, token.i) else token.i
    return end


def _is_based(doc: Doc, comma: int) -> bool:
    """Tell whether a comma stands within the seat of what an office is over: "head of Elm, Norland-based company X"."""
    after = [token.lower_ for token in doc[comma + 1 : comma + 5]]
    return any(word.endswith("based") for word in after)


def _starts_another(doc: Doc, start: int) -> bool:
    """Tell whether another noun phrase of its own or another office starts: "head of A and founder of B"."""
    if start >= len(doc):
        return False
    if start + 2 < len(doc) and doc[start].lower_ in word_class("shared-office") and doc[start + 1].text == "-":
        return True
    other = is_role(doc[start]) and kind_of(doc[start]) != "kin"
    return other or has_form(doc[start], forms.DETERMINER_FORM)


def _lists(doc: Doc, start: int, comma: int, end: int) -> bool:
    """Tell whether a comma joins what a preposition is over: "secretary for oceans, fisheries, and science"."""
    rest = doc[comma + 1 : end]
    if doc[comma].text != "," or not any(has_form(token, forms.COORDINATOR_FORM) for token in rest):
        return False
    if any(has_form(t, forms.DETERMINER_FORM) or is_verbal(t) or t.is_quote or is_role(t) for t in rest):
        return False
    return any(serves_as(t, fn.CONJUNCT) and start <= first_conjunct(t).i < comma for t in rest)
