"""What follows from stated facts, and what does not."""

import pytest

from kg.errors import LexiconError
from kg.inference import Stated, chains, inferences
from kg.lexica import tables


def following(*facts: Stated, of: str) -> set[tuple[str, str, str]]:
    """Return what follows from proofs that start at a subject, as triples."""
    return {(i.subject, i.predicate, i.object) for i in told(*facts, of=of)}


def told(*facts: Stated, of: str):
    held: dict[str, list[Stated]] = {}
    for fact in facts:
        held.setdefault(fact.subject, []).append(fact)
    return inferences(of, lambda subject: tuple(held.get(subject, ())))


def test_a_symmetric_fact_holds_the_other_way_round_and_only_a_symmetric_one():
    assert following(Stated("norland", "alliedWith", "sudria"), of="norland") == {("sudria", "alliedWith", "norland")}
    assert following(Stated("norland", "claims", "isle"), of="norland") == {("isle", "claimedBy", "norland")}


def test_a_case_of_a_relation_is_the_wider_one_with_its_inverse():
    assert following(Stated("marsh", "headOfStateOf", "norland"), of="marsh") == {
        ("marsh", "leads", "norland"),
        ("norland", "ledBy", "marsh"),
        ("norland", "hasHeadOfState", "marsh"),
    }


def test_an_ally_of_an_ally_and_an_enemy_of_an_enemy_need_be_nothing():
    facts = [Stated("a", name, "b") for name in ("alliedWith", "opposes", "supports")]
    facts += [Stated("b", name, "c") for name in ("alliedWith", "opposes", "supports", "memberOf", "leads")]
    assert not {target for _, _, target in following(*facts, of="a")} & {"c"}


@pytest.mark.parametrize(
    ("relation", "along"),
    [
        ("locatedIn", "locatedIn"),
        ("locatedIn", "capitalOf"),
        ("residentOf", "locatedIn"),
        ("memberOf", "partOf"),
        ("affiliatedWith", "partOf"),
        ("participantIn", "partOf"),
        ("partOf", "partOf"),
    ],
)
def test_what_carries_over_does_so_along_any_number_of_steps(relation: str, along: str) -> None:
    facts = (Stated("a", relation, "b"), Stated("b", along, "c"), Stated("c", along, "d"))
    assert {("a", relation, "c"), ("a", relation, "d")} <= following(*facts, of="a")


@pytest.mark.parametrize(
    ("relation", "along"),
    [("bornIn", "locatedIn"), ("controls", "locatedIn"), ("memberOf", "memberOf"), ("leads", "partOf")],
)
def test_what_does_not_carry_over(relation: str, along: str) -> None:
    facts = (Stated("a", relation, "b"), Stated("b", along, "c"))
    assert not {ends for ends in following(*facts, of="a") if "c" in ends}


def test_an_inference_rests_on_all_facts_of_its_proof_and_on_their_time_alone():
    facts = (
        Stated("a", "memberOf", "b", since="1999", until="2010-06", current=False, confidence=0.9, told=("one",)),
        Stated("b", "partOf", "c", since="2004-05", confidence=0.5, told=("two",)),
    )
    (found,) = [i for i in told(*facts, of="a") if (i.predicate, i.object) == ("memberOf", "c")]
    assert (found.since, found.until, found.current, found.rules) == ("2004-05", "2010-06", False, ("ByChain",))
    assert found.premises == facts
    assert found.confidence == pytest.approx(0.45)


def test_facts_that_never_held_at_one_time_are_not_joined():
    facts = (
        Stated("a", "memberOf", "b", until="2003", current=False),
        Stated("b", "partOf", "c", since="2004"),
    )
    assert ("a", "memberOf", "c") not in following(*facts, of="a")


def test_what_is_stated_is_not_inferred_and_a_former_fact_does_not_stand_beside_a_current_one():
    facts = (
        Stated("a", "locatedIn", "b"),
        Stated("b", "locatedIn", "c"),
        Stated("b", "locatedIn", "c", until="2001", current=False),
        Stated("a", "locatedIn", "d"),
        Stated("b", "locatedIn", "d"),
    )
    found = [i for i in told(*facts, of="a") if i.predicate == "locatedIn"]
    assert [(i.object, i.current) for i in found] == [("c", True)]


def test_the_background_alone_says_nothing_new():
    facts = (Stated("a", "locatedIn", "b", by_text=False), Stated("b", "locatedIn", "c", by_text=False))
    assert following(*facts, of="a") == set()
    assert ("a", "locatedIn", "c") in following(facts[0], Stated("b", "locatedIn", "c"), of="a")


def test_a_circle_of_places_ends():
    facts = (Stated("a", "locatedIn", "b"), Stated("b", "locatedIn", "c"), Stated("c", "locatedIn", "a"))
    assert {end for _, _, end in following(*facts, of="a") if end != "a"} == {"c"}


def test_a_row_of_the_table_with_an_unknown_relation_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "numbered", lambda _: iter([("chains.tsv:5", {"relation": "x", "along": "partOf"})]))
    with pytest.raises(LexiconError, match=r"chains.tsv:5: unknown relation 'x'"):
        chains.__wrapped__()
