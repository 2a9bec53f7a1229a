"""Scoring of kinds of language: short texts with what must be found in them and what must not.

A text's gold holds entries under ``expect`` and ``forbid``. An entry has one of these keys, and any of those after it:

- ``event``: PLOVER root or "*"; ``mode``, ``actor``, ``recipient``, ``mediator``, ``parties`` (actors or recipients),
  ``place``, ``status``, ``polarity``, ``certainty``, ``time`` (how it begins; "=2022" exactly), ``dead``, ``by``.
- ``relation``: name or "*"; ``subject``, ``object``, ``value``, ``polarity`` (Affirmed if not given), ``certainty``,
  ``by``, ``fact`` (affirmed, certain, in the author's voice or factive), ``symmetric`` (ends may be swapped).
- ``position``: text of the office; ``person``, ``polarity``, ``certainty``, ``by``, ``fact``.
- ``attribution``: speaker; ``says`` and ``not_says`` (part of the content), ``stance``, ``quotation``.
- ``entity``: a form of it; ``type``, ``wikidata``. ``label``: a canonical label.
- ``agreement``: a form of it or "*"; ``parties``.
- ``one_entity``: forms that stand in the text and mean one thing; forbidden, no two of them may.
- ``any``: entries of which one must be met.

Alternatives are joined by "|"; null stands for what must be absent, a list for each of its members. How names are
compared: `kg.evaluation.answers`.
"""

from collections.abc import Callable, Mapping

from kg.evaluation.answers import Answer, is_one_of, plain
from kg.evaluation.counts import Tally
from kg.evaluation.lines import Record
from kg.evaluation.scoring import Mistakes, Tallies
from kg.rules import is_fact


