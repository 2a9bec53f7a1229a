"""Relations that names tell by standing side by side: a party in brackets, a possessor, an event within an event."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.names.name_types import is_public_body
from kg.language.names.toponyms import enclosures
from kg.language.offices.role_nouns import is_role, kind_of, tells_of_office
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form
from kg.language.syntax.functions import serves_as
from kg.lexica.classes import word_class

type Juxtaposition = tuple[str, MentionDict, MentionDict, float]  # (relation, subject, object, confidence)

_PARTIES = frozenset({"group/republicans", "group/democrats"})
_OWNED = frozenset({"Organization", "ArmedForce"})
_OFFICIAL = frozenset({"state_head", "government_head", "head", "official"})
_BETWEEN = 4  # most words of office between a party and a name


def juxtapositions(doc: Doc) -> Iterator[Juxtaposition]:
    """Yield places with what they lie in, then the other relations, each in the order of their first names.

    Args:
        doc: A parsed Doc with mentions.
    """
    mentions = annotations.mentions(doc)
    for inner, outer in enclosures(doc, mentions):
        yield "locatedIn", inner, outer, 0.85
    names = [m for m in mentions if m["form"] in {"name", "adjective"}]
    for at, mention in enumerate(names):
        following = names[at + 1] if at + 1 < len(names) else None
        if mention["key"] in _PARTIES:
            if following is not None and _holds_office(doc, mention, following):
                yield "memberOf", following, mention, 0.85
        elif following is None or mention["form"] != "name":
            continue
        elif mention["type"] == "Person":
            if _in_brackets(doc, mention, following) and _is_party(doc, following):
                yield "memberOf", mention, following, 0.85
        elif mention["type"] == "NamedEvent":
            if following["type"] == "NamedEvent" and _goes_on(doc, mention, following):
                yield "partOf", mention, following, 0.8
        elif following["type"] in _OWNED and following["form"] == "name" and _possesses(doc, mention, following):
            yield _owned(doc, following), following, mention, 0.75


def _is_party(doc: Doc, mention: MentionDict) -> bool:
    words = {token.lower_ for token in doc[mention["start"] : mention["end"]]}
    return mention["type"] in {"Organization", "Group"} and bool(words & word_class("party"))


def _in_brackets(doc: Doc, name: MentionDict, other: MentionDict) -> bool:
    """Tell whether nothing but brackets stands around a name after another: "Olsen (Conservative Party)"."""
    start, end = other["start"] - 1, other["end"]
    return start == name["end"] and end < len(doc) and doc[start].text == "(" and doc[end].text in {")", ",", ";"}


def _holds_office(doc: Doc, party: MentionDict, name: MentionDict) -> bool:
    """Tell whether only words of office stand between a party and a person's name: "Democratic Senator Ann Hill"."""
    between = doc[party["end"] : name["start"]]
    return (
        name["type"] == "Person"
        and name["form"] == "name"
        and not has_form(doc[party["start"]], forms.PLURAL)
        and doc[party["head"]].sent.start == doc[name["head"]].sent.start
        and len(between) <= _BETWEEN
        and all(_is_of_office(token) or tells_of_office(token) or token.text == "." for token in between)
    )


def _is_of_office(token: Token) -> bool:
    """Tell whether a noun tells of an office, held or sought: a party's pollster need not be its member."""
    return is_role(token) and (
        kind_of(token) in _OFFICIAL or token.lower_ in word_class("seeker") | word_class("politician")
    )


def _goes_on(doc: Doc, name: MentionDict, other: MentionDict) -> bool:
    """Tell whether one preposition, and at most an article, joins a name to the one before it."""
    joint = doc[name["end"]] if name["end"] < len(doc) else doc[name["head"]]
    return (
        joint.lower_ in word_class("event-within-preposition")
        and joint.head.i == name["head"]
        and other["start"] - joint.i <= 2
        and doc[other["head"]].head.i == joint.i
    )


def _owned(doc: Doc, body: MentionDict) -> str:
    """Return what ties a body to the state that possesses it: its own serve it ("Kenya's Senate"), others lie in it."""
    own = is_public_body([token.text for token in doc[body["start"] : body["end"]]])
    return "affiliatedWith" if own or body["type"] == "ArmedForce" else "locatedIn"


def _possesses(doc: Doc, state: MentionDict, body: MentionDict) -> bool:
    """Tell whether a state is the possessor of a named body: "Lebanon's Hezbollah"."""
    if state["type"] != "State" or state["metonym"] or body["key"] == state["key"]:
        return False
    return serves_as(doc[state["head"]], fn.POSSESSOR) and doc[state["head"]].head.i == body["head"]
