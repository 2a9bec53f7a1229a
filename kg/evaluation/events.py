"""Scoring of events, end to end: PLOVER's gold standard records, CASE's snippets by class, what the police did.

Predictions are the lines of `kg extract`; see `kg.evaluation.scoring` for what each ``score_*`` takes and gives.
"""

import re
from collections.abc import Sequence

from kg.evaluation.counts import Interval, Tally, pair_up
from kg.evaluation.lines import Line, Record, span, touch, trigger
from kg.evaluation.scoring import Mistakes, Tallies, mistake
from kg.rules import HAPPENED

_EDGES = ".,'’"


def score_gsr(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score the events of a sentence against its records: ``root``, with the right ``actor``, and ``recipient`` too.

    A record seldom tells all events of its sentence, so what counts as predicted is only what is paired with a record
    or whose trigger touches a word of a record's trigger; ``spurious`` is how many others there are, for information.
    ``sentences`` is the share of sentences with any event.
    """
    line, wanted = Line(predicted, source["text"]), gold["events"]
    grades = {(i, j): _grades(line, p, g) for i, p in enumerate(line.events) for j, g in enumerate(wanted)}
    triggers = [[tuple(spot) for spot in record["trigger"]] for record in wanted]
    near = {(i, j): touch([trigger(line.events[i])], triggers[j]) for i, j in grades}

    def fit(i: int, j: int) -> float:
        return grades[i, j][0] * (sum(grades[i, j]) + near[i, j] / 2)

    pairs = pair_up(range(len(line.events)), range(len(wanted)), fit)
    counted = {i for i, _ in pairs} | {i for (i, _), touching in near.items() if touching}
    tallies: Tallies = {}
    for level, name in enumerate(("root", "actor", "recipient")):
        tally = tallies[name] = Tally()
        for record in wanted:
            tally.add(record["root"], gold=1)
        for i in sorted(counted):
            tally.add(line.events[i]["root"], predicted=1)
        for i, j in pairs:
            tally.add(wanted[j]["root"], right=grades[i, j][level])
    tallies["spurious"] = Tally.share(len(line.events) - len(counted))
    tallies["sentences"] = Tally.share(bool(line.events))
    found = {j for i, j in pairs if all(grades[i, j])}
    whole = (0, len(source["text"]))
    return tallies, [mistake("missed", r["root"], whole) for j, r in enumerate(wanted) if j not in found]


def _grades(line: Line, event: Record, record: Record) -> tuple[int, int, int]:
    """Return whether root, actor and recipient are right, each 0 or 1, each one asking for those before."""
    if event["root"] != record["root"]:
        return 0, 0, 0
    if record["reciprocal"]:
        met = _met(line, line.parties(event, "actor", "recipient"), record["source"])
        return 1, int(met > 0), int(met > 1)
    actor = not record["source"] or _met(line, line.parties(event, "actor"), record["source"]) > 0
    recipient = not record["target"] or _met(line, line.parties(event, "recipient"), record["target"]) > 0
    return 1, int(actor), int(actor and recipient)


def _met(line: Line, mentions: Sequence[Record], parties: Sequence[Record]) -> int:
    """Return how many parties of a record some mention means: by a head word touched, or one in its entity's label."""
    return sum(any(_means(line, mention, party["heads"]) for mention in mentions) for party in parties)


def _means(line: Line, mention: Record, heads: Sequence[Sequence[int]]) -> bool:
    spots: list[Interval] = [(start, end) for start, end in heads]
    if touch(map(span, line.together(mention)), spots):
        return True
    label = {word.strip(_EDGES).casefold() for word in line.label(mention).split()}
    return any(line.text[start:end].strip(_EDGES).casefold() in label for start, end in spots)


# CASE's classes in PLOVER roots, after the PLOVER manual (0.8) and its CAMEO table: the main one first, then those that
# are accepted too. Territory seized is COERCE in that table and a battle in ACLED; a bombing that is claimed was one.
_VERBAL = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
_ATTACKS = ("ARMED_CLASH", "ATTACK", "AIR_STRIKE", "ART_MISS_ATTACK", "GRENADE", "REM_EXPLOS", "SUIC_BOMB", "CHEM_WEAP")
CASE_ROOTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*_ATTACKS, "SEX_VIOL"), ("ASSAULT",)),
    "ABDUCT_DISSAP": ("ASSAULT", "COERCE"),
    "AGREEMENT": ("AGREE", "YIELD", "CONSULT", "SUPPORT", "COOPERATE"),
    "ARREST": ("COERCE",),
    "ATTRIB": ("ACCUSE", "REJECT", "ASSAULT"),
    "CHANGE_TO_GROUP_ACT": ("MOBILIZE", "YIELD", "COOPERATE"),
    "DIPLO": ("SANCTION", "COERCE", *_VERBAL),
    "DISR_WEAP": ("COERCE", "YIELD"),
    "FORCE_AGAINST_PROTEST": ("ASSAULT", "COERCE", "PROTEST"),
    "GOV_REGAINS_TERIT": ("COERCE", "ASSAULT"),
    "HQ_ESTABLISHED": ("MOBILIZE",),
    "MOB_VIOL": ("ASSAULT", "PROTEST"),
    "NON_STATE_ACTOR_OVERTAKES_TER": ("COERCE", "ASSAULT"),
    "NON_VIOL_TERRIT_TRANSFER": ("YIELD", "COERCE", "ASSAULT"),
    "PEACE_PROTEST": ("PROTEST",),
    "PROPERTY_DISTRUCT": ("ASSAULT", "COERCE", "PROTEST"),
    "PROTEST_WITH_INTER": ("PROTEST", "COERCE", "ASSAULT"),
    "VIOL_DEMONSTR": ("PROTEST", "ASSAULT"),
}
_NO_MISS = frozenset({"DISR_WEAP", "HQ_ESTABLISHED"})  # PLOVER may have no event for them; another root is an error
_NO_EVENT = frozenset({"NATURAL_DISASTER", "MAN_MADE_DISASTER"})
_UNSCORED = frozenset({"ORG_CRIME", "OTHER"})  # PLOVER codes crime as the act it is