def score_kinds(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score one text: its entries that are met (``expect``), those that are respected (``forbid``), all (``items``)."""
    kind = gold["kind"]
    missed = [entry for entry in gold["expect"] if not met(Answer(predicted, source["text"]), entry)]
    broken = [entry for entry in gold["forbid"] if met(Answer(predicted, source["text"], banned=True), entry)]
    tallies: Tallies = {name: Tally() for name in ("items", "expect", "forbid")}
    tallies["items"].add(kind, right=int(not missed and not broken), predicted=1, gold=1)
    for name, wrong in (("expect", missed), ("forbid", broken)):
        number = len(gold[name])
        tallies[name].add(kind, right=number - len(wrong), predicted=number, gold=number)
    mistakes = [{"kind": "missed", "label": kind, "entry": entry} for entry in missed]
    return tallies, mistakes + [{"kind": "spurious", "label": kind, "entry": entry} for entry in broken]


def met(answer: Answer, entry: Record) -> bool:
    """Tell whether an answer holds what an entry asks for."""
    if "any" in entry:
        return any(met(answer, alternative) for alternative in entry["any"])
    if "one_entity" in entry:
        return _one_entity(answer, entry["one_entity"])
    among, fits = _TESTS[kind_of(entry)]
    return any(fits(answer, item, entry) for item in among(answer))


def kind_of(entry: Record) -> str:
    """Return the key that says what an entry asks for: ``event``, ``relation``, ``position``, ``attribution`` ...

    Raises:
        KeyError: If it has none.
    """
    for key in _TESTS:
        if key in entry:
            return key
    raise KeyError("event, relation, position, attribution, entity, label, agreement, one_entity or any")


def meets(answer: Answer, item: Record, entry: Record) -> bool:
    """Tell whether one statement of an answer is what an entry asks for; they must be of one kind."""
    return _TESTS[kind_of(entry)][1](answer, item, entry)


def _event(answer: Answer, event: Record, entry: Record) -> bool:
    parties = [*(event.get("actor") or ()), *(event.get("recipient") or ())]
    return (
        _named_so(event.get("root"), entry["event"])
        and _told_so(answer, event, entry)
        and all(is_one_of(event.get(key), entry[key]) for key in ("mode", "status", "polarity") if key in entry)
        and all(
            answer.among(event.get(key), entry[key])
            for key in ("actor", "recipient", "mediator", "place")
            if key in entry
        )
        and ("parties" not in entry or answer.among(parties, entry["parties"]))
        and ("time" not in entry or _dated(event.get("time"), entry["time"]))
        and ("dead" not in entry or is_one_of(event.get("fatalities"), entry["dead"]))
    )


def _relation(answer: Answer, claim: Record, entry: Record) -> bool:
    def ends(subject: str, target: str) -> bool:
        sides = ((subject, "subject"), (target, "object"))
        return all(answer.among(claim.get(side), entry[key]) for side, key in sides if key in entry)

    return (
        _named_so(claim.get("relation"), entry["relation"])
        and is_one_of(claim.get("polarity", "Affirmed"), entry.get("polarity", "Affirmed"))
        and _told_so(answer, claim, entry)
        and ("value" not in entry or is_one_of(claim.get("value"), entry["value"]))
        and (ends("subject", "object") or (bool(entry.get("symmetric")) and ends("object", "subject")))
    )


def _position(answer: Answer, claim: Record, entry: Record) -> bool:
    asked = {key: entry[key] for key in ("polarity", "certainty", "by", "fact") if key in entry}
    if "person" in entry:
        asked["subject"] = entry["person"]
    return _relation(answer, claim, {"relation": "position", "value": entry["position"], **asked})


def _attribution(answer: Answer, item: Record, entry: Record) -> bool:
    said = plain(" ".join(map(answer.words, item.get("content") or ())))
    return (
        _speaks(answer, item.get("source"), entry["attribution"])
        and ("says" not in entry or plain(entry["says"]) in said)
        and ("not_says" not in entry or plain(entry["not_says"]) not in said)
        and all(is_one_of(item.get(key), entry[key]) for key in ("stance", "quotation") if key in entry)
    )


def _speaks(answer: Answer, source: Record | None, wanted: str | None) -> bool:
    if wanted is None or not source:
        return wanted is None and not source
    if source.get("mention") in answer.mentions:
        return answer.is_named(source["mention"], wanted)
    words = plain(answer.words(source))
    names = [plain(name.lstrip("=~")) for name in wanted.split("|")]
    return words in names if answer.banned else any(name in words for name in names)


def _agreement(answer: Answer, mention: Record, entry: Record) -> bool:
    if mention["type"] != "Agreement":
        return False
    if entry["agreement"] != "*" and not answer.is_named(mention["id"], entry["agreement"]):
        return False
    same = {other["id"] for other in answer.together(mention)}
    parties = [
        claim["subject"]
        for claim in answer.assertions
        if claim["relation"] == "partyTo"
        and claim.get("object") in same
        and claim.get("polarity", "Affirmed") == "Affirmed"
    ]
    return "parties" not in entry or answer.among(parties, entry["parties"])


def _entity(answer: Answer, mention: Record, entry: Record) -> bool:
    entity = answer.entity(mention["id"]) or {}
    return (
        answer.is_named(mention["id"], entry["entity"])
        and ("type" not in entry or is_one_of(mention["type"], entry["type"]))
        and (
            "wikidata" not in entry or any(iri.endswith(f"/{entry['wikidata']}") for iri in entity.get("sameAs") or ())
        )
    )


def _label(answer: Answer, entity: Record, entry: Record) -> bool:
    return is_one_of(entity["label"], entry["label"])


type _Among = Callable[[Answer], list[Record]]
type _Fits = Callable[[Answer, Record, Record], bool]
_TESTS: Mapping[str, tuple[_Among, _Fits]] = {
    "event": (lambda answer: answer.events, _event),
    "relation": (lambda answer: answer.assertions, _relation),
    "position": (lambda answer: answer.assertions, _position),
    "attribution": (lambda answer: answer.attributions, _attribution),
    "agreement": (lambda answer: list(answer.mentions.values()), _agreement),
    "label": (lambda answer: list(answer.entities.values()), _label),
    "entity": (lambda answer: list(answer.mentions.values()), _entity),
}


def _one_entity(answer: Answer, forms: list[str]) -> bool:
    found = [answer.meant_by_last(form, [f for f in forms if form in f and f != form]) for form in forms]
    if answer.banned:
        return any(a & b for at, a in enumerate(found) for b in found[:at])
    return all(found) and len(set[str]().union(*found)) == 1


def _named_so(name: str | None, wanted: str) -> bool:
    return wanted == "*" or is_one_of(name, wanted)


def _told_so(answer: Answer, item: Record, entry: Record) -> bool:
    """Tell whether certainty and speaker are those asked for, and whether it is a fact if one is asked for."""
    own_voice = not item.get("attributedTo") and not item.get("attribution")
    if "certainty" in entry and not is_one_of(item.get("certainty"), entry["certainty"]):
        return False
    if "by" in entry:
        speaker = item.get("attributedTo") or ""
        if not (own_voice if entry["by"] is None else bool(speaker) and answer.is_named(speaker, entry["by"])):
            return False
    return not entry.get("fact") or is_fact(
        polarity=item.get("polarity", ""),
        certainty=item.get("certainty", ""),
        attributed=not own_voice,
        factive=bool(item.get("factive")),
    )


def _dated(value: str | None, wanted: str | None) -> bool:
    if wanted is None or not value:
        return wanted is None and not value
    return any(value == w[1:] if w.startswith("=") else value.startswith(w) for w in wanted.split("|"))
