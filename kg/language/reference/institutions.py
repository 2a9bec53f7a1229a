"""Bodies of a state, whatever they are called: "Azerbaijan's Ministry of Internal Affairs", "the Interior Ministry"."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.names import aliases, body_kinds, matching
from kg.language.names.body_kinds import BodyKind
from kg.language.names.name_types import is_generic
from kg.language.reference import famous_bodies
from kg.language.reference.description_words import definiteness
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.syntax.forms import GENITIVE, HYPHEN, PLURAL, has_form
from kg.language.syntax.tree import tokens_of
from kg.lexica import gazetteer
from kg.lexica.classes import word_class

_BODIES = frozenset({"Organization", "ArmedForce"})
_OWNER_WORDS = 4  # most words of an owner's name within a body's


class _Body(NamedTuple):
    """A mention of a body, the key of its owner if told, its kind, and where its name ends with an owner after it."""

    mention: MentionDict
    owner: str | None
    kind: BodyKind
    end: int


def resolve(draft: Draft) -> None:
    """Give the bodies of states entities that their state and kind tell, so that their forms meet, in every text.

    A famous body's name with another owner is not that body ("Iraq's National Security Council"). A name without an
    owner means the body of that kind that the text tells of, if it is one, or of the one state in which all happens.
    """
    famous_bodies.release(draft)
    bodies = list(_bodies(draft))
    groups: dict[tuple[str, str], list[_Body]] = {}
    for body in bodies:
        if body.owner is not None:
            groups.setdefault((body.owner, body.kind.kind), []).append(body)
    told = {at: group[0].mention["id"] for at, group in groups.items()}
    for mention in reversed(draft.mentions):
        owned = body_kinds.listed_as(mention["key"])
        if owned and not famous_bodies.is_generic_name(draft, mention):
            told |= dict.fromkeys(owned, mention["id"])
    loose: set[str] = set()  # kinds of bodies of whom the text doesn't tell
    for body in bodies:
        if body.owner is not None:
            continue
        if body.kind.kind in loose:
            _leave_open(draft, body)
            continue
        owner = _told_before(draft, body, told)
        if owner is None and _is_domestic(draft, body):
            owner = famous_bodies.home(draft)
        if owner is None:
            _leave_open(draft, body)
            loose.add(body.kind.kind)
        else:
            groups.setdefault((owner, body.kind.kind), []).append(body)
    for (owner, _), group in groups.items():
        _add(draft, owner, group)
    _by_initials(draft)


def _bodies(draft: Draft) -> Iterator[_Body]:
    for mention in draft.mentions:
        if mention["type"] not in _BODIES or mention["form"] not in {"name", "nominal"}:
            continue
        whole: MentionDict = {**mention, "end": _with_field(draft.doc, mention["end"])}
        start, end, owner = _own_words(draft, whole)
        kind = body_kinds.body_kind([token.text for token in draft.doc[start:end]])
        if kind is None:
            continue
        stop = whole["end"]
        if owner is None:
            owner, stop = _owner_beside(draft, whole)
        if mention["key"] is None or (
            end - start == mention["end"] - mention["start"] and famous_bodies.may_be_anothers(draft, mention, owner)
        ):
            yield _Body(mention, owner, kind, stop)


def _with_field(doc: Doc, end: int) -> int:
    """Return the end of a ministry's name with the field of its work, where that was cut off: "Ministry of Defence"."""
    if doc[end - 1].lower_ not in word_class("ministry-word") or doc[end : end + 1].text.lower() != "of":
        return end
    at = end + 1
    while at < len(doc) and doc[at].text[:1].isupper() and is_generic([doc[at].text]):
        at += 1
    return at if at > end + 1 else end


def _is_domestic(draft: Draft, body: _Body) -> bool:
    """Tell whether a body by a generic name, without owner, deals with what happens in its own state."""
    abroad = body.kind.type == "ArmedForce" or body.kind.kind.partition("-")[0] in {"foreign", "defence"}
    mention, doc = body.mention, draft.doc
    opens = mention["end"] - mention["start"] == 1 and doc[mention["start"]].is_sent_start
    return (
        mention["key"] is None
        and not abroad
        and not opens
        and _is_capital(doc, mention)
        and body_kinds.is_listed(body.kind)
    )