def score_case(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score a snippet by its class: an event of an accepted root (``snippets``), of the ``main`` root alone.

    Only events that happened or go on count. ``false`` is the share of snippets on disasters that are given any.
    """
    label = gold["label"]
    roots = {event["root"] for event in Line(predicted, source["text"]).events if event.get("status") in HAPPENED}
    tallies: Tallies = {name: Tally() for name in ("snippets", "main", "false")}
    if label in _UNSCORED:
        return tallies, []
    whole = (0, len(source["text"]))
    if label in _NO_EVENT:
        tallies["snippets"].add("none", predicted=int(bool(roots)))
        tallies["false"] = Tally.share(bool(roots))
        return tallies, [mistake("spurious", root, whole) for root in sorted(roots)]
    accepted, must = CASE_ROOTS[label], label not in _NO_MISS
    hit = bool(roots.intersection(accepted))
    tallies["snippets"].add(accepted[0], right=int(hit), predicted=int(bool(roots)), gold=int(must or hit))
    if must:
        tallies["main"] = Tally.share(accepted[0] in roots)
    missed = [mistake("missed", label, whole, answers=sorted(roots))]
    return tallies, [] if hit or (not must and not roots) else missed


_POLICE = re.compile(
    r"\b(police\w*|cops?|constables?|inspectors?|officers?|personnel|jawans?|security forces?|law[- ]enforce\w+|"
    r"crime branch|commandos?|crpf|srp|srpf|raf|bsf|cbi|dcp|dsp|acp|sho)\b",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"kill|dead|dea?th|\bdie[ds]?\b|slain|slay|murder|massacr|shot dead|gunned down|execut|lynch", re.IGNORECASE
)
_ACTS = ("KILL", "FORCE", "ARREST")


def score_police(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score whether the police kill, use force or arrest, by ``sentence`` and by ``document``.

    A sentence is given a label by an event that happened or goes on, whose trigger begins in it, and whose actor is
    police or is not said: force by ASSAULT, killing by ASSAULT with dead or a word of death as its trigger, arrest by
    COERCE of mode arrest or of none.
    """
    line = Line(predicted, source["text"])
    answers = [(trigger(event)[0], _acts(line, event)) for event in line.events]
    tallies: Tallies = {"sentence": Tally(), "document": Tally()}
    mistakes: Mistakes = []
    given_all, wanted_all = set[str](), set[str]()
    for sentence in gold["sentences"]:
        given = {act for at, acts in answers if sentence["start"] <= at < sentence["end"] for act in acts}
        wanted = set(sentence["labels"])
        given_all, wanted_all = given_all | given, wanted_all | wanted
        _add_acts(tallies["sentence"], given, wanted)
        for kind, wrong in (("missed", wanted - given), ("spurious", given - wanted)):
            mistakes += [mistake(kind, act, span(sentence)) for act in _ACTS if act in wrong]
    _add_acts(tallies["document"], given_all, wanted_all)
    return tallies, mistakes


def _add_acts(tally: Tally, given: set[str], wanted: set[str]) -> None:
    for act in _ACTS:
        tally.add(act, right=int(act in given & wanted), predicted=int(act in given), gold=int(act in wanted))


def _acts(line: Line, event: Record) -> set[str]:
    """Return the labels that an event gives the sentence of its trigger."""
    if event.get("status") not in HAPPENED:
        return set()
    actors = line.parties(event, "actor")
    names = [name for m in actors for name in (line.label(m), *map(line.words, line.together(m)))]
    if actors and not any(map(_POLICE.search, names)):
        return set()
    if event["root"] == "COERCE":
        return {"ARREST"} if event.get("mode") in {None, "arrest"} else set()
    if event["root"] != "ASSAULT":
        return set()
    start, end = trigger(event)
    deadly = event.get("fatalities") or _DEATH.search(line.text[start:end])
    return {"FORCE", "KILL"} if deadly else {"FORCE"}
