"""Which frames of a sentence tell of one event, and what each adds to it: "two were wounded in an attack on a post"."""

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EventDict
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_connective
from kg.language.syntax.functions import serves_as
from kg.lexica.classes import word_class

_LINKING = 3  # steps from an event's word up to the verb that tells what came of it


def distinct(doc: Doc, found: list[EventDict]) -> list[EventDict]:
    """Return the events without those that another of their sentence tells already.

    That is, those of the same root between the same; a killing that hangs on an attack ("shot down a plane, killing
    38") is part of it, too, as is harm told with its occasion ("38 were killed in an attack"). Each number of people
    counts once in a sentence. A noun that only takes an event for granted tells of none where the text has told of one
    of that root before.
    """
    kept: list[EventDict] = []
    of_sentence: dict[int, list[EventDict]] = {}
    for event in sorted(found, key=lambda e: (-e["confidence"], e["trigger"])):
        told = of_sentence.setdefault(event["start"], [])
        earlier = next((k for k in told if _tells(doc, k, event)), None)
        if earlier is None:
            kept.append(event)
            told.append(event)
        else:
            _complete(doc, earlier, event)
    _count_once(kept)
    first: dict[str, int] = {}
    for event in kept:
        first[event["root"]] = min(event["trigger"], first.get(event["root"], event["trigger"]))
    return [event for event in kept if not _is_bare(event) or event["trigger"] == first[event["root"]]]


def _complete(doc: Doc, event: EventDict, other: EventDict) -> None:
    """Give an event what another telling of it adds."""
    for kind, count in other["casualties"].items():
        event["casualties"].setdefault(kind, count)
    if not event["time"] and other["time"]:
        event["time"] = other["time"]
        event |= {"earliest": other.get("earliest"), "latest": other.get("latest"), "dating": other.get("dating")}
    event["place"] = event["place"] or other["place"]
    mentions = annotations.mentions(doc)
    if not event["recipient"] or (
        not event["actor"] and all(mentions[i]["form"] == "nominal" for i in event["recipient"])
    ):
        event["recipient"] += [i for i in other["recipient"] if i not in (*event["recipient"], *event["actor"])]
    event["actor"] = event["actor"] or other["actor"]


def _tells(doc: Doc, event: EventDict, other: EventDict) -> bool:
    """Tell whether an event tells another of its sentence already, a verb what its object noun does."""
    if event["root"] != other["root"] and event["trigger"] != other["trigger"]:
        return False
    word, verb = doc[other["trigger"]], doc[event["trigger"]]
    if not (word == verb or verb.is_ancestor(word) or word.is_ancestor(verb)):
        return False
    acting, others = _who(doc, event["actor"]), _who(doc, other["actor"])
    if not acting & others:
        return not (acting and others) and (_is_occasion_of(verb, word) or _is_occasion_of(word, verb))
    if word == verb and not (event["recipient"] and other["recipient"]):
        return True  # "carried out air strikes on camps of Sudrian rebels": the verb tells whom its noun leaves out
    if _hangs_on(doc, other, event) or _is_harm_beside(word, verb) or _sums_up(doc, other, event):
        return True
    return bool(_who(doc, event["recipient"]) & _who(doc, other["recipient"]))


def _who(doc: Doc, ids: list[int]) -> frozenset[object]:
    mentions = annotations.mentions(doc)
    return frozenset(mentions[i]["entity"] if mentions[i]["entity"] is not None else ("m", i) for i in ids)


def _hangs_on(doc: Doc, event: EventDict, other: EventDict) -> bool:
    """Tell whether an event's verb is a participle that tells the outcome of another's."""
    verb = doc[event["trigger"]]
    return serves_as(verb, fn.ADVERBIAL_CLAUSE) and has_form(verb, forms.GERUND) and verb.head.i == other["trigger"]


def _sums_up(doc: Doc, event: EventDict, other: EventDict) -> bool:
    """Tell whether a noun beside those whom a deed befalls says what the deed is: "struck Sudria, its first strike"."""
    noun, mentions = doc[event["trigger"]], annotations.mentions(doc)
    beside = serves_as(noun, fn.APPOSITION) and noun.head.i in {mentions[i]["head"] for i in other["recipient"]}
    return beside and not event["recipient"]


def _is_harm_beside(one: Token, other: Token) -> bool:
    """Tell whether two coordinated verbs tell what came of one deed: "killed 12 people and wounded 30"."""
    pair = {one.lemma_, other.lemma_}
    return (
        one != other
        and one.head in {other, other.head}
        and pair <= word_class("killing-verb") | word_class("injuring-verb")
    )


def _is_occasion_of(deed: Token, harm: Token) -> bool:
    """Tell whether a verb of harm tells what came of a deed: "wounded in an attack", "killed when men shot"."""
    if serves_as(deed, fn.ACTIVE_SUBJECT) and deed.head == harm and harm.lemma_ in word_class("impact-verb"):
        return True  # "a blast tore through"
    if not any(harm.lemma_ in word_class(name) for name in ("harming-verb", "killing-verb", "bodily-verb")):
        return False
    if serves_as(harm, fn.ADVERBIAL_CLAUSE | fn.RELATIVE_CLAUSE | fn.CONJUNCT) and harm.head == deed:
        return True
    if serves_as(deed, fn.ACTIVE_SUBJECT) and deed.head == harm:
        return True
    word = deed
    for _ in range(_LINKING):
        if word.head == harm:
            return is_connective(word) or serves_as(word, fn.ADVERBIAL_CLAUSE)
        word = word.head
    return False


def _count_once(events: list[EventDict]) -> None:
    """Leave each number of people to the event whose word stands nearest."""
    nearest: dict[int, EventDict] = {}
    for event in sorted(events, key=lambda e: e["trigger"]):
        for _, at in event["casualties"].values():
            if at not in nearest or abs(at - event["trigger"]) < abs(at - nearest[at]["trigger"]):
                nearest[at] = event
    for event in events:
        event["casualties"] = {k: c for k, c in event["casualties"].items() if nearest[c[1]] is event}


def _is_bare(event: EventDict) -> bool:
    return not (event["actor"] or event["recipient"] or event["place"] or event["time"] or event["casualties"])