def _leave_open(draft: Draft, body: _Body) -> None:
    """Make a generic name without an owner a description: another text's "Election Commission" is another one.

    Not so the short form of a fuller name: "Border Guard" after "Volunteer Border Guard".
    """
    mention, words = body.mention, _words(draft, body.mention)
    if mention["key"] is not None or not body_kinds.is_listed(body.kind) or len(words) < 2 or "of" in words:
        return  # "Ministry of Defence" is what "the ministry" leads back to
    fuller = (m for m in draft.mentions if m["type"] in _BODIES and m["form"] == "name")
    if not any(_words(draft, m)[-len(words) :] == words for m in fuller if m["end"] - m["start"] > len(words)):
        mention["form"] = "nominal"


def _words(draft: Draft, mention: MentionDict) -> list[str]:
    return [token.text for token in tokens_of(draft.doc, mention["start"], mention["end"])]


def _own_words(draft: Draft, mention: MentionDict) -> tuple[int, int, str | None]:
    """Return the tokens of a body's name without its owner's, and the owner's key: of "Kenyan Senate" the last."""
    doc, start, end = draft.doc, mention["start"], mention["end"]
    inside = {(m["start"], m["end"]): m["key"] for m in _neighbours(draft, mention)}  # "Georgia" may be the US state
    while start < end - 1 and doc[start].lower_ in word_class("same-body-adjective"):
        start += 1
    for at in range(min(start + _OWNER_WORDS, end - 1), start, -1):
        told = inside.get((start, at))
        owner = told if _can_own(told) else _owner_named(doc, start, at)
        if owner is not None:
            return at + int(has_form(doc[at], GENITIVE)), end, owner
    for of in (i for i in range(start + 1, end - 1) if doc[i].lower_ == "of"):
        owner = _owner_named(doc, of + 1, end) or _owner_named(doc, of + 2, end)  # "of the Republic of Norland"
        if owner is not None:
            return start, of, owner
    return start, end, None


def _owner_named(doc: Doc, start: int, end: int) -> str | None:
    """Return the key of the state or place that tokens name as its name or adjective."""
    forms = matching.lookup().get(doc[start:end].text, ())
    return next((form.key for form in forms if _can_own(form.key)), None)


def _can_own(key: str | None) -> bool:
    """Tell whether a key is a state's, or that of a place within one, as Texas is, unlike Europe."""
    if key is None or not key.startswith("place/"):
        return key is not None and key.startswith("state/")
    return (gazetteer.entry(key).part_of or "").startswith("state/")


def _owner_beside(draft: Draft, mention: MentionDict) -> tuple[str | None, int]:
    """Return the key of the one state or place that owns a body: "Iran's", "Iranian" before it, "of Iran" after it.

    With it comes where the name ends, which the owner after it belongs to.
    """
    doc, found, end = draft.doc, set(), mention["end"]
    for other in _neighbours(draft, mention):
        key = other["key"]
        if key is None or not _can_own(key) or other["head"] == mention["head"]:
            continue
        before = mention["np_start"] <= other["start"] and other["end"] <= mention["start"]
        joined = has_form(doc[other["end"]], HYPHEN) if before else not _of_owner(doc, mention["end"], other["start"])
        if not joined and (before or other["start"] >= mention["end"]):
            found.add(key)
            end = end if before else other["end"]
    if not found and (_is_capital(doc, mention) or definiteness(doc, mention) == "definite"):
        return famous_bodies.seat(draft, mention), end
    return (found.pop(), end) if len(found) == 1 else (None, mention["end"])


def _of_owner(doc: Doc, end: int, start: int) -> bool:
    """Tell whether only "of" and words of a state's style stand between a body and a name: "of the Republic of"."""
    between: list[Token] = list(doc[end:start])
    return (
        bool(between)
        and between[0].lower_ == "of"
        and all(t.lower_ in word_class("within-state-name") for t in between)
    )


def _neighbours(draft: Draft, mention: MentionDict) -> list[MentionDict]:
    """Return the mentions within a body's noun phrase, and the one after it."""
    at = mention["id"]
    while at > 0 and draft.mentions[at - 1]["start"] >= mention["np_start"]:
        at -= 1
    stop = mention["id"] + 1
    while stop < len(draft.mentions) and draft.mentions[stop]["start"] < mention["end"]:
        stop += 1
    return [m for m in draft.mentions[at : stop + 1] if m["id"] != mention["id"]]


