import pytest

from kg.errors import LexiconError
from kg.lexica import cells, dictionary, tables
from kg.lexica.cells import closed_classes, explained, kinds
from kg.lexica.senses import Condition, Cue, Entailment, Event, Modality, Relation

COLUMNS = tuple(tables.rows("verbs.tsv")[0])
SOUND = dict.fromkeys(COLUMNS, "-") | {
    "lemma": "zap",
    "kind": "VERB",
    "slots": "agent > patient|prep_on",
    "event": "ASSAULT:aerial 0.9",
}


def refusal(*changes: dict[str, str]) -> str:
    """Return the message that refuses rows: a sound one with changes each, from line 7 on."""
    rows = [("verbs.tsv", f"verbs.tsv:{line}", SOUND | change) for line, change in enumerate(changes, start=7)]
    with pytest.raises(LexiconError) as raised:
        list(dictionary.checked(rows))
    return str(raised.value)


def test_a_row_is_read_whole() -> None:
    row = SOUND | {
        "particle": "down",
        "slots": "agent > [prep_with|each]",
        "requires": "patient=missile,first:force,weak",
        "relation": "memberOf 0.7; locatedIn 0.75",
        "cue": "that|quote asserts; np denies object",
        "entails": "inf +/o Planned; np o/-",
        "modality": "adverb Certain denied",
        "classes": "aid|weapon",
    }
    [sense] = dictionary.checked([("verbs.tsv", "verbs.tsv:7", row)])
    assert (sense.lemma, sense.particle, sense.kind) == ("zap", "down", "VERB")
    assert (sense.first, sense.second, sense.need) == (("agent",), ("prep_with", "each"), False)
    assert sense.conditions == (Condition("patient", "=", "missile"), Condition("first", ":", "force"))
    assert sense.flags == {"weak"}
    assert sense.event == Event("ASSAULT", "aerial", 0.9)
    assert sense.relations == (Relation("memberOf", 0.7), Relation("locatedIn", 0.75))
    assert sense.cues == (Cue(frozenset({"that", "quote"}), "asserts", ""), Cue(frozenset({"np"}), "denies", "object"))
    assert sense.entailments == (Entailment("inf", "+", "o", "Planned"), Entailment("np", "o", "-", ""))
    assert sense.modalities == (Modality("adverb", "Certain", "", False),)
    assert sense.classes == ("aid", "weapon")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"kind": "VERBS"}, "unknown kind 'VERBS'"),
        ({"kind": "NOUN"}, "a NOUN here; move it"),
        ({"slots": "agnt > patient"}, "unknown slot 'agnt'"),
        ({"slots": "agent > prep_X"}, "'X' is no preposition"),
        ({"slots": "agent > prep_zu"}, "'zu' is no preposition"),
        ({"slots": "agent:no-class > patient"}, "unknown class 'no-class'"),
        ({"slots": "poss:posing-verb > patient"}, "unknown slot 'poss:posing-verb'"),
        ({"slots": "-"}, "'zap' has no slots"),
        ({"requires": "patient=misile"}, "unknown class 'misile'"),
        ({"requires": "patience=missile"}, "unknown slot 'patience'"),
        ({"requires": "comp:infinite"}, "unknown complement 'infinite'"),
        ({"requires": "patient:stuff"}, "unknown class 'stuff'"),
        ({"requires": "weakly"}, "unknown flag 'weakly'"),
        ({"event": "ASSAIL 0.9"}, "unknown PLOVER root 'ASSAIL'"),
        ({"event": "ASSAULT:cyber 0.9"}, "unknown mode 'cyber' of ASSAULT"),
        ({"event": "ASSAULT"}, "'ASSAULT' ends in no confidence"),
        ({"event": "ASSAULT 9"}, "'ASSAULT 9' ends in no confidence"),
        ({"relation": "befriends 0.8"}, "unknown relation 'befriends'"),
        ({"cue": "that|quot asserts"}, "'quot' is no preposition"),
        ({"cue": "that|np+quote asserts"}, "'quote' is no preposition"),
        ({"cue": "that asert"}, "unknown stance 'asert'"),
        ({"cue": "that asserts all"}, "unknown commits 'all'"),
        ({"cue": "that"}, "'that' is malformed; write FRAMES STANCE"),
        ({"entails": "infinitive +/-"}, "'infinitive' is no preposition"),
        ({"entails": "inf +/x"}, "unknown signature 'x'"),
        ({"entails": "inf +"}, "unknown signature ''"),
        ({"entails": "inf +/o Plan"}, "unknown status 'Plan'"),
        ({"entails": "inf"}, "'inf' is malformed; write FRAME"),
        ({"modality": "adverbial Certain"}, "unknown modality 'adverbial'"),
        ({"modality": "adverb Sure"}, "unknown certainty 'Sure'"),
        ({"modality": "adverb Certain Never"}, "unknown status 'Never'"),
        ({"classes": "weapons"}, "unknown class 'weapons'"),
        ({"slots": "-", "event": "-"}, "'zap' has no effect and no class"),
    ],
)
def test_a_malformed_row_is_refused_with_file_line_and_remedy(change: dict[str, str], what: str) -> None:
    message = refusal(change)
    assert message.startswith("verbs.tsv:7: ")
    assert what in message
    assert message.partition("; ")[2]


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ({}, {}, "sense of 'zap'"),
        ({}, {"event": "AID 0.9"}, "sense of 'zap'"),
        ({"cue": "that asserts"}, {"requires": "weak", "cue": "that|np denies"}, "cue of 'zap'"),
        ({"entails": "inf +/-"}, {"requires": "weak", "entails": "inf -/+"}, "entailment of 'zap'"),
        ({"modality": "adverb Certain"}, {"requires": "weak", "modality": "adverb Unknown"}, "modality of 'zap'"),
    ],
)
def test_rows_that_repeat_or_contradict_each_other_are_refused(
    first: dict[str, str], second: dict[str, str], what: str
) -> None:
    assert refusal(first, second) == f"verbs.tsv:8: {what} repeats or contradicts verbs.tsv:7; keep one of them"


