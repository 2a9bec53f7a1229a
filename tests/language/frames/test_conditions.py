"""Each test of the grammar of conditions, held and not held."""

from typing import TYPE_CHECKING

import pytest

from kg.language.frames.conditions import holds, is_of
from kg.language.frames.event_slots import read_verb
from kg.language.frames.relation_slots import read_relational_noun, read_role
from kg.lexica import dictionary, tables

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.language.frames.reading import Reading

ROW = dict.fromkeys(tables.rows("verbs.tsv")[0], "-")


def met(reading: "Reading | None", requires: str, types: dict[int, str] | None = None) -> bool:
    assert reading is not None
    row = ROW | {"lemma": "x", "kind": "VERB", "slots": "agent > patient", "requires": requires, "event": "AID 0.5"}
    [sense] = dictionary.checked([("verbs.tsv", "verbs.tsv:1", row)])
    return holds(sense, reading, types if types is not None else {})


VERBS = [  # text with a verb, condition, whether it holds
    ("Norland *fired* missiles.", "patient=missile", True),
    ("Norland *fired* workers.", "patient=missile", False),
    ("Norland *fired* workers.", "patient!=missile", True),
    ("Norland *fired* a series of missiles.", "patient=missile", True),
    ("Norland *praised* military action.", "patient=force", True),
    ("Norland *praised* action.", "patient=force", False),
    ("Norland *retreated*.", "patient=nothing", True),
    ("Norland *retreated* the troops.", "patient=nothing", False),
    ("Norland *blocked* banks from hiring.", "from_ing!=nothing", True),
    ("Norland *blocked* banks.", "from_ing!=nothing", False),
    ("Norland *took* them as hostages.", "object=hostage", True),
    ("Norland *spoke* of retaliation.", "topic=force", True),
    ("Norland *asked* Sudria to leave.", "comp:infinitive", True),
    ("Norland *asked* whether Sudria would leave.", "comp:infinitive", False),
    ("Norland *asked* whether Sudria would leave.", "comp_word=question-word", True),
    ("Norland *vowed* to bomb the port.", "comp:conflict", True),
    ("Norland *vowed* to help the port.", "comp:conflict", False),
    ("Norland *insisted* that she must leave the port.", "comp:subjunctive", True),
    ("Norland *insisted* that she left the port.", "comp:subjunctive", False),
    ("Norland *let* the captain go free.", "outcome=free", True),
    ("Norland has *closed* borders with Sudria.", "deed", False),
    ("Norland has *closed* its borders with Sudria.", "deed", True),
    ("Norland has *closed* the ports of Sudria.", "deed", True),
    ("Norland *closed* borders with Sudria.", "deed", True),
    ("Norland *arrests* him.", "present", True),
    ("Norland *arrested* him.", "present", False),
]


@pytest.mark.parametrize(("text", "requires", "expected"), VERBS)
def test_a_condition_on_a_verb(parser: "Language", text: str, requires: str, expected: bool) -> None:
    at = text.index("*")
    verb = next(t for t in parser(text.replace("*", "")) if t.idx == at)
    assert met(read_verb(verb), requires) is expected


NOUNS = [
    ("Norland has close *ties* with Sudria.", "quality=warm", True),
    ("Norland has new *ties* with Sudria.", "quality=warm", False),
    ("Norland cemented its *ties* with Sudria.", "quality=warm", True),
    ("Its *relations* with Sudria are tense.", "quality=cold", True),
    ("Norland fears its *sanctions*.", "plural", True),
    ("Norland fears its *sanction*.", "plural", False),
]


@pytest.mark.parametrize(("text", "requires", "expected"), NOUNS)
def test_a_condition_on_a_relational_noun(parser: "Language", text: str, requires: str, expected: bool) -> None:
    at = text.index("*")
    noun = next(t for t in parser(text.replace("*", "")) if t.idx == at)
    assert met(read_relational_noun(noun), requires) is expected


ROLES = [
    ("Berg is the national *capital* of Norland.", "mod<=capital-modifier", True),
    ("Berg is the cultural *capital* of Norland.", "mod<=capital-modifier", False),
    ("Berg is the party *leader*.", "sole", True),
    ("Berg is a party *leader*.", "sole", False),
    ("Berg was a *member* of the council.", "past", True),
    ("Berg was a *member* of the council.", "-", False),
    ("Berg is a *member* of the council.", "-", True),
]


@pytest.mark.parametrize(("text", "requires", "expected"), ROLES)
def test_a_condition_on_a_role(parser: "Language", text: str, requires: str, expected: bool) -> None:
    at = text.index("*")
    noun = next(t for t in parser(text.replace("*", "")) if t.idx == at)
    assert met(read_role(noun), requires) is expected


def test_a_kind_is_a_class_or_the_type_of_a_mention(parser: "Language") -> None:
    verb = parser("Norland seized the harbour of Sudria.")[1]
    harbour = verb.nbor(2).i
    assert not met(read_verb(verb), "patient:territory")
    assert met(read_verb(verb), "patient:territory", {harbour: "Place"})
    assert not met(read_verb(verb), "patient=territory", {harbour: "Place"})
    assert met(read_verb(verb), "first:force", {0: "State"})
    assert not met(read_verb(verb), "second:territory", {0: "State"})
    assert met(read_verb(verb), "second:territory", {harbour: "Place"})
    assert is_of(verb.doc[0], "force", None, kind=True)  # types that are not known pass
