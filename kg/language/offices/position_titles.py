"""The words of a position as a text has them, neither cut short nor run on into what follows."""

from spacy.tokens import Doc, Token

from kg.language.offices import roles, ties
from kg.language.offices.roles import Role
from kg.language.offices.ties import PUBLIC, Surroundings
from kg.language.syntax.phrases import first_conjunct

_OF = frozenset({"of", "for"})
# what such people know about is a part of what they are: "an expert on antitrust law"
_KNOWING = frozenset({"expert", "specialist", "authority"})
_ABOUT = frozenset({"of", "for", "on", "in"})
_FOCUS = frozenset({"even", "only", "just", "also", "not", "perhaps", "including", "especially"})
# past of a rank or a person rather than of an office: "retired general and agency director"
_PERSONAL = frozenset({"retired", "late", "exiled", "fallen"})
_QUOTES = frozenset({'"', "''", "``"})
_PHRASE_WORDS = 10  # most words of a phrase that is kept
_TITLE_WORDS = 8  # most words of a programme's or book's title


def wording(doc: Doc, role: Role, around: Surroundings) -> list[Token]:
    """Return the tokens of a position as written, without article and nationality: "retired General".

    A following "of ..." or "for ..." phrase belongs to it ("head of the World Bank"), unless the role is a title. The
    result is empty if nothing is told but a rank among others.
    """
    if role.form == "copula" and _is_counted(role.noun):
        return []
    end = role.end
    if role.form != "title":
        wanted = _ABOUT if role.noun.lower_ in _KNOWING else _OF
        for child in role.noun.children:
            if child.dep_ == "prep" and child.i == end and child.lower_ in wanted:
                stop = _phrase_end(doc, end, child.right_edge.i + 1)
                end = stop if stop - end <= _PHRASE_WORDS else end
    dropped = _dropped(doc, role, around)
    kept = [token for token in doc[role.start : end] if token.i not in dropped]
    while kept and (kept[0].tag_ in {"POS", "CC"} or kept[0].is_punct or kept[0].lower_ in _FOCUS):
        kept.pop(0)
    kept = _closed(doc, role.noun, kept)
    past = ties.shared_past(doc, role)
    if past is None or past.lower_ in _PERSONAL or not kept or roles.kind_of(role.noun) not in PUBLIC:
        return kept
    return [past, *kept]


def _dropped(doc: Doc, role: Role, around: Surroundings) -> set[int]:
    """Return the tokens of nationalities, which ties tell; "Lebanese-American" stays whole."""
    public = roles.kind_of(role.noun) in PUBLIC
    return {
        i
        for mention in around.within(role.start, role.noun.i)
        if ties.is_state(mention)
        and not ties.is_hyphenated(doc, mention)
        and (mention["form"] == "adjective" or (public and mention["start"] == role.start and not mention["metonym"]))
        for i in range(mention["start"], mention["end"])
    }


def _closed(doc: Doc, noun: Token, kept: list[Token]) -> list[Token]:
    """Return words that end in no loose possessive or preposition; a possessive takes the title in quotes after it.

    "host of CNN's "Evening Call"" gives the words "host of CNN's Evening Call", "author of" a title "author".
    """
    if kept and kept[-1].tag_ == "POS" and kept[-1].i == noun.i + 1:  # "is the candidate's first supporter"
        return []
    if len(kept) > 1 and kept[-1].tag_ == "POS":
        title = _quoted(doc, kept[-1].i + 1)
        if title:
            return kept + title
        last = max((n for n, token in enumerate(kept) if token.tag_ == "IN"), default=len(kept) - 1)
        kept = kept[:last]
    if len(kept) > 1 and kept[-1].tag_ == "IN":
        kept = kept[:-1]
    return kept


def _quoted(doc: Doc, start: int) -> list[Token]:
    """Return the words between the quotation marks that open at a token, without a comma at their end."""
    if start >= len(doc) or doc[start].text not in _QUOTES:
        return []
    limit = min(start + _TITLE_WORDS + 2, doc[start].sent.end)
    for end in range(start + 1, limit):
        if doc[end].text in _QUOTES:
            words = list(doc[start + 1 : end])
            while words and words[-1].is_punct:
                words.pop()
            return words
    return []


def _is_counted(noun: Token) -> bool:
    """Tell whether a predicate noun tells a rank among others, not what someone is: "the third judge who"."""
    ordered = any(c.ent_type_ == "ORDINAL" or c.lower_ == "only" for c in noun.children if c.i < noun.i)
    return ordered and any(c.dep_ == "relcl" for c in noun.children)


def _phrase_end(doc: Doc, start: int, end: int) -> int:
    """Return where a phrase that opens with a preposition ends: before a clause, an apposition or another office."""
    for token in doc[start:end]:
        if token.tag_ == "CC" and _starts_another(doc, token.i + 1):
            return token.i
        if token.dep_ in {"relcl", "acl"}:
            return min(token.i, token.left_edge.i)
        if token.is_punct and token.text not in {"-", "–", "'"} and not _lists(doc, start, token.i, end):
            return token.i
    return end


def _starts_another(doc: Doc, start: int) -> bool:
    """Tell whether another noun phrase of its own or another office starts: "head of A and founder of B"."""
    if start >= len(doc):
        return False
    if start + 2 < len(doc) and doc[start].lower_ == "co" and doc[start + 1].text == "-":
        return True
    return doc[start].tag_ == "DT" or (roles.is_role(doc[start]) and roles.kind_of(doc[start]) != "kin")


def _lists(doc: Doc, start: int, comma: int, end: int) -> bool:
    """Tell whether a comma joins what a preposition is over: "secretary for oceans, fisheries, and science"."""
    rest = doc[comma + 1 : end]
    if doc[comma].text != "," or not len(rest) or not any(token.tag_ == "CC" for token in rest):
        return False
    if any(t.tag_ == "DT" or t.pos_ in {"VERB", "AUX"} or t.is_quote or roles.is_role(t) for t in rest):
        return False
    return any(t.dep_ == "conj" and start <= first_conjunct(t).i < comma for t in rest)