def test_readings_of_one_row_may_not_contradict_either() -> None:
    assert "cue of 'zap'" in refusal({"cue": "that asserts; that|np denies"})


def test_the_dictionary_is_sound_and_large() -> None:
    assert len(dictionary.senses()) > 3000
    assert len(dictionary.classes()) > 100


@pytest.mark.parametrize("table", dictionary.TABLES)
def test_words_stand_in_alphabetical_order(table: str) -> None:
    lemmas = [row["lemma"] for row in tables.rows(table)]
    assert lemmas == sorted(lemmas, key=lambda lemma: (lemma.casefold(), lemma))


def test_senses_are_found_by_what_they_do() -> None:
    assert {"attack", "visit"} <= dictionary.having("event").keys()
    assert "belong" in dictionary.having("relations")
    assert "belong" not in dictionary.having("event")
    assert all(sense.cues for listed in dictionary.having("cues").values() for sense in listed)


def test_the_legend_explains_a_value_once_and_nothing_that_is_not_used() -> None:
    values = [(row["column"], row["value"]) for row in tables.rows("legend.tsv")]
    assert len(values) == len(set(values))
    senses = dictionary.senses()
    used = {
        "kind": {s.kind for s in senses},
        "flag": {flag for s in senses for flag in s.flags},
        "stance": {c.stance for s in senses for c in s.cues},
        "commits": {c.commits for s in senses for c in s.cues} - {""},
        "modality": {m.position for s in senses for m in s.modalities},
        "class": {name for s in senses for name in s.classes},
        "complement": {c.name for s in senses for c in s.conditions if c.slot == "comp"} - {"nothing"},
    }
    for column, found in used.items():
        assert found == explained(column), column


def test_kinds_and_prepositions_are_used() -> None:
    conditions = {c for s in dictionary.senses() for c in s.conditions}
    assert {c.name for c in conditions if c.test in {":", "!:"} and c.slot != "comp"} == kinds().keys()
    slots = {slot for s in dictionary.senses() for slot in (*s.first, *s.second)} | {c.slot for c in conditions}
    frames = {f.rpartition("+")[2] for s in dictionary.senses() for c in s.cues for f in c.frames}
    frames |= {e.frame for s in dictionary.senses() for e in s.entailments}
    assert closed_classes()["preposition"] <= {slot.removeprefix("prep_") for slot in slots} | frames


def test_verbs_of_a_class_have_its_shared_senses_after_those_of_their_own() -> None:
    shared = [(row["slots"], row["requires"]) for row in tables.rows(dictionary.SHARED)]
    assert len(dictionary.classes()["launching-verb"]) == 10
    for lemma in dictionary.classes()["launching-verb"]:
        listed = dictionary.verbs()[lemma]
        [named] = [sense for sense in listed if "launching-verb" in sense.classes]
        own, theirs = listed[: -len(shared)], listed[-len(shared) :]
        assert not any(sense.conditions == theirs[0].conditions for sense in own)
        for sense, (slots, requires) in zip(theirs, shared, strict=True):
            assert (sense.first, sense.second, sense.need) == cells.slots(slots)
            assert (sense.conditions, sense.flags) == cells.requirements(requires)
            assert (sense.particle, sense.kind, sense.classes) == (named.particle, named.kind, ())
    assert {sense.particle for sense in dictionary.verbs()["carry"][-2:]} == {"out"}


def test_a_shared_sense_of_an_unknown_class_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = dict.fromkeys(tables.rows(dictionary.SHARED)[0], "-") | {"class": "lunching-verb"}
    monkeypatch.setattr(tables, "numbered", lambda name: iter([(f"{name}:5", row)]))
    monkeypatch.setattr(dictionary, "_shared", dictionary._shared.__wrapped__)
    with pytest.raises(LexiconError, match="unknown class 'lunching-verb'"):
        list(dictionary.with_shared([("verbs.tsv", "verbs.tsv:7", SOUND | {"classes": "light-verb"})]))


def test_a_shared_sense_that_a_verb_has_of_its_own_is_refused() -> None:
    [first, *_] = tables.rows(dictionary.SHARED)
    twice = {"slots": first["slots"], "requires": first["requires"], "classes": "launching-verb"}
    with pytest.raises(LexiconError, match=r"^shared_senses.tsv:4: sense of 'zap' repeats"):
        list(dictionary.checked(dictionary.with_shared([("verbs.tsv", "verbs.tsv:7", SOUND | twice)])))