def _told_before(draft: Draft, body: _Body, told: dict[tuple[str, str], int]) -> str | None:
    """Return the owner of the one body of a kind that the text tells of before: "the Foreign Ministry".

    ``told`` has the first mention of each owner's body of a kind.
    """
    doc, mention = draft.doc, body.mention
    owners = {owner for (owner, kind), first in told.items() if kind == body.kind.kind and first < mention["id"]}
    famous = mention["key"] is not None and any(
        m["key"] == mention["key"] and m["end"] - m["start"] > mention["end"] - mention["start"] for m in draft.mentions
    )
    if famous or len(owners) != 1 or (mention["form"] == "nominal" and definiteness(doc, mention) == "indefinite"):
        return None
    capital = doc[mention["end"] - 1].text[:1].isupper()
    return owners.pop() if capital or definiteness(doc, mention) == "definite" else None


def _add(draft: Draft, owner: str, group: list[_Body]) -> None:
    """Add the entity of a state's body with its mentions, and with those of the gazetteer's name for it."""
    kind = group[0].kind
    key = body_kinds.listed_key(owner, kind.kind)
    mentions = {body.mention["id"]: body.mention for body in group}
    if key is not None:
        listed = [m for m in draft.mentions if m["key"] == key]
        for mention in listed:
            mention.setdefault("identified_by", "listed")
        mentions |= {m["id"]: m for m in listed}
        made = Referent(gazetteer.entry(key).type, key=key, gender="n", part_of=owner)
    else:
        folder = "armed-force" if kind.type == "ArmedForce" else "organization"
        own = f"{folder}/{owner.rpartition('/')[2].lower()}/{kind.kind}"
        made = Referent(kind.type, key=own, gender="n", label=body_kinds.label_of(owner, kind))
        made.part_of = owner if owner.startswith("state/") else None
    if any(has_form(draft.doc[body.mention["head"]], PLURAL) for body in group):  # "police"
        made.number, made.gender = "plur", None
    written = {i for i, mention in mentions.items() if _is_capital(draft.doc, mention)}
    made.named = bool(written)
    for body in group:
        body.mention["end"], body.mention["np_end"] = body.end, max(body.end, body.mention["np_end"])
    for mention in mentions.values():
        mention["key"], mention["type"] = key, made.type
        if mention["form"] == "nominal" and mention["id"] in written:
            mention["form"] = "name"
    draft.add(made, sorted(mentions.values(), key=lambda m: m["id"]), by="name")


def _by_initials(draft: Draft) -> None:
    """Let acronyms mean the one body of the text that has their initials, however common the words of its name."""
    letters: dict[str, list[MentionDict]] = {}
    short = [
        m
        for m in draft.mentions
        if m["form"] == "name" and m["key"] is None and draft.free(m) and _is_short(draft.doc, m)
    ]
    if not short:
        return
    for mention in draft.mentions:
        words = _words(draft, mention)
        told = mention["form"] == "nominal" and draft.free(mention) and mention["end"] - mention["start"] > 2
        if mention["type"] in _BODIES and (told or not draft.free(mention)) and words[0][:1].isupper():
            letters.setdefault(aliases.initials(aliases.normal(words)), []).append(mention)
    bracketed: dict[str, int] = {}
    for mention in short:
        before = _before_bracket(draft, mention)
        if before is not None:
            bracketed[draft.doc[mention["start"]].text] = before
        known = bracketed.get(draft.doc[mention["start"]].text)
        if known is not None:
            draft.join(mention, known, by="acronym")
            continue
        found = letters.get(draft.doc[mention["start"]].lower_.replace(".", ""), [])
        if not found or mention["type"] not in _BODIES:
            continue
        numbers = {draft.of.get(m["id"]) for m in found}
        if None in numbers and len(numbers) == 1:
            for one in found:
                one["form"] = "name"
            draft.add(Referent(found[0]["type"], gender="n"), found, by="name")
            numbers = {draft.of[found[0]["id"]]}
        if len(numbers) == 1 and None not in numbers:
            draft.join(mention, numbers.pop() or 0, by="acronym")


def _before_bracket(draft: Draft, mention: MentionDict) -> int | None:
    """Return the state's body whose name stands right before an acronym in brackets, whatever its letters: "(GKNB)"."""
    if mention["start"] < 2 or draft.doc[mention["start"] - 1].text != "(":
        return None
    ends = (
        m for m in draft.mentions[: mention["id"]] if m["end"] == mention["start"] - 1 and m["type"] == mention["type"]
    )
    return next((draft.of[m["id"]] for m in ends if not draft.free(m)), None)


def _is_short(doc: Doc, mention: MentionDict) -> bool:
    return mention["end"] - mention["start"] == 1 and aliases.is_acronym(doc[mention["start"]].text)


def _is_capital(doc: Doc, mention: MentionDict) -> bool:
    return doc[mention["end"] - 1].text[:1].isupper()
